import { AppError } from '../../app-error.ts';
import { sha256Length } from '../../crypto/hash.ts';
import { fromHex, toHex } from '../../crypto/hex.ts';
import { batchLimits } from './batch-limits.ts';
import { ByteReader, concatBytes, uint32 } from './byte-reader.ts';

/** A piece of an attachment; pieces may be spread over several batches and come in any order. */
export interface AttachmentChunk {
  /** SHA-256 of the whole attachment, hex: its only name on the wire. */
  readonly sha256: string;
  /** Bytes of the whole attachment. */
  readonly size: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Content of an attachment chunk frame: hash, size, offset, bytes. */
export function encodeAttachmentFrame({ sha256, size, offset, bytes }: AttachmentChunk): Uint8Array {
  return concatBytes([fromHex(sha256), uint32(size), uint32(offset), bytes]);
}

/** Throws AppError LIMIT (`attachment`) and DAMAGED (`frame`): a chunk that does not lie within its attachment. */
export function readAttachmentFrame(raw: Uint8Array, frame: number): AttachmentChunk {
  const damaged = (at: number): never => {
    throw new AppError('DAMAGED', { reason: 'chunk', part: 'frame', frame, at });
  };
  const reader = new ByteReader(raw, damaged);
  const sha256 = toHex(reader.readBytes(sha256Length));
  const size = reader.readUint32();
  const offset = reader.readUint32();
  const bytes = reader.readBytes(reader.remaining);
  const max = batchLimits.attachment;
  if (size > max) throw new AppError('LIMIT', { which: 'attachment', max, frame });
  if (offset + bytes.length > size || (bytes.length === 0 && size > 0)) damaged(sha256Length);
  return { sha256, size, offset, bytes };
}
