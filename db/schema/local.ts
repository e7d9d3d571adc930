import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Single facts of this installation: clock state, epoch, projection version, public identity. Never exchanged. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey().notNull(),
  value: text('value').notNull(),
});

/** Running numbers, one row per series and year. */
export const counter = sqliteTable('counter', {
  name: text('name').primaryKey().notNull(),
  value: integer('value').notNull(),
});
