import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import {
  dutyBeginFields,
  dutyChange,
  dutyDayFields,
  dutyEntryFields,
  dutyHandOverFields,
  dutyRole,
} from '../../terms/duty-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { periodIdSchema, periodSchema } from './ledger.ts';

const writing: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'dutyLeader'] };
const reason = z.string().trim().min(2).max(500);
const dayValues = fieldsSchema(dutyDayFields);
const bySchema = z.object({ at: z.string(), staffName: z.string() });

export const dutyDaySchema = z.object({
  on: z.string(),
  /** Nobody works in an office on it; a leader is on duty all the same. */
  off: z.boolean(),
  holiday: z.string().nullable(),
  /** Null: nobody has been put down for it. */
  values: dayValues.nullable(),
  changes: z.array(
    bySchema.extend({
      change: z.enum(codesOf(dutyChange)),
      before: dayValues,
      reason: z.string().nullable(),
    }),
  ),
});
export type DutyDay = z.infer<typeof dutyDaySchema>;

export const dutyWeekSchema = z.object({
  stationId: z.uuid(),
  stationName: z.string(),
  period: periodSchema,
  rosterId: z.uuid().nullable(),
  days: z.array(dutyDaySchema),
});
export type DutyWeek = z.infer<typeof dutyWeekSchema>;

const shiftRowSchema = z.object({
  shiftId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  values: fieldsSchema(dutyBeginFields),
  entries: z.int(),
  /** `running`, handed over and not yet taken over, or signed by both. */
  state: z.enum(['running', 'handedOver', 'takenOver']),
});
export type DutyShiftRow = z.infer<typeof shiftRowSchema>;

export const dutyShiftSchema = shiftRowSchema.extend({
  log: z.array(
    z.object({
      entryId: z.string(),
      by: bySchema,
      values: fieldsSchema(dutyEntryFields),
      /** Not null: it was wrong, and stays readable. */
      struck: z.object({ by: bySchema, reason: z.string().nullable() }).nullable(),
    }),
  ),
  handOver: z.object({ by: bySchema, values: fieldsSchema(dutyHandOverFields) }).nullable(),
  /** `onPaper`: who took over has no PIN here, and signs on the printed log. */
  takeOver: z.object({ by: bySchema, onPaper: z.boolean() }).nullable(),
  /** Not null: its words were erased by law. */
  redaction: redactionSchema.nullable(),
  /** The person at this screen may sign for taking it over: it is not the one who handed it over. */
  mayTakeOver: z.boolean(),
});
export type DutyShiftDetail = z.infer<typeof dutyShiftSchema>;

/** Duty around the clock with a leader every day (domain.md §2.8 F62, F63). */
export const dutyRoutes = {
  /** The roster of a week; without one its days are empty. `before`: the days of the week before, to begin with. */
  'duty.week': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ week: periodIdSchema, stationId: z.uuid().optional() }),
    output: dutyWeekSchema.extend({
      before: z.array(dayValues.nullable()),
      /** Who has been on duty, to choose from. */
      people: z.array(z.string()),
      /** Stations that have a roster for the week, and those that have none. */
      stations: z.array(z.object({ stationId: z.uuid(), stationName: z.string(), planned: z.boolean() })),
    }),
  }),
  /** Errors: INPUT_INVALID (no week; a day without a leader or an officer), CONFLICT (there is one). */
  'duty.plan': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ week: periodIdSchema, days: z.array(dayValues).length(7) }),
    output: z.object({ rosterId: z.uuid() }),
  }),
  /** Several weeks at once: the month. Errors: INPUT_INVALID, CONFLICT (one of them has a roster). */
  'duty.planWeeks': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({
      weeks: z
        .array(z.object({ week: periodIdSchema, days: z.array(dayValues).length(7) }))
        .min(1)
        .max(6),
    }),
    output: z.object({}),
  }),
  /** The days of a month's weeks that are not over and nobody has laid down, and what to begin with. Errors: INPUT_INVALID (no month). */
  'duty.month': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ month: periodIdSchema }),
    output: z.object({
      period: periodSchema,
      weeks: z.array(z.object({ week: periodIdSchema, days: z.array(dutyDaySchema) })),
      before: z.array(dayValues.nullable()),
      people: z.array(z.string()),
    }),
  }),
  /** Somebody stands in, or a name was wrong; what stood there stays readable. Errors: NOT_FOUND, INPUT_INVALID. */
  'duty.change': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({
      on: z.iso.date(),
      change: z.enum(['absence', 'correction']),
      values: dayValues,
      reason,
    }),
    output: z.object({}),
  }),
  /** Two days change one role. Errors: NOT_FOUND (a day without a roster), CONFLICT (the same day or person). */
  'duty.swap': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ on: z.iso.date(), withOn: z.iso.date(), role: z.enum(codesOf(dutyRole)), reason }),
    output: z.object({}),
  }),
  /** Who is on duty today, and the log that runs or waits to be taken over. */
  'duty.today': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      today: dutyDaySchema,
      /** Nobody has been put down for tomorrow. */
      tomorrowMissing: z.boolean(),
      shift: shiftRowSchema.nullable(),
    }),
  }),
  'duty.shifts': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ stationId: z.uuid().optional() }),
    output: z.object({ shifts: z.array(shiftRowSchema) }),
  }),
  'duty.shift': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ shiftId: z.uuid() }),
    output: dutyShiftSchema,
  }),
  /** Errors: INPUT_INVALID, CONFLICT (that shift has a log). */
  'duty.begin': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ values: fieldsSchema(dutyBeginFields) }),
    output: z.object({ shiftId: z.uuid() }),
  }),
  /** Errors of this and the following: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (handed over already), INPUT_INVALID. */
  'duty.note': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ shiftId: z.uuid(), values: fieldsSchema(dutyEntryFields) }),
    output: z.object({}),
  }),
  /** An entry was wrong; it stays readable. Errors: as above, NOT_FOUND (no such entry), CONFLICT (struck already). */
  'duty.strike': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ shiftId: z.uuid(), entryId: z.string().regex(/^[0-9a-f]{64}$/u), reason }),
    output: z.object({}),
  }),
  'duty.handOver': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ shiftId: z.uuid(), values: fieldsSchema(dutyHandOverFields) }),
    output: z.object({}),
  }),
  /** Erases its words here and above, for good. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'duty.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ shiftId: z.uuid(), grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
  /** By another person than the one who handed it over, unless on paper. Errors: as above, FORBIDDEN (the same person). */
  'duty.takeOver': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ shiftId: z.uuid(), onPaper: z.boolean() }),
    output: z.object({}),
  }),
};
