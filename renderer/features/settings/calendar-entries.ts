import {
  firstDayOfCalendar,
  nearestHoliday,
  type CalendarDay,
} from '../../../main/contract/values/calendar-days.ts';
import { addDays, isoWeekday, toEpochDay, type LocalDate } from '../../../main/contract/values/local-date.ts';
import type { Holiday } from '../../../main/terms/calendar-terms.ts';

/** The days of a year on which it departs from the plain week. */
export type DayEntries = ReadonlyMap<LocalDate, CalendarDay>;

export function isWeekend(date: LocalDate): boolean {
  return isoWeekday(toEpochDay(date)) > 5;
}

export function isWorked(entries: DayEntries, date: LocalDate): boolean {
  const entry = entries.get(date);
  return entry ? !entry.isOffDay : !isWeekend(date);
}

/** The other of the two: worked or off. A day that is as in any week needs no entry, but for a statutory one. */
export function toggled(
  entries: DayEntries,
  date: LocalDate,
  statutory: ReadonlyMap<LocalDate, CalendarDay>,
): DayEntries {
  const next = new Map(entries);
  const isOffDay = isWorked(entries, date);
  const asUsual = isOffDay === isWeekend(date);
  if (asUsual && !(isOffDay && statutory.has(date))) next.delete(date);
  else next.set(date, { date, isOffDay, holiday: nearestHoliday(date, [...statutory.values()]) });
  return next;
}

export function daysIn(entries: DayEntries): CalendarDay[] {
  return [...entries.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** From the last days of the year before, which a notice may move, to its end. */
export function datesOf(year: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = firstDayOfCalendar(year); date <= `${year}-12-31`; date = addDays(date, 1))
    dates.push(date);
  return dates;
}

export interface HolidayLine {
  readonly holiday: Holiday;
  /** Stretches without work, weekends at their ends included. */
  readonly off: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly days: number }[];
  readonly worked: readonly LocalDate[];
}

/** A year's holidays in the way in which a notice tells them. */
export function holidayLines(year: number, entries: DayEntries): HolidayLine[] {
  const lines = new Map<
    Holiday,
    { off: { from: LocalDate; to: LocalDate; days: number }[]; worked: LocalDate[] }
  >();
  const lineOf = (holiday: Holiday) => {
    const line = lines.get(holiday) ?? { off: [], worked: [] };
    lines.set(holiday, line);
    return line;
  };
  let run: LocalDate[] = [];
  for (const date of [...datesOf(year), '']) {
    if (date !== '' && !isWorked(entries, date)) {
      run.push(date);
      continue;
    }
    const named = run.find((day) => entries.get(day)?.isOffDay);
    const [from] = run;
    const to = run.at(-1);
    const holiday = named === undefined ? undefined : entries.get(named)?.holiday;
    if (holiday !== undefined && from !== undefined && to !== undefined)
      lineOf(holiday).off.push({ from, to, days: run.length });
    run = [];
  }
  for (const { date, isOffDay, holiday } of daysIn(entries)) if (!isOffDay) lineOf(holiday).worked.push(date);
  return [...lines].map(([holiday, line]) => ({ holiday, ...line }));
}
