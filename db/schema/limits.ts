import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { exchangeLevels } from '../../main/terms/exchange.ts';
import { oneOf } from './checks.ts';

/** Which limits a station has laid down for itself and those below it, and for matters received from which day on. */
export const limitSetting = sqliteTable(
  'limit_setting',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    level: text({ enum: exchangeLevels }).notNull(),
    fromOn: text('from_on').notNull(),
    /** What a matter keeps: `profileKey` of main/core/limits. */
    profileKey: text('profile_key').notNull(),
    hlc: text().notNull(),
    opId: text('op_id').notNull(),
  },
  (t) => [index('limit_setting_from').on(t.fromOn), oneOf('limit_setting', 'level', t.level, exchangeLevels)],
);
