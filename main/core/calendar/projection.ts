import { findCalendar, upsertCalendar, type CalendarRow } from '../../../db/queries/calendars.ts';
import type { LoggedOp } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';
import { refreshMatterDates } from '../matters/refresh-dates.ts';

type CalendarState = Omit<CalendarRow, 'id'>;

/** A year's entity stays that year's. */
export function stepCalendar(state: CalendarState | null, op: LoggedOp<'calendar.set'>): CalendarState {
  const { level, year, publishedOn, days } = op.body;
  if (state && state.year !== year) return state;
  return {
    stationId: op.author.station,
    level,
    year,
    publishedOn,
    days: JSON.stringify(days),
    source: op.pii?.source ?? null,
    hlc: op.hlc,
    opId: op.opId,
  };
}

export const calendarProjection = defineProjection('calendar', {
  step: stepCalendar,
  write(tx, id, state: CalendarState) {
    const before = findCalendar(tx, id)?.year;
    upsertCalendar(tx, { id, ...state });
    for (const year of new Set([before ?? state.year, state.year])) refreshMatterDates(tx, year);
  },
});
