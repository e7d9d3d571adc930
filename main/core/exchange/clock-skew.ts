import { findBatchOutByManifest } from '../../../db/queries/batches-out.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { BatchReceipt } from './format/manifest.ts';

/** What two honest clocks may differ by, in milliseconds. */
const toleranceMs = 10 * 60_000;

/**
 * By how much a sender's clock is surely off, against ours, in milliseconds: positive ahead, negative behind, 0 nothing
 * that would be sure. What was written after it came is ahead. That it is old proves nothing, because a stick may lie
 * about for days; but a batch that signs for one of ours was written after that one, and is behind if it says otherwise.
 * Both are lower bounds.
 */
export function clockSkewMs(
  reader: Reader,
  {
    wallClock,
    receivedAt,
    receipts,
  }: {
    readonly wallClock: string;
    readonly receivedAt: string;
    readonly receipts: readonly BatchReceipt[];
  },
): number {
  const writtenMs = Date.parse(wallClock);
  const aheadMs = writtenMs - Date.parse(receivedAt);
  if (aheadMs > toleranceMs) return aheadMs;
  const knownMs = receipts.map(({ headManifestHash: head }) => {
    const own = head === null ? undefined : findBatchOutByManifest(reader, head);
    return own ? Date.parse(own.createdAt) : -Infinity;
  });
  const behindMs = Math.max(-Infinity, ...knownMs) - writtenMs;
  return behindMs > toleranceMs ? -behindMs : 0;
}
