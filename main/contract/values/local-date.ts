import type { LabelLanguage } from '../../terms/code-list.ts';

/** A day in Asia/Shanghai as `YYYY-MM-DD`, of the years 0100 to 9999; such days compare and sort as text. */
export type LocalDate = string;

const msPerDay = 86_400_000;
/** UTC+8 without summer time: exact since 1992. */
const shanghaiOffset = 8 * 3_600_000;

export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Days since 1970-01-01, so that code which counts days works on integers. Throws RangeError for any other text. */
export function toEpochDay(date: LocalDate): number {
  const day = Date.parse(date) / msPerDay;
  if (!Number.isInteger(day)) throw new RangeError('Not a local date');
  return day;
}

/** A register meets few days, and each of them a thousand times: to write them anew was two thirds of a limit's cost. */
const written = new Map<number, LocalDate>();

export function fromEpochDay(day: number): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * msPerDay).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

/** The day in Shanghai of an instant: UTC milliseconds or an ISO-8601 text. */
export function localDateOf(instant: number | string): LocalDate {
  return shanghaiClock(instant).slice(0, 10);
}

/** The time of day in Shanghai of an instant, as `HH:mm`. */
export function localTimeOf(instant: number | string): string {
  return shanghaiClock(instant).slice(11, 16);
}

/** UTC milliseconds at which a day begins in Shanghai. */
export function startOfDay(date: LocalDate): number {
  return toEpochDay(date) * msPerDay - shanghaiOffset;
}

function shanghaiClock(instant: number | string): string {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(ms + shanghaiOffset).toISOString();
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Same day of the month, or the last day of a month that has no such day (Civil Code Art 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

export function partsOf(date: LocalDate): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function dayOfWeek(date: LocalDate): number {
  return isoWeekday(toEpochDay(date));
}

/** {@link dayOfWeek} of an epoch day. */
export function isoWeekday(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function diffDays(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** For `sort`: negative if `a` is earlier. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** `2026-11-22（周日）`, `2026-11-22 (Sun)`. */
export function formatLocalDate(date: LocalDate, language: LabelLanguage): string {
  const weekday = weekdays[language][dayOfWeek(date) - 1] ?? '';
  return language === 'zh' ? `${date}（${weekday}）` : `${date} (${weekday})`;
}

/** As official papers write a day: `2026年11月22日`; `2026-11-22`. */
export function writtenDay(date: LocalDate, language: LabelLanguage): string {
  const { year, month, day } = partsOf(date);
  return language === 'zh' ? `${year}年${month}月${day}日` : date;
}

/** As official papers write a time, in Shanghai: `2026年11月22日9时05分`; `2026-11-22 09:05`. */
export function writtenInstant(instant: string, language: LabelLanguage): string {
  if (Number.isNaN(Date.parse(instant))) return instant;
  const date = localDateOf(instant);
  const time = localTimeOf(instant);
  if (language !== 'zh') return `${date} ${time}`;
  const [hour, minute = ''] = time.split(':');
  return `${writtenDay(date, language)}${Number(hour)}时${minute}分`;
}

const nearDays = {
  zh: new Map([
    [-2, '前天'],
    [-1, '昨天'],
    [0, '今天'],
    [1, '明天'],
    [2, '后天'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]),
} as const;

/** How far a day is from today, in words: `今天`, `3天后`, `2 days ago`. */
export function relativeDays(date: LocalDate, today: LocalDate, language: LabelLanguage): string {
  const days = diffDays(today, date);
  const near = nearDays[language].get(days);
  if (near !== undefined) return near;
  if (language === 'zh') return days > 0 ? `${days}天后` : `${-days}天前`;
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
