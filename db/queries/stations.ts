import { staff, station } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type StationRow = typeof station.$inferSelect;

export const upsertStation = defineInsert(station, 'update');

const oneStation = defineQuery<[string], StationRow>('SELECT * FROM station WHERE id = ?');
export function findStation(reader: Reader, id: string): StationRow | undefined {
  return oneStation(reader).get(id);
}

const allStations = defineQuery<[], StationRow>('SELECT * FROM station ORDER BY division12, name');
export function listStations(reader: Reader): StationRow[] {
  return allStations(reader).all();
}

export type StaffRow = typeof staff.$inferSelect;

export const upsertStaff = defineInsert(staff, 'update');

const staffColumns = 'id, station_id AS stationId, name, roles, active, since, fields';
const oneStaff = defineQuery<[string], StaffRow>(`SELECT ${staffColumns} FROM staff WHERE id = ?`);
export function findStaff(reader: Reader, id: string): StaffRow | undefined {
  return oneStaff(reader).get(id);
}

const staffOfStation = defineQuery<[string], StaffRow>(
  `SELECT ${staffColumns} FROM staff WHERE station_id = ? ORDER BY active DESC, since, id`,
);
export function listStaff(reader: Reader, stationId: string): StaffRow[] {
  return staffOfStation(reader).all(stationId);
}
