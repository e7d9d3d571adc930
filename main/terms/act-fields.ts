import {
  closureGround,
  exemptGround,
  legalRoute,
  noteKind,
  objectionVerdict,
  rejectReason,
  serveBy,
  serviceWay,
  suggestionResult,
  urgeAbout,
} from './act-terms.ts';
import type { CodeList } from './code-list.ts';
import { contentCategory } from './content-categories.ts';
import { entryCatalogues } from './entry-fields.ts';
import { defineFields } from './fields.ts';
import { requestResult } from './matter-terms.ts';

// What a person says when a matter takes a step; one catalogue a step, named by the step (main/core/matters/steps.ts).

/** Who is to hand a document over, and by when. */
const handOver = {
  serveBy: { type: 'code', list: serveBy, section: 'serving', stage: 1, width: 'half' },
  serveDueOn: { type: 'day', ahead: true, section: 'serving', stage: 0 },
} as const;

/** What becomes of each thing that was asked for or proposed, and on what ground. */
const concludedWith = <const L extends CodeList>(list: L) =>
  ({
    type: 'rows',
    maxItems: 20,
    fields: {
      request: { type: 'line', max: 500 },
      result: { type: 'code', list },
      ground: { type: 'line', max: 1000 },
    },
    section: 'act',
    stage: 1,
    width: 'full',
  }) as const;

/** Whom the petitioner can ask. */
const contactPoint = {
  contactPerson: { type: 'name', max: 60, section: 'act', stage: 1 },
  contactPhone: { type: 'phone', section: 'act', stage: 1 },
} as const;

/** Who at the township answers for it; stays inside. */
export const chargeFields = defineFields({
  confirmedCategory: { type: 'code', list: contentCategory, section: 'act', stage: 0 },
  handlingUnit: { type: 'line', max: 60, section: 'act', stage: 1 },
  handlerName: { type: 'name', max: 60, section: 'act', stage: 0 },
  handlerPhone: { type: 'phone', section: 'act', stage: 0 },
  leadOfficial: { type: 'name', max: 60, section: 'act', stage: 0 },
  leadPost: { type: 'line', max: 60, section: 'act', stage: 0 },
});

/** F03 (Regs 2022 Art 23). */
export const acceptFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  ...contactPoint,
  ...handOver,
});

/** F04 (Art 23): the reason, and which body is competent. */
export const rejectFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  rejectReason: { type: 'code', list: rejectReason, section: 'act', stage: 1, width: 'half' },
  competentBody: { type: 'line', max: 120, section: 'act', stage: 0, width: 'half' },
  competentAddress: { type: 'line', max: 160, section: 'act', stage: 0, width: 'half' },
  legalBasis: { type: 'line', max: 300, section: 'act', stage: 1, width: 'full' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 0, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** F05 (Art 36): a final opinion has been given on the same facts and reasons. */
export const noFurtherFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  finalOpinionNo: { type: 'line', max: 60, section: 'act', stage: 1 },
  finalOpinionOn: { type: 'day', section: 'act', stage: 1 },
  finalOpinionOrgan: { type: 'line', max: 120, section: 'act', stage: 1, width: 'half' },
  legalBasis: { type: 'line', max: 300, section: 'act', stage: 1, width: 'half' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 0, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** F07 (Art 31): the lawful route, and all that the petitioner needs to take it. */
export const divertFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  legalRoute: { type: 'code', list: legalRoute, section: 'act', stage: 1, width: 'half' },
  competentBody: { type: 'line', max: 120, suggests: true, section: 'act', stage: 1, width: 'half' },
  competentAddress: { type: 'line', max: 160, section: 'act', stage: 0, width: 'half' },
  limitationOn: { type: 'day', ahead: true, section: 'act', stage: 0 },
  materialsToBring: { type: 'lines', max: 120, maxItems: 20, section: 'act', stage: 0, width: 'full' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 0, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** F08: what is missing and by when; it moves no clock. */
export const supplementFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  supplementDueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  missingMaterials: { type: 'lines', max: 200, maxItems: 20, section: 'act', stage: 1, width: 'full' },
  actText: { type: 'story', max: 2000, section: 'act', stage: 0, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** 建议意见 (Art 29): it is studied, by whom. */
export const studyFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  studyUnit: { type: 'line', max: 120, suggests: true, section: 'act', stage: 1, width: 'half' },
  ...contactPoint,
});

/** F11: what becomes of each proposal, with its reasons. */
export const suggestionFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  proposals: concludedWith(suggestionResult),
  actText: { type: 'story', max: 4000, section: 'act', stage: 0, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** What of a referral the petitioner may know, and with him the village: where it went, when, whom to ask (Art 23). */
export const referFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  toUnit: { type: 'line', max: 120, suggests: true, section: 'act', stage: 1 },
  reportDueOn: { type: 'day', ahead: true, section: 'act', stage: 0 },
  toAddress: { type: 'line', max: 160, section: 'act', stage: 0, width: 'half' },
  toPhone: { type: 'phone', section: 'act', stage: 0, width: 'half' },
  ...contactPoint,
});

/** What stands in the letter to the unit alone: it stays inside. */
const letterWords = {
  actText: { type: 'story', max: 4000, section: 'letter', stage: 1, width: 'full' },
  officeOpinion: { type: 'line', max: 500, section: 'letter', stage: 0, width: 'half' },
  leaderOpinion: { type: 'line', max: 500, section: 'letter', stage: 0, width: 'half' },
  enclosures: { type: 'line', max: 300, section: 'letter', stage: 0, width: 'full' },
} as const;

/** F20 转送函, with F06 for the petitioner. */
export const transferFields = defineFields({ ...referFields, ...letterWords, ...handOver });

/** F22 上报（呈报）单, with F06 for the petitioner: beyond what this organ may decide. */
export const reportUpFields = defineFields({
  ...referFields,
  actText: { type: 'story', max: 4000, section: 'letter', stage: 1, width: 'full' },
  unitOpinion: { type: 'story', max: 2000, section: 'letter', stage: 1, width: 'full' },
  enclosures: { type: 'line', max: 300, section: 'letter', stage: 0, width: 'full' },
  ...handOver,
});

const assignWords = {
  meetingNo: { type: 'line', max: 60, section: 'letter', stage: 0, width: 'half' },
  coUnits: {
    type: 'rows',
    maxItems: 8,
    fields: {
      unit: { type: 'line', max: 60 },
      name: { type: 'name', max: 60 },
      phone: { type: 'phone' },
    },
    section: 'letter',
    stage: 0,
    width: 'full',
  },
} as const;
const namedDay = { type: 'day', ahead: true, section: 'act', stage: 1 } as const;

/** F21 交办函: the letter names the day by which the unit reports back (Art 22). */
export const assignFields = defineFields({
  ...referFields,
  reportDueOn: namedDay,
  ...letterWords,
  ...assignWords,
  ...handOver,
});

/** F21 within the handling of an accepted matter: the petitioner has been told, the organ stays the one that answers. */
export const entrustFields = defineFields({
  ...referFields,
  reportDueOn: namedDay,
  ...letterWords,
  ...assignWords,
});

/** The unit has it: from this day on it may object. */
export const unitReceiptFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  handlerName: { type: 'name', max: 60, section: 'act', stage: 0 },
  handlerPhone: { type: 'phone', section: 'act', stage: 0 },
});

const onDay = { actOn: { type: 'day', section: 'act', stage: 1 } } as const;

/** Of a unit's reply, or of its objection, what its clocks need; its words stand in the letter and stay inside. */
export const dayFields = defineFields(onDay);

/** F26 回复单. */
export const unitReplyFields = defineFields({
  ...onDay,
  replyNo: { type: 'line', max: 60, section: 'act', stage: 0 },
  handlerName: { type: 'name', max: 60, section: 'act', stage: 0 },
  handlerPhone: { type: 'phone', section: 'act', stage: 0 },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
  enclosures: { type: 'line', max: 300, section: 'act', stage: 0, width: 'full' },
});

/** F25 异议退回函 (Art 23): within five working days of receipt, with its reasons in detail. */
export const objectionFields = defineFields({
  ...onDay,
  competentBody: { type: 'line', max: 120, suggests: true, section: 'act', stage: 0, width: 'half' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
  returnedMaterials: { type: 'lines', max: 120, maxItems: 20, section: 'act', stage: 0, width: 'full' },
});

/** What the transferring body decides about an objection. */
export const verdictFields = defineFields({
  ...onDay,
  objectionVerdict: { type: 'code', list: objectionVerdict, section: 'act', stage: 1, width: 'half' },
  actText: { type: 'story', max: 2000, section: 'act', stage: 1, width: 'full' },
});

/** The organ takes back what it had referred; from today, never dated back. */
export const recallFields = defineFields({
  actText: { type: 'story', max: 2000, section: 'act', stage: 1, width: 'full' },
});

/** F17 送达回证. */
export const serveFields = defineFields({
  servedAt: { type: 'instant', section: 'act', stage: 1 },
  serviceWay: { type: 'code', list: serviceWay, section: 'act', stage: 1 },
  servicePlace: { type: 'line', max: 120, section: 'act', stage: 1 },
  recipient: { type: 'name', max: 60, section: 'act', stage: 0 },
  recipientRelation: { type: 'line', max: 40, section: 'act', stage: 0 },
  mailNo: { type: 'line', max: 40, section: 'act', stage: 0 },
  refusal: { type: 'line', max: 300, section: 'act', stage: 0, width: 'full' },
  witnesses: {
    type: 'rows',
    maxItems: 2,
    fields: { name: { type: 'name', max: 60 }, unit: { type: 'line', max: 60 } },
    section: 'act',
    stage: 0,
    width: 'full',
  },
  servers: {
    type: 'rows',
    maxItems: 2,
    fields: { name: { type: 'name', max: 60 } },
    section: 'act',
    stage: 1,
    width: 'full',
  },
});

/** Counts from the day on which it is recorded: what stops a clock is never dated back. */
export const exemptFields = defineFields({
  exemptGround: { type: 'code', list: exemptGround, section: 'act', stage: 1, width: 'half' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

/** 催办: what, and by when. */
export const urgeFields = defineFields({
  urgeAbout: { type: 'code', list: urgeAbout, section: 'act', stage: 1, width: 'half' },
  replyDueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

export const replyFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

/** Stays inside. */
export const noteFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  noteKind: { type: 'code', list: noteKind, section: 'act', stage: 1 },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

/** F09 (Art 34): once, up to 30 days, approved before the limit ends, with its reason told. */
export const extendFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  extensionDays: { type: 'count', min: 1, max: 60, section: 'act', stage: 1 },
  approver: { type: 'name', max: 60, section: 'act', stage: 1 },
  actText: { type: 'story', max: 2000, section: 'act', stage: 1, width: 'full' },
  ...contactPoint,
  ...handOver,
});

/** F10 (Art 32; Shandong Art 41, Beijing Art 43): a conclusion with its ground for each request. */
export const opinionFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  findings: { type: 'story', max: 8000, section: 'act', stage: 1, width: 'full' },
  conclusions: concludedWith(requestResult),
  legalBasis: { type: 'line', max: 300, section: 'act', stage: 1, width: 'full' },
  executionUnit: { type: 'line', max: 60, section: 'act', stage: 0 },
  executionDueOn: { type: 'day', ahead: true, section: 'act', stage: 0 },
  reviewBody: { type: 'line', max: 120, section: 'act', stage: 1 },
  reviewAddress: { type: 'line', max: 160, section: 'act', stage: 0, width: 'half' },
  ...contactPoint,
  ...handOver,
});

export const closeFields = defineFields({
  closureGround: { type: 'code', list: closureGround, section: 'act', stage: 1, width: 'half' },
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

export const reopenFields = defineFields({
  actText: { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' },
});

/** What a person says at each step of a matter. */
export const actCatalogues = {
  charge: chargeFields,
  accept: acceptFields,
  reject: rejectFields,
  noFurther: noFurtherFields,
  divert: divertFields,
  study: studyFields,
  suggestion: suggestionFields,
  supplement: supplementFields,
  transfer: transferFields,
  assignOut: assignFields,
  entrust: entrustFields,
  reportUp: reportUpFields,
  unitReceipt: unitReceiptFields,
  unitReply: unitReplyFields,
  objection: objectionFields,
  verdict: verdictFields,
  recall: recallFields,
  serve: serveFields,
  exempt: exemptFields,
  urge: urgeFields,
  reply: replyFields,
  note: noteFields,
  extend: extendFields,
  opinion: opinionFields,
  close: closeFields,
  reopen: reopenFields,
  ...entryCatalogues,
} as const;
export type MatterAct = keyof typeof actCatalogues;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
export const matterActs = Object.keys(actCatalogues) as MatterAct[];
