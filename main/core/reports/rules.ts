import { addDays, localDateOf, startOfDay, type LocalDate } from '../../contract/values/local-date.ts';
import type { DayHalf } from '../../terms/report-terms.ts';
import type { SpecialStretch } from '../period-reports/rules.ts';

/** What a report is about: a day, or its morning. */
export interface ReportSlot {
  readonly day: LocalDate;
  readonly half: DayHalf | null;
}

/** The report of day D may be signed from 16:00 on D, and is made in time until 09:00 on D+1 (domain.md §2.8 F60). */
export const signFromHour = 16;
export const signUntilHour = 9;

/** That of a morning, which ends at noon, from 11:00 to 14:00 of its day. */
const morning = { endsAt: 12, signFrom: 11, signUntil: 14 };

const hour = 3_600_000;

export type ReportWindow = 'notYet' | 'open' | 'over';

/** Where a report stands by the clock of its own station. */
export function windowOf({ day, half }: ReportSlot, nowMs: number): ReportWindow {
  const start = startOfDay(day);
  const [from, until] =
    half === null
      ? [start + signFromHour * hour, startOfDay(addDays(day, 1)) + signUntilHour * hour]
      : [start + morning.signFrom * hour, start + morning.signUntil * hour];
  if (nowMs < from) return 'notYet';
  return nowMs <= until ? 'open' : 'over';
}

/** The end of what a report is about, in ms; null: that of its day. */
export function endOf({ day, half }: ReportSlot): number | null {
  return half === null ? null : startOfDay(day) + morning.endsAt * hour;
}

/** What a station owes a report for, oldest first; of at most the last `limit` days. */
export function slotsOwed(
  { begunOn, special }: { readonly begunOn: LocalDate; readonly special: readonly SpecialStretch[] },
  nowMs: number,
  limit: number,
): ReportSlot[] {
  const slots: ReportSlot[] = [];
  let day = localDateOf(nowMs);
  for (let count = 0; day >= begunOn && count < limit; count += 1) {
    const on = day;
    slots.push({ day, half: null });
    if (special.some(({ halfDay, from, to }) => halfDay && from <= on && on <= to)) {
      slots.push({ day, half: 'morning' });
    }
    day = addDays(day, -1);
  }
  return slots.toReversed();
}
