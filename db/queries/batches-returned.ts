import { batchReturned } from '../schema/exchange.ts';
import { defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import type { Epoch } from './batches-out.ts';
import { defineInsert } from './define-insert.ts';

const put = defineInsert(batchReturned);
/** Fixes which batches from above go back with one that goes up. */
export function insertBatchesReturned(tx: WriteTx, batchId: string, manifestHashes: readonly string[]): void {
  for (const [position, manifestHash] of manifestHashes.entries())
    put(tx, { batchId, position, manifestHash });
}

const inBatch = defineQuery<[string], { manifestHash: string }>(
  'SELECT manifest_hash AS manifestHash FROM batch_returned WHERE batch_id = ? ORDER BY position',
);
export function manifestsReturnedIn(reader: Reader, batchId: string): string[] {
  return inBatch(reader)
    .all(batchId)
    .map(({ manifestHash }) => manifestHash);
}

const safely = defineQuery<[string, number, string], { manifestHash: string }>(
  `SELECT DISTINCT r.manifest_hash AS manifestHash FROM batch_returned r JOIN batch_out o ON o.id = r.batch_id
   WHERE o.to_station = ? AND o.epoch_n = ? AND o.epoch_r = ? AND o.receipted_at IS NOT NULL`,
);
/**
 * What a station has signed for as returned. Only under the present epoch here: of an earlier one a batch also counts as
 * signed for when its ops came there otherwise.
 */
export function batchesReturnedSafely(reader: Reader, toStation: string, own: Epoch): Set<string> {
  return new Set(
    safely(reader)
      .all(toStation, own.n, own.r)
      .map(({ manifestHash }) => manifestHash),
  );
}
