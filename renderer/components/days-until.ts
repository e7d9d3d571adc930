import { diffDays, localDateOf, type LocalDate } from '../../main/contract/values/local-date.ts';

/** Days from today to a day; negative for one that is over. */
export function daysUntil(on: LocalDate): number {
  return diffDays(localDateOf(Date.now()), on);
}
