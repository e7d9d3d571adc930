import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { searchKeyKinds } from '../../main/terms/search.ts';
import { oneOf } from './checks.ts';

/**
 * What a row of the contentless full-text table `search_text` (custom.sql) stands for; they share the rowid.
 * The rowid begins with the day of the record, so that the newest hits are read first and nothing is sorted.
 */
export const searchDoc = sqliteTable(
  'search_doc',
  {
    docId: integer('doc_id').primaryKey(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    stationId: text('station_id').notNull(),
    sortOn: text('sort_on').notNull(),
  },
  (table) => [unique('search_doc_entity').on(table.entityId, table.entity)],
);

/** Names, initials, numbers and last digits, found by range scan. Tails are stored reversed: last digits become a beginning. */
export const searchKey = sqliteTable(
  'search_key',
  {
    kind: text('kind', { enum: searchKeyKinds }).notNull(),
    value: text('value').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.value, table.entityId, table.entity] }),
    index('search_key_entity').on(table.entityId),
    oneOf('search_key', 'kind', table.kind, searchKeyKinds),
  ],
);
