import { keepSafeAfter } from '../../../db/queries/keep-safe.ts';
import { opsOfStationAfter, type OpRow } from '../../../db/queries/ops.ts';
import { findPeer } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { exportFrozen, type ExportedBatch } from './export-batch.ts';
import { packCaps } from './format/batch-limits.ts';
import { freezeContent, type Freezing } from './freeze-batch.ts';
import type { ExchangeWork } from './import-batch.ts';
import { noRange, type KeepRange } from './keep-safe.ts';
import { openOwnDevice } from './own-device.ts';
import { activeDeviceOf } from './peers.ts';
import { recordsFor } from './travelling-ops.ts';

// The township's part of a restore pack (exchange.md §7): what it holds of a station, in as many files as it takes.

/** How far the parts before have come: in the log, and in what is kept unread. */
interface PackProgress {
  readonly opPosition: number;
  readonly keepPosition: number;
}

export interface FrozenPart {
  readonly batchId: string;
  readonly progress: PackProgress;
  readonly last: boolean;
}

/**
 * All that this register holds of a station, and what the station gave to be kept, for the PC that it has now.
 * Errors: NOT_ENROLLED (no trusted PC there), NOTHING_TO_SEND, DISK_*, CANCELLED.
 */
export async function exportPack(
  work: ExchangeWork,
  stationId: string,
  place: string | null,
): Promise<ExportedBatch[]> {
  const peer = activeDeviceOf(work.runtime.register.read, stationId);
  if (!peer) throw new AppError('NOT_ENROLLED');
  const own = await openOwnDevice(work.runtime);
  const files: ExportedBatch[] = [];
  let progress: PackProgress = { opPosition: 0, keepPosition: 0 };
  for (let part = 1; ; part += 1) {
    const frozen = await work.job.writer('exchange.freezePack', {
      session: work.session,
      own,
      toDevice: peer.deviceId,
      kind: 'down',
      part,
      progress,
    });
    files.push(await exportFrozen(work, own, frozen.batchId, place));
    if (frozen.last) return files;
    progress = frozen.progress;
  }
}

/** One part in one transaction. Errors: NOT_ENROLLED, NOTHING_TO_SEND (nothing is held of that station). */
export function freezePack(
  runtime: StationRuntime,
  { part, progress, ...freezing }: Freezing & { readonly part: number; readonly progress: PackProgress },
): FrozenPart {
  const frozen = inTransaction(runtime.register, (tx): FrozenPart => {
    const peer = findPeer(tx, freezing.toDevice);
    if (peer?.status !== 'active') throw new AppError('NOT_ENROLLED');
    const { rows, isWhole } = nextOps(tx, peer.stationId, progress.opPosition);
    const keep = nextFrames(tx, peer.stationId, progress.keepPosition);
    if (rows.length === 0 && keep.range.to === keep.range.from) throw new AppError('NOTHING_TO_SEND');
    const last = isWhole && keep.isWhole;
    const batchId = freezeContent(tx, {
      ...freezing,
      runtime,
      peer,
      content: { rows, keep: keep.range, pack: { part, last } },
    });
    const opPosition = rows.at(-1)?.position ?? progress.opPosition;
    return { batchId, progress: { opPosition, keepPosition: keep.range.to }, last };
  });
  markHighWater(runtime.register);
  return frozen;
}

function nextOps(
  reader: Reader,
  stationId: string,
  after: number,
): { readonly rows: OpRow[]; readonly isWhole: boolean } {
  const rows: OpRow[] = [];
  const recordOf = recordsFor(reader, 'down');
  let length = 0;
  for (const row of opsOfStationAfter(reader, stationId, after)) {
    const { opBytes, pii } = recordOf(row);
    length += opBytes.length + (pii?.bytes.length ?? 0);
    const isFull = rows.length >= packCaps.ops || length > packCaps.content;
    if (isFull && rows.length > 0) return { rows, isWhole: false };
    rows.push(row);
  }
  return { rows, isWhole: true };
}

const framesAtOnce = 64;

function nextFrames(
  reader: Reader,
  stationId: string,
  after: number,
): { readonly range: KeepRange; readonly isWhole: boolean } {
  let [to, length] = [after, 0];
  for (;;) {
    const frames = keepSafeAfter(reader, stationId, to, framesAtOnce);
    for (const { position, bytes } of frames) {
      length += bytes.length;
      if (length > packCaps.keepSafe && to > after) return { range: { from: after, to }, isWhole: false };
      to = position;
    }
    if (frames.length < framesAtOnce) {
      return { range: to === after ? noRange : { from: after, to }, isWhole: true };
    }
  }
}
