import {
  actedMattersDue,
  datedMatters,
  setMatterDates,
  type DatedMatters,
  type MatterDates,
} from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { matterDates } from './clocks.ts';
import { settleMatters } from './settle.ts';

export interface MovedDates {
  readonly before: DatedMatters;
  readonly after: MatterDates;
}

/**
 * Matters whose dates a calendar moves, by day of receipt: no clock of a matter runs as long as the two years before the
 * year of the calendar.
 */
export function* movedDates(
  reader: Reader,
  year: number,
  calendar: WorkCalendar,
): Generator<MovedDates, void> {
  for (const before of datedMatters(reader, `${year - 2}-01-01`, `${year}-12-31`)) {
    const after = matterDates(before, calendar);
    if (Object.entries(after).some(([name, value]) => Reflect.get(before, name) !== value))
      yield { before, after };
  }
}

/**
 * Gives the matters their dates anew after the calendar of a year has changed. Matters of one day and profile have the
 * same dates, so that this is a statement for each day whose dates move, and not a refold of every matter: it may be done
 * inside an import. What it leaves is what folding each matter with this calendar would write (exchange.md I11).
 */
export function refreshMatterDates(tx: WriteTx, year: number): void {
  for (const { before, after } of movedDates(tx, year, knownCalendar(tx))) setMatterDates(tx, before, after);
  // Where something was done with a matter, its dates follow from that, too.
  settleMatters(tx, actedMattersDue(tx, `${year - 1}-11-01`, `${year + 1}-03-31`));
}
