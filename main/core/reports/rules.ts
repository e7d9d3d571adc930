import { addDays, localDateOf, startOfDay, type LocalDate } from '../../contract/values/local-date.ts';

/** The report of day D may be signed from 16:00 on D, and is made in time until 09:00 on D+1 (domain.md §2.8 F60). */
export const signFromHour = 16;
export const signUntilHour = 9;

const hour = 3_600_000;

export type ReportWindow = 'notYet' | 'open' | 'over';

/** Where a day stands by the clock of its own station. */
export function windowOf(day: LocalDate, nowMs: number): ReportWindow {
  if (nowMs < startOfDay(day) + signFromHour * hour) return 'notYet';
  return nowMs <= startOfDay(addDays(day, 1)) + signUntilHour * hour ? 'open' : 'over';
}

/** The days that a station owes a report for, oldest first; at most the last `limit`. */
export function daysOwed(begunOn: LocalDate, nowMs: number, limit: number): LocalDate[] {
  const today = localDateOf(nowMs);
  const days: LocalDate[] = [];
  for (let day = today; day >= begunOn && days.length < limit; day = addDays(day, -1)) days.push(day);
  return days.toReversed();
}
