import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { channel } from '../../terms/channels.ts';
import { lateEntryReason, matterState, slipOutcome, voidReason } from '../../terms/matter-terms.ts';
import { sealedRoute } from '../../terms/sealed-terms.ts';
import { columnValuesSchema, fieldsSchema } from '../fields.ts';
import { historyEntrySchema } from '../history.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const contactValues = fieldsSchema(contactFields);
const matterValues = fieldsSchema(matterFields);
const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const wordsSchema = z.string().trim().min(1).max(500);

/** Dates of the slip (domain.md §2.2): the latest first notice, and the latest answer if the matter is accepted. */
const slipDatesSchema = z.object({
  noticeDueOn: z.string(),
  handleDueOn: z.string(),
  /** A notice of holidays that is not published yet could still move the date. */
  /** The own target, where one is laid down and comes before the day by law. */
  noticeTargetOn: z.string().nullable(),
  handleTargetOn: z.string().nullable(),
  noticeProvisional: z.boolean(),
  handleProvisional: z.boolean(),
});

export const contactRowSchema = z.object({
  contactId: z.uuid(),
  stationName: z.string(),
  registrationNo: z.string(),
  channel: z.enum(codesOf(channel)),
  receivedAt: z.string(),
  headcount: z.int(),
  isCollective: z.boolean(),
  /** Null: anonymous. Never masked here, because staff must know whom they speak with; numbers are masked. */
  petitionerName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  /** Another station keeps the words: they did not travel (exchange.md §3). */
  withheld: z.boolean(),
  purpose: z.string().nullable(),
  contentCategory: z.string().nullable(),
  summary: z.string().nullable(),
  matterState: z.enum(codesOf(matterState)),
  state: z.enum(['registered', 'void']),
  /** 1: enough for the slip, still to be completed; 2: complete. */
  stage: z.int(),
  /** Its personal data was erased by law. */
  redacted: z.boolean(),
  /** The day by law, and the day from which it is shown in amber. */
  nextDueOn: z.string().nullable(),
  nextWarnOn: z.string().nullable(),
  nextDueProvisional: z.boolean(),
  /** Of the line of an accusation: number, code, day, channel and this are all that there is. */
  route: z.enum(codesOf(sealedRoute)).nullable(),
  /** Of contact and matter, as their catalogues mark them. */
  values: columnValuesSchema,
});
export type ContactRow = z.infer<typeof contactRowSchema>;

export const contactDetailSchema = z.object({
  contactId: z.uuid(),
  matterId: z.uuid(),
  registrationNo: z.string(),
  lookupCode: z.string(),
  registeredAt: z.string(),
  receptionistName: z.string(),
  /** Who answers for the matter: who received first, until it is handed over. */
  responsibleName: z.string(),
  lateEntry: z.string().nullable(),
  state: z.enum(['registered', 'void']),
  /** Not null: entered by mistake, it counts nowhere. */
  voiding: z
    .object({
      at: z.string(),
      staffName: z.string(),
      reason: z.enum(codesOf(voidReason)),
      words: z.string().nullable(),
    })
    .nullable(),
  /** Its voiding needs words: a paper of it has gone out, or it was confirmed. */
  goneOut: z.boolean(),
  /** Not null: its matter was merged, and is handled under this one. */
  main: z
    .object({ matterId: z.uuid(), registrationNo: z.string(), contactId: z.uuid().nullable() })
    .nullable(),
  /** This station took it down. */
  own: z.boolean(),
  /** The station that has the matter since it was handed over: what is changed of it here is a proposal there. */
  handedOverTo: z.string().nullable(),
  /** This station has the matter, and so decides on an erasure. */
  mayErase: z.boolean(),
  /** How many times somebody has come for this matter, and which of them this is; 0 for a void one, which is none. */
  contactSeq: z.int(),
  contactCount: z.int(),
  missing: z.array(z.string()),
  slipOutcome: z.string().nullable(),
  /** A revision now needs a reason: read back and confirmed, printed for signature, or exported. */
  signed: z.boolean(),
  /** ID and telephone numbers are masked; `contact.reveal` gives one of them against a reason. */
  contact: contactValues,
  matter: matterValues,
  answer: z
    .object({ answeredOn: z.string(), agreedOral: z.boolean(), text: z.string().nullable() })
    .nullable(),
  dates: slipDatesSchema,
  /** The competent organ has taken the matter up: what is owed now is told by `matter.acts`. */
  takenUp: z.boolean(),
  /** Not null: the personal data was erased by law, and nothing more can be written into it. */
  redaction: redactionSchema.nullable(),
  history: z.array(historyEntrySchema),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

export const contactRoutes = {
  'contact.register': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({
      contact: contactValues,
      matter: matterValues,
      /** A repeat visit: attaches to this matter, whose own fields are then left alone. */
      matterId: z.uuid().optional(),
      /** Answered now; the words of the answer. */
      answer: z.object({ text: z.string().trim().min(1).max(4000), agreedOral: z.boolean() }).optional(),
      lateEntry: z.enum(codesOf(lateEntryReason)).optional(),
      /** The blank set on which it was written by hand; needs a reason of late entry. */
      blankSetId: z.uuid().optional(),
    }),
    output: z.object({
      contactId: z.uuid(),
      matterId: z.uuid(),
      registrationNo: z.string(),
      lookupCode: z.string(),
    }),
  }),
  'contact.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({
      search: z.string().max(100).default(''),
      channel: z.enum(codesOf(channel)).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      sort: z.enum(['receivedAt', 'petitionerName', 'registrationNo']).default('receivedAt'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(contactRowSchema), total: z.int() }),
  }),
  'contact.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ contactId: z.uuid() }),
    output: contactDetailSchema,
  }),
  /** Finds a registration by the code on a slip. */
  'contact.lookup': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ lookupCode: z.string().max(40) }),
    output: z.object({
      /** Codes are minted at random: after a restore two comings may have the same. */
      contacts: z.array(z.object({ contactId: z.uuid(), registrationNo: z.string() })),
      /** The code stands on a blank set that was not entered yet, or on spoilt paper. */
      blankSet: z
        .object({ registrationNo: z.string(), state: z.enum(['reserved', 'void']), reservedAt: z.string() })
        .nullable(),
    }),
  }),
  /**
   * A lost slip: the comings of a person who was seen, by the whole name and the last four of an ID or telephone number.
   * Each look goes into the audit log.
   */
  'contact.lostSlip': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({
      name: z.string().trim().min(1).max(60),
      lastFour: z.string().regex(/^\d{3}[\dXx]$/u),
      /** Somebody of the station has looked at the person and at a paper that says who it is. */
      seen: z.literal(true),
    }),
    output: z.object({
      found: z.array(
        z.object({
          contactId: z.uuid(),
          registrationNo: z.string(),
          receivedOn: z.string(),
          summary: z.string().nullable(),
          /** Taken down at this station. */
          own: z.boolean(),
        }),
      ),
    }),
  }),
  /** Gives one unmasked number against a reason, which goes into the audit log. */
  'contact.reveal': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({
      contactId: z.uuid(),
      field: z.enum(['phone', 'idNumber', 'agentIdNumber']),
      reason: z.string().trim().min(2).max(200),
    }),
    output: z.object({ value: z.string() }),
  }),
  'contact.revise': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({
      contactId: z.uuid(),
      contact: z.object({ set: contactValues, clear: z.array(z.enum(Object.keys(contactFields))) }),
      matter: z.object({ set: matterValues, clear: z.array(z.enum(Object.keys(matterFields))) }),
      /** Needed once the record counts as signed: REASON_REQUIRED. */
      reason: z.string().trim().max(500).optional(),
    }),
    output: z.object({}),
  }),
  /**
   * Erases personal data here and above, for good: of this coming, or of the whole matter with every coming for it.
   * Errors: NOT_FOUND, SEALED, FORBIDDEN (another station's), REDACTION_HANDED_OVER (the level above has the matter),
   * REDACTION_OPEN, CONFLICT (erased already).
   */
  'contact.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({
      contactId: z.uuid(),
      scope: z.enum(['contact', 'matter']),
      grounds: redactionGroundsSchema,
    }),
    output: z.object({}),
  }),
  /**
   * Entered by mistake: it stays readable and counts nowhere; where another level has the matter, that is proposed to it.
   * Errors: NOT_FOUND, SEALED, FORBIDDEN (another station's), CONFLICT (void already, erased, proposed already),
   * VOID_HANDED_OVER (it was merged into what another level has), REASON_REQUIRED (words are needed for `other`, and once a
   * paper has gone out).
   */
  'contact.void': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({
      contactId: z.uuid(),
      reason: z.enum(codesOf(voidReason)),
      words: wordsSchema.optional(),
    }),
    output: z.object({ isProposal: z.boolean() }),
  }),
  /** Takes a voiding back. Errors: as `contact.void`, CONFLICT (it is not void, or was erased). */
  'contact.unvoid': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ contactId: z.uuid(), words: wordsSchema }),
    output: z.object({ isProposal: z.boolean() }),
  }),
  /** What became of the slip: no host knows whether paper came out, so a person says it. */
  'contact.slip': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ contactId: z.uuid(), outcome: z.enum(codesOf(slipOutcome)) }),
    output: z.object({}),
  }),
};
