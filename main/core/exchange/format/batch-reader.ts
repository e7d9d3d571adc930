import { failure, success, type Result } from '../../../contract/result.ts';
import { AppError } from '../../app-error.ts';
import { ageDecrypt, type Watch } from '../../crypto/age.ts';
import { sha256Hex } from '../../crypto/hash.ts';
import { toHex } from '../../crypto/hex.ts';
import { readAttachmentFrame, type AttachmentChunk } from './attachment-frame.ts';
import { decodeBatchHeader, type BatchHeader } from './batch-header.ts';
import { readContainer } from './container.ts';
import { assertSignedBy, readEnvelope, type Envelope } from './envelope.ts';
import { decodeFrame } from './frame.ts';
import { decodeFrameTable, type FrameEntry } from './frame-table.ts';
import { computeKid } from './key-id.ts';
import { assertHeaderOf, computeSetHash, decodeManifest, type Manifest } from './manifest.ts';
import type { JsonObject } from './canonical-json.ts';
import { decodeOp, decodePii, verifyPii, type Op, type Pii } from './op.ts';
import { readOpsFrame, type OpRecord } from './ops-frame.ts';
import { isAllZero, paddedLength } from './padding.ts';
import { assertRotations, isWithin, type KeyReach, type Rotation } from './rotation.ts';
import type { StationIdentity } from './wire-types.ts';

/** Who is reading, and whom it knows. */
export interface BatchReaderOptions {
  readonly ownStationId: string;
  /** Every key pair that may still be addressed: the present one, and earlier ones after a rotation. */
  readonly ownKeys: readonly OwnEncryptionKey[];
  /** The record of a device by its key id; null when there is none. */
  resolveSender(kid: string): SenderRecord | null;
  /** Bytes; default 64 MiB, never above 256 MiB. */
  readonly maxFile?: number;
}

export interface OwnEncryptionKey {
  readonly kid: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string;
}

/** What is known about a device. The record decides key and algorithm, never the message. */
export interface SenderRecord {
  readonly status: 'active' | 'revoked';
  readonly stationId: string;
  readonly deviceId: string;
  /** Raw Ed25519 public key. */
  readonly signPublicKey: Uint8Array;
  /** Of a key that the device has replaced: what it may have signed. */
  readonly reach?: KeyReach | null;
}

/** Signature, addressee and header are in order. */
export interface VerifiedBatch {
  readonly header: BatchHeader;
  readonly manifest: Manifest;
  /** Exactly the bytes that were signed: kept with the signature as provenance of every op. */
  readonly manifestBytes: Uint8Array;
  readonly manifestHash: string;
  readonly manifestSignature: Uint8Array;
}

/** From a device with a certificate; its contents may be read. */
export interface OpenBatch extends VerifiedBatch {
  readonly sender: 'active';
  readonly contents: BatchContents;
  /** Changes of keys that lead from the known key to the one that signed, the oldest first; else empty. */
  readonly rotations: readonly Rotation[];
  /** Changes that led to the key by which the sender is known already; empty where they do not hold. */
  readonly history: readonly Rotation[];
}

/** From a device that was revoked: to be kept as a file until a person decides. Its signature is valid. */
export interface RevokedBatch extends VerifiedBatch {
  readonly sender: 'revoked';
}

/**
 * Signed by a key that the device has replaced, or by one that such a key has named: by an old copy of its register, or by
 * somebody who found the old key. To be kept as a file until a person decides.
 */
export interface OldKeyBatch extends VerifiedBatch {
  readonly sender: 'oldKey';
}

/** From a device not known yet, with its request: signed by the very key that it asks to enrol. Nothing else is proved. */
export interface UnknownBatch extends VerifiedBatch {
  readonly sender: 'unknown';
  readonly enrolment: StationIdentity;
}

export type OpenedBatch = OpenBatch | RevokedBatch | OldKeyBatch | UnknownBatch;

/**
 * Steps 2 to 7 of an import (exchange.md §5), in that order: nothing is parsed before it is verified. Throws AppError
 * NOT_A_BATCH, NEWER_MAJOR, TRUNCATED, DAMAGED, LIMIT, BAD_JSON, WRONG_RECIPIENT (`to`), DECRYPT (`block`), SIGNATURE,
 * UNKNOWN_SENDER (`from`), HEADER_SWAP, CANCELLED. A duplicate (step 8) is for the caller to see by the manifest hash.
 */
export async function openBatch(
  file: Uint8Array,
  options: BatchReaderOptions,
  watch: Watch = {},
): Promise<OpenedBatch> {
  const { headerBytes, body } = readContainer(file, options.maxFile);
  const header = decodeBatchHeader(headerBytes);
  const ownKey = options.ownKeys.find(({ kid }) => kid === header.to);
  if (ownKey === undefined) throw new AppError('WRONG_RECIPIENT', { to: header.to });
  const plaintext = await ageDecrypt(ownKey.ageIdentity, body, watch);
  return openBody(plaintext, header, headerBytes, options);
}

/** Steps 6 and 7 on a decrypted body; see `openBatch`. */
export function openBody(
  plaintext: Uint8Array,
  header: BatchHeader,
  headerBytes: Uint8Array,
  options: BatchReaderOptions,
): OpenedBatch {
  const envelope = readEnvelope(plaintext);
  const direct = options.resolveSender(header.from);
  assertSignedBy(direct?.signPublicKey ?? envelope.claimedKey, envelope);
  const manifest = decodeManifest(envelope.manifestBytes);
  assertHeaderOf(manifest, header, headerBytes);
  if (manifest.to.station !== options.ownStationId) {
    throw new AppError('WRONG_RECIPIENT', { to: manifest.to.kid });
  }
  const verified: VerifiedBatch = {
    header,
    manifest,
    manifestBytes: envelope.manifestBytes,
    manifestHash: sha256Hex(envelope.manifestBytes),
    manifestSignature: envelope.manifestSignature,
  };
  const followed = direct === null ? followRotations(header, manifest, envelope, options) : null;
  const record = direct ?? followed?.record;
  if (record === undefined) {
    const enrolment = requireEnrolment(header, manifest, envelope);
    return { ...verified, sender: 'unknown', enrolment };
  }
  assertSender(record, manifest.from, followed === null ? envelope.claimedKey : record.signPublicKey);
  if (record.status === 'revoked') return { ...verified, sender: 'revoked' };
  // What a replaced key has named is no more trusted than what it signs today.
  const { reach = null } = record;
  const { epoch } = manifest.from;
  const isOldKey = reach !== null && (followed !== null || !isWithin(reach, { epoch, seq: manifest.seq }));
  if (isOldKey) return { ...verified, sender: 'oldKey' };
  const contents = new BatchContents(envelope, plaintext.length, verified);
  if (followed)
    return { ...verified, sender: 'active', contents, rotations: followed.rotations, history: [] };
  const history = reach === null ? historyOf(manifest, envelope) : [];
  return { ...verified, sender: 'active', contents, rotations: [], history };
}

function assertSender(record: SenderRecord, from: Manifest['from'], signedBy: Uint8Array): void {
  const isSame =
    from.device === record.deviceId &&
    from.station === record.stationId &&
    toHex(signedBy) === toHex(record.signPublicKey);
  if (!isSame) throw new AppError('SIGNATURE', { part: 'sender' });
}

/** The keys that the sender had before, on the word of the present one; a reader that knows that may pass them over. */
function historyOf({ from, rotations = [] }: Manifest, { claimedKey }: Envelope): readonly Rotation[] {
  if (rotations.at(-1)?.record.to.signPublicKey !== toHex(claimedKey)) return [];
  try {
    assertRotations(rotations, from);
    return rotations;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/**
 * From the newest key in the chain that the reader knows to the one that signed; null where it knows none of them. Throws
 * AppError SIGNATURE (`part`: rotation) for a chain that does not hold.
 */
function followRotations(
  header: BatchHeader,
  { from, rotations = [] }: Manifest,
  { claimedKey }: Envelope,
  options: BatchReaderOptions,
): { readonly record: SenderRecord; readonly rotations: readonly Rotation[] } | null {
  const to = rotations.at(-1)?.record.to;
  for (const [index, { record: change }] of [...rotations.entries()].toReversed()) {
    const record = options.resolveSender(computeKid(change.from));
    if (record === null) continue;
    assertRotations(rotations, from);
    const isSame =
      change.from.signPublicKey === toHex(record.signPublicKey) &&
      to?.signPublicKey === toHex(claimedKey) &&
      computeKid(to) === header.from;
    if (!isSame) throw new AppError('SIGNATURE', { part: 'rotation' });
    return { record, rotations: rotations.slice(index) };
  }
  return null;
}

function requireEnrolment(
  { from: kid }: BatchHeader,
  { from, enrolment }: Manifest,
  { claimedKey }: Envelope,
): StationIdentity {
  if (enrolment === undefined) throw new AppError('UNKNOWN_SENDER', { from: kid });
  const isSame =
    enrolment.deviceId === from.device &&
    enrolment.stationId === from.station &&
    enrolment.signPublicKey === toHex(claimedKey) &&
    computeKid(enrolment) === kid;
  if (!isSame) throw new AppError('SIGNATURE', { part: 'enrolment' });
  return enrolment;
}

/** An op as it was read. A fault of one op never fails its batch: the bytes are kept, the fault is answered. */
export interface ReadOp extends OpRecord {
  readonly type: 'op';
  /** SHA-256 of `opBytes`, hex. */
  readonly opId: string;
  /** Failure codes: LIMIT, BAD_JSON, NEWER_MAJOR, and DAMAGED for pii that is not what the op committed to. */
  readonly decoded: Result<DecodedOp>;
}

export interface DecodedOp {
  readonly op: Op;
  /** The verified document; null where it did not travel or never was. */
  readonly pii: JsonObject | null;
}

export type BatchItem =
  | ReadOp
  | ({ readonly type: 'attachmentChunk' } & AttachmentChunk)
  | { readonly type: 'keepSafe'; readonly bytes: Uint8Array }
  /** A batch that the reader once sent and may have lost: see `readReturnedFrame`. */
  | { readonly type: 'returned'; readonly bytes: Uint8Array }
  /** A frame of a later version: to be kept, counted and shown. */
  | { readonly type: 'unknown'; readonly frameType: string; readonly bytes: Uint8Array };

/** Frames of a verified batch; inflated one at a time while they are read. */
export class BatchContents {
  readonly #envelope: Envelope;
  readonly #bodyLength: number;
  readonly #batch: VerifiedBatch;

  constructor(envelope: Envelope, bodyLength: number, batch: VerifiedBatch) {
    this.#envelope = envelope;
    this.#bodyLength = bodyLength;
    this.#batch = batch;
  }

  /**
   * Step 9: everything in the batch, in file order. Only when the generator has ended are count and set hash proved:
   * apply nothing before. Items are views of a frame's memory: copy what is kept. Throws AppError LIMIT, BAD_JSON,
   * HEADER_SWAP, DAMAGED (`frame`, `at`), FRAME_HASH (`frame`), COUNT, CANCELLED. Progress counts bytes of frames.
   */
  *read(watch: Watch = {}): Generator<BatchItem, void, undefined> {
    const { tableBytes, frameArea } = this.#envelope;
    const { frames } = decodeFrameTable(tableBytes, this.#batch.manifestHash);
    const total = frames.reduce((sum, { length }) => sum + length, 0);
    this.#assertPadding(total);
    const opIds: string[] = [];
    let offset = 0;
    for (const [index, entry] of frames.entries()) {
      if (watch.isCancelled?.() === true) throw new AppError('CANCELLED');
      const bytes = frameArea.subarray(offset, offset + entry.length);
      for (const item of readFrame(entry, decodeFrame(entry, bytes, index), index)) {
        if (item.type === 'op') this.#count(opIds, item.opId);
        yield item;
      }
      offset += entry.length;
      watch.onProgress?.(offset, total);
    }
    this.#assertComplete(opIds);
  }

  #count(opIds: string[], opId: string): void {
    opIds.push(opId);
    const expected = this.#batch.manifest.opCount;
    if (opIds.length > expected) throw new AppError('COUNT', { part: 'ops', expected });
  }

  #assertComplete(opIds: readonly string[]): void {
    const { opCount, setHash } = this.#batch.manifest;
    if (opIds.length !== opCount || computeSetHash(opIds) !== setHash) {
      throw new AppError('COUNT', { part: 'ops', expected: opCount, found: opIds.length });
    }
  }

  /** Padding is zero and exactly as long as its rule says: nothing can be hidden in it. */
  #assertPadding(contentLength: number): void {
    const { frameArea } = this.#envelope;
    const padding = frameArea.subarray(contentLength);
    const usedLength = this.#bodyLength - frameArea.length + contentLength;
    const isRight =
      contentLength <= frameArea.length &&
      this.#bodyLength === paddedLength(usedLength) &&
      isAllZero(padding);
    if (!isRight) throw new AppError('DAMAGED', { reason: 'padding', part: 'frames', at: usedLength });
  }
}

function* readFrame(entry: FrameEntry, raw: Uint8Array, frame: number): Generator<BatchItem> {
  if (entry.type === 'ops') for (const record of readOpsFrame(raw, frame)) yield readOp(record);
  else if (entry.type === 'attachmentChunk') {
    yield { type: 'attachmentChunk', ...readAttachmentFrame(raw, frame) };
  } else if (entry.type === 'keepSafe' || entry.type === 'returned') yield { type: entry.type, bytes: raw };
  else yield { type: 'unknown', frameType: entry.type, bytes: raw };
}

/** An op record outside a batch, as it was kept. */
export function readOp(record: OpRecord): ReadOp {
  const opId = sha256Hex(record.opBytes);
  return { type: 'op', ...record, opId, decoded: decodeRecord(record) };
}

function decodeRecord({ opBytes, pii }: OpRecord): Result<DecodedOp> {
  try {
    const op = decodeOp(opBytes);
    return success({ op, pii: pii === null ? null : decodeCommitted(op, pii) });
  } catch (error) {
    if (error instanceof AppError) return failure(error.code, error.params, error.issues);
    throw error;
  }
}

function decodeCommitted({ piiRef }: Op, pii: Pii): JsonObject {
  if (piiRef === null || !verifyPii(piiRef, pii)) {
    throw new AppError('DAMAGED', { reason: 'commitment', part: 'pii' });
  }
  return decodePii(pii);
}
