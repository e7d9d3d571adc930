import { z } from 'zod';
import {
  assignFields,
  objectionFields,
  referFields,
  reportUpFields,
  serveFields,
  transferFields,
  unitReplyFields,
} from '../terms/act-fields.ts';
import { referralKind } from '../terms/act-terms.ts';
import { channel } from '../terms/channels.ts';
import { codesOf } from '../terms/code-list.ts';
import { noticeKinds, type NoticeKind } from '../terms/document-kinds.ts';
import { entryActs, entryCatalogues, type EntryAct } from '../terms/entry-fields.ts';
import { officeCatalogues, officeFollowFields, type OfficeAct } from '../terms/office-fields.ts';
import { opStandings } from '../terms/exchange.ts';
import type { FieldCatalogue } from '../terms/fields.ts';
import { mediationCatalogues, type MediationAct } from '../terms/mediation-fields.ts';
import { fieldsSchema } from './fields.ts';
import { handoverSchema } from './handover.ts';
import { contactDetailSchema } from './routes/contact.ts';
import { disputeDetailSchema } from './routes/dispute.ts';
import { dutyDaySchema, dutyShiftSchema } from './routes/duty.ts';
import { leaderDaySchema, leaderRecordSchema } from './routes/leader.ts';
import { ledgerHeadSchema, ledgerRowSchema, periodSchema } from './routes/ledger.ts';
import { signedPeriodTableSchema, type SignedPeriodTable } from './routes/period-report.ts';
import { roundDetailSchema } from './routes/screening.ts';
import { reportDetailSchema } from './routes/report.ts';
import { stationProfileSchema } from './routes/station.ts';
import { owedSchema } from './routes/today.ts';

// Exactly what each paper shows. Snapshots are kept for ever and are read back by these schemas: a paper only ever
// gains optional fields, and a paper that must change otherwise becomes a new kind.

/** How a villager reaches the station, as it stood on the paper. */
const deskSchema = stationProfileSchema.pick({
  name: true,
  phone: true,
  address: true,
  hours: true,
  supervisionPhone: true,
});

/** What the codes of a list that grows were called when the paper was printed; null: the name had not come yet. */
const codeNamesSchema = z.record(z.string(), z.object({ zh: z.string(), en: z.string() }).nullable());
export type CodeNames = z.infer<typeof codeNamesSchema>;

/** F01 群众来访（来信来电）登记表 (domain.md §2.1); numbers are masked as on the screen. */
const registrationFormSchema = contactDetailSchema
  .pick({
    registrationNo: true,
    registeredAt: true,
    receptionistName: true,
    lateEntry: true,
    contactSeq: true,
    contact: true,
    matter: true,
    answer: true,
  })
  .extend({
    stationName: z.string(),
    /** Entered by mistake: what is printed of it says so. */
    isVoid: z.literal(true).optional(),
    codeNames: codeNamesSchema.optional(),
    /** Day of the first coming for this matter; null if this is it. */
    firstContactOn: z.string().nullable(),
  });

/** F02 回执 (domain.md §2.2). */
const receiptSlipSchema = z.object({
  /** Null on the slip of an accusation: code only, no number, no subject. */
  registrationNo: z.string().nullable(),
  lookupCode: z.string(),
  receivedOn: z.string(),
  /** Entered from paper on a later day: why, and when. */
  lateEntry: z.object({ reason: z.string(), registeredOn: z.string() }).nullable(),
  subject: z.string().nullable(),
  materialCopies: z.int(),
  receptionistName: z.string(),
  /** `told`: the visitor goes to the discipline organ; the slip does not say so. */
  next: z.enum(['here', 'answered', 'accusation', 'told']),
  noticeDueOn: z.string(),
  handleDueOn: z.string(),
  /** A notice of holidays that is not published yet could still move the date. */
  noticeProvisional: z.boolean(),
  handleProvisional: z.boolean(),
  /** Three lines in 20-point type for people who need help with reading. */
  simple: z.boolean(),
  /** One numbered slip for each representative of a joint visit. */
  copies: z.int(),
  desk: deskSchema,
});

/** F01 and F02 with number and code only, to be written by hand. */
const blankSetSchema = z.object({ registrationNo: z.string(), lookupCode: z.string(), desk: deskSchema });
/** F50 矛盾纠纷排查登记表 (domain.md §2.6); numbers are masked as on the screen. */
const disputeRegistrationSchema = disputeDetailSchema
  .pick({
    registrationNo: true,
    registeredAt: true,
    registrarName: true,
    state: true,
    dispute: true,
    conclusion: true,
  })
  .extend({
    stationName: z.string(),
    /** Oldest first. */
    progress: z.array(z.object({ at: z.string(), text: z.string() })),
    /** Where it came from: the coming (and with it the matter) and the meeting. */
    source: z.object({ contactNo: z.string().nullable(), roundPeriod: periodSchema.nullable() }).optional(),
    /** What its mediation says: number of the file, when the agreement was looked after, and how. */
    caseNo: z.string().nullable().optional(),
    followUps: z.array(z.object({ on: z.string(), text: z.string() })).optional(),
    codeNames: codeNamesSchema.optional(),
  });

/** F51 滚动台账 (domain.md §2.6): of one station, or consolidated with all below it; parties by name, no numbers of persons. */
const rollingLedgerSchema = ledgerHeadSchema.extend({
  stationName: z.string(),
  consolidated: z.boolean(),
  period: periodSchema,
  rows: z.array(ledgerRowSchema.omit({ disputeId: true })),
  codeNames: codeNamesSchema.optional(),
});

/** F53 排查例会记录 (domain.md §2.6). */
const screeningRecordSchema = roundDetailSchema
  .pick({ stationName: true, period: true, late: true, registrarName: true, round: true })
  .extend({
    isVoid: z.literal(true).optional(),
    disputes: z.array(roundDetailSchema.shape.disputes.element.omit({ disputeId: true })),
  });

/** F62 值班表: officials on duty, day by day. */
const dutyRosterSchema = z.object({
  stationName: z.string(),
  period: periodSchema,
  days: z.array(dutyDaySchema.omit({ changes: true }).extend({ changed: z.boolean() })),
});
/** F63 值班记录、交接班. */
const dutyLogSchema = dutyShiftSchema
  .pick({ stationName: true, values: true, handOver: true, takeOver: true })
  .extend({
    log: z.array(dutyShiftSchema.shape.log.element.shape.values),
    /** Entries that were struck, by their place in the log, each with its reason. */
    struck: z.array(z.object({ at: z.int(), reason: z.string() })).optional(),
  });

/** F40 领导接访公示表: of a month, for the door. */
const receptionScheduleSchema = z.object({
  stationName: z.string(),
  stationPhone: z.string(),
  period: periodSchema,
  days: z.array(leaderDaySchema.shape.values),
});
/** F41 领导接访登记表, F44 下访记录. */
const leaderReceptionSchema = leaderRecordSchema
  .pick({
    stationName: true,
    registrarName: true,
    values: true,
    result: true,
  })
  .extend({ matterNo: z.string().nullable().optional() });

/** F52, F61, F64–F67: said apart, or the type of all papers would be too long to write down. */
const periodReportSchema: z.ZodType<SignedPeriodTable> = signedPeriodTableSchema;

/** F60 零报告表 (domain.md §2.8): figures and numbers of matters, no names of villagers. */
const zeroReportSchema = reportDetailSchema
  .omit({ reportId: true, stationId: true, correctedBy: true, arrivedAt: true })
  .extend({ stationName: z.string() });

/** 本周到期清单: names masked, no words. */
const dueListSchema = z.object({
  stationName: z.string(),
  /** Of one week; what fell due before it is overdue. */
  period: periodSchema,
  rows: z.array(
    owedSchema
      .pick({
        kind: true,
        no: true,
        what: true,
        who: true,
        stationName: true,
        responsibleName: true,
        provisional: true,
      })
      .extend({ legalOn: z.string().nullable(), ownOn: z.string().nullable() }),
  ),
});

/** Cover of an envelope for the discipline organ: whom it is for, and where it was handed out. Nothing of who asked. */
const sealedEnvelopeCoverSchema = z.object({ organ: z.string(), stationName: z.string() });

/** 工作移交清单: who handed over what to whom; numbers of matters, no numbers of persons. */
const handoverListSchema = handoverSchema.extend({ stationName: z.string(), handedOverAt: z.string() });

/** What every notice of a competent organ says besides its own matter (domain.md §2.3). */
const noticeSchema = z.object({
  documentNo: z.string(),
  issuedOn: z.string(),
  organ: deskSchema,
  /** Null: anonymous. */
  addressee: z.string().nullable(),
  registrationNo: z.string(),
  officialNo: z.string(),
  lookupCode: z.string(),
  receivedOn: z.string(),
  summary: z.string().nullable(),
  contactPerson: z.string(),
  contactPhone: z.string(),
});

export type NoticeHead = z.infer<typeof noticeSchema>;

/** F03 受理告知书 (Regs 2022 Art 23). */
const acceptanceNoticeSchema = noticeSchema.extend({
  acceptedOn: z.string(),
  handleDueOn: z.string(),
  provisional: z.boolean(),
});

/** F04 不予受理告知书. */
const rejectionNoticeSchema = noticeSchema.extend({
  reason: z.string(),
  competentBody: z.string().nullable(),
  competentAddress: z.string().nullable(),
  legalBasis: z.string(),
  text: z.string().nullable(),
});

/** F06 去向告知书 (Art 23): where it went, when, and how that body is reached. */
const routingNoticeSchema = noticeSchema.extend({
  referralKind: z.enum(codesOf(referralKind)),
  referredOn: z.string(),
  toUnit: z.string(),
  toAddress: z.string().nullable(),
  toPhone: z.string().nullable(),
});

/** A letter between an organ and a unit (domain.md §2.4): which matter, and what the step said. */
const letterSchema = z.object({
  documentNo: z.string(),
  issuedOn: z.string(),
  organ: deskSchema,
  registrationNo: z.string(),
  officialNo: z.string(),
  receivedOn: z.string(),
  summary: z.string().nullable(),
  /** Null: anonymous, or asked to be kept from others. */
  petitionerName: z.string().nullable(),
  petitionerPhone: z.string().nullable(),
});
/** Of the referral that a unit answers or objects to. */
const answeredSchema = z.object({
  letterNo: z.string().nullable(),
  referral: fieldsSchema(referFields),
  receivedByUnitOn: z.string().nullable(),
});

/** F22 呈报单. */
const reportUpLetterSchema = letterSchema.extend({ values: fieldsSchema(reportUpFields) });
/** F20 转送函. */
const transferLetterSchema = letterSchema.extend({ values: fieldsSchema(transferFields) });
/** F21 交办函. */
const assignmentLetterSchema = letterSchema.extend({ values: fieldsSchema(assignFields) });
/** F25 异议退回函. */
const objectionLetterSchema = letterSchema.extend({
  ...answeredSchema.shape,
  objectionDueOn: z.string().nullable(),
  values: fieldsSchema(objectionFields),
});
/** F26 回复单. */
const replyFormSchema = letterSchema.extend({
  ...answeredSchema.shape,
  values: fieldsSchema(unitReplyFields),
});

/** F05 不再受理告知书 (Art 36). */
const noFurtherNoticeSchema = noticeSchema.extend({
  finalOpinionNo: z.string(),
  finalOpinionOn: z.string(),
  finalOpinionOrgan: z.string(),
  legalBasis: z.string(),
  text: z.string().nullable(),
});

/** F07 分流引导告知书 (Art 31). */
const diversionNoticeSchema = noticeSchema.extend({
  legalRoute: z.string(),
  body: z.string(),
  address: z.string().nullable(),
  limitationOn: z.string().nullable(),
  materials: z.array(z.string()),
  text: z.string().nullable(),
});

/** F08 补充材料告知书. */
const supplementNoticeSchema = noticeSchema.extend({
  missing: z.array(z.string()),
  dueOn: z.string(),
  text: z.string().nullable(),
});

/** F11 建议意见答复 (Art 29). */
const suggestionReplySchema = noticeSchema.extend({
  proposals: z.array(z.object({ request: z.string(), result: z.string(), ground: z.string() })),
  text: z.string().nullable(),
});

/** F09 延期办理告知书 (Art 34). */
const extensionNoticeSchema = noticeSchema.extend({
  acceptedOn: z.string(),
  formerDueOn: z.string(),
  days: z.int(),
  handleDueOn: z.string(),
  provisional: z.boolean(),
  reason: z.string(),
  approver: z.string(),
  approvedOn: z.string(),
});

/** F10 处理意见书 (Art 32): a conclusion with its ground for each request. */
const handlingOpinionSchema = noticeSchema.extend({
  facts: z.string().nullable(),
  findings: z.string(),
  conclusions: z.array(z.object({ request: z.string(), result: z.string(), ground: z.string() })),
  legalBasis: z.string(),
  executionUnit: z.string().nullable(),
  executionDueOn: z.string().nullable(),
  reviewBody: z.string(),
  reviewAddress: z.string().nullable(),
});

/** F17 送达回证: before the service to be filled in by hand, afterwards as it was recorded. */
const serviceReceiptSchema = z.object({
  organ: z.string(),
  registrationNo: z.string(),
  noticeKind: z.enum(noticeKinds),
  documentNo: z.string(),
  addressee: z.string().nullable(),
  service: fieldsSchema(serveFields).nullable(),
});

/** What was said at a step; its words are read by the catalogue of the step. */
export interface EntrySaid {
  act: EntryAct;
  values: Record<string, unknown>;
}
const entrySaidSchema: z.ZodType<EntrySaid> = z
  .object({ act: z.enum(entryActs), values: z.record(z.string(), z.unknown()) })
  .transform(({ act, values }) => ({ act, values: fieldsSchema(catalogueOf(act)).parse(values) }));

function catalogueOf(act: EntryAct): FieldCatalogue {
  return entryCatalogues[act];
}

/** What every form of a step says of its matter. */
interface EntryHead {
  organ: z.infer<typeof deskSchema>;
  registrationNo: string;
  officialNo: string | null;
  petitioner: string | null;
  petitionerPhone: string | null;
  petitionerAddress: string | null;
  receivedOn: string;
  summary: string | null;
  requests: string[];
  /** The opinion that stands, and what came of its review. */
  opinion: { no: string; on: string; servedOn: string | null } | null;
  review: { body: string; no: string; on: string; servedOn: string; result: string } | null;
}
const entryHeadSchema = z.object({
  organ: deskSchema,
  registrationNo: z.string(),
  officialNo: z.string().nullable(),
  petitioner: z.string().nullable(),
  petitionerPhone: z.string().nullable(),
  petitionerAddress: z.string().nullable(),
  receivedOn: z.string(),
  summary: z.string().nullable(),
  requests: z.array(z.string()),
  opinion: z.object({ no: z.string(), on: z.string(), servedOn: z.string().nullable() }).nullable(),
  review: z
    .object({
      body: z.string(),
      no: z.string(),
      on: z.string(),
      servedOn: z.string(),
      result: z.string(),
    })
    .nullable(),
});

/** The form of a step: empty before it is signed, with what was said afterwards. */
export interface EntryForm extends EntryHead {
  documentNo: string | null;
  values: Record<string, unknown>;
  /** What was decided or answered about it since. */
  answers: EntrySaid[];
  /** What it follows: of a hearing's record its notice. */
  followed: EntrySaid | null;
  /** Of a request to extend: what was granted. */
  extension: { on: string; days: number; approver: string } | null;
  /** Of a request to extend: the limit as it was before. */
  limit?: { acceptedOn: string; dueOn: string } | undefined;
}
function entryForm(act: EntryAct): z.ZodType<EntryForm> {
  return entryHeadSchema.extend({
    documentNo: z.string().nullable(),
    values: fieldsSchema(catalogueOf(act)),
    answers: z.array(entrySaidSchema),
    followed: entrySaidSchema.nullable(),
    extension: z.object({ on: z.string(), days: z.int(), approver: z.string() }).nullable(),
    limit: z.object({ acceptedOn: z.string(), dueOn: z.string() }).optional(),
  });
}

/** A form of the mediation set (domain.md §2.7): to be filled in and signed, or as it was put on record. */
export interface MediationForm {
  committee: string;
  /** Null: not taken up yet. */
  caseNo: string | null;
  registrationNo: string;
  quickType: string;
  codeNames?: CodeNames | undefined;
  /** Put on record; else still to be filled in. */
  said: boolean;
  values: Record<string, unknown>;
}
function mediationForm(act: MediationAct): z.ZodType<MediationForm> {
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  return z.object({
    committee: z.string(),
    caseNo: z.string().nullable(),
    registrationNo: z.string(),
    quickType: z.string(),
    codeNames: codeNamesSchema.optional(),
    said: z.boolean(),
    values: fieldsSchema(catalogue),
  });
}

/** A record of the office (F42, F68, F70 and those without a number), with what came of it. */
export interface OfficeForm {
  organ: string;
  registrarName: string;
  isVoid?: true | undefined;
  /** Of the matter that it is about. */
  matterNo: string | null;
  values: Record<string, unknown>;
  follows: { values: Record<string, unknown>; matterNo: string | null }[];
}
function officeForm(act: OfficeAct): z.ZodType<OfficeForm> {
  const catalogue: FieldCatalogue = officeCatalogues[act];
  const follow: FieldCatalogue = officeFollowFields;
  return z.object({
    organ: z.string(),
    registrarName: z.string(),
    isVoid: z.literal(true).optional(),
    matterNo: z.string().nullable(),
    values: fieldsSchema(catalogue),
    follows: z.array(z.object({ values: fieldsSchema(follow), matterNo: z.string().nullable() })),
  });
}

/** F69 信息报送登记: what was sent in a year, in the order of its days, and what was adopted. */
export interface InfoItemLog {
  organ: string;
  period: z.infer<typeof periodSchema>;
  rows: { values: Record<string, unknown>; follow: Record<string, unknown> | null }[];
}
const infoItemLogSchema: z.ZodType<InfoItemLog> = z.object({
  organ: z.string(),
  period: periodSchema,
  rows: z.array(
    z.object({
      values: fieldsSchema<FieldCatalogue>(officeCatalogues.infoItem),
      follow: fieldsSchema<FieldCatalogue>(officeFollowFields).nullable(),
    }),
  ),
});

/** 信访接待公告: how the station is reached, and what whoever comes may ask for. */
const doorNoticeSchema: z.ZodType<{ organ: z.infer<typeof deskSchema>; kind: 'village' | 'township' }> =
  z.object({ organ: deskSchema, kind: z.enum(['village', 'township']) });

/** F27 办结报告 (Art 22): how each request ended, what the petitioner was given, and what is still to be carried out. */
export interface ClosureReport extends EntryHead {
  facts: string | null;
  findings: string | null;
  conclusions: { request: string; result: string; ground: string }[];
  closedOn: string;
  closureGround: string;
  closureKind: string;
  words: string | null;
  documents: { documentKind: NoticeKind; no: string; on: string; servedOn: string | null }[];
  evaluation: { stationGrade: string; organGrade: string } | null;
  carryOut: { dueOn: string | null; doneOn: string | null } | null;
  handlingUnit: string | null;
  handlerName: string | null;
}
const closureReportSchema: z.ZodType<ClosureReport> = entryHeadSchema.extend({
  facts: z.string().nullable(),
  findings: z.string().nullable(),
  conclusions: z.array(z.object({ request: z.string(), result: z.string(), ground: z.string() })),
  closedOn: z.string(),
  closureGround: z.string(),
  closureKind: z.string(),
  words: z.string().nullable(),
  documents: z.array(
    z.object({
      documentKind: z.enum(noticeKinds),
      no: z.string(),
      on: z.string(),
      servedOn: z.string().nullable(),
    }),
  ),
  evaluation: z.object({ stationGrade: z.string(), organGrade: z.string() }).nullable(),
  carryOut: z.object({ dueOn: z.string().nullable(), doneOn: z.string().nullable() }).nullable(),
  handlingUnit: z.string().nullable(),
  handlerName: z.string().nullable(),
});

/** F43 领导包案登记表: names of petitioners masked; it lies on desks. */
const caseLeadSchema = z.object({
  organ: z.string(),
  registrationNo: z.string(),
  officialNo: z.string().nullable(),
  receivedOn: z.string(),
  petitioners: z.array(z.string()),
  summary: z.string().nullable(),
  requests: z.array(z.string()),
  unit: z.string().nullable(),
  leader: z.string(),
  post: z.string().nullable(),
  handler: z.string().nullable(),
  phone: z.string().nullable(),
  dueOn: z.string(),
  progress: z.array(z.object({ on: z.string(), kind: z.string(), text: z.string() })),
  result: z.string().nullable(),
  closedOn: z.string().nullable(),
});

/** F24 受理单: how a matter came in, what was proposed about it and decided; the name masked, for it lies on desks. */
const acceptanceSlipSchema = z.object({
  organ: z.string(),
  registrationNo: z.string(),
  officialNo: z.string().nullable(),
  channel: z.enum(codesOf(channel)),
  receivedOn: z.string(),
  /** Null: not accepted yet. */
  acceptedOn: z.string().nullable(),
  petitioner: z.string().nullable(),
  summary: z.string().nullable(),
  /** The letter with which the matter came to the unit that answers it. */
  referral: z
    .object({
      referralKind: z.enum(codesOf(referralKind)),
      letterNo: z.string().nullable(),
      unit: z.string(),
      referredOn: z.string(),
      receivedByUnitOn: z.string().nullable(),
    })
    .nullable(),
  officeOpinion: z.string().nullable(),
  leaderOpinion: z.string().nullable(),
  result: z.string().nullable(),
  closedOn: z.string().nullable(),
  handler: z.string().nullable(),
  phone: z.string().nullable(),
});

/** F33 批次上报清单 and 接收回执: what went in a batch, and what the other side made of it; no names and no words. */
const batchManifestSchema = z.object({
  organ: z.string(),
  seq: z.int(),
  batchId: z.string(),
  fileName: z.string(),
  from: z.string(),
  to: z.string(),
  /** Days of the first and the last entry in it. */
  firstOn: z.string(),
  lastOn: z.string(),
  writtenAt: z.string(),
  signer: z.string(),
  signerKey: z.string(),
  manifestHash: z.string(),
  fileHash: z.string().nullable(),
  entries: z.int(),
  records: z.array(z.object({ entity: z.string(), records: z.int(), entries: z.int() })),
  /** Null: nobody has signed for it yet. */
  receiptedAt: z.string().nullable(),
  /** Entries by what became of them. */
  standings: z.array(z.object({ state: z.enum(opStandings), count: z.int() })),
  /** Entries that were not simply taken in, each with its reason. */
  exceptions: z.array(
    z.object({
      entity: z.string(),
      recordNo: z.string().nullable(),
      state: z.enum(opStandings),
      code: z.string().nullable(),
    }),
  ),
});

/** What stands in a case file, and where: the cover, the catalogue and the end note are made from it (domain.md §2.9). */
export const caseFileSchema = z.object({
  organ: z.string(),
  fileNo: z.string(),
  fileTitle: z.string(),
  year: z.int(),
  from: z.string(),
  to: z.string(),
  items: z.int(),
  pages: z.int(),
  retention: z.string(),
  secret: z.boolean(),
  archivist: z.string(),
  checker: z.string(),
  archivedOn: z.string(),
  remark: z.string().nullable(),
  /** Of a mediation: who mediated (M01). */
  mediators: z.string().optional(),
  /** Where one volume does not hold it. */
  volume: z.object({ no: z.int(), of: z.int() }).optional(),
  rows: z.array(
    z.object({
      /** None: the first. */
      volume: z.int().optional(),
      no: z.string(),
      responsible: z.string(),
      title: z.string(),
      on: z.string().nullable(),
      page: z.int(),
      pages: z.int(),
    }),
  ),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

/** A paper with the data that it shows: one line for each kind that the program prints. */
export const paperSchema = z.discriminatedUnion('documentKind', [
  z.object({ documentKind: z.literal('registrationForm'), data: registrationFormSchema }),
  z.object({ documentKind: z.literal('receiptSlip'), data: receiptSlipSchema }),
  z.object({ documentKind: z.literal('dueList'), data: dueListSchema }),
  z.object({ documentKind: z.literal('zeroReport'), data: zeroReportSchema }),
  z.object({ documentKind: z.literal('dailyReport'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('weeklySummary'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('monthlyAnalysis'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('disputeStatistics'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('mediationStatistics'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('quarterlyReview'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('halfYearReport'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('annualReport'), data: periodReportSchema }),
  z.object({ documentKind: z.literal('blankSet'), data: blankSetSchema }),
  z.object({ documentKind: z.literal('sealedEnvelopeCover'), data: sealedEnvelopeCoverSchema }),
  z.object({ documentKind: z.literal('disputeRegistration'), data: disputeRegistrationSchema }),
  z.object({ documentKind: z.literal('rollingLedger'), data: rollingLedgerSchema }),
  z.object({ documentKind: z.literal('screeningRecord'), data: screeningRecordSchema }),
  z.object({ documentKind: z.literal('receptionSchedule'), data: receptionScheduleSchema }),
  z.object({ documentKind: z.literal('leaderReception'), data: leaderReceptionSchema }),
  z.object({ documentKind: z.literal('dutyRoster'), data: dutyRosterSchema }),
  z.object({ documentKind: z.literal('dutyLog'), data: dutyLogSchema }),
  z.object({ documentKind: z.literal('handoverList'), data: handoverListSchema }),
  z.object({ documentKind: z.literal('acceptanceNotice'), data: acceptanceNoticeSchema }),
  z.object({ documentKind: z.literal('rejectionNotice'), data: rejectionNoticeSchema }),
  z.object({ documentKind: z.literal('routingNotice'), data: routingNoticeSchema }),
  z.object({ documentKind: z.literal('noFurtherAcceptanceNotice'), data: noFurtherNoticeSchema }),
  z.object({ documentKind: z.literal('diversionNotice'), data: diversionNoticeSchema }),
  z.object({ documentKind: z.literal('supplementNotice'), data: supplementNoticeSchema }),
  z.object({ documentKind: z.literal('suggestionReply'), data: suggestionReplySchema }),
  z.object({ documentKind: z.literal('transferLetter'), data: transferLetterSchema }),
  z.object({ documentKind: z.literal('assignmentLetter'), data: assignmentLetterSchema }),
  z.object({ documentKind: z.literal('reportUpLetter'), data: reportUpLetterSchema }),
  z.object({ documentKind: z.literal('objectionLetter'), data: objectionLetterSchema }),
  z.object({ documentKind: z.literal('replyForm'), data: replyFormSchema }),
  z.object({ documentKind: z.literal('acceptanceSlip'), data: acceptanceSlipSchema }),
  z.object({ documentKind: z.literal('batchManifest'), data: batchManifestSchema }),
  z.object({ documentKind: z.literal('extensionNotice'), data: extensionNoticeSchema }),
  z.object({ documentKind: z.literal('handlingOpinion'), data: handlingOpinionSchema }),
  z.object({ documentKind: z.literal('serviceReceipt'), data: serviceReceiptSchema }),
  z.object({ documentKind: z.literal('caseLeadRecord'), data: caseLeadSchema }),
  z.object({ documentKind: z.literal('caseFileCover'), data: caseFileSchema.omit({ rows: true }) }),
  z.object({
    documentKind: z.literal('caseFileList'),
    data: caseFileSchema.pick({ organ: true, fileNo: true, fileTitle: true, volume: true, rows: true }),
  }),
  z.object({
    documentKind: z.literal('caseFileNote'),
    data: caseFileSchema.omit({
      rows: true,
      retention: true,
      secret: true,
      from: true,
      to: true,
      year: true,
    }),
  }),
  z.object({ documentKind: z.literal('withdrawalForm'), data: entryForm('withdraw') }),
  z.object({ documentKind: z.literal('reviewRequest'), data: entryForm('requestReview') }),
  z.object({ documentKind: z.literal('reReviewRequest'), data: entryForm('requestReReview') }),
  z.object({ documentKind: z.literal('hearingNotice'), data: entryForm('announceHearing') }),
  z.object({ documentKind: z.literal('hearingRecord'), data: entryForm('concludeHearing') }),
  z.object({ documentKind: z.literal('supervisionLetter'), data: entryForm('supervise') }),
  z.object({ documentKind: z.literal('improvementProposal'), data: entryForm('proposeImprovement') }),
  z.object({ documentKind: z.literal('urgentReport'), data: entryForm('reportUrgent') }),
  z.object({ documentKind: z.literal('evaluationForm'), data: entryForm('evaluate') }),
  z.object({ documentKind: z.literal('recusalDecision'), data: entryForm('askRecusal') }),
  z.object({ documentKind: z.literal('extensionApproval'), data: entryForm('askExtension') }),
  z.object({ documentKind: z.literal('declarationForm'), data: entryForm('declare') }),
  z.object({ documentKind: z.literal('meetingDecision'), data: entryForm('decideMeeting') }),
  z.object({ documentKind: z.literal('closureReport'), data: closureReportSchema }),
  z.object({ documentKind: z.literal('mediationApplication'), data: mediationForm('apply') }),
  z.object({ documentKind: z.literal('mediationAcceptance'), data: mediationForm('take') }),
  z.object({ documentKind: z.literal('mediationRights'), data: mediationForm('inform') }),
  z.object({ documentKind: z.literal('mediationMandate'), data: mediationForm('mandate') }),
  z.object({ documentKind: z.literal('mediationInquiry'), data: mediationForm('inquire') }),
  z.object({ documentKind: z.literal('mediationEvidence'), data: mediationForm('evidence') }),
  z.object({ documentKind: z.literal('mediationRecord'), data: mediationForm('session') }),
  z.object({ documentKind: z.literal('mediationAgreement'), data: mediationForm('agree') }),
  z.object({ documentKind: z.literal('oralAgreement'), data: mediationForm('agreeOral') }),
  z.object({ documentKind: z.literal('performanceProof'), data: mediationForm('perform') }),
  z.object({ documentKind: z.literal('mediationFollowUp'), data: mediationForm('followUp') }),
  z.object({ documentKind: z.literal('confirmationRequest'), data: mediationForm('askConfirmation') }),
  z.object({ documentKind: z.literal('mediationEnd'), data: mediationForm('end') }),
  z.object({ documentKind: z.literal('mediationReport'), data: mediationForm('close') }),
  z.object({ documentKind: z.literal('meetingMinutes'), data: officeForm('meeting') }),
  z.object({ documentKind: z.literal('deliberationRecord'), data: officeForm('deliberation') }),
  z.object({ documentKind: z.literal('leadingGroup'), data: officeForm('group') }),
  z.object({ documentKind: z.literal('publicityRecord'), data: officeForm('publicity') }),
  z.object({ documentKind: z.literal('instructionSlip'), data: officeForm('instruction') }),
  z.object({ documentKind: z.literal('appointmentSlip'), data: officeForm('appointment') }),
  z.object({ documentKind: z.literal('infoItemLog'), data: infoItemLogSchema }),
  z.object({ documentKind: z.literal('doorNotice'), data: doorNoticeSchema }),
]);
export type Paper = z.infer<typeof paperSchema>;
export type PaperKind = Paper['documentKind'];
export type PaperData<K extends PaperKind> = Extract<Paper, { documentKind: K }>['data'];

export const paperKinds = paperSchema.options.map(({ shape }) => shape.documentKind.value);
