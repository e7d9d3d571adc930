import { addDays, diffDays, localDateOf, type LocalDate } from '../../main/contract/values/local-date.ts';

/** Days from today to a day; negative for one that is over. */
export function daysUntil(on: LocalDate): number {
  return diffDays(localDateOf(Date.now()), on);
}

/** The day that lies so many days ahead. */
export function dayAhead(days: number): LocalDate {
  return addDays(localDateOf(Date.now()), days);
}
