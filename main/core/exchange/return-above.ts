import {
  downBatchesOf,
  findBatchIn,
  incarnationsOfStation,
  type DownBatch,
} from '../../../db/queries/batches-in.ts';
import { batchesReturnedSafely, manifestsReturnedIn } from '../../../db/queries/batches-returned.ts';
import { findOp } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { batchLimits, writerCaps } from './format/batch-limits.ts';
import { concatBytes } from './format/byte-reader.ts';
import type { ReadOp } from './format/batch-reader.ts';
import type { OpRecord } from './format/ops-frame.ts';
import { encodeReturnedFrame } from './format/returned-frame.ts';
import { keptPii } from './travelling-ops.ts';
import type { Epoch } from './format/wire-types.ts';

// The village's part when the station above was restored from an old backup: what that had written since, it gets back
// with the very manifests that it signed then, so that nobody below can put words into its mouth (exchange.md §7).

const opIdLength = 32;

/** Of a batch from above, all its ops: one that came twice is in the log under its first batch alone. */
export function opIdsOf(ops: readonly ReadOp[]): Uint8Array {
  return concatBytes(ops.map(({ opId }) => fromHex(opId)));
}

function idsIn(opIds: Uint8Array): string[] {
  return Array.from({ length: opIds.length / opIdLength }, (_, index) =>
    toHex(opIds.subarray(index * opIdLength, (index + 1) * opIdLength)),
  );
}

/**
 * The batches of earlier incarnations of the station above that the next batch to it carries, the longest held first, so
 * that a batch repeats what the one before it carried. Left out is what a batch of its present incarnation, or another
 * one that is returned, says as well.
 */
export function batchesToReturn(reader: Reader, station: string, own: Epoch): string[] {
  const [present, ...earlier] = incarnationsOfStation(reader, station);
  if (present === undefined || earlier.length === 0) return [];
  const batches = downBatchesOf(reader, station);
  const isPresent = ({ epochN, epochR }: DownBatch): boolean => epochN === present.n && epochR === present.r;
  const safe = batchesReturnedSafely(reader, station, own);
  const isHeldThere = (batch: DownBatch): boolean => isPresent(batch) || safe.has(batch.manifestHash);
  const covered = new Set(batches.filter(isHeldThere).flatMap(({ opIds }) => idsIn(opIds)));
  const chosen: string[] = [];
  let length = 0;
  for (const batch of batches) {
    if (isHeldThere(batch)) continue;
    const opIds = idsIn(batch.opIds);
    if (opIds.every((opId) => covered.has(opId))) continue;
    const size = frameOf(reader, batch.manifestHash)?.length ?? 0;
    // One that no frame can hold, or that is not whole here, proves nothing and keeps no other one back.
    if (size === 0 || size > batchLimits.frameRaw) continue;
    length += size;
    if (chosen.length > 0 && (length > writerCaps.returned || chosen.length >= writerCaps.returnedFrames))
      break;
    chosen.push(batch.manifestHash);
    for (const opId of opIds) covered.add(opId);
  }
  return chosen;
}

/** Whether the next batch would return anything that the one with this id does not; null: there is none. */
export function mustReturnMore(
  reader: Reader,
  { toStation, epoch }: { readonly toStation: string; readonly epoch: Epoch },
  batchId: string | null,
): boolean {
  const carried = new Set(batchId === null ? [] : manifestsReturnedIn(reader, batchId));
  return batchesToReturn(reader, toStation, epoch).some((hash) => !carried.has(hash));
}

/** The frames of a frozen batch: made anew at each rendering, so that what was erased meanwhile is in none. */
export function returnedFrames(reader: Reader, batchId: string): Uint8Array[] {
  return manifestsReturnedIn(reader, batchId).flatMap((hash) => frameOf(reader, hash) ?? []);
}

function frameOf(reader: Reader, manifestHash: string): Uint8Array | null {
  const batch = findBatchIn(reader, manifestHash);
  if (!batch?.opIds) return null;
  const records: OpRecord[] = [];
  for (const opId of idsIn(batch.opIds)) {
    const row = findOp(reader, opId);
    if (row === undefined) return null;
    records.push({ opBytes: row.bytes, pii: row.piiRef === null ? null : keptPii(reader, row.piiRef) });
  }
  return encodeReturnedFrame(batch.envelope, records);
}
