import { z } from 'zod';
import { calendarDaySchema, calendarFault, calendarYearSchema } from '../../contract/values/calendar-days.ts';
import { maxCalendarDays } from '../../terms/calendar-terms.ts';
import { exchangeLevels } from '../../terms/exchange.ts';
import { defineOpKind } from '../log/op-kind.ts';

/** The work calendar of a year, as a station lays it down for itself and for those below it. */
export const calendarOps = {
  /** Each replaces the one before it as a whole; a year's entity stays the calendar of that year. */
  'calendar.set': defineOpKind({
    entity: 'calendar',
    schema: 1,
    opens: true,
    body: z
      .strictObject({
        /** Of the station that lays it down: where two have one for a year, the higher level's holds. */
        level: z.enum(exchangeLevels),
        year: calendarYearSchema,
        /** Of the notice; null where its date was not given. */
        publishedOn: z.iso.date().nullable(),
        days: z.array(calendarDaySchema).max(maxCalendarDays.off + maxCalendarDays.madeUp),
      })
      .refine(({ year, days }) => calendarFault(year, days) === null, { path: ['days'] }),
    /** Nobody's data, but words: number and name of the notice. */
    pii: z.strictObject({ source: z.string().min(1).max(120) }),
    travel: { up: 'never', down: 'whole' },
  }),
};
