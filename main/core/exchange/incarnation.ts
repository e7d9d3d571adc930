import { incarnationsOfStation } from '../../../db/queries/batches-in.ts';
import { findBatchOutByManifest } from '../../../db/queries/batches-out.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Identity } from '../station/identity.ts';
import { batchLimits } from './format/batch-limits.ts';
import type { BatchReceipt, Manifest } from './format/manifest.ts';
import type { Epoch } from './format/wire-types.ts';

// Which life of a database speaks: after a restore a station is another incarnation of itself (exchange.md §2, §7).

/**
 * `newer`: the station was restored, and says anew what it holds. `older`: what such a batch says of our batches, the
 * station may have lost since. Of two with one number the one heard of later counts, until one of them takes the next.
 * To be asked before the batch's own row is written.
 */
export function standingOf(
  reader: Reader,
  { station, epoch }: Manifest['from'],
): 'newer' | 'present' | 'older' {
  const known = incarnationsOfStation(reader, station);
  const [present] = known;
  if (!present || isSame(present, epoch)) return 'present';
  const isNew = !known.some((one) => isSame(one, epoch));
  return isNew && epoch.n >= present.n ? 'newer' : 'older';
}

/**
 * Whether what a sender takes for receipted was receipted by this incarnation: one that has heard of another alone may
 * leave out what only that one held, and closes no gap here.
 */
export function relatesTo(own: Epoch, receipts: readonly BatchReceipt[]): boolean {
  return receipts.length === 0 || receipts.some(({ epoch }) => isSame(epoch, own));
}

/**
 * The highest number that this station's incarnations are known to have elsewhere, where this one must take the next:
 * another one has the same number or a higher one, or batches under this epoch were made by a copy of this register or
 * are lost to it. Null: all is well. A number far ahead is nobody's honest one, and could leave none to take.
 */
export function copyKnownElsewhere(
  reader: Reader,
  { deviceId, epoch: own }: Pick<Identity, 'deviceId' | 'epoch'>,
  receipts: readonly BatchReceipt[],
): number | null {
  const strange = receipts.filter(
    ({ device, epoch, headManifestHash: head }) =>
      epoch.n - own.n < batchLimits.sequenceJump &&
      (isSame(epoch, own)
        ? device === deviceId && head !== null && !findBatchOutByManifest(reader, head)
        : epoch.n >= own.n),
  );
  return strange.length === 0 ? null : Math.max(...strange.map(({ epoch }) => epoch.n));
}

function isSame(one: Epoch, other: Epoch): boolean {
  return one.n === other.n && one.r === other.r;
}
