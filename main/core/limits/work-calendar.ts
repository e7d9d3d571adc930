import { isoWeekday, toEpochDay } from '../../contract/values/local-date.ts';
import type { HolidayDay, HolidayNotice } from './holiday-notices.ts';
import { statutoryDays } from './statutory-days.ts';

/** Which days are worked. Days are epoch days: due dates are computed for whole registers. */
export interface WorkCalendar {
  isWorkingDay(day: number): boolean;
  /** False for a day that rests on the provisional calendar, because the notice of its year is not known. */
  isFirm(day: number): boolean;
  /** Name of the holiday, also of a weekend day that is worked for it; null on a plain day. */
  holidayName(day: number): string | null;
}

const msPerDay = 86_400_000;

/** A notice may still move the last days of the year before it; none since 2007 reached farther back than 29 December. */
const settledUntil = '-12-27';

interface YearTable {
  readonly first: number;
  readonly working: readonly boolean[];
  /** Last firm day; before `first` if there is none. */
  readonly firmUntil: number;
  readonly named: ReadonlyMap<number, HolidayDay>;
}

/**
 * Builds a calendar from yearly notices; of two for one year the later in the list counts. A year without a notice gets
 * its statutory days alone. Tables are made per year when first asked for.
 */
export function createWorkCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const byYear = new Map(notices.map((notice) => [notice.year, notice]));
  const announced = new Map<number, HolidayDay>();
  for (const notice of [...byYear.values()].toSorted((a, b) => a.year - b.year)) {
    for (const day of notice.days) announced.set(toEpochDay(day.date), day);
  }

  function buildTable(year: number): YearTable {
    const first = firstDayOf(year);
    const next = firstDayOf(year + 1);
    const named = new Map(
      byYear.has(year) ? [] : statutoryDays(year).map((day) => [toEpochDay(day.date), day]),
    );
    const working: boolean[] = [];
    for (let day = first; day < next; day += 1) {
      const special = announced.get(day) ?? named.get(day);
      if (special) named.set(day, special);
      working.push(special ? !special.isOffDay : isoWeekday(day) <= 5);
    }
    return { first, working, firmUntil: firmUntil(year, first, next - 1), named };
  }

  function firmUntil(year: number, first: number, last: number): number {
    if (!byYear.has(year)) return first - 1;
    return byYear.has(year + 1) ? last : toEpochDay(`${year}${settledUntil}`);
  }

  const tables = new Map<number, YearTable>();
  let current: YearTable | null = null;

  function tableOf(day: number): YearTable {
    if (current && day >= current.first && day < current.first + current.working.length) return current;
    const year = new Date(day * msPerDay).getUTCFullYear();
    current = tables.get(year) ?? buildTable(year);
    tables.set(year, current);
    return current;
  }

  return {
    isWorkingDay(day) {
      const { first, working } = tableOf(day);
      return working[day - first] === true;
    },
    isFirm(day) {
      return day <= tableOf(day).firmUntil;
    },
    holidayName(day) {
      return tableOf(day).named.get(day)?.name ?? null;
    },
  };
}

/** Also for a mistyped year of three or five digits, which no local date can name. */
function firstDayOf(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1) / msPerDay;
}
