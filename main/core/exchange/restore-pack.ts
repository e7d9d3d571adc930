import { keepSafeAfter } from '../../../db/queries/keep-safe.ts';
import { opsOfStationAfter, type OpRow } from '../../../db/queries/ops.ts';
import { findPeer } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { attachmentsBack, noFilesBack, type FilesBack } from '../attachments/send.ts';
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

/** How far the parts before have come: in the log, in what is kept unread, and in the files of its records. */
interface PackProgress {
  readonly opPosition: number;
  readonly keepPosition: number;
  readonly files: FilesBack;
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
  let progress: PackProgress = { opPosition: 0, keepPosition: 0, files: noFilesBack };
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
    const { stationId } = peer;
    const ops = nextOps(tx, stationId, progress.opPosition);
    const keep = nextFrames(tx, stationId, progress.keepPosition);
    // The records first: they are what nobody can do without, and the files are of no use before them.
    const files = attachmentsBack(tx, runtime.ports, {
      ofStation: stationId,
      from: progress.files,
      maxBytes: ops.isWhole && keep.isWhole ? packCaps.whole - ops.length - keep.length : 0,
    });
    const isEmpty = ops.rows.length === 0 && keep.length === 0 && files.chunks.length === 0;
    // A later part may be empty where what it was to give back was erased meanwhile: it ends the pack all the same.
    if (isEmpty && part === 1) throw new AppError('NOTHING_TO_SEND');
    const last = ops.isWhole && keep.isWhole && files.isWhole;
    const batchId = freezeContent(tx, {
      ...freezing,
      runtime,
      peer,
      content: { rows: ops.rows, keep: keep.range, attachments: files, pack: { part, last } },
    });
    return {
      batchId,
      progress: {
        opPosition: ops.rows.at(-1)?.position ?? progress.opPosition,
        keepPosition: Math.max(keep.range.to, progress.keepPosition),
        files: files.reached,
      },
      last,
    };
  });
  markHighWater(runtime.register);
  return frozen;
}

interface Next {
  /** Bytes, before compression. */
  readonly length: number;
  /** Nothing is left for a next part. */
  readonly isWhole: boolean;
}

function nextOps(reader: Reader, stationId: string, after: number): Next & { readonly rows: OpRow[] } {
  const rows: OpRow[] = [];
  const recordOf = recordsFor(reader, 'down');
  let length = 0;
  for (const row of opsOfStationAfter(reader, stationId, after)) {
    const { opBytes, pii } = recordOf(row);
    const more = opBytes.length + (pii?.bytes.length ?? 0);
    const isFull = rows.length >= packCaps.ops || length + more > packCaps.content;
    if (isFull && rows.length > 0) return { rows, length, isWhole: false };
    rows.push(row);
    length += more;
  }
  return { rows, length, isWhole: true };
}

const framesAtOnce = 64;

function nextFrames(reader: Reader, stationId: string, after: number): Next & { readonly range: KeepRange } {
  let [to, length, count] = [after, 0, 0];
  for (;;) {
    const frames = keepSafeAfter(reader, stationId, to, framesAtOnce);
    for (const { position, bytes } of frames) {
      const isFull = count >= packCaps.frames || length + bytes.length > packCaps.keepSafe;
      if (isFull && count > 0) return { range: { from: after, to }, length, isWhole: false };
      length += bytes.length;
      count += 1;
      to = position;
    }
    if (frames.length < framesAtOnce) {
      return { range: to === after ? noRange : { from: after, to }, length, isWhole: true };
    }
  }
}
