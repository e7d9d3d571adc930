import {
  countNotReceiptedOfBatch,
  findBatchOut,
  markBatchExported,
  markBatchRendered,
  opsOfBatchOut,
  type BatchOutRow,
} from '../../../db/queries/batches-out.ts';
import { findPeer } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { chunksToWrite } from '../attachments/send.ts';
import { keepTownshipWrap } from '../grant/take-grant.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { writeOutboxFile, writeToPlace } from './exchange-files.ts';
import { encodeBatchHeader, type BatchKind } from './format/batch-header.ts';
import { renderBatch } from './format/batch-writer.ts';
import { computeKid } from './format/key-id.ts';
import { keepSafeFrames, keptFramesOf } from './keep-safe.ts';
import { headerOf } from './freeze-batch.ts';
import type { ExchangeWork } from './import-batch.ts';
import { openOwnDevice, type OwnDevice } from './own-device.ts';
import { activeDeviceOf, findSuperior, lastRevokedOf } from './peers.ts';
import { returnedFrames } from './return-above.ts';
import { countOpsToSendUp, recordsFor } from './travelling-ops.ts';

export interface ExportedBatch {
  readonly batchId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly manifestHash: string;
  readonly opCount: number;
  readonly seq: number;
  readonly savedTo: string | null;
  /** Of what goes up: ops that nobody has signed for and that this batch has no room for. */
  readonly leftOps: number;
}

/**
 * All that the township is not known to hold, as a file for it; on the stick `place`, or to be fetched (null).
 * Errors: NOT_ENROLLED, NOTHING_TO_SEND, DISK_*, CANCELLED. What was frozen stays, and can be rendered again.
 */
export async function exportUp(work: ExchangeWork, place: string | null): Promise<ExportedBatch> {
  await keepTownshipWrap(work);
  const superior = findSuperior(work.runtime.register.read);
  if (!superior) throw new AppError('NOT_ENROLLED');
  return exportTo(work, superior.deviceId, 'up', place);
}

/** The receipt for a station below, as a file for it. Errors: NOT_ENROLLED, DISK_*, CANCELLED. */
export function exportDown(
  work: ExchangeWork,
  stationId: string,
  place: string | null,
): Promise<ExportedBatch> {
  const { read } = work.runtime.register;
  // A station whose only PC was revoked is still told so.
  const peer = activeDeviceOf(read, stationId) ?? lastRevokedOf(read, stationId);
  if (!peer) throw new AppError('NOT_ENROLLED');
  return exportTo(work, peer.deviceId, 'down', place);
}

async function exportTo(
  work: ExchangeWork,
  toDevice: string,
  kind: BatchKind,
  place: string | null,
): Promise<ExportedBatch> {
  const own = await openOwnDevice(work.runtime);
  const { batchId } = await work.job.writer('exchange.freeze', {
    session: work.session,
    own,
    toDevice,
    kind,
  });
  return exportFrozen(work, own, batchId, place);
}

/**
 * Writes a frozen batch as a file again; the manifest hash stays. Errors: NOT_FOUND (also for one from before a restore or
 * a change of keys: those that signed it are gone), COUNT, DISK_*, CANCELLED.
 */
export async function renderAgain(
  work: ExchangeWork,
  batchId: string,
  place: string | null,
): Promise<ExportedBatch> {
  const own = await openOwnDevice(work.runtime);
  const batch = findBatchOut(work.runtime.register.read, batchId);
  const { epoch, deviceKid } = own.identity;
  if (batch?.epochR !== epoch.r || batch.fromKid !== deviceKid) throw new AppError('NOT_FOUND');
  return exportFrozen(work, own, batchId, place);
}

/** Writes what was just frozen. Errors as {@link renderAgain}. */
export async function exportFrozen(
  work: ExchangeWork,
  own: OwnDevice,
  batchId: string,
  place: string | null,
): Promise<ExportedBatch> {
  const { batch, file, fileId } = await renderFrozen(work, own, batchId);
  const { fileName, manifestHash, opCount, seq } = batch;
  const saved = place === null ? null : await writeToPlace(work.runtime, place, fileName, file);
  const medium = saved?.medium ?? 'file';
  await work.job.writer('exchange.markExported', { batchId, fileHash: fileId, medium });
  const leftOps = batch.kind === 'up' ? opsBeside(work.runtime.register.read, batchId) : 0;
  return { batchId, fileId, fileName, manifestHash, opCount, seq, savedTo: saved?.path ?? null, leftOps };
}

/** Counted, not read: thousands may wait, and the export has walked them already. */
function opsBeside(reader: Reader, batchId: string): number {
  const waiting = countOpsToSendUp(reader).reduce((sum, { ops }) => sum + ops, 0);
  return waiting - countNotReceiptedOfBatch(reader, batchId);
}

/** The file of a frozen batch, put where files are fetched; it has not left by that. Errors as {@link renderAgain}. */
export async function renderFrozen(
  { runtime, job }: ExchangeWork,
  own: OwnDevice,
  batchId: string,
): Promise<{ readonly batch: BatchOutRow; readonly file: Uint8Array; readonly fileId: string }> {
  const { register, ports } = runtime;
  const batch = findBatchOut(register.read, batchId);
  const peer = batch && findPeer(register.read, batch.toDevice);
  if (!batch || !peer) throw new AppError('NOT_FOUND');
  const headerBytes = encodeBatchHeader(headerOf(batch.manifest, computeKid(own.card)));
  const frozen = { headerBytes, manifestBytes: batch.manifest, manifestHash: batch.manifestHash };
  const kind = batch.kind === 'down' ? 'down' : 'up';
  const ops = opsOfBatchOut(register.read, batchId).map(recordsFor(register.read, kind));
  const attachmentChunks = chunksToWrite(register.read, ports, batchId);
  const keepSafe =
    kind === 'up'
      ? await keepSafeFrames(register.read, batch)
      : keptFramesOf(register.read, batch.toStation, { from: batch.keepFrom, to: batch.keepTo });
  const { file } = await renderBatch(
    frozen,
    { ops, attachmentChunks, keepSafe, returned: returnedFrames(register.read, batchId) },
    own.keys.signingKey,
    peer.encryptPublicKey,
    {
      onProgress: (done, total) => job.progress(done, total, 'write'),
      isCancelled: () => job.isCancelled(),
    },
  );
  return { batch, file, fileId: writeOutboxFile(ports, file) };
}

/** The file lies ready for the receiver; an attempt that fails need not write it again. */
export function markRendered(
  runtime: StationRuntime,
  { batchId, fileHash }: { readonly batchId: string; readonly fileHash: string },
): null {
  return inTransaction(runtime.register, (tx) => {
    markBatchRendered(tx, batchId, fileHash);
    return null;
  });
}

/** The file has left the program's hands. */
export function markExported(
  runtime: StationRuntime,
  {
    batchId,
    fileHash,
    medium,
  }: { readonly batchId: string; readonly fileHash: string; readonly medium: string },
): null {
  return inTransaction(runtime.register, (tx) => {
    markBatchExported(tx, batchId, { fileHash, medium, at: isoNow(runtime) });
    return null;
  });
}
