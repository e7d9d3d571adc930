import { dutyLog, dutyRoster } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type RosterRow = typeof dutyRoster.$inferSelect;
export type DutyLogRow = typeof dutyLog.$inferSelect;

export const upsertRoster = defineInsert(dutyRoster, 'update');
export const upsertDutyLog = defineInsert(dutyLog, 'update');

const rosterColumns = 'id, station_id AS stationId, week, fields';
const ofWeek = defineQuery<[string, string], RosterRow>(
  `SELECT ${rosterColumns} FROM duty_roster WHERE station_id = ? AND week = ? ORDER BY id DESC LIMIT 1`,
);
/** The roster of a station for a week; of several, which only a lost register can have made, the last. */
export function rosterOf(reader: Reader, stationId: string, week: string): RosterRow | undefined {
  return ofWeek(reader).get(stationId, week);
}

const one = defineQuery<[string], RosterRow>(`SELECT ${rosterColumns} FROM duty_roster WHERE id = ?`);
export function findRoster(reader: Reader, id: string): RosterRow | undefined {
  return one(reader).get(id);
}

const latest = defineQuery<[string, number], RosterRow>(
  `SELECT ${rosterColumns} FROM duty_roster WHERE station_id = ? ORDER BY week DESC LIMIT ?`,
);
export function latestRosters(reader: Reader, stationId: string, limit: number): RosterRow[] {
  return latest(reader).all(stationId, limit);
}

const planned = defineQuery<[string], { stationId: string }>(
  'SELECT DISTINCT station_id AS stationId FROM duty_roster WHERE week = ?',
);
/** Stations that have a roster for a week. */
export function stationsPlanned(reader: Reader, week: string): string[] {
  return planned(reader)
    .all(week)
    .map(({ stationId }) => stationId);
}

const logColumns = 'id, station_id AS stationId, duty_on AS dutyOn, duty_shift AS dutyShift, state, fields';
const oneLog = defineQuery<[string], DutyLogRow>(`SELECT ${logColumns} FROM duty_log WHERE id = ?`);
export function findDutyLog(reader: Reader, id: string): DutyLogRow | undefined {
  return oneLog(reader).get(id);
}

const logs = defineQuery<[{ stationId: string | null; limit: number }], DutyLogRow>(
  `SELECT ${logColumns} FROM duty_log WHERE @stationId IS NULL OR station_id = @stationId
   ORDER BY duty_on DESC, id DESC LIMIT @limit`,
);
/** The logs of a station, or of all, the newest first. */
export function listDutyLogs(reader: Reader, stationId: string | null, limit: number): DutyLogRow[] {
  return logs(reader).all({ stationId, limit });
}
