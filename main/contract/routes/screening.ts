import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { disputeState } from '../../terms/dispute-terms.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import { screeningFields } from '../../terms/screening-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { historyEntrySchema } from '../history.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { periodIdSchema, periodSchema } from './ledger.ts';

const values = fieldsSchema(screeningFields);
const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const discussedSchema = z.array(z.uuid()).max(500);
const named = z.object({ roundId: z.uuid() });

const roundRowSchema = z.object({
  roundId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  period: periodSchema,
  heldOn: z.string(),
  /** Held after its period was over. */
  late: z.boolean(),
  void: z.boolean(),
  host: z.string().nullable(),
  attendance: z.int().nullable(),
  found: z.int(),
  discussed: z.int(),
});
export type RoundRow = z.infer<typeof roundRowSchema>;

export const roundDisputeSchema = z.object({
  disputeId: z.uuid(),
  registrationNo: z.string(),
  quickType: z.enum(codesOf(disputeQuickType)),
  parties: z.string(),
  summary: z.string().nullable(),
  state: z.enum(codesOf(disputeState)),
  responsiblePerson: z.string().nullable(),
  /** Found in this round; else only talked about. */
  found: z.boolean(),
});

export const roundDetailSchema = roundRowSchema.extend({
  registrarName: z.string(),
  round: values,
  disputes: z.array(roundDisputeSchema),
  /** Not null: its words were erased by law. */
  redaction: redactionSchema.nullable(),
  /** A revision now needs a reason: printed for signature. */
  signed: z.boolean(),
  history: z.array(historyEntrySchema),
});
export type RoundDetail = z.infer<typeof roundDetailSchema>;

/** A meeting that is owed: the next one, or one whose period is over without it. */
const owedRoundSchema = z.object({ period: periodSchema, missing: z.boolean() });
export type OwedRound = z.infer<typeof owedRoundSchema>;

export const screeningRoutes = {
  /** The meetings of all stations that this register knows, and which ones this station still owes. */
  'screening.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ stationId: z.uuid().optional() }),
    output: z.object({ rounds: z.array(roundRowSchema), owed: z.array(owedRoundSchema) }),
  }),
  'screening.get': defineRoute({ kind: 'read', needs: unlocked, input: named, output: roundDetailSchema }),
  /** Errors: INPUT_INVALID (what F53 needs is missing, a day to come, a period longer than a month), NOT_FOUND (a dispute). */
  'screening.hold': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ period: periodIdSchema, round: values, discussed: discussedSchema }),
    output: named,
  }),
  /** Errors: as above, FORBIDDEN (another station's), CONFLICT (void), REASON_REQUIRED. */
  'screening.revise': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      round: z.object({ set: values, clear: z.array(z.enum(Object.keys(screeningFields))) }),
      discussed: discussedSchema.optional(),
      reason: z.string().trim().max(500).optional(),
    }),
    output: z.object({}),
  }),
  /** Erases its words here and above, for good. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'screening.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: named.extend({ grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (void already). */
  'screening.void': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
};
