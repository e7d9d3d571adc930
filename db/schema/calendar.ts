import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { exchangeLevels } from '../../main/terms/exchange.ts';
import { oneOf } from './checks.ts';

/** Work calendars that a station has laid down, its own and those of the station above. */
export const calendar = sqliteTable(
  'calendar',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    level: text({ enum: exchangeLevels }).notNull(),
    year: integer().notNull(),
    publishedOn: text('published_on'),
    /** Number and name of the notice; null where the words did not travel. */
    source: text(),
    days: text().notNull(),
    hlc: text().notNull(),
    /** The op that holds: what it says never changes. */
    opId: text('op_id').notNull(),
  },
  (t) => [index('calendar_year').on(t.year), oneOf('calendar', 'level', t.level, exchangeLevels)],
);
