import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { exchangeLevels } from '../../main/terms/exchange.ts';
import { oneOf } from './checks.ts';

/** What a station has laid down of a code list, its own and what came from the station above. */
export const codeList = sqliteTable(
  'code_list',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    level: text({ enum: exchangeLevels }).notNull(),
    list: text().notNull(),
    /** One entry a code, each with the op that said it last. */
    items: text().notNull(),
  },
  (t) => [oneOf('code_list', 'level', t.level, exchangeLevels)],
);
