import { AppError } from '../../app-error.ts';
import { ageEncrypt, type Watch } from '../../crypto/age.ts';
import { sha256Hex } from '../../crypto/hash.ts';
import type { SigningKey } from '../../crypto/signing.ts';
import { encodeAttachmentFrame, type AttachmentChunk } from './attachment-frame.ts';
import { batchLimits, writerCaps } from './batch-limits.ts';
import { concatBytes } from './byte-reader.ts';
import { writeContainer } from './container.ts';
import { encodeEnvelope } from './envelope.ts';
import { encodeFrame, type Frame } from './frame.ts';
import { encodeFrameTable } from './frame-table.ts';
import { computeSetHash, decodeManifest, type FrozenBatch } from './manifest.ts';
import { encodeOpRecord, type OpRecord } from './ops-frame.ts';
import { paddedLength } from './padding.ts';

/** What goes into the file beside the manifest. */
export interface BatchContent {
  /** Exactly the ops that the batch was frozen with, in the order in which they are to be read. */
  readonly ops: Iterable<OpRecord>;
  readonly attachmentChunks?: Iterable<AttachmentChunk>;
  /** age files to the sender's own recovery recipient; the addressee stores them unread. */
  readonly keepSafe?: Iterable<Uint8Array>;
  /** Batches from the addressee that it may have lost. */
  readonly returned?: Iterable<Uint8Array>;
}

export interface RenderedBatch {
  readonly file: Uint8Array;
  /** SHA-256 of the file; differs at every rendering, unlike the manifest hash. */
  readonly fileHash: string;
}

/**
 * Renders a frozen batch as an `.xfb` file for one recipient. Can be repeated: the manifest hash stays, also when pii was
 * erased or the compressor changed in the meantime. Throws AppError COUNT when the ops are not those of the manifest,
 * LIMIT (`which`), CANCELLED.
 */
export async function renderBatch(
  frozen: FrozenBatch,
  content: BatchContent,
  key: SigningKey,
  recipient: string,
  watch: Watch = {},
): Promise<RenderedBatch> {
  const plaintext = encodeBody(frozen, content, key);
  const file = writeContainer(frozen.headerBytes, await ageEncrypt([recipient], plaintext, watch));
  if (file.length > batchLimits.file) {
    throw new AppError('LIMIT', { which: 'file', max: batchLimits.file });
  }
  return { file, fileHash: sha256Hex(file) };
}

/** The plaintext under age: envelope, frames, padding. A function of its arguments alone. */
export function encodeBody(frozen: FrozenBatch, content: BatchContent, key: SigningKey): Uint8Array {
  const ops = [...content.ops];
  assertOpsOf(frozen, ops);
  const frames = [
    ...encodeOpsFrames(ops),
    ...encodeAll(content.attachmentChunks ?? [], (chunk) =>
      encodeFrame('attachmentChunk', encodeAttachmentFrame(chunk)),
    ),
    ...encodeAll(content.keepSafe ?? [], (bytes) => encodeFrame('keepSafe', bytes)),
    ...encodeAll(content.returned ?? [], (bytes) => encodeFrame('returned', bytes)),
  ];
  const table = encodeFrameTable({
    manifestHash: frozen.manifestHash,
    frames: frames.map(({ entry }) => entry),
  });
  const parts = [...encodeEnvelope(key, frozen.manifestBytes, table), ...frames.map(({ bytes }) => bytes)];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return concatBytes([...parts, new Uint8Array(paddedLength(length) - length)]);
}

function assertOpsOf({ manifestBytes }: FrozenBatch, ops: readonly OpRecord[]): void {
  const { opCount, setHash } = decodeManifest(manifestBytes);
  const isSame =
    ops.length === opCount && computeSetHash(ops.map(({ opBytes }) => sha256Hex(opBytes))) === setHash;
  if (!isSame) throw new AppError('COUNT', { part: 'ops' });
}

function encodeOpsFrames(ops: readonly OpRecord[]): Frame[] {
  const frames: Frame[] = [];
  let parts: Uint8Array[] = [];
  let length = 0;
  const flush = (): void => {
    if (parts.length > 0) frames.push(encodeFrame('ops', concatBytes(parts)));
    parts = [];
    length = 0;
  };
  for (const op of ops) {
    for (const part of encodeOpRecord(op)) {
      parts.push(part);
      length += part.length;
    }
    if (length >= writerCaps.frame) flush();
  }
  flush();
  return frames;
}

function encodeAll<T>(items: Iterable<T>, encode: (item: T) => Frame): Frame[] {
  return Array.from(items, encode);
}
