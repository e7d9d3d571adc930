import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { batchInStates, exchangeLevels, opReceiptStates, peerStatuses } from '../../main/terms/exchange.ts';
import { hexLength, oneOf } from './checks.ts';
import { bytes } from './columns.ts';

export const peerDevice = sqliteTable(
  'peer_device',
  {
    deviceId: text('device_id').primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    name: text('name').notNull(),
    division12: text('division12').notNull(),
    level: text('level', { enum: exchangeLevels }).notNull(),
    signPublicKey: text('sign_public_key').notNull(),
    encryptPublicKey: text('encrypt_public_key').notNull(),
    /** A hint for finding the keys, never an identity: it may collide. */
    kid: text('kid').notNull(),
    status: text('status', { enum: peerStatuses }).notNull(),
    checkCode: text('check_code').notNull(),
    approvedAt: text('approved_at'),
    approvedBy: text('approved_by'),
    validFrom: text('valid_from').notNull(),
    /** When the device was last seen to have replaced its keys, signed by old and new. */
    keysChangedAt: text('keys_changed_at'),
  },
  (table) => [
    index('peer_device_station').on(table.stationId),
    index('peer_device_kid').on(table.kid),
    oneOf('peer_device', 'level', table.level, exchangeLevels),
    oneOf('peer_device', 'status', table.status, peerStatuses),
  ],
);

/** Keys that a device has replaced: what they signed before still counts. */
export const peerFormerKey = sqliteTable(
  'peer_former_key',
  {
    deviceId: text('device_id').notNull(),
    kid: text('kid').notNull(),
    signPublicKey: text('sign_public_key').notNull(),
    /** What it may have signed, as JSON: `since` and `earlier` of FORMAT.md §3.1. */
    reach: text('reach').notNull(),
    /** When the change was heard of: what was taken in before is as good as ever. */
    noticedAt: text('noticed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.kid] }),
    index('peer_former_key_kid').on(table.kid),
  ],
);

/** A batch is this row first and a file second: what it carries is frozen here (exchange.md P2). */
export const batchOut = sqliteTable(
  'batch_out',
  {
    id: text('id').primaryKey().notNull(),
    toStation: text('to_station').notNull(),
    toDevice: text('to_device').notNull(),
    /** Of the keys of this PC under which it was frozen: no others can render it. */
    fromKid: text('from_kid').notNull(),
    epochN: integer('epoch_n').notNull(),
    epochR: text('epoch_r').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    manifest: bytes('manifest').notNull(),
    manifestHash: text('manifest_hash').notNull().unique(),
    signature: bytes('signature').notNull(),
    prevHash: text('prev_hash'),
    opCount: integer('op_count').notNull(),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash'),
    medium: text('medium'),
    exportedAt: text('exported_at'),
    receiptedAt: text('receipted_at'),
    receiptBatch: text('receipt_batch'),
    disposition: text('disposition'),
    /** What goes along to be kept, by position: in the own log on the way up, in `keep_safe` in a restore pack. */
    keepFrom: integer('keep_from').notNull().default(0),
    keepTo: integer('keep_to').notNull().default(0),
  },
  (table) => [
    index('batch_out_chain').on(table.toStation, table.epochN, table.epochR, table.seq),
    index('batch_out_open')
      .on(table.toStation, table.epochR, table.createdAt, table.seq)
      .where(sql`${table.receiptedAt} IS NULL`),
    index('batch_out_left')
      .on(table.toStation, table.epochN, table.createdAt, table.seq)
      .where(sql`${table.exportedAt} IS NOT NULL`),
    hexLength('batch_out', 'manifest_hash', table.manifestHash, 64),
  ],
);

export const batchOutOp = sqliteTable(
  'batch_out_op',
  {
    batchId: text('batch_id')
      .notNull()
      .references(() => batchOut.id),
    opId: text('op_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.opId] }), index('batch_out_op_op').on(table.opId)],
);

/** What the receiver said about an own op; no row means that nobody is known to hold it. */
export const opReceipt = sqliteTable(
  'op_receipt',
  {
    opId: text('op_id').primaryKey().notNull(),
    toStation: text('to_station').notNull(),
    state: text('state', { enum: opReceiptStates }).notNull(),
    code: text('code'),
    at: text('at').notNull(),
    batchIn: text('batch_in').notNull(),
  },
  (table) => [
    index('op_receipt_state').on(table.toStation, table.state),
    oneOf('op_receipt', 'state', table.state, opReceiptStates),
  ],
);

export const batchIn = sqliteTable(
  'batch_in',
  {
    manifestHash: text('manifest_hash').primaryKey().notNull(),
    fileHash: text('file_hash').notNull(),
    fromStation: text('from_station').notNull(),
    fromDevice: text('from_device').notNull(),
    epochN: integer('epoch_n').notNull(),
    epochR: text('epoch_r').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    prevHash: text('prev_hash'),
    state: text('state', { enum: batchInStates }).notNull(),
    receivedAt: text('received_at').notNull(),
    importedAt: text('imported_at'),
    importedBy: text('imported_by'),
    opCount: integer('op_count').notNull(),
    applied: integer('applied').notNull(),
    proposals: integer('proposals').notNull(),
    quarantined: integer('quarantined').notNull(),
    returned: integer('returned').notNull(),
    duplicates: integer('duplicates').notNull(),
    bytes: integer('bytes').notNull(),
    envelope: bytes('envelope').notNull(),
    wallClock: text('wall_clock').notNull(),
    appVersion: text('app_version').notNull(),
    board: text('board'),
    /** Of a batch from above: the ids of all its ops, 32 bytes each; one that came twice is in the log under its first batch. */
    opIds: bytes('op_ids'),
  },
  (table) => [
    index('batch_in_chain').on(table.fromDevice, table.epochN, table.epochR, table.seq),
    index('batch_in_station').on(table.fromStation, table.receivedAt, table.seq),
    index('batch_in_epoch').on(
      table.fromStation,
      table.state,
      table.epochN,
      table.epochR,
      table.seq,
      table.opCount,
    ),
    index('batch_in_waiting')
      .on(table.fromStation)
      .where(sql`${table.state} = 'quarantined'`),
    hexLength('batch_in', 'manifest_hash', table.manifestHash, 64),
    oneOf('batch_in', 'state', table.state, batchInStates),
  ],
);

/** A whole file for this station by somebody whom it does not know, and who brings no request: kept closed. */
export const strangerFile = sqliteTable(
  'stranger_file',
  {
    fileHash: text('file_hash').primaryKey().notNull(),
    /** As the public header says. */
    fromKid: text('from_kid').notNull(),
    seq: integer('seq').notNull(),
    bytes: integer('bytes').notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [index('stranger_file_kid').on(table.fromKid)],
);

/** Batches from an earlier incarnation of the station above that go back to it: what it wrote and may have lost. */
export const batchReturned = sqliteTable(
  'batch_returned',
  {
    batchId: text('batch_id')
      .notNull()
      .references(() => batchOut.id),
    position: integer('position').notNull(),
    manifestHash: text('manifest_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.position] })],
);

/** What a station below gave to be kept: age files that nobody here can open, for its restore pack (exchange.md §3). */
export const keepSafe = sqliteTable(
  'keep_safe',
  {
    position: integer('position').primaryKey({ autoIncrement: true }),
    /** SHA-256 of the bytes. */
    hash: text('hash').notNull().unique(),
    fromStation: text('from_station').notNull(),
    fromDevice: text('from_device').notNull(),
    epochN: integer('epoch_n').notNull(),
    epochR: text('epoch_r').notNull(),
    seq: integer('seq').notNull(),
    batchIn: text('batch_in').notNull(),
    receivedAt: text('received_at').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [index('keep_safe_station').on(table.fromStation, table.position)],
);

/** A sequence number that is known to exist and has not come. */
export const gap = sqliteTable(
  'gap',
  {
    fromDevice: text('from_device').notNull(),
    epochN: integer('epoch_n').notNull(),
    epochR: text('epoch_r').notNull(),
    seq: integer('seq').notNull(),
    noticedAt: text('noticed_at').notNull(),
    healedAt: text('healed_at'),
  },
  (table) => [primaryKey({ columns: [table.fromDevice, table.epochN, table.epochR, table.seq] })],
);

/** Something that a person must see: a fork, a clone, a clock far ahead. Closed by a person, with a note. */
export const incident = sqliteTable(
  'incident',
  {
    id: text('id').primaryKey().notNull(),
    at: text('at').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    params: text('params').notNull(),
    /** The other station that it is about; null: this one. */
    stationId: text('station_id'),
    /** When it ended by itself. */
    settledAt: text('settled_at'),
    closedAt: text('closed_at'),
    closedBy: text('closed_by'),
    note: text('note'),
  },
  (table) => [
    index('incident_open')
      .on(table.at)
      .where(sql`${table.closedAt} IS NULL`),
    index('incident_subject').on(table.kind, table.subject),
  ],
);
