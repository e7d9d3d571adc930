import type { LabelLanguage } from '../../terms/code-list.ts';
import type { PeriodKind } from '../../terms/ledger-terms.ts';
import {
  addDays,
  addMonths,
  dayOfWeek,
  diffDays,
  formatLocalDate,
  isLocalDate,
  partsOf,
  writtenDay,
  type LocalDate,
} from './local-date.ts';

/**
 * A stretch of time that tables are made for, named so that it can stand in an address and in a file name:
 * `2026-11-23`, `2026-W48` (ISO week), `2026-11-1` and `2026-11-2` (half months), `2026-11`, `2026-Q4`, `2026-H2`, `2026`.
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: LocalDate;
  /** The last day, included. */
  readonly to: LocalDate;
}

export const periodPattern = /^(?:19|20|21)\d{2}(?:-W\d{2}|-\d{2}|-\d{2}-(?:[12]|\d{2})|-Q[1-4]|-H[12])?$/u;

/** The period of a kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: LocalDate): Period {
  const { year, month } = partsOf(day);
  const yyyy = day.slice(0, 4);
  switch (kind) {
    case 'day':
      return { id: day, kind, from: day, to: day };
    case 'week': {
      const from = addDays(day, 1 - dayOfWeek(day));
      // An ISO week belongs to the year in which its Thursday lies.
      const thursday = addDays(from, 3);
      const number = Math.floor(diffDays(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
      return { id: `${thursday.slice(0, 4)}-W${two(number)}`, kind, from, to: addDays(from, 6) };
    }
    case 'halfMonth': {
      const half = day.slice(8) <= '15' ? 1 : 2;
      const [from, to] = half === 1 ? ['01', '15'] : ['16', lastOf(day, 1).slice(8)];
      return {
        id: `${day.slice(0, 7)}-${half}`,
        kind,
        from: `${day.slice(0, 8)}${from}`,
        to: `${day.slice(0, 8)}${to}`,
      };
    }
    case 'month':
      return { id: day.slice(0, 7), kind, from: `${day.slice(0, 8)}01`, to: lastOf(day, 1) };
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      const from = `${yyyy}-${two(quarter * 3 - 2)}-01`;
      return { id: `${yyyy}-Q${quarter}`, kind, from, to: lastOf(from, 3) };
    }
    case 'halfYear': {
      const half = month <= 6 ? 1 : 2;
      const from = `${yyyy}-${half === 1 ? '01' : '07'}-01`;
      return { id: `${yyyy}-H${half}`, kind, from, to: lastOf(from, 6) };
    }
    case 'year':
      return { id: String(year).padStart(4, '0'), kind, from: `${yyyy}-01-01`, to: `${yyyy}-12-31` };
  }
}

/** Reads the name of a period; null for anything else, also for a week or a month that does not exist. */
export function readPeriod(id: string): Period | null {
  if (!periodPattern.test(id)) return null;
  const [kind, day] = startOf(id.slice(0, 4), id.slice(5));
  if (!isLocalDate(day)) return null;
  const period = periodOf(kind, day);
  return period.id === id ? period : null;
}

function startOf(year: string, rest: string): readonly [PeriodKind, LocalDate] {
  if (rest === '') return ['year', `${year}-01-01`];
  if (rest.startsWith('W')) {
    const first = `${year}-01-04`;
    return ['week', addDays(first, 7 * (Number(rest.slice(1)) - 1))];
  }
  if (rest.startsWith('Q')) return ['quarter', `${year}-${two(Number(rest.slice(1)) * 3)}-01`];
  if (rest.startsWith('H')) return ['halfYear', `${year}-${rest === 'H1' ? '01' : '07'}-01`];
  if (rest.length === 5) return ['day', `${year}-${rest}`];
  if (rest.length === 2) return ['month', `${year}-${rest}-01`];
  return ['halfMonth', `${year}-${rest.slice(0, 2)}-${rest.endsWith('1') ? '01' : '16'}`];
}

/** The same one a year before; null where that year has none: a leap day, a week 53. */
export function yearBefore({ id }: Period): Period | null {
  return readPeriod(`${String(Number(id.slice(0, 4)) - 1).padStart(4, '0')}${id.slice(4)}`);
}

/** The one before or after it. */
export function neighbourOf(period: Period, step: -1 | 1): Period {
  return periodOf(period.kind, step === 1 ? addDays(period.to, 1) : addDays(period.from, -1));
}

/** `2026年11月上半月`, `2026年第48周（11-23至11-29）`; `2026-11, first half`. */
export function formatPeriod({ id, kind, from, to }: Period, language: LabelLanguage): string {
  if (kind === 'day') return formatLocalDate(from, language);
  const year = id.slice(0, 4);
  const month = Number(from.slice(5, 7));
  const days = `${from.slice(5)}${language === 'zh' ? '至' : ' to '}${to.slice(5)}`;
  const half = id.endsWith('1') ? 0 : 1;
  if (language === 'en') {
    switch (kind) {
      case 'week':
        return `Week ${Number(id.slice(6))} of ${year} (${days})`;
      case 'halfMonth':
        return `${id.slice(0, 7)}, ${half === 0 ? 'first' : 'second'} half`;
      case 'month':
        return id;
      case 'quarter':
        return `Quarter ${id.slice(6)} of ${year}`;
      case 'halfYear':
        return `${half === 0 ? 'First' : 'Second'} half of ${year}`;
      case 'year':
        return year;
    }
  }
  switch (kind) {
    case 'week':
      return `${year}年第${Number(id.slice(6))}周（${days}）`;
    case 'halfMonth':
      return `${year}年${month}月${half === 0 ? '上' : '下'}半月`;
    case 'month':
      return `${year}年${month}月`;
    case 'quarter':
      return `${year}年第${'一二三四'[Number(id.slice(6)) - 1] ?? ''}季度`;
    case 'halfYear':
      return `${year}年${half === 0 ? '上' : '下'}半年`;
    case 'year':
      return `${year}年`;
  }
}

/** As official papers write it: `2026年第48周（11月23日至29日）`, `2026年11月23日`. */
export function writtenPeriod(period: Period, language: LabelLanguage): string {
  const { id, kind, from, to } = period;
  if (kind === 'day') return writtenDay(from, language);
  if (kind !== 'week' || language !== 'zh') return formatPeriod(period, language);
  const days = writtenSpan(from, to, language);
  // Its year is said by the week, but where it began in another.
  const shown = from.slice(0, 4) === id.slice(0, 4) ? days.slice(days.indexOf('年') + 1) : days;
  return `${id.slice(0, 4)}年第${Number(id.slice(6))}周（${shown}）`;
}

/** From a day to another, each part said once: `2026年11月1日至30日`, `2026年11月1日至12月15日`. */
function writtenSpan(from: LocalDate, to: LocalDate, language: LabelLanguage): string {
  if (language !== 'zh') return `${from} to ${to}`;
  const first = writtenDay(from, language);
  if (from === to) return first;
  const last = writtenDay(to, language);
  const { year, month } = partsOf(from);
  const same = [`${year}年${month}月`, `${year}年`].find((part) => last.startsWith(part)) ?? '';
  return `${first}至${last.slice(same.length)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The last day of the months that begin with the one of `day`. */
function lastOf(day: LocalDate, months: number): LocalDate {
  return addDays(addMonths(`${day.slice(0, 8)}01`, months), -1);
}
