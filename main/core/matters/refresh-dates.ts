import {
  actedMattersDue,
  datedMatters,
  findMatter,
  setMatterDates,
  type DatedMatters,
  type MatterDates,
  type MatterRow,
} from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { LocalDate } from '../../contract/values/local-date.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { matterDates } from './clocks.ts';
import { settleMatters } from './settle.ts';

interface MovedDates {
  readonly before: DatedMatters;
  readonly after: MatterDates;
}

/** Matters with which nothing was done and whose dates a calendar moves, by day of receipt. */
function* movedDates(reader: Reader, year: number, calendar: WorkCalendar): Generator<MovedDates, void> {
  for (const before of datedMatters(reader, ...receivedFor(year))) {
    const after = matterDates(before, calendar);
    if (Object.entries(after).some(([name, value]) => Reflect.get(before, name) !== value))
      yield { before, after };
  }
}

/** Matters that owe a date and that a calendar of a year can touch; those of one day with which nothing was done, as one. */
export function* mattersOwed(
  reader: Reader,
  year: number,
): Generator<{ readonly row: MatterRow; readonly matters: number }, void> {
  for (const { sampleId, owed } of datedMatters(reader, ...receivedFor(year))) {
    const row = sampleId === null ? undefined : findMatter(reader, sampleId);
    if (row) yield { row, matters: owed };
  }
  for (const id of actedMattersDue(reader, ...dueAround(year))) {
    const row = findMatter(reader, id);
    if (row?.nextDueOn) yield { row, matters: 1 };
  }
}

/** No clock that starts at the receipt runs as long as the two years before the year of a calendar. */
function receivedFor(year: number): [from: LocalDate, to: LocalDate] {
  return [`${year - 2}-01-01`, `${year}-12-31`];
}

/** Days that are off or worked move no date farther than this. */
function dueAround(year: number): [from: LocalDate, to: LocalDate] {
  return [`${year - 1}-11-01`, `${year + 1}-03-31`];
}

/**
 * Gives the matters their dates anew after the calendar of a year has changed. Matters of one day and profile have the
 * same dates, so that this is a statement for each day whose dates move, and not a refold of every matter: it may be done
 * inside an import. What it leaves is what folding each matter with this calendar would write (exchange.md I11).
 */
export function refreshMatterDates(tx: WriteTx, year: number): void {
  for (const { before, after } of movedDates(tx, year, knownCalendar(tx))) setMatterDates(tx, before, after);
  // Where something was done with a matter, its dates follow from that, too.
  settleMatters(tx, actedMattersDue(tx, ...dueAround(year)));
}
