import { addMonths, fromEpochDay, toEpochDay, type LocalDate } from '../../contract/values/local-date.ts';
import type { DayUnit } from '../../terms/limits-terms.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What happens to a last day that is not worked (Civil Code Art 203, by analogy). */
export type Rollover = 'nextWorkingDay' | 'none';

/** A hearing: from the day of its notice to the day of its conclusion, both included. */
export interface Suspension {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface DueInput {
  /** The day of the starting event; it is not counted. */
  readonly start: LocalDate;
  readonly amount: number;
  readonly unit: DayUnit;
  readonly rollover: Rollover;
  readonly calendar: WorkCalendar;
  /** Calendar days granted on top, counted from the unrolled end. */
  readonly extensionDays?: number;
  readonly suspensions?: readonly Suspension[];
}

export interface Due {
  /** Last day as counted, before it is rolled. */
  readonly rawDue: LocalDate;
  /** Last day by law. */
  readonly legalDue: LocalDate;
  /** Day to work by: the last working day on or before `rawDue`, as the rollover is by analogy only. */
  readonly safeDate: LocalDate;
  /** True if a holiday notice that is not known yet could still move one of the three. */
  readonly provisional: boolean;
}

/**
 * The end of a time limit (domain.md §1.5; Civil Code Arts 201–203). The day of the event is not counted; a month ends
 * on its corresponding day; suspended days are not counted.
 */
export function computeDue(input: DueInput): Due {
  const { calendar, amount, unit, extensionDays = 0 } = input;
  const start = toEpochDay(input.start);
  const pauses = mergePauses(input.suspensions ?? []);
  const ordinary = advance(start, amount, unit, pauses, calendar);
  const raw = extensionDays === 0 ? ordinary : advance(ordinary, extensionDays, 'day', pauses, calendar);
  const countedFrom = unit === 'workingDay' ? start + 1 : raw;
  return dueAt(start, raw, countedFrom, input.rollover, calendar);
}

/** The dates around a last day that is already known, such as the one named in a letter of assignment. */
export function dueOn(start: LocalDate, rawDue: LocalDate, rollover: Rollover, calendar: WorkCalendar): Due {
  const raw = toEpochDay(rawDue);
  return dueAt(toEpochDay(start), raw, raw, rollover, calendar);
}

/** `countedFrom`: the first day of which it mattered whether it is worked. */
function dueAt(
  start: number,
  raw: number,
  countedFrom: number,
  rollover: Rollover,
  calendar: WorkCalendar,
): Due {
  const legal = rollover === 'nextWorkingDay' ? workingDayFrom(raw, 1, calendar) : raw;
  const earliest = workingDayFrom(start, 1, calendar);
  const safe = Math.min(legal, Math.max(earliest, workingDayFrom(raw, -1, calendar)));
  const firm = calendar.isFirm(Math.min(countedFrom, safe)) && calendar.isFirm(legal);
  return {
    rawDue: fromEpochDay(raw),
    legalDue: fromEpochDay(legal),
    safeDate: fromEpochDay(safe),
    provisional: !firm,
  };
}

/** The first working day on or after (step 1) or on or before (step −1) a day. */
function workingDayFrom(day: number, step: 1 | -1, calendar: WorkCalendar): number {
  let candidate = day;
  while (!calendar.isWorkingDay(candidate)) candidate += step;
  return candidate;
}

type Pause = readonly [from: number, to: number];

function mergePauses(suspensions: readonly Suspension[]): readonly Pause[] {
  const sorted = suspensions
    .map(({ from, to }): Pause => [toEpochDay(from), toEpochDay(to)])
    .toSorted(([a], [b]) => a - b);
  const merged: Pause[] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else if (from <= to) merged.push([from, to]);
  }
  return merged;
}

function advance(
  start: number,
  amount: number,
  unit: DayUnit,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): number {
  if (unit === 'workingDay') return advanceWorkingDays(start, amount, pauses, calendar);
  const end = unit === 'month' ? toEpochDay(addMonths(fromEpochDay(start), amount)) : start + amount;
  return withPauses(start, end, pauses);
}

/** Moves an end by the paused days that it passes, in the order in which it passes them. */
function withPauses(start: number, end: number, pauses: readonly Pause[]): number {
  let shifted = end;
  for (const [from, to] of pauses) {
    const first = Math.max(from, start + 1);
    if (first <= to && first <= shifted) shifted += to - first + 1;
  }
  return shifted;
}

function advanceWorkingDays(
  start: number,
  amount: number,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): number {
  let day = start;
  let left = amount;
  while (left > 0) {
    day += 1;
    if (calendar.isWorkingDay(day) && !pauses.some(([from, to]) => from <= day && day <= to)) left -= 1;
  }
  return day;
}
