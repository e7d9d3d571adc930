import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { batchIn, gap } from '../schema/exchange.ts';
import { defineCommand, definePrepared, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import type { Epoch } from './batches-out.ts';
import { defineInsert } from './define-insert.ts';

export type BatchInRow = typeof batchIn.$inferSelect;
/** What a batch from above was, for the station that may have lost it. */
export type DownBatch = Pick<BatchInRow, 'manifestHash' | 'epochN' | 'epochR'> & {
  readonly opIds: Uint8Array;
};
export type GapRow = typeof gap.$inferSelect;

const put = defineInsert(batchIn, 'update');
/** A batch that waited in quarantine is written again when it is imported. */
export function upsertBatchIn(tx: WriteTx, batch: typeof batchIn.$inferInsert): void {
  put(tx, batch);
}

const one = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(eq(batchIn.manifestHash, sql.placeholder('manifestHash')))
    .prepare(),
);
const fileHashes = defineQuery<[], { fileHash: string }>(
  "SELECT file_hash AS fileHash FROM batch_in WHERE state = 'imported'",
);
/** The files that were taken in, by their names: what they held is in the log now. */
export function importedFiles(reader: Reader): string[] {
  return fileHashes(reader)
    .all()
    .map(({ fileHash }) => fileHash);
}

const waitingHashes = defineQuery<[], { fileHash: string }>(
  "SELECT file_hash AS fileHash FROM batch_in WHERE state = 'quarantined'",
);
/** The files that wait unopened, by their names. */
export function filesInQuarantine(reader: Reader): string[] {
  return waitingHashes(reader)
    .all()
    .map(({ fileHash }) => fileHash);
}

export function findBatchIn(reader: Reader, manifestHash: string): BatchInRow | undefined {
  return one(reader).get({ manifestHash });
}

const chain = definePrepared((orm) =>
  orm
    .select({
      seq: batchIn.seq,
      manifestHash: batchIn.manifestHash,
      prevHash: batchIn.prevHash,
      opCount: batchIn.opCount,
    })
    .from(batchIn)
    .where(
      and(
        eq(batchIn.fromDevice, sql.placeholder('fromDevice')),
        eq(batchIn.epochN, sql.placeholder('n')),
        eq(batchIn.epochR, sql.placeholder('r')),
        eq(batchIn.state, 'imported'),
      ),
    )
    .orderBy(asc(batchIn.seq), asc(batchIn.manifestHash))
    .prepare(),
);
export interface ChainLink {
  readonly seq: number;
  readonly manifestHash: string;
  readonly prevHash: string | null;
}
export interface ImportedLink extends ChainLink {
  readonly opCount: number;
}
/** Imported batches of a device in an epoch; the same seq twice is a fork. */
export function chainOfDevice(reader: Reader, fromDevice: string, epoch: Epoch): ImportedLink[] {
  return chain(reader).all({ fromDevice, n: epoch.n, r: epoch.r });
}

const beyond = defineQuery<[string, number, string, number], { seq: number }>(
  `SELECT seq FROM batch_in INDEXED BY batch_in_epoch
   WHERE from_station = ? AND state = 'imported' AND epoch_n = ? AND epoch_r = ? AND seq > ? AND op_count > 0`,
);
/** Numbers above `seq` of imported batches with ops, of a station's incarnation; no row is read for it. */
export function seqsWithOpsBeyond(reader: Reader, fromStation: string, epoch: Epoch, seq: number): number[] {
  return beyond(reader)
    .all(fromStation, epoch.n, epoch.r, seq)
    .map((row) => row.seq);
}

const epochs = definePrepared((orm) =>
  orm
    .selectDistinct({ n: batchIn.epochN, r: batchIn.epochR })
    .from(batchIn)
    .where(and(eq(batchIn.fromDevice, sql.placeholder('fromDevice')), eq(batchIn.state, 'imported')))
    .orderBy(asc(batchIn.epochN), asc(batchIn.epochR))
    .prepare(),
);
export function epochsOfDevice(reader: Reader, fromDevice: string): Epoch[] {
  return epochs(reader).all({ fromDevice });
}

const incarnations = defineQuery<[string], Epoch>(
  `SELECT epoch_n AS n, epoch_r AS r FROM batch_in WHERE from_station = ? AND state = 'imported'
   GROUP BY epoch_n, epoch_r ORDER BY epoch_n DESC, min(rowid) DESC`,
);
/** Incarnations of a station that batches have come from; the newest first, of equal numbers the one heard of last. */
export function incarnationsOfStation(reader: Reader, fromStation: string): Epoch[] {
  return incarnations(reader).all(fromStation);
}

const down = defineQuery<[string], DownBatch>(
  `SELECT manifest_hash AS manifestHash, epoch_n AS epochN, epoch_r AS epochR, op_ids AS opIds FROM batch_in
   WHERE from_station = ? AND state = 'imported' AND op_ids IS NOT NULL ORDER BY imported_at, epoch_n, seq, manifest_hash`,
);
/** The batches of the station above whose ops are known one by one, the longest held first. */
export function downBatchesOf(reader: Reader, fromStation: string): DownBatch[] {
  return down(reader).all(fromStation);
}

const quarantined = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(and(eq(batchIn.fromDevice, sql.placeholder('fromDevice')), eq(batchIn.state, 'quarantined')))
    .orderBy(asc(batchIn.epochN), asc(batchIn.seq))
    .prepare(),
);
/** Batches that wait until their sender is approved. */
export function batchesInQuarantine(reader: Reader, fromDevice: string): BatchInRow[] {
  return quarantined(reader).all({ fromDevice });
}

const allQuarantined = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(eq(batchIn.state, 'quarantined'))
    .orderBy(desc(batchIn.receivedAt), desc(batchIn.seq))
    .prepare(),
);
/** Every batch that waits unopened, the newest first. */
export function listQuarantined(reader: Reader): BatchInRow[] {
  return allQuarantined(reader).all();
}

const drop = defineCommand<[string]>("DELETE FROM batch_in WHERE from_device = ? AND state = 'quarantined'");
/** Forgets what waits of a device; what was taken in of it stays. */
export function removeBatchesInQuarantine(tx: WriteTx, fromDevice: string): void {
  drop(tx).run(fromDevice);
}

const dropOne = defineCommand<[string]>(
  "DELETE FROM batch_in WHERE manifest_hash = ? AND state = 'quarantined'",
);
export function removeHeldBatch(tx: WriteTx, manifestHash: string): void {
  dropOne(tx).run(manifestHash);
}

const waitingCounts = defineQuery<[], { fromStation: string; count: number }>(
  `SELECT from_station AS fromStation, count(*) AS count FROM batch_in WHERE state = 'quarantined'
   GROUP BY from_station`,
);
/** How many batches of each station wait unopened. */
export function countQuarantined(reader: Reader): Map<string, number> {
  return new Map(
    waitingCounts(reader)
      .all()
      .map(({ fromStation, count }) => [fromStation, count]),
  );
}

const recent = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .orderBy(desc(batchIn.receivedAt), desc(batchIn.seq))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
export function listBatchesIn(reader: Reader, limit: number): BatchInRow[] {
  return recent(reader).all({ limit });
}

const lastOfStation = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(eq(batchIn.fromStation, sql.placeholder('fromStation')))
    .orderBy(desc(batchIn.receivedAt), desc(batchIn.seq))
    .limit(1)
    .prepare(),
);
export function findLastBatchIn(reader: Reader, fromStation: string): BatchInRow | undefined {
  return lastOfStation(reader).get({ fromStation });
}

const newestOf = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(and(eq(batchIn.fromStation, sql.placeholder('fromStation')), eq(batchIn.state, 'imported')))
    .orderBy(desc(batchIn.epochN), desc(batchIn.seq))
    .limit(1)
    .prepare(),
);
/** The batch of a station that knows most: its highest number, whenever it came. */
export function findNewestBatchIn(reader: Reader, fromStation: string): BatchInRow | undefined {
  return newestOf(reader).get({ fromStation });
}

const newestIn = definePrepared((orm) =>
  orm
    .select()
    .from(batchIn)
    .where(
      and(
        eq(batchIn.fromStation, sql.placeholder('fromStation')),
        eq(batchIn.epochN, sql.placeholder('n')),
        eq(batchIn.epochR, sql.placeholder('r')),
        eq(batchIn.state, 'imported'),
      ),
    )
    .orderBy(desc(batchIn.seq))
    .limit(1)
    .prepare(),
);
/** The imported batch with the highest number of a station's incarnation. */
export function findNewestOfEpoch(reader: Reader, fromStation: string, epoch: Epoch): BatchInRow | undefined {
  return newestIn(reader).get({ fromStation, n: epoch.n, r: epoch.r });
}

const insertGap = defineInsert(gap, 'ignore');
/** @returns false if the gap was known */
export function noticeGap(tx: WriteTx, row: Omit<GapRow, 'healedAt'>): boolean {
  return insertGap(tx, row);
}

const heal = defineCommand<[string, string, number, string, number, number]>(
  `UPDATE gap SET healed_at = ?
   WHERE from_device = ? AND epoch_n = ? AND epoch_r = ? AND seq BETWEEN ? AND ? AND healed_at IS NULL`,
);
/** Closes the gaps of a device from one seq to another, both included. @returns how many were open */
export function healGaps(
  tx: WriteTx,
  fromDevice: string,
  epoch: Epoch,
  range: { readonly from: number; readonly to: number; readonly at: string },
): number {
  return heal(tx).run(range.at, fromDevice, epoch.n, epoch.r, range.from, range.to).changes;
}

const gaps = definePrepared((orm) =>
  orm
    .select()
    .from(gap)
    .where(sql`${gap.healedAt} IS NULL`)
    .orderBy(asc(gap.fromDevice), asc(gap.epochN), asc(gap.epochR), asc(gap.seq))
    .prepare(),
);
export function listOpenGaps(reader: Reader): GapRow[] {
  return gaps(reader).all();
}

const healedCount = defineQuery<[string, number, string], { count: number }>(
  `SELECT count(*) AS count FROM gap
   WHERE from_device = ? AND epoch_n = ? AND epoch_r = ? AND healed_at IS NOT NULL`,
);
/** How many numbers of a device's epoch were missed once and are not any more. */
export function countHealedGaps(reader: Reader, fromDevice: string, epoch: Epoch): number {
  return healedCount(reader).get(fromDevice, epoch.n, epoch.r)?.count ?? 0;
}
