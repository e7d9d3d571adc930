import { isLocalDate, partsOf, type LocalDate } from '../../../contract/values/local-date.ts';
import type { Due, DueInput } from '../compute-due.ts';
import { publishedMakeUpDays, publishedOffDays } from './published-days.ts';

/** Counts a limit out day by day as a clerk would on a wall calendar; for 2025 and 2026 only. */
export function slowDue(input: Omit<DueInput, 'calendar'>): Omit<Due, 'provisional'> {
  const { start, amount, unit, extensionDays = 0, suspensions = [], rollover } = input;
  const isPaused = (date: LocalDate): boolean =>
    suspensions.some(({ from, to }) => from <= date && date <= to);
  const count = (from: LocalDate, days: number, counts: (date: LocalDate) => boolean): LocalDate => {
    let date = from;
    for (let left = days; left > 0;) {
      date = dayAfter(date);
      if (counts(date) && !isPaused(date)) left -= 1;
    }
    return date;
  };
  const ordinary =
    unit === 'workingDay'
      ? count(start, amount, isWorked)
      : count(start, unit === 'day' ? amount : daysInMonthsFrom(start, amount), () => true);
  const rawDue = count(ordinary, extensionDays, () => true);

  let nextWorked = rawDue;
  while (!isWorked(nextWorked)) nextWorked = dayAfter(nextWorked);
  const legalDue = rollover === 'nextWorkingDay' ? nextWorked : rawDue;
  let firstWorked = start;
  while (!isWorked(firstWorked)) firstWorked = dayAfter(firstWorked);
  let safeDate = rawDue;
  while (!isWorked(safeDate)) safeDate = dayBefore(safeDate);
  if (safeDate < firstWorked) safeDate = firstWorked;
  if (safeDate > legalDue) safeDate = legalDue;
  return { rawDue, legalDue, safeDate };
}

function isWorked(date: LocalDate): boolean {
  if (publishedOffDays.has(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (weekday !== 0 && weekday !== 6) || publishedMakeUpDays.has(date);
}

function daysInMonthsFrom(start: LocalDate, months: number): number {
  const { year, month, day } = partsOf(start);
  const index = year * 12 + month - 1 + months;
  const prefix = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  let last = day;
  while (!isLocalDate(`${prefix}-${String(last).padStart(2, '0')}`)) last -= 1;
  const end = `${prefix}-${String(last).padStart(2, '0')}`;
  let days = 0;
  for (let date = start; date < end; date = dayAfter(date)) days += 1;
  return days;
}

function dayAfter(date: LocalDate): LocalDate {
  const { year, month, day } = partsOf(date);
  const candidates = [
    [year, month, day + 1],
    [year, month + 1, 1],
    [year + 1, 1, 1],
  ] as const;
  return firstValid(candidates);
}

function dayBefore(date: LocalDate): LocalDate {
  const { year, month, day } = partsOf(date);
  if (day > 1) return firstValid([[year, month, day - 1]]);
  const [lastMonth, lastYear] = month > 1 ? [month - 1, year] : [12, year - 1];
  return firstValid([31, 30, 29, 28].map((last) => [lastYear, lastMonth, last] as const));
}

function firstValid(candidates: readonly (readonly [number, number, number])[]): LocalDate {
  const texts = candidates.map(
    ([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  );
  const date = texts.find(isLocalDate);
  if (date === undefined) throw new RangeError('No such day');
  return date;
}
