import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { neighbourOf, periodOf, readPeriod, type Period } from '../../contract/values/period.ts';
import { itemOf } from '../../terms/code-list.ts';
import {
  periodReportKind,
  type PeriodReportKind,
  type PeriodReportState,
} from '../../terms/period-report-terms.ts';

/** A stretch of days in which more is owed. */
export interface Stretch {
  readonly from: LocalDate;
  /** Included; before `from`: it does not take place. */
  readonly to: LocalDate;
}

export interface SpecialStretch extends Stretch {
  /** A zero report of each morning is owed, too. */
  readonly halfDay: boolean;
}

/** A report that a station owes: it follows from the calendar, and nobody types it. */
export interface Instance {
  readonly kind: PeriodReportKind;
  readonly period: Period;
  /** From this day on it may be signed. */
  readonly opensOn: LocalDate;
  /** The last day on which it is in time; null: nobody owes it. */
  readonly dueOn: LocalDate | null;
}

/** How many of a kind are listed: what is older was settled or never will be. */
const listed: Readonly<Record<Period['kind'], number>> = {
  day: 31,
  week: 10,
  halfMonth: 0,
  month: 13,
  quarter: 5,
  halfYear: 3,
  year: 3,
};

export function instanceOf(kind: PeriodReportKind, period: Period): Instance {
  const { period: owed, opensBefore, dueAfter } = itemOf(periodReportKind, kind);
  const dueOn = period.kind === owed ? addDays(period.to, dueAfter) : null;
  return { kind, period, opensOn: addDays(period.to, -opensBefore), dueOn };
}

/** A report of a kind for the period of this name, owed or only asked for; null where the kind has no such period. */
export function instanceNamed(kind: PeriodReportKind, periodId: string): Instance | null {
  const period = readPeriod(periodId);
  if (!period) return null;
  const { period: owed, also } = itemOf(periodReportKind, kind);
  const isOf = period.kind === owed || also.some((longer) => longer === period.kind);
  return isOf ? instanceOf(kind, period) : null;
}

/** The reports of a kind that a station owes since it began, the newest first; the one that runs stands at the top. */
export function owedInstances(
  kind: PeriodReportKind,
  {
    begunOn,
    today,
    daily,
  }: {
    readonly begunOn: LocalDate;
    readonly today: LocalDate;
    /** In which a daily report is owed. */
    readonly daily: readonly Stretch[];
  },
): Instance[] {
  const { period: periodKind, special } = itemOf(periodReportKind, kind);
  const instances: Instance[] = [];
  let period = periodOf(periodKind, today);
  for (let step = 0; step < listed[periodKind] && period.to >= begunOn; step += 1) {
    const { from } = period;
    if (!special || daily.some((stretch) => stretch.from <= from && from <= stretch.to)) {
      instances.push(instanceOf(kind, period));
    }
    period = neighbourOf(period, -1);
  }
  return instances;
}

/** Where a report that nobody has signed stands by the clock of its own station. */
export function stateUnsigned(
  { opensOn, dueOn }: Instance,
  nowMs: number,
): Exclude<PeriodReportState, 'signed'> {
  const today = localDateOf(nowMs);
  if (today < opensOn) return 'notYet';
  return dueOn === null || today <= dueOn ? 'due' : 'late';
}
