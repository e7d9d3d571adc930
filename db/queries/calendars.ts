import { calendar } from '../schema/calendar.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type CalendarRow = typeof calendar.$inferSelect;

export const upsertCalendar = defineInsert(calendar, 'update');

const columns = `id, station_id AS stationId, level, year, published_on AS publishedOn, source, days, hlc,
  op_id AS opId`;

const one = defineQuery<[string], CalendarRow>(`SELECT ${columns} FROM calendar WHERE id = ?`);
export function findCalendar(reader: Reader, id: string): CalendarRow | undefined {
  return one(reader).get(id);
}

const all = defineQuery<[], CalendarRow>(`SELECT ${columns} FROM calendar ORDER BY id`);
/** Every calendar that was ever laid down here or came from above: a few rows. */
export function allCalendars(reader: Reader): CalendarRow[] {
  return all(reader).all();
}

const marks = defineQuery<[], { opId: string }>('SELECT op_id AS opId FROM calendar ORDER BY id');
/** Which ops the calendars rest on: the same marks are the same calendars. */
export function calendarMarks(reader: Reader): string {
  return marks(reader)
    .all()
    .map(({ opId }) => opId)
    .join(' ');
}
