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

/** Where backups of this PC go, and what became of the last one at each place. */
export const backupPlace = sqliteTable('backup_place', {
  /** `folder`, or the id in the marker file of a stick. */
  id: text('id').primaryKey().notNull(),
  /** The folder's path or the stick's label, for people. */
  label: text('label').notNull(),
  /** UTC instant at which the newest verified backup there was taken. */
  verifiedAt: text('verified_at'),
  opCount: integer('op_count'),
  bytes: integer('bytes'),
  /** 1: on the same volume as the register, which protects from nothing but a wrong click. */
  sameVolume: integer('same_volume'),
  /** Set by a failed attempt, emptied by the next good one. */
  failedAt: text('failed_at'),
  failure: text('failure'),
});
