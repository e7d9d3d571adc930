import { z } from 'zod';
import { leaderRecordFields, leaderResultFields, receptionFields } from '../../terms/leader-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { aboutMatterSchema, officeRowSchema } from './office.ts';
import { periodIdSchema, periodSchema } from './ledger.ts';

const writing: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'dutyLeader'] };

export const leaderDaySchema = z.object({
  dayId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  own: z.boolean(),
  values: fieldsSchema(receptionFields),
  /** Put down later than two days before it. */
  late: z.boolean(),
  cancelled: z.object({ reason: z.string().nullable() }).nullable(),
});
export type LeaderDay = z.infer<typeof leaderDaySchema>;

export const leaderRecordSchema = z.object({
  recordId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  own: z.boolean(),
  registrarName: z.string(),
  /** The matter that it was about. */
  about: aboutMatterSchema.nullable(),
  /** By when something must have come of it; null once it has. */
  dueOn: z.string().nullable(),
  values: fieldsSchema(leaderRecordFields),
  result: fieldsSchema(leaderResultFields).nullable(),
  redaction: redactionSchema.nullable(),
});
export type LeaderRecord = z.infer<typeof leaderRecordSchema>;

/** Leaders receive people, visit them and see that something comes of it (domain.md §2.5 F40, F41, F44). */
export const leaderRoutes = {
  /** A year of a station: its published days, whom its leaders met, and how many times each of them did. */
  'leader.year': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ year: periodIdSchema }),
    output: z.object({
      period: periodSchema,
      days: z.array(leaderDaySchema),
      records: z.array(leaderRecordSchema),
      counts: z.array(
        z.object({
          stationId: z.uuid(),
          stationName: z.string(),
          own: z.boolean(),
          leader: z.string(),
          times: z.int(),
        }),
      ),
    }),
  }),
  /** What leaders did about a matter: whom they met, what they instructed and appointed, the latest first. Errors: NOT_FOUND. */
  'leader.aboutMatter': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ matterId: z.uuid() }),
    output: z.object({ receptions: z.array(leaderRecordSchema), records: z.array(officeRowSchema) }),
  }),
  /** Errors: INPUT_INVALID. */
  'leader.schedule': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ values: fieldsSchema(receptionFields) }),
    output: z.object({ dayId: z.uuid() }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (cancelled already). */
  'leader.cancel': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ dayId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
    output: z.object({}),
  }),
  /** Errors: INPUT_INVALID, NOT_FOUND (the matter). */
  'leader.record': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ values: fieldsSchema(leaderRecordFields), matterId: z.uuid().optional() }),
    output: z.object({ recordId: z.uuid() }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased), INPUT_INVALID. */
  'leader.result': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ recordId: z.uuid(), values: fieldsSchema(leaderResultFields) }),
    output: z.object({}),
  }),
  /** Erases its words here and above, for good. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'leader.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ recordId: z.uuid(), grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
};
