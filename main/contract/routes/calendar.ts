import { z } from 'zod';
import { calendarOrigins, maxCalendarDays } from '../../terms/calendar-terms.ts';
import { movedDateSchema } from '../history.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { calendarDaySchema, calendarYearSchema } from '../values/calendar-days.ts';

const administering: RouteNeeds = { session: true, roles: ['admin'] };
const originSchema = z.enum(calendarOrigins);

/** What is refused as a calendar gets a sentence of its own (CALENDAR_INVALID); here only what no screen sends. */
const daysSchema = z.array(calendarDaySchema).max(2 * (maxCalendarDays.off + maxCalendarDays.madeUp) + 366);

const calendarEntrySchema = z.object({
  year: calendarYearSchema,
  days: daysSchema,
  /** Number and name of the notice. */
  source: z.string().trim().min(1).max(120),
  publishedOn: z.iso.date().nullable(),
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

export const calendarRoutes = {
  'calendar.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ year: calendarYearSchema }),
    output: z.object({
      year: z.int(),
      origin: originSchema,
      days: z.array(calendarDaySchema),
      /** The days that the law makes off days, to begin with and to compare. */
      statutory: z.array(calendarDaySchema),
      source: z.string(),
      publishedOn: z.string().nullable(),
      setBy: z.object({ stationName: z.string(), at: z.string() }).nullable(),
      /** The station above has laid it down: nothing is to be entered here. */
      fixed: z.boolean(),
      /** The years that are offered. */
      years: z.array(z.object({ year: z.int(), origin: originSchema })),
    }),
  }),
  /** How open dates would move. Errors: CALENDAR_INVALID. */
  'calendar.preview': defineRoute({
    kind: 'read',
    needs: administering,
    input: calendarEntrySchema.pick({ year: true, days: true }),
    output: z.object({
      /** Open matters of which a date comes nearer, moves away, or stays and is certain now. */
      earlier: z.int(),
      later: z.int(),
      confirmed: z.int(),
      examples: z.array(movedDateSchema.extend({ receivedOn: z.string(), matters: z.int() })),
    }),
  }),
  /** Lays down a year's calendar, at a township for all its stations. Errors: CALENDAR_INVALID, CALENDAR_FROM_ABOVE. */
  'calendar.set': defineRoute({
    kind: 'write',
    needs: administering,
    input: calendarEntrySchema,
    output: z.object({}),
  }),
};
