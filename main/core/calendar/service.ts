import { v7 as uuidv7 } from 'uuid';
import { allCalendars, type CalendarRow } from '../../../db/queries/calendars.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { CalendarEntry } from '../../contract/routes/calendar.ts';
import type { Session } from '../../contract/routes/session.ts';
import { calendarFault, holidayNamed, type CalendarDay } from '../../contract/values/calendar-days.ts';
import { localDateOf, partsOf } from '../../contract/values/local-date.ts';
import type { CalendarOrigin } from '../../terms/calendar-terms.ts';
import { AppError } from '../app-error.ts';
import { holidayNotices, type HolidayDay } from '../limits/holiday-notices.ts';
import { statutoryDays } from '../limits/statutory-days.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { byLevel } from '../log/in-force.ts';
import { record } from '../log/record.ts';
import { courseOfMatter, type Course } from '../matters/course.ts';
import { mattersOwed } from '../matters/refresh-dates.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { movedDates } from './date-history.ts';
import { calendarOf, daysOf, inForce, knownCalendar } from './known-calendar.ts';

/** Years around today that are offered: the one before for a correction, the one after the next for planning. */
const offered = [-1, 0, 1, 2];
const shownExamples = 8;

/** The work calendar of a year as it holds here, and whose word it is. */
export function yearCalendar(
  { read }: OpenRegister,
  { stationId, stationKind }: Session,
  year: number,
  nowMs: number,
): RouteOutput<'calendar.get'> {
  const rows = allCalendars(read);
  const row = inForce(rows).find((each) => each.year === year);
  const thisYear = partsOf(localDateOf(nowMs)).year;
  const known = { stationId, rows };
  const builtIn = holidayNotices.find((notice) => notice.year === year);
  return {
    year,
    origin: originOf(known, year),
    days: row ? daysOf(row) : (builtIn?.days ?? statutoryDays(year)).map(toCalendarDay),
    statutory: statutoryDays(year).map(toCalendarDay),
    source: row ? (row.source ?? '') : (builtIn?.source ?? ''),
    publishedOn: row?.publishedOn ?? null,
    setBy: row ? setBy(read, row) : null,
    // What the station above lays down holds here, whatever is entered.
    fixed: row !== undefined && byLevel(row, { level: stationKind }) > 0,
    years: offered
      .map((distance) => thisYear + distance)
      .map((each) => ({ year: each, origin: originOf(known, each) })),
  };
}

function setBy(reader: Reader, row: CalendarRow): NonNullable<RouteOutput<'calendar.get'>['setBy']> {
  return { stationName: findStation(reader, row.stationId)?.name ?? '', at: hlcTime(row.hlc) };
}

function originOf(
  { stationId, rows }: { readonly stationId: string; readonly rows: readonly CalendarRow[] },
  year: number,
): CalendarOrigin {
  const row = inForce(rows).find((each) => each.year === year);
  if (row) return row.stationId === stationId ? 'own' : 'above';
  return holidayNotices.some((notice) => notice.year === year) ? 'builtIn' : 'provisional';
}

function toCalendarDay({ date, isOffDay, name }: HolidayDay): CalendarDay {
  return { date, isOffDay, holiday: holidayNamed(name) };
}

/** How the dates of matters would move, before anything is laid down. Errors: CALENDAR_INVALID. */
export function previewCalendar(
  { read }: OpenRegister,
  { stationId, stationKind }: Session,
  entry: Pick<CalendarEntry, 'year' | 'days'>,
  nowMs: number,
): RouteOutput<'calendar.preview'> {
  assertSound(entry);
  const calendar = calendarOf([
    ...allCalendars(read).filter((row) => row.year !== entry.year),
    {
      stationId,
      level: stationKind,
      year: entry.year,
      publishedOn: null,
      source: null,
      days: JSON.stringify(entry.days),
      hlc: '',
      opId: '',
    },
  ]);
  const counts = { earlier: 0, later: 0, confirmed: 0 };
  const examples: RouteOutput<'calendar.preview'>['examples'] = [];
  const known = knownCalendar(read);
  const today = localDateOf(nowMs);
  for (const { row, matters } of mattersOwed(read, entry.year)) {
    const [before, after] = [courseOfMatter(row, known), courseOfMatter(row, calendar)];
    const moved = movedDates(before, after, today);
    if (moved.length > 0) counts[moved.some(({ from, to }) => to < from) ? 'earlier' : 'later'] += matters;
    else if (isProvisional(before) && !isProvisional(after)) counts.confirmed += matters;
    for (const each of moved) examples.push({ receivedOn: row.firstReceivedOn, matters, ...each });
  }
  return {
    ...counts,
    examples: examples.toSorted((a, b) => (a.to < b.to ? -1 : 1)).slice(0, shownExamples),
  };
}

function isProvisional({ firstNotice, handle }: Course): boolean {
  return firstNotice.provisional || handle.provisional;
}

/**
 * Lays down the work calendar of a year: every open date that rests on it moves at once, and at a township it goes to the
 * villages with their next receipts. Errors: CALENDAR_INVALID, CALENDAR_FROM_ABOVE.
 */
export function setCalendar(runtime: StationRuntime, session: Session, entry: CalendarEntry): void {
  assertSound(entry);
  const { year, days, source, publishedOn } = entry;
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const ofYear = allCalendars(tx).filter((row) => row.year === year);
    const { stationKind: level, stationId } = session;
    if (ofYear.some((row) => byLevel(row, { level }) > 0))
      throw new AppError('CALENDAR_FROM_ABOVE', { year });
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'calendar.set',
        entityId: ofYear.find((row) => row.stationId === stationId)?.id ?? uuidv7(),
        businessDate: localDateOf(nowMs),
        body: { level, year, publishedOn, days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) },
        pii: { source },
      },
    ]);
  });
}

function assertSound({ year, days }: Pick<CalendarEntry, 'year' | 'days'>): void {
  const fault = calendarFault(year, days);
  if (fault) throw new AppError('CALENDAR_INVALID', { year, reason: fault.reason, on: fault.on ?? '' });
}
