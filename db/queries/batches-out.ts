import { and, asc, desc, eq, getColumns, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { batchOut, batchOutOp, opReceipt } from '../schema/exchange.ts';
import { op } from '../schema/log.ts';
import { defineCommand, definePrepared, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';
import type { OpRow } from './ops.ts';

export type BatchOutRow = typeof batchOut.$inferSelect;
export type OpReceiptRow = typeof opReceipt.$inferSelect;
/** A batch before it left: what is known only after its file was written, sent and receipted is null. */
export type NewBatchOut = typeof batchOut.$inferInsert;

export interface Epoch {
  readonly n: number;
  readonly r: string;
}

const insertBatch = defineInsert(batchOut);
const insertBatchOp = defineInsert(batchOutOp);

/** Freezes a batch: number, list of ops and manifest bytes in one transaction (exchange.md P2). */
export function insertBatchOut(tx: WriteTx, batch: NewBatchOut, opIds: readonly string[]): void {
  insertBatch(tx, { keepFrom: 0, keepTo: 0, ...batch });
  // In the order of the indexes, which have many pages: each of them is touched once.
  for (const opId of opIds.toSorted()) insertBatchOp(tx, { batchId: batch.id, opId });
}

const byId = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(eq(batchOut.id, sql.placeholder('id')))
    .prepare(),
);
export function findBatchOut(reader: Reader, id: string): BatchOutRow | undefined {
  return byId(reader).get({ id });
}

const byManifest = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(eq(batchOut.manifestHash, sql.placeholder('manifestHash')))
    .prepare(),
);
export function findBatchOutByManifest(reader: Reader, manifestHash: string): BatchOutRow | undefined {
  return byManifest(reader).get({ manifestHash });
}

const openFiles = defineQuery<[], { fileHash: string }>(
  'SELECT file_hash AS fileHash FROM batch_out WHERE receipted_at IS NULL AND file_hash IS NOT NULL',
);
/** The files that nobody has signed for, by their names. */
export function filesNotReceipted(reader: Reader): string[] {
  return openFiles(reader)
    .all()
    .map(({ fileHash }) => fileHash);
}

const byFile = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(eq(batchOut.fileHash, sql.placeholder('fileHash')))
    .limit(1)
    .prepare(),
);
/** By the file that was written for it last. */
export function findBatchOutByFile(reader: Reader, fileHash: string): BatchOutRow | undefined {
  return byFile(reader).get({ fileHash });
}

const last = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(
      and(
        eq(batchOut.toStation, sql.placeholder('toStation')),
        eq(batchOut.epochN, sql.placeholder('n')),
        eq(batchOut.epochR, sql.placeholder('r')),
      ),
    )
    .orderBy(desc(batchOut.seq))
    .limit(1)
    .prepare(),
);
/** The end of the chain to a station in an epoch: what the next batch counts on from and points back to. */
export function findLastBatchOut(reader: Reader, toStation: string, epoch: Epoch): BatchOutRow | undefined {
  return last(reader).get({ toStation, n: epoch.n, r: epoch.r });
}

const firstUnder = definePrepared((orm) =>
  orm
    .select({ epochN: batchOut.epochN, epochR: batchOut.epochR, seq: batchOut.seq })
    .from(batchOut)
    .where(
      and(eq(batchOut.toStation, sql.placeholder('toStation')), eq(batchOut.fromKid, sql.placeholder('kid'))),
    )
    .orderBy(asc(batchOut.epochN), asc(batchOut.seq))
    .limit(1)
    .prepare(),
);
/** The first batch to a station that was frozen under one of this station's keys. */
export function findFirstBatchUnder(
  reader: Reader,
  toStation: string,
  kid: string,
): Pick<BatchOutRow, 'epochN' | 'epochR' | 'seq'> | undefined {
  return firstUnder(reader).get({ toStation, kid });
}

const lastOfEpochs = defineQuery<[string, number, number], { n: number; r: string; seq: number }>(
  `SELECT epoch_n AS n, epoch_r AS r, max(seq) AS seq FROM batch_out
   WHERE to_station = ? AND epoch_n < ? GROUP BY epoch_n, epoch_r ORDER BY epoch_n DESC LIMIT ?`,
);
/** The last batch to a station of each incarnation before one, the newest first. */
export function lastBatchesBefore(
  reader: Reader,
  toStation: string,
  { epochN, limit }: { readonly epochN: number; readonly limit: number },
): { n: number; r: string; seq: number }[] {
  return lastOfEpochs(reader).all(toStation, epochN, limit);
}

const recent = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .orderBy(desc(batchOut.createdAt), desc(batchOut.seq))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
export function listBatchesOut(reader: Reader, limit: number): BatchOutRow[] {
  return recent(reader).all({ limit });
}

const open = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(and(eq(batchOut.toStation, sql.placeholder('toStation')), isNull(batchOut.receiptedAt)))
    .orderBy(asc(batchOut.createdAt), asc(batchOut.seq))
    .prepare(),
);
/** Batches that nobody has signed for, oldest first. */
export function batchesOutNotReceipted(reader: Reader, toStation: string): BatchOutRow[] {
  return open(reader).all({ toStation });
}

const unsigned = defineQuery<[string, string], { exportedAt: string }>(
  `SELECT exported_at AS exportedAt FROM batch_out WHERE to_station = ? AND epoch_r = ?
   AND receipted_at IS NULL AND exported_at IS NOT NULL ORDER BY created_at, seq LIMIT 1`,
);
/** When the oldest batch of an epoch left that nobody has signed for. */
export function oldestUnsigned(reader: Reader, toStation: string, epochR: string): string | null {
  return unsigned(reader).get(toStation, epochR)?.exportedAt ?? null;
}

const lastExported = definePrepared((orm) =>
  orm
    .select()
    .from(batchOut)
    .where(and(eq(batchOut.toStation, sql.placeholder('toStation')), isNotNull(batchOut.exportedAt)))
    .orderBy(desc(batchOut.epochN), desc(batchOut.createdAt), desc(batchOut.seq))
    .limit(1)
    .prepare(),
);
/** The newest batch to a station that has left this PC. */
export function findLastExported(reader: Reader, toStation: string): BatchOutRow | undefined {
  return lastExported(reader).get({ toStation });
}

const signedFor = defineQuery<[string], { opId: string }>(
  `SELECT DISTINCT bo.op_id AS opId FROM batch_out b JOIN batch_out_op bo ON bo.batch_id = b.id
   WHERE b.to_station = ? AND b.receipted_at IS NOT NULL`,
);
/** The ops of all batches to a station that it has signed for. */
export function opsSignedForBy(reader: Reader, toStation: string): Set<string> {
  return new Set(
    signedFor(reader)
      .all(toStation)
      .map(({ opId }) => opId),
  );
}

const opsOfBatch = definePrepared((orm) =>
  orm
    .select(getColumns(op))
    .from(batchOutOp)
    .innerJoin(op, eq(op.opId, batchOutOp.opId))
    .where(eq(batchOutOp.batchId, sql.placeholder('batchId')))
    .orderBy(asc(op.position))
    .prepare(),
);
/** The ops of a batch in log order, for rendering it again. */
export function opsOfBatchOut(reader: Reader, batchId: string): OpRow[] {
  return opsOfBatch(reader).all({ batchId });
}

const opIdsOfBatch = defineQuery<[string], { opId: string }>(
  'SELECT op_id AS opId FROM batch_out_op WHERE batch_id = ?',
);
export function opIdsOfBatchOut(reader: Reader, batchId: string): string[] {
  return opIdsOfBatch(reader)
    .all(batchId)
    .map(({ opId }) => opId);
}

const unreceiptedOfBatch = defineQuery<[string], { count: number }>(
  `SELECT count(*) AS count FROM batch_out_op b
   WHERE b.batch_id = ? AND NOT EXISTS (SELECT 1 FROM op_receipt r WHERE r.op_id = b.op_id)`,
);
/** How many ops of a batch nobody is known to hold. */
export function countNotReceiptedOfBatch(reader: Reader, batchId: string): number {
  return unreceiptedOfBatch(reader).get(batchId)?.count ?? 0;
}

const setRendered = defineCommand<[string, string]>(
  'UPDATE batch_out SET file_hash = ? WHERE id = ? AND exported_at IS NULL',
);
/** Its file lies ready, and has not left yet. */
export function markBatchRendered(tx: WriteTx, id: string, fileHash: string): void {
  setRendered(tx).run(fileHash, id);
}

const setExported = defineCommand<[string, string, string, string]>(
  'UPDATE batch_out SET file_hash = ?, medium = ?, exported_at = ? WHERE id = ?',
);
export function markBatchExported(
  tx: WriteTx,
  id: string,
  exported: { readonly fileHash: string; readonly medium: string; readonly at: string },
): void {
  setExported(tx).run(exported.fileHash, exported.medium, exported.at, id);
}

const setReceipted = defineCommand<[string, string, string | null, string]>(
  'UPDATE batch_out SET receipted_at = ?, receipt_batch = ?, disposition = ? WHERE id = ? AND receipted_at IS NULL',
);
/** @returns false if the batch was receipted before: the first receipt stands */
export function markBatchReceipted(
  tx: WriteTx,
  id: string,
  receipt: { readonly at: string; readonly batchIn: string; readonly disposition: string | null },
): boolean {
  return setReceipted(tx).run(receipt.at, receipt.batchIn, receipt.disposition, id).changes === 1;
}

const setHeldBack = defineCommand<[string]>(
  "UPDATE batch_out SET disposition = '4' WHERE id = ? AND receipted_at IS NULL",
);
/** It came and stays closed there; a later receipt may still sign for it. */
export function markBatchHeldBack(tx: WriteTx, id: string): void {
  setHeldBack(tx).run(id);
}

const setWhole = defineCommand<[string]>(
  `UPDATE batch_out SET disposition = '8' WHERE to_station = ? AND disposition = '7' AND NOT EXISTS (
     SELECT 1 FROM batch_out_op bo JOIN op_receipt r ON r.op_id = bo.op_id
     WHERE bo.batch_id = batch_out.id AND r.state IN ('proposal', 'quarantined', 'returned'))`,
);
/** Of what was signed for with exceptions: where none of its own ops is kept aside any more, it was accepted whole. */
export function markBatchesWhole(tx: WriteTx, toStation: string): void {
  setWhole(tx).run(toStation);
}

const putReceipt = defineInsert(opReceipt, 'update');
/** What the receiver last said about an own op. */
export function setOpReceipt(tx: WriteTx, receipt: OpReceiptRow): void {
  putReceipt(tx, receipt);
}

const oneReceipt = definePrepared((orm) =>
  orm
    .select()
    .from(opReceipt)
    .where(eq(opReceipt.opId, sql.placeholder('opId')))
    .prepare(),
);
export function findOpReceipt(reader: Reader, opId: string): OpReceiptRow | undefined {
  return oneReceipt(reader).get({ opId });
}

const downReceipt = defineQuery<[string], { at: string | null }>(
  `SELECT min(b.receipted_at) AS at FROM batch_out_op bo JOIN batch_out b ON b.id = bo.batch_id
   WHERE bo.op_id = ? AND b.kind = 'down'`,
);
/** When a station below first signed for a batch with this op; ops that go down have no receipt of their own. */
export function receiptedDownAt(reader: Reader, opId: string): string | null {
  return downReceipt(reader).get(opId)?.at ?? null;
}

const keptAsideReceipts = definePrepared((orm) =>
  orm
    .select()
    .from(opReceipt)
    .where(
      and(
        eq(opReceipt.toStation, sql.placeholder('toStation')),
        inArray(opReceipt.state, ['proposal', 'quarantined', 'returned']),
      ),
    )
    .orderBy(asc(opReceipt.opId))
    .prepare(),
);
/** Own ops that a station holds without having applied them. */
export function opReceiptsKeptAside(reader: Reader, toStation: string): OpReceiptRow[] {
  return keptAsideReceipts(reader).all({ toStation });
}

const unanswered = defineQuery<[string, string, string], { found: number }>(
  `SELECT EXISTS (
     SELECT 1 FROM op o JOIN batch_in b ON b.manifest_hash = o.batch_in
     WHERE o.origin = 'imported' AND o.kind IN (SELECT value FROM json_each(?)) AND b.from_station = ?
       AND b.imported_at > coalesce((SELECT max(created_at) FROM batch_out WHERE to_station = ?), '')
   ) AS found`,
);
/** Whether ops of these kinds have come from a station since the last batch to it: it waits for their receipt. */
export function owesReceiptFor(reader: Reader, station: string, kinds: readonly string[]): boolean {
  return unanswered(reader).get(JSON.stringify(kinds), station, station)?.found === 1;
}

const forget = defineCommand<[string]>('DELETE FROM op_receipt WHERE to_station = ?');
const reopen = defineCommand<[string]>(
  'UPDATE batch_out SET receipted_at = NULL, receipt_batch = NULL, disposition = NULL WHERE to_station = ?',
);
/** The receiver was restored from an older copy: what it once held must be offered again (exchange.md §7). */
export function forgetReceipts(tx: WriteTx, toStation: string): void {
  forget(tx).run(toStation);
  reopen(tx).run(toStation);
}

const forgetRanges = defineCommand(
  "UPDATE batch_out SET keep_to = keep_from WHERE kind = 'up' AND receipted_at IS NULL",
);
/** What batches that nobody has signed for gave to be kept counts no more. */
export function forgetKeepRanges(tx: WriteTx): void {
  forgetRanges(tx).run();
}

export interface OpOnItsWay {
  readonly opId: string;
  readonly kind: string;
  readonly recordedAt: string;
  /** Null: nobody is known to hold it. */
  readonly state: OpReceiptRow['state'] | null;
  readonly code: string | null;
  readonly receiptedAt: string | null;
  /** Of the latest batch that has left with it; null: none has. */
  readonly seq: number | null;
  readonly exportedAt: string | null;
  readonly medium: string | null;
}

const onTheirWay = defineQuery<[string, string, string], OpOnItsWay>(
  `SELECT o.op_id AS opId, o.kind, o.recorded_at AS recordedAt, r.state, r.code, r.at AS receiptedAt,
     b.seq, b.exported_at AS exportedAt, b.medium
   FROM op o
   LEFT JOIN op_receipt r ON r.op_id = o.op_id
   LEFT JOIN batch_out b ON b.id = (
     SELECT x.id FROM batch_out_op bo JOIN batch_out x ON x.id = bo.batch_id
     WHERE bo.op_id = o.op_id AND x.kind = ? AND x.exported_at IS NOT NULL
     ORDER BY x.exported_at DESC LIMIT 1)
   WHERE o.entity_id = ? AND o.origin = 'own' AND o.kind IN (SELECT value FROM json_each(?))
   ORDER BY o.hlc DESC, o.op_id`,
);
/** How far the own ops of these kinds about an entity have come on their way up or down, newest first. */
export function ownOpsOnTheirWay(
  reader: Reader,
  entityId: string,
  { kinds, direction }: { readonly kinds: readonly string[]; readonly direction: 'up' | 'down' },
): OpOnItsWay[] {
  return onTheirWay(reader).all(direction, entityId, JSON.stringify(kinds));
}

const receiptCounts = defineQuery<[], { state: OpReceiptRow['state']; count: number }>(
  'SELECT state, count(*) AS count FROM op_receipt GROUP BY state',
);
/** How many own ops came to what at the other side. */
export function countOpReceipts(reader: Reader): { state: OpReceiptRow['state']; count: number }[] {
  return receiptCounts(reader).all();
}

export interface OwnOpStanding {
  /** Null: recorded, in no batch. `exported`: in a batch, not yet signed for. */
  readonly state: OpReceiptRow['state'] | 'exported' | null;
  readonly code: string | null;
  readonly batchId: string | null;
  readonly exportedAt: string | null;
}

const standing = defineQuery<[string], OwnOpStanding>(
  `SELECT coalesce(r.state, iif(b.id IS NULL, NULL, 'exported')) AS state, r.code, b.id AS batchId, b.exported_at AS exportedAt
   FROM op o
   LEFT JOIN op_receipt r ON r.op_id = o.op_id
   LEFT JOIN batch_out_op bo ON bo.op_id = o.op_id
   LEFT JOIN batch_out b ON b.id = bo.batch_id
   WHERE o.op_id = ? AND o.origin = 'own'
   ORDER BY b.exported_at IS NULL, b.created_at DESC LIMIT 1`,
);
/** How far an own op has come (exchange.md §6), with the latest batch that carried it. */
export function findOwnOpStanding(reader: Reader, opId: string): OwnOpStanding | undefined {
  return standing(reader).get(opId);
}
