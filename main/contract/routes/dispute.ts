import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import { disputeMethod, disputeResult, disputeState, performanceState } from '../../terms/dispute-terms.ts';
import { disputeQuickType, disputeTypeA, disputeTypeB } from '../../terms/dispute-types.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { codeSchema, columnValuesSchema, fieldsSchema } from '../fields.ts';
import { historyEntrySchema } from '../history.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const disputeValues = fieldsSchema(disputeFields);
const stateSchema = z.enum(codesOf(disputeState));
const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const wordsSchema = z.string().trim().min(1).max(4000);
const reasonSchema = z.string().trim().min(1).max(500);

export const disputeRowSchema = z.object({
  disputeId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  registrationNo: z.string(),
  foundOn: z.string(),
  quickType: codeSchema(disputeQuickType),
  typeA: z.enum(codesOf(disputeTypeA)),
  typeB: z.enum(codesOf(disputeTypeB)),
  state: stateSchema,
  summary: z.string().nullable(),
  parties: z.string(),
  riskLevel: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  nextDueOn: z.string().nullable(),
  /** 1: enough to be registered, still to be completed; 2: complete. */
  stage: z.int(),
  /** Its personal data was erased by law. */
  redacted: z.boolean(),
  /** As the catalogue marks them. */
  values: columnValuesSchema,
});
export type DisputeRow = z.infer<typeof disputeRowSchema>;

const conclusionSchema = z.object({
  on: z.string(),
  result: z.enum(codesOf(disputeResult)),
  performance: z.enum(codesOf(performanceState)).nullable(),
  text: z.string().nullable(),
});

export const disputeDetailSchema = z.object({
  disputeId: z.uuid(),
  stationId: z.uuid(),
  registrationNo: z.string(),
  registeredAt: z.string(),
  registrarName: z.string(),
  /** Who of the staff follows it. */
  responsibleName: z.string(),
  contactId: z.uuid().nullable(),
  /** The matter for which that coming was. */
  matter: z.object({ matterId: z.uuid(), registrationNo: z.string() }).nullable(),
  /** The screening round in which it was found. */
  roundId: z.uuid().nullable(),
  state: stateSchema,
  /** What the state allows now. */
  steps: z.array(z.enum(['progress', 'conclude', 'perform', 'reopen', 'revise', 'void', 'unvoid'])),
  missing: z.array(z.string()),
  /** A revision now needs a reason: printed for signature. */
  signed: z.boolean(),
  /** Telephone numbers are masked; both official types are filled in by the crosswalk. */
  dispute: disputeValues,
  conclusion: conclusionSchema.nullable(),
  /** Not null: the personal data was erased by law, and nothing more can be written into it. */
  redaction: redactionSchema.nullable(),
  history: z.array(historyEntrySchema),
});
export type DisputeDetail = z.infer<typeof disputeDetailSchema>;

const named = z.object({ disputeId: z.uuid() });

export const disputeRoutes = {
  /** Errors: INPUT_INVALID, NOT_FOUND (contact, round). */
  'dispute.register': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({
      dispute: disputeValues,
      contactId: z.uuid().optional(),
      roundId: z.uuid().optional(),
    }),
    output: z.object({ disputeId: z.uuid(), registrationNo: z.string() }),
  }),
  'dispute.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({
      search: z.string().max(100).default(''),
      states: z.array(stateSchema).min(1).optional(),
      quickType: codeSchema(disputeQuickType).optional(),
      stationId: z.uuid().optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      sort: z.enum(['foundOn', 'parties', 'registrationNo', 'nextDueOn']).default('foundOn'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(disputeRowSchema), total: z.int() }),
  }),
  'dispute.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: named,
    output: disputeDetailSchema,
  }),
  /** Gives the number of one party (by its place in the list) against a reason, which goes into the audit log. */
  'dispute.reveal': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: named.extend({ party: z.int().min(0).max(99), reason: z.string().trim().min(2).max(200) }),
    output: z.object({ value: z.string() }),
  }),
  /** Errors of this and the following steps: NOT_FOUND, FORBIDDEN, CONFLICT (the state does not allow it), REASON_REQUIRED. */
  'dispute.revise': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      dispute: z.object({ set: disputeValues, clear: z.array(z.enum(Object.keys(disputeFields))) }),
      reason: z.string().trim().max(500).optional(),
    }),
    output: z.object({}),
  }),
  'dispute.progress': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      on: z.iso.date(),
      method: z.enum(codesOf(disputeMethod)).optional(),
      text: wordsSchema,
    }),
    output: z.object({}),
  }),
  'dispute.conclude': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      on: z.iso.date(),
      result: z.enum(codesOf(disputeResult)),
      performance: z.enum(codesOf(performanceState)).optional(),
      text: wordsSchema,
    }),
    output: z.object({}),
  }),
  'dispute.perform': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      on: z.iso.date(),
      performance: z.enum(codesOf(performanceState)),
      text: wordsSchema.optional(),
    }),
    output: z.object({}),
  }),
  'dispute.reopen': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({ reason: reasonSchema }),
    output: z.object({}),
  }),
  /** Erases the personal data here and above, for good. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'dispute.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: named.extend({ grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
  'dispute.void': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({ reason: reasonSchema }),
    output: z.object({}),
  }),
  /** Takes a voiding back. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (it is not void, or was erased). */
  'dispute.unvoid': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({ reason: reasonSchema }),
    output: z.object({}),
  }),
};
