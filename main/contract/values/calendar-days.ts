import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { calendarYears, holiday, maxCalendarDays, type Holiday } from '../../terms/calendar-terms.ts';
import { isoWeekday, toEpochDay, type LocalDate } from './local-date.ts';

/** A day on which a year's notice departs from the plain week: off, or a weekend day that is worked. */
export const calendarDaySchema = z.strictObject({
  date: z.iso.date(),
  isOffDay: z.boolean(),
  holiday: z.enum(codesOf(holiday)),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export const calendarYearSchema = z.int().min(calendarYears.first).max(calendarYears.last);

/** Why days cannot be the calendar of a year; `on` is the day that it fails at. */
export interface CalendarFault {
  readonly reason: 'year' | 'twice' | 'weekday' | 'tooManyOff' | 'tooManyMadeUp' | 'none';
  readonly on?: LocalDate;
}

/** A notice may move the last days of the year before it; none since 2007 reached back beyond 29 December. */
export function firstDayOfCalendar(year: number): LocalDate {
  return `${year - 1}-12-28`;
}

/**
 * What is wrong with a year's calendar, or null. A statutory day that is worked is not: the law of these days has changed
 * twice, and a person is told of it.
 */
export function calendarFault(year: number, days: readonly CalendarDay[]): CalendarFault | null {
  const [first, last] = [firstDayOfCalendar(year), `${year}-12-31`];
  const seen = new Set<LocalDate>();
  for (const { date, isOffDay } of days) {
    if (date < first || date > last) return { reason: 'year', on: date };
    if (seen.has(date)) return { reason: 'twice', on: date };
    seen.add(date);
    if (!isOffDay && isoWeekday(toEpochDay(date)) <= 5) return { reason: 'weekday', on: date };
  }
  const off = days.filter(({ isOffDay }) => isOffDay).length;
  if (off > maxCalendarDays.off) return { reason: 'tooManyOff' };
  if (days.length - off > maxCalendarDays.madeUp) return { reason: 'tooManyMadeUp' };
  return off === 0 ? { reason: 'none' } : null;
}

/** The holiday that a notice names; of two at once (国庆节、中秋节) the first. */
export function holidayNamed(name: string): Holiday {
  return holiday.items.find(({ zh }) => name.trim().startsWith(zh.replace(/节$/u, '')))?.code ?? 'other';
}

/** Farther from a statutory day nothing belongs to it. */
const farthest = 16;

/** The holiday that a day off or made up most likely belongs to: the nearest by the law of these days. */
export function nearestHoliday(date: LocalDate, statutory: readonly CalendarDay[]): Holiday {
  const day = toEpochDay(date);
  const away = (each: CalendarDay): number => Math.abs(toEpochDay(each.date) - day);
  const [nearest] = statutory.toSorted((a, b) => away(a) - away(b));
  return nearest && away(nearest) <= farthest ? nearest.holiday : 'other';
}
