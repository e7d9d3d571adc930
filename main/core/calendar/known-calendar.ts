import { allCalendars, calendarMarks, type CalendarRow } from '../../../db/queries/calendars.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { CalendarDay } from '../../contract/values/calendar-days.ts';
import { itemOf } from '../../terms/code-list.ts';
import { holiday } from '../../terms/calendar-terms.ts';
import { holidayNotices, type HolidayNotice } from '../limits/holiday-notices.ts';
import { createWorkCalendar, type WorkCalendar } from '../limits/work-calendar.ts';
import { inForceBy } from '../log/in-force.ts';

/** What was laid down for a year. */
export type LaidDown = Omit<CalendarRow, 'id'>;

/** Several registers may be open in one process (tests, the scratch copy of a check). */
const maxKept = 32;
const kept = new Map<string, WorkCalendar>();

/**
 * The calendar that this register goes by: the built-in notices, and over them what this station or the one above has
 * laid down. Asked for every matter that is folded: made anew only when a calendar has changed.
 */
export function knownCalendar(reader: Reader): WorkCalendar {
  const marks = calendarMarks(reader);
  const known = kept.get(marks);
  if (known) return known;
  const made = calendarOf(allCalendars(reader));
  const [oldest] = kept.keys();
  if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
  kept.set(marks, made);
  return made;
}

/** The built-in notices, and over them what was laid down. */
export function calendarOf(laidDown: readonly LaidDown[]): WorkCalendar {
  return createWorkCalendar([...holidayNotices, ...inForce(laidDown).map(noticeOf)]);
}

/** Of several for a year the one that holds. */
export function inForce<C extends LaidDown>(laidDown: readonly C[]): C[] {
  return inForceBy(laidDown, ({ year }) => year);
}

export function daysOf({ days }: LaidDown): CalendarDay[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the op was validated
  return JSON.parse(days) as CalendarDay[];
}

function noticeOf(row: LaidDown): HolidayNotice {
  return { year: row.year, source: row.source ?? '', days: daysOf(row).map(toHolidayDay) };
}

export function toHolidayDay({ date, isOffDay, holiday: code }: CalendarDay): HolidayNotice['days'][number] {
  return { date, isOffDay, name: itemOf(holiday, code).zh };
}
