import { addDays, isLocalDate, partsOf, type LocalDate } from './local-date.ts';

const words = new Map([
  ['大前天', -3],
  ['前天', -2],
  ['前日', -2],
  ['昨天', -1],
  ['昨日', -1],
  ['yesterday', -1],
  ['今天', 0],
  ['今日', 0],
  ['today', 0],
  ['明天', 1],
  ['明日', 1],
  ['tomorrow', 1],
  ['后天', 2],
  ['大后天', 3],
]);

const fullDate = /^((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/u;
const compactDate = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u;
const monthAndDay = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/u;

/**
 * Reads a day as people write it: `3.5`, `2026.3.5`, `2026-3-5`, `3月5日`, `2026年3月5日`, `20260305`, `今天`, also in
 * full-width characters and with a weekday behind it. `3.1` is the first of March, as in every Chinese office.
 *
 * A day without a year lies in the past: one that would be in the future means last year (3月5日, read in January, was
 * last March). For a date that is still to come, such as a time limit, pass `lean: 'future'`: then a day that is over
 * means next year, unless it is over for less than two months: that is a slip, and would be a limit of a year.
 *
 * Returns null for anything else, also for a day that the year does not have and for a two-digit year.
 */
export function parseDate(
  text: string,
  today: LocalDate,
  lean: 'past' | 'future' = 'past',
): LocalDate | null {
  const written = tidy(text);
  const offset = words.get(written);
  if (offset !== undefined) return addDays(today, offset);

  const full = fullDate.exec(written) ?? compactDate.exec(written);
  if (full) return toDate(Number(full[1]), full[2], full[3]);

  const short = monthAndDay.exec(written);
  if (!short) return null;
  const { year } = partsOf(today);
  const monthDay = `${pad(short[1])}-${pad(short[2])}`;
  const todayMonthDay = today.slice(5);
  if (lean === 'past') return toDate(monthDay > todayMonthDay ? year - 1 : year, short[1], short[2]);
  const thisYear = toDate(year, short[1], short[2]);
  if (thisYear !== null && thisYear >= addDays(today, -60)) return thisYear;
  return toDate(monthDay < todayMonthDay ? year + 1 : year, short[1], short[2]);
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/gu, '')
    .replace(/\(?(?:(?:周|星期|礼拜)[一二三四五六日天]|mon|tue|wed|thu|fri|sat|sun)\)?$/u, '')
    .replaceAll(/[。、,·]/gu, '.')
    .replaceAll(/[–—−]/gu, '-');
}

function toDate(year: number, month: string | undefined, day: string | undefined): LocalDate | null {
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isLocalDate(date) ? date : null;
}

function pad(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
