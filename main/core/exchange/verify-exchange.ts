import { findBatchIn, type BatchInRow } from '../../../db/queries/batches-in.ts';
import { findBatchOut, type BatchOutRow } from '../../../db/queries/batches-out.ts';
import {
  allBatchOutIds,
  allImportedBatches,
  countStrayReceipts,
  frozenOps,
  keysOfPeer,
  opsBroughtByBatch,
} from '../../../db/queries/exchange-check.ts';
import type { Reader } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { fromHex } from '../crypto/hex.ts';
import { signatureLength } from '../crypto/signing.ts';
import { verifyPayload } from './format/dsse.ts';
import { findIdentity } from '../station/identity.ts';
import { computeSetHash, decodeManifest, manifestPayload, type Manifest } from './format/manifest.ts';

/**
 * `batchOut`: a batch sent is not what it was frozen as, lacks an op in the log, or does not follow the one before it.
 * `batchIn`: one taken in is not what its sender signed, or its ops do not add up. `receipt`: somebody signed for what
 * is not there. `witness`: the audit log, or a batch, is another than the one that was told to others when it was sent.
 */
export type ExchangeFault = 'batchOut' | 'batchIn' | 'receipt' | 'witness';

/** Heads of the own audit log, as every batch that was sent told of them: an audit log of now must have them all. */
export function auditHeadsTold(reader: Reader): Set<string> {
  const heads = allBatchOutIds(reader).flatMap((id) => {
    const batch = findBatchOut(reader, id);
    return (batch && manifestIn(batch.manifest)?.auditHead) ?? [];
  });
  return new Set(heads);
}

/** Counts what is wrong with the chains of batches and their receipts (exchange.md P3, I6, I7, I9). `step` may throw. */
export function verifyExchange(reader: Reader, step: () => void): Record<ExchangeFault, number> {
  const faults = { batchOut: 0, batchIn: 0, receipt: countStrayReceipts(reader), witness: 0 };
  const sent = new Set<string>();
  let before: BatchOutRow | null = null;
  for (const id of allBatchOutIds(reader)) {
    step();
    const batch = findBatchOut(reader, id);
    if (!batch) continue;
    if (!isSoundOut(reader, batch, before)) faults.batchOut += 1;
    sent.add(batch.manifestHash);
    before = batch;
  }
  const brought = opsBroughtByBatch(reader);
  for (const manifestHash of allImportedBatches(reader)) {
    step();
    const batch = findBatchIn(reader, manifestHash);
    if (!batch) continue;
    if (!isSoundIn(reader, batch, brought.get(manifestHash) ?? 0)) faults.batchIn += 1;
    if (!knowsWhatItSigned(reader, batch, sent)) faults.witness += 1;
  }
  return faults;
}

/**
 * What the other side has signed for is what was sent: with the batch also the head of the audit log that it told of. Of a
 * chain with a fork, or of an incarnation before, another register may have sent it.
 */
function knowsWhatItSigned(reader: Reader, { envelope }: BatchInRow, sent: ReadonlySet<string>): boolean {
  const own = findIdentity(reader);
  const receipts = manifestIn(envelope.subarray(signatureLength))?.receipts ?? [];
  const about = receipts.filter(
    ({ device, epoch }) => device === own?.deviceId && epoch.n === own.epoch.n && epoch.r === own.epoch.r,
  );
  return (
    about.length > 1 ||
    about.every(({ headManifestHash }) => headManifestHash === null || sent.has(headManifestHash))
  );
}

function isSoundOut(reader: Reader, batch: BatchOutRow, before: BatchOutRow | null): boolean {
  const setHash = manifestIn(batch.manifest)?.setHash ?? null;
  const ops = frozenOps(reader, batch.id);
  return (
    sha256Hex(batch.manifest) === batch.manifestHash &&
    ops.every(({ isHeld }) => isHeld === 1) &&
    computeSetHash(ops.map(({ opId }) => opId)) === setHash &&
    follows(batch, before)
  );
}

function follows(batch: BatchOutRow, before: BatchOutRow | null): boolean {
  const isSameChain =
    before?.toStation === batch.toStation && before.epochN === batch.epochN && before.epochR === batch.epochR;
  return isSameChain
    ? batch.seq === before.seq + 1 && batch.prevHash === before.manifestHash
    : batch.seq === 1 && batch.prevHash === null;
}

function isSoundIn(reader: Reader, batch: BatchInRow, brought: number): boolean {
  const { envelope, opCount, applied, proposals, quarantined, returned, duplicates } = batch;
  const signature = envelope.subarray(0, signatureLength);
  const manifest = envelope.subarray(signatureLength);
  return (
    sha256Hex(manifest) === batch.manifestHash &&
    keysOfPeer(reader, batch.fromDevice).some((key) =>
      verifyPayload(fromHex(key), manifestPayload, manifest, signature),
    ) &&
    applied + proposals + quarantined + returned === brought &&
    brought + duplicates === opCount
  );
}

/** Null for bytes that are no manifest: then something else was written over them. */
function manifestIn(manifest: Uint8Array): Manifest | null {
  try {
    return decodeManifest(manifest);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
