import { limitSetting } from '../schema/limits.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type LimitSettingRow = typeof limitSetting.$inferSelect;

export const upsertLimitSetting = defineInsert(limitSetting, 'update');

const all = defineQuery<[], LimitSettingRow>(
  `SELECT id, station_id AS stationId, level, from_on AS fromOn, profile_key AS profileKey, hlc, op_id AS opId
   FROM limit_setting ORDER BY id`,
);
/** Everything that was ever laid down here or came from above: a few rows. */
export function allLimitSettings(reader: Reader): LimitSettingRow[] {
  return all(reader).all();
}
