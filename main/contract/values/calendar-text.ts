import { z } from 'zod';
import { holiday } from '../../terms/calendar-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import {
  calendarFault,
  calendarYearSchema,
  holidayNamed,
  type CalendarDay,
  type CalendarFault,
} from './calendar-days.ts';
import { addDays, diffDays, isLocalDate, isoWeekday, toEpochDay, type LocalDate } from './local-date.ts';

/** A year's calendar as a file or a notice tells it. */
export interface ToldCalendar {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly source: string | null;
  readonly publishedOn: LocalDate | null;
}

/**
 * Why a text is no calendar. `count`: the days of a holiday are not as many as it says; `weekdayOf`: a day is not the
 * weekday that stands behind it; `date`: a day that does not exist.
 */
export interface CalendarTextFault {
  readonly reason: CalendarFault['reason'] | 'unreadable' | 'tooLong' | 'date' | 'count' | 'weekdayOf';
  /** The day, or the words, that it fails at. */
  readonly at: string;
}

export type ReadCalendar =
  | { readonly ok: true; readonly calendar: ToldCalendar }
  | { readonly ok: false; readonly fault: CalendarTextFault };

export const maxCalendarText = 65_536;

class Unreadable extends Error {
  readonly fault: CalendarTextFault;
  constructor(reason: CalendarTextFault['reason'], at = '') {
    super(reason);
    this.fault = { reason, at };
  }
}

/**
 * Reads the calendar of a year from the text of the State Council's notice as it is published, from the table that this
 * program writes (`calendarTable`), or from a JSON file of NateScarlet/holiday-cn. `year` is that of a text that names none.
 * A notice checks itself: the weekday behind a day and the number of days must be right.
 */
export function readCalendarText(text: string, year: number): ReadCalendar {
  try {
    if (text.length > maxCalendarText) throw new Unreadable('tooLong');
    const told = readAny(text.replace(/^\uFEFF/u, '').trim(), year);
    const days = told.days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    if (!calendarYearSchema.safeParse(told.year).success) throw new Unreadable('year', String(told.year));
    const fault = calendarFault(told.year, days);
    if (fault) throw new Unreadable(fault.reason, fault.on ?? '');
    return { ok: true, calendar: { ...told, days } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

function readAny(text: string, year: number): ToldCalendar {
  if (text.startsWith('{')) return readJson(text);
  const lines = text.split(/\r\n|\r|\n/u).map(cellsOf);
  return lines.some(([first]) => first === tableWords.date) ? readTable(lines, year) : readNotice(text, year);
}

const jsonSchema = z.object({
  year: z.int(),
  days: z
    .array(
      z.object({ date: z.string().max(10), isOffDay: z.boolean(), name: z.string().max(40).default('') }),
    )
    .max(400),
  papers: z.array(z.string().max(200)).max(20).default([]),
});

function readJson(text: string): ToldCalendar {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Unreadable('unreadable');
  }
  const read = jsonSchema.safeParse(told);
  if (!read.success) throw new Unreadable('unreadable', read.error.issues[0]?.path.map(String).join('.'));
  const { year, days, papers } = read.data;
  return {
    year,
    source: papers.find((paper) => paper.length <= 120) ?? null,
    publishedOn: null,
    days: days.map(({ date, isOffDay, name }) => {
      if (!isLocalDate(date)) throw new Unreadable('date', date);
      return { date, isOffDay, holiday: holidayNamed(name) };
    }),
  };
}

const tableWords = {
  year: '年份',
  source: '通知文号',
  publishedOn: '印发日期',
  date: '日期',
  arrangement: '安排',
  holiday: '节日',
  off: '放假',
  worked: '上班',
} as const;

/** The table that a county can hand out: opens in WPS and Excel, and is read back here. */
export function calendarTable({ year, days, source, publishedOn }: ToldCalendar): string {
  const { off, worked, ...heads } = tableWords;
  const rows = [
    [heads.year, String(year)],
    [heads.source, source ?? ''],
    [heads.publishedOn, publishedOn ?? ''],
    [heads.date, heads.arrangement, heads.holiday],
    ...days.map((day) => [day.date, day.isOffDay ? off : worked, itemOf(holiday, day.holiday).zh]),
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is text. */
function cell(value: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Cells of one line, separated as the spreadsheet of that PC does it. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|[,;\t，])(?:"((?:[^"]|"")*)"|([^,;\t，]*))/gu)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim().replace(/^'/u, ''));
  }
  return cells;
}

function readTable(lines: readonly string[][], year: number): ToldCalendar {
  const head = lines.findIndex(([first]) => first === tableWords.date);
  const valueOf = (name: string): string => lines.slice(0, head).find(([first]) => first === name)?.[1] ?? '';
  const days = lines.slice(head + 1).flatMap(([written = '', arrangement = '', name = '']): CalendarDay[] => {
    if (written === '') return [];
    const date = dateWritten(written);
    if (date === null) throw new Unreadable('date', written.slice(0, 40));
    const isOffDay = arrangement.startsWith(tableWords.off);
    if (!isOffDay && !arrangement.includes(tableWords.worked)) throw new Unreadable('unreadable', written);
    return [{ date, isOffDay, holiday: holidayNamed(name) }];
  });
  const told = Number(valueOf(tableWords.year));
  return {
    year: Number.isInteger(told) && told > 0 ? told : year,
    source: valueOf(tableWords.source).slice(0, 120) || null,
    publishedOn: dateWritten(valueOf(tableWords.publishedOn)),
    days,
  };
}

/** A spreadsheet writes dates in its own way. */
function dateWritten(text: string): LocalDate | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text) ?? [];
  return day === undefined ? null : dateOf(Number(year), Number(month), Number(day));
}

function dateOf(year: number, month: number, day: number): LocalDate | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

const names = '元旦|春节|清明节?|(?:五一)?(?:国际)?劳动节|端午节?|中秋节?|国庆节?';
const section = new RegExp(`((?:${names})(?:[、和](?:${names}))*):`, 'gu');
const dayInText = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:<([1-7])>)?/gu;
const weekdays = '一二三四五六日天';

function readNotice(text: string, year: number): ToldCalendar {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    // Of what stands in brackets only the weekday says something.
    .replaceAll(/\(([^()]*)\)/gu, (_, inside: string) => {
      const weekday = /(?:周|星期|礼拜)([一二三四五六日天])/u.exec(inside)?.[1];
      return weekday === undefined ? '' : `<${Math.min(weekdays.indexOf(weekday) + 1, 7)}>`;
    });
  const ofYear = Number(/(\d{4})年(?:部分)?节假日/u.exec(plain)?.[1] ?? year);
  const heads = [...plain.matchAll(section)];
  const days = new Map<LocalDate, CalendarDay>();
  for (const [index, head] of heads.entries()) {
    const [all, name = ''] = head;
    const body = plain.slice(head.index + all.length, heads[index + 1]?.index).split('节假日期间')[0] ?? '';
    for (const day of daysOfSection(ofYear, name, body)) {
      if ((days.get(day.date)?.isOffDay ?? day.isOffDay) !== day.isOffDay)
        throw new Unreadable('twice', day.date);
      days.set(day.date, day);
    }
  }
  if (days.size === 0) throw new Unreadable('unreadable');
  const [, signedYear, month, day] = /国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(plain) ?? [];
  return {
    year: ofYear,
    days: [...days.values()],
    source: /\p{Script=Han}{2,10}[〔[(【]\d{4}[〕\])】]\d{1,4}号/u.exec(text)?.[0] ?? null,
    publishedOn: day === undefined ? null : dateOf(Number(signedYear), Number(month), Number(day)),
  };
}

function daysOfSection(year: number, name: string, body: string): CalendarDay[] {
  const code = holidayNamed(name.replace(/^(?:五一)?(?:国际)?劳动节/u, '劳动节'));
  const found: CalendarDay[] = [];
  for (const clause of body.split(/[。;,]/u)) {
    const isOffDay = clause.includes('放假') || clause.includes('休息');
    if (!isOffDay && !clause.includes('上班')) continue;
    for (const date of datesOf(year, clause, code === 'newYear'))
      found.push({ date, isOffDay, holiday: code });
  }
  const said = /(?:共|放假)(\d{1,2})天/u.exec(body)?.[1];
  const off = found.filter((each) => each.isOffDay).length;
  if (said !== undefined && Number(said) !== off) throw new Unreadable('count', `${name} ${off} ≠ ${said}`);
  return found;
}

/** 1月1日至3日; 9月28日、10月11日; a New Year that begins in December belongs to the year before. */
function datesOf(year: number, clause: string, isNewYear: boolean): LocalDate[] {
  const dates: LocalDate[] = [];
  let before: { readonly year: number; readonly month: number; readonly end: number } | undefined;
  for (const match of clause.matchAll(dayInText)) {
    const [whole, toldYear, toldMonth, day, weekday] = match;
    if (toldMonth === undefined && before === undefined) throw new Unreadable('date', whole);
    const month: number = toldMonth === undefined ? (before?.month ?? 0) : Number(toldMonth);
    const usual: number = isNewYear && month === 12 ? year - 1 : year;
    const untold: number = toldMonth === undefined ? (before?.year ?? usual) : usual;
    const ofYear: number = toldYear === undefined ? untold : Number(toldYear);
    const date = dateOf(ofYear, month, Number(day));
    if (date === null) throw new Unreadable('date', whole.replace(/<.*/u, ''));
    if (weekday !== undefined && isoWeekday(toEpochDay(date)) !== Number(weekday))
      throw new Unreadable('weekdayOf', date);
    const from = dates.at(-1);
    const isRange = before !== undefined && /^[至到\-—–~]+$/u.test(clause.slice(before.end, match.index));
    if (isRange && from !== undefined) {
      const length = diffDays(from, date);
      if (length < 1 || length > 15) throw new Unreadable('date', date);
      for (let next = 1; next < length; next += 1) dates.push(addDays(from, next));
    }
    dates.push(date);
    before = { year: ofYear, month, end: match.index + whole.length };
  }
  return dates;
}
