import { officeRecord } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type OfficeRow = typeof officeRecord.$inferSelect;

export const upsertOfficeRecord = defineInsert(officeRecord, 'update');

const columns =
  'id, station_id AS stationId, act, act_on AS actOn, is_void AS isVoid, due_on AS dueOn, matter_id AS matterId, fields';
const one = defineQuery<[string], OfficeRow>(`SELECT ${columns} FROM office_record WHERE id = ?`);
export function findOfficeRecord(reader: Reader, id: string): OfficeRow | undefined {
  return one(reader).get(id);
}

const between = defineQuery<[string, string], OfficeRow>(
  `SELECT ${columns} FROM office_record WHERE act_on BETWEEN ? AND ? ORDER BY act_on DESC, id DESC`,
);
/** What the offices that this register knows have put on record in a stretch of days, the latest first. */
export function officeRecords(reader: Reader, from: string, to: string): OfficeRow[] {
  return between(reader).all(from, to);
}

const aboutMatter = defineQuery<[string], OfficeRow>(
  `SELECT ${columns} FROM office_record
   WHERE matter_id IN (SELECT id FROM matter WHERE main_id = ?) ORDER BY act_on DESC, id DESC`,
);
/** What the office has put on record about a main matter and what is handled under it, the latest first. */
export function officeRecordsAbout(reader: Reader, mainId: string): OfficeRow[] {
  return aboutMatter(reader).all(mainId);
}

const due = defineQuery<[string, string, number], OfficeRow>(
  `SELECT ${columns} FROM office_record WHERE station_id = ? AND due_on <= ? ORDER BY due_on, id LIMIT ?`,
);
/** What is still open in the records of a station, the nearest first. */
export function officeDue(reader: Reader, stationId: string, by: string, limit: number): OfficeRow[] {
  return due(reader).all(stationId, by, limit);
}

const dueCount = defineQuery<[string, string, string, string], { total: number }>(
  `SELECT (SELECT count(*) FROM office_record WHERE station_id = ? AND due_on <= ?)
     + (SELECT count(*) FROM leader_record WHERE station_id = ? AND due_on <= ?) AS total`,
);
/** Records of the office and of its leaders in which something is due by a day. */
export function countOfficeDue(reader: Reader, stationId: string, by: string): number {
  return dueCount(reader).get(stationId, by, stationId, by)?.total ?? 0;
}

const ofMatter = defineQuery<[string, string], { id: string }>(
  'SELECT id FROM office_record WHERE matter_id = ? AND station_id = ?',
);
const receptionsOfMatter = defineQuery<[string, string], { id: string }>(
  'SELECT id FROM leader_record WHERE matter_id = ? AND station_id = ?',
);
/** Records of a station that are about a matter: of the office, and of its leaders. */
export function recordsAbout(
  reader: Reader,
  matterId: string,
  stationId: string,
): { readonly office: string[]; readonly leaders: string[] } {
  return {
    office: ofMatter(reader)
      .all(matterId, stationId)
      .map(({ id }) => id),
    leaders: receptionsOfMatter(reader)
      .all(matterId, stationId)
      .map(({ id }) => id),
  };
}
