import { leaderDay, leaderRecord } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type LeaderDayRow = typeof leaderDay.$inferSelect;
export type LeaderRecordRow = typeof leaderRecord.$inferSelect;

export const upsertLeaderDay = defineInsert(leaderDay, 'update');
export const upsertLeaderRecord = defineInsert(leaderRecord, 'update');

interface Stretch {
  readonly stationId: string | null;
  readonly from: string;
  readonly to: string;
}
const days = defineQuery<[Stretch], LeaderDayRow>(
  `SELECT id, station_id AS stationId, reception_on AS receptionOn, fields FROM leader_day
   WHERE reception_on BETWEEN @from AND @to AND (@stationId IS NULL OR station_id = @stationId)
   ORDER BY reception_on, id`,
);
/** Days on which leaders receive, of a station or of all, the earliest first. */
export function leaderDays(reader: Reader, stretch: Stretch): LeaderDayRow[] {
  return days(reader).all(stretch);
}

const oneDay = defineQuery<[string], LeaderDayRow>(
  'SELECT id, station_id AS stationId, reception_on AS receptionOn, fields FROM leader_day WHERE id = ?',
);
export function findLeaderDay(reader: Reader, id: string): LeaderDayRow | undefined {
  return oneDay(reader).get(id);
}

const recordColumns =
  'id, station_id AS stationId, met_on AS metOn, due_on AS dueOn, matter_id AS matterId, fields';
const records = defineQuery<[Stretch], LeaderRecordRow>(
  `SELECT ${recordColumns} FROM leader_record
   WHERE met_on BETWEEN @from AND @to AND (@stationId IS NULL OR station_id = @stationId)
   ORDER BY met_on DESC, id DESC`,
);
/** Whom leaders met, the latest first. */
export function leaderRecords(reader: Reader, stretch: Stretch): LeaderRecordRow[] {
  return records(reader).all(stretch);
}

const oneRecord = defineQuery<[string], LeaderRecordRow>(
  `SELECT ${recordColumns} FROM leader_record WHERE id = ?`,
);
export function findLeaderRecord(reader: Reader, id: string): LeaderRecordRow | undefined {
  return oneRecord(reader).get(id);
}

const aboutMatter = defineQuery<[string], LeaderRecordRow>(
  `SELECT ${recordColumns} FROM leader_record
   WHERE matter_id IN (SELECT id FROM matter WHERE main_id = ?) ORDER BY met_on DESC, id DESC`,
);
/** Receptions about a main matter and what is handled under it, the latest first. */
export function leaderRecordsAbout(reader: Reader, mainId: string): LeaderRecordRow[] {
  return aboutMatter(reader).all(mainId);
}

const recordsDue = defineQuery<[string, string, number], LeaderRecordRow>(
  `SELECT ${recordColumns} FROM leader_record WHERE station_id = ? AND due_on <= ? ORDER BY due_on, id LIMIT ?`,
);
/** Of which nobody has said what came of them, the nearest day first. */
export function leaderRecordsDue(
  reader: Reader,
  stationId: string,
  by: string,
  limit: number,
): LeaderRecordRow[] {
  return recordsDue(reader).all(stationId, by, limit);
}
