import { forgetAttachmentsSent, readableFilesOf } from '../../../db/queries/attachments.ts';
import { upsertBatchIn } from '../../../db/queries/batches-in.ts';
import { findOpReceipt, forgetReceipts, setOpReceipt } from '../../../db/queries/batches-out.ts';
import { countOwnOps, findOp } from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { PackOutcome } from '../../contract/routes/restore.ts';
import { AppError } from '../app-error.ts';
import { ArrivingParts, finishParts, keepParts, type ArrivedPart } from '../attachments/receive.ts';
import { noteHeldWhole } from '../attachments/send.ts';
import { dropFilesLetGo, hasAttachment } from '../attachments/store.ts';
import { recoveryIdentity } from '../keys/recovery-code.ts';
import { audit, auditOps, returnedOps } from '../log/record.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';
import { readIdentity } from '../station/identity.ts';
import { findMissingOps, noteMissingOps } from '../station/missing-ops.ts';
import { isoNow } from '../station/service.ts';
import { applyOps, type OpSource } from './apply-ops.ts';
import { readOp, type ReadOp } from './format/batch-reader.ts';
import { openKeepSafe } from './format/keep-safe-frame.ts';
import { openFile, sortContents, type ExchangeWork } from './import-batch.ts';
import { relatesTo, standingOf } from './incarnation.ts';
import { startKeepSafeAnew } from './kept-safe.ts';
import { openOwnDevice } from './own-device.ts';
import { isSignature, takeReceipts } from './receipts.ts';
import { takeIntoChain } from './sequence.ts';
import { arrivedRow, assertNothingLost, findDuplicate, type Arrival } from './take-in.ts';
import { goOnBehind, newestHlc } from './take-returned.ts';
import { advanceReceiptedTo, forgetReceiptedTo } from './travelling-ops.ts';

// The station's part of a restore pack (exchange.md §7): what it wrote before comes back and is its own again.

/**
 * Takes in one part of a restore pack; with the code on paper also what the township could not read. The same part may
 * be taken in again, with another code. Errors: NOT_A_PACK, PACK_NOT_NEEDED (this register was never lost),
 * RECOVERY_CODE_MISREAD, PACK_CODE_WRONG (it opens none of the frames; nothing is taken in), and those of an import.
 */
export async function importPack(
  work: ExchangeWork,
  fileId: string,
  recoveryCode: string | null,
): Promise<PackOutcome> {
  const own = await openOwnDevice(work.runtime);
  if (own.identity.epoch.n === 1) throw new AppError('PACK_NOT_NEEDED');
  const identity = recoveryCode === null ? null : recoveryIdentity(recoveryCode);
  const { fileLength, batch } = await openFile(work, own, fileId);
  if (batch.sender !== 'active' || !batch.manifest.pack) throw new AppError('NOT_A_PACK');
  const { manifest, manifestBytes, manifestHash, manifestSignature } = batch;
  const arriving = new ArrivingParts(work.runtime, manifest);
  const { ops, keepSafe } = sortContents(batch.contents, {
    onChunk: (chunk) => {
      arriving.take(chunk);
    },
  });
  const { kept, unopened } = await openFrames(work, keepSafe, identity);
  const taken = await work.job.writer('exchange.takePack', {
    session: work.session,
    fileHash: fileId,
    fileLength,
    batch: { manifest, manifestBytes, manifestHash, manifestSignature },
    ownDeviceId: own.identity.deviceId,
    ops,
    kept,
    parts: arriving.end(),
  });
  await finishParts(work.runtime, work.job, manifest.from.station);
  return { ...taken, frames: keepSafe.length, unopened, attachments: ownFiles(work.runtime) };
}

/** Files of own records: how many there are, and of how many the contents are not here. */
function ownFiles({ register: { read }, ports }: StationRuntime): PackOutcome['attachments'] {
  const own = readableFilesOf(read, readIdentity(read).stationId);
  return { count: own.length, missing: own.filter((file) => !hasAttachment(ports, file)).length };
}

async function openFrames(
  { job }: ExchangeWork,
  frames: readonly Uint8Array[],
  identity: string | null,
): Promise<{ readonly kept: ReadOp[]; readonly unopened: number }> {
  if (identity === null) return { kept: [], unopened: frames.length };
  const kept: ReadOp[] = [];
  let unopened = 0;
  for (const [index, frame] of frames.entries()) {
    if (job.isCancelled()) throw new AppError('CANCELLED');
    job.progress(index, frames.length, 'read');
    try {
      kept.push(...(await openKeepSafe(identity, frame)).map(readOp));
    } catch (error) {
      // Made for the code of another time; a frame that is damaged keeps no other one back.
      if (!(error instanceof AppError)) throw error;
      unopened += 1;
    }
  }
  if (frames.length > 0 && unopened === frames.length) throw new AppError('PACK_CODE_WRONG');
  return { kept, unopened };
}

export interface PackArrival extends Arrival {
  readonly ownDeviceId: string;
  /** What the township holds, and what it kept unread. */
  readonly ops: readonly ReadOp[];
  readonly kept: readonly ReadOp[];
  /** Bytes of attachments that lie on the disk already. */
  readonly parts: readonly ArrivedPart[];
}

/** What the writer alone can tell; the files are counted when they lie in their place. */
type Taken = Omit<PackOutcome, 'frames' | 'unopened' | 'attachments'>;

/** One part in one transaction. Errors: COUNT, LIMIT. */
export function takePack(runtime: StationRuntime, arrival: PackArrival): Taken {
  const { ops, kept, batch, session } = arrival;
  const { manifest, manifestHash } = batch;
  const at = isoNow(runtime);
  const outcome = inTransaction(runtime.register, (tx): Taken => {
    const before = countOwnOps(tx);
    const source: OpSource = {
      stationId: readIdentity(tx).stationId,
      deviceIds: new Set(),
      direction: 'down',
      isReturned: true,
      batchIn: manifestHash,
      at,
    };
    const isAgain = findDuplicate(tx, manifestHash) !== null;
    const standing = isAgain ? 'older' : noteArrival(tx, arrival, at);
    const known = new Set(
      [...ops, ...kept].filter(({ opId }) => findOp(tx, opId) !== undefined).map(({ opId }) => opId),
    );
    const tally = applyOps(tx, source, ops);
    assertNothingLost(manifest.opCount, tally);
    applyOps(tx, { ...source, batchIn: null }, kept);
    noteHeld(tx, manifest, { ops, manifestHash, at });
    const returned = [...new Set([...ops, ...kept].map(({ opId }) => opId))].filter(
      (opId) => !known.has(opId) && findOp(tx, opId)?.origin === 'own',
    );
    auditOps(tx, { at, staffId: session.staffId, action: returnedOps, opIds: returned });
    if (!isAgain) {
      upsertBatchIn(tx, {
        ...arrivedRow(tx, arrival, at),
        ...tally,
        state: 'imported',
        importedAt: at,
        importedBy: session.staffId,
      });
    }
    if (standing !== 'older') {
      takeReceipts(tx, arrival.ownDeviceId, { manifest, manifestHash, at });
      noteHeldWhole(tx, manifest.from.station, manifest.attachments.offered);
    }
    keepParts(tx, { fromStation: manifest.from.station, at }, arrival.parts);
    goOnBehind(tx, [...ops, ...kept]);
    advanceReceiptedTo(tx);
    const restored = countOwnOps(tx) - before;
    noteMissingOps(tx, -restored);
    audit(tx, {
      at,
      staffId: session.staffId,
      action: 'exchange.restorePack',
      params: { manifestHash, restored, kept: kept.length },
    });
    return {
      part: manifest.pack?.part ?? 1,
      last: manifest.pack?.last ?? true,
      restored,
      refused: tally.quarantined,
      heldUntil: newestOf([...ops, ...kept]),
      missing: findMissingOps(tx),
    };
  });
  wipeTraces(runtime);
  // What was erased or removed here does not come back with a pack.
  dropFilesLetGo(runtime);
  markHighWater(runtime.register);
  return outcome;
}

/** What a down batch of any kind says beside its ops. */
function noteArrival(tx: WriteTx, { batch }: PackArrival, at: string): ReturnType<typeof standingOf> {
  const { manifest } = batch;
  takeIntoChain(tx, batch, {
    at,
    closesGaps: relatesTo(readIdentity(tx).epoch, manifest.receipts.filter(isSignature)),
  });
  const standing = standingOf(tx, manifest.from);
  if (standing === 'newer') {
    forgetReceipts(tx, manifest.from.station);
    forgetReceiptedTo(tx);
    forgetAttachmentsSent(tx, manifest.from.station);
    startKeepSafeAnew(tx);
  }
  return standing;
}

/** The township holds every op of the pack: it is not sent again, and stands where it stands there. */
function noteHeld(
  tx: WriteTx,
  { from, receipts }: PackArrival['batch']['manifest'],
  {
    ops,
    manifestHash,
    at,
  }: { readonly ops: readonly ReadOp[]; readonly manifestHash: string; readonly at: string },
): void {
  const exceptions = new Map(
    receipts
      .filter(isSignature)
      .flatMap((receipt) => receipt.exceptions)
      .map((entry) => [entry.opId, entry]),
  );
  for (const { opId } of ops) {
    if (findOpReceipt(tx, opId)) continue;
    const { state, code } = exceptions.get(opId) ?? { state: 'applied', code: null };
    setOpReceipt(tx, { opId, toStation: from.station, state, code, at, batchIn: manifestHash });
  }
}

function newestOf(ops: readonly ReadOp[]): string | null {
  const newest = newestHlc(ops);
  return newest === '' ? null : hlcTime(newest);
}
