import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { opDispositions, opOrigins } from '../../main/terms/exchange.ts';
import { hexLength, oneOf } from './checks.ts';
import { bytes } from './columns.ts';

/** The record of work (exchange.md §3): every op once, as the exact bytes that its author's device wrote. */
export const op = sqliteTable(
  'op',
  {
    position: integer('position').primaryKey({ autoIncrement: true }),
    opId: text('op_id').notNull().unique(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    kind: text('kind').notNull(),
    hlc: text('hlc').notNull(),
    authorStation: text('author_station').notNull(),
    authorDevice: text('author_device').notNull(),
    authorUser: text('author_user').notNull(),
    schema: integer('schema').notNull(),
    businessDate: text('business_date').notNull(),
    piiRef: text('pii_ref'),
    bytes: bytes('bytes').notNull(),
    origin: text('origin', { enum: opOrigins }).notNull(),
    batchIn: text('batch_in'),
    disposition: text('disposition', { enum: opDispositions }).notNull(),
    code: text('code'),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [
    index('op_entity').on(table.entityId, table.hlc, table.opId),
    index('op_kind_day').on(table.kind, table.businessDate, table.disposition, table.entityId),
    index('op_not_applied')
      .on(table.disposition, table.position)
      .where(sql`${table.disposition} <> 'applied'`),
    index('op_origin').on(table.origin, table.position),
    index('op_device').on(table.authorDevice, table.position),
    index('op_pii_ref')
      .on(table.piiRef)
      .where(sql`${table.piiRef} IS NOT NULL`),
    hexLength('op', 'op_id', table.opId, 64),
    hexLength('op', 'hlc', table.hlc, 16),
    oneOf('op', 'origin', table.origin, opOrigins),
    oneOf('op', 'disposition', table.disposition, opDispositions),
  ],
);

/** Personal data of an op, apart from it, so that it can be erased while the op and every hash stay. */
export const opPii = sqliteTable(
  'op_pii',
  {
    piiRef: text('pii_ref').primaryKey().notNull(),
    salt: bytes('salt'),
    bytes: bytes('bytes'),
    erasedAt: text('erased_at'),
  },
  (table) => [hexLength('op_pii', 'pii_ref', table.piiRef, 64)],
);

/** Who looked, printed, exported, unlocked: a hash chain beside the ops. */
export const audit = sqliteTable(
  'audit',
  {
    position: integer('position').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    staffId: text('staff_id'),
    action: text('action').notNull(),
    entity: text('entity'),
    entityId: text('entity_id'),
    params: text('params').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [index('audit_entity').on(table.entityId, table.position)],
);
