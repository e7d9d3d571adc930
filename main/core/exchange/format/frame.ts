import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { sha256Hex } from '../../crypto/hash.ts';
import { viewOf } from '../../crypto/hex.ts';
import { batchLimits } from './batch-limits.ts';
import type { FrameEntry, FrameType } from './frame-table.ts';

export const compressionLevel = 3;
/** A decoder never needs more than 16 MiB of window for our frames; the format allows 2 GiB. */
const maxWindowLog = 24;
const zstdMagic = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
/** What zlib answers with `info`: its types leave that out. */
const inflatedSchema = z.object({
  buffer: z.instanceof(Uint8Array),
  engine: z.object({ bytesWritten: z.int() }),
});

export interface Frame {
  readonly entry: FrameEntry;
  readonly bytes: Uint8Array;
}

/** Compresses where that helps and stays under the reader's ratio. Throws AppError LIMIT (`frame`). */
export function encodeFrame(type: FrameType, raw: Uint8Array): Frame {
  if (raw.length > batchLimits.frameRaw) {
    throw new AppError('LIMIT', { which: 'frame', max: batchLimits.frameRaw });
  }
  // What is encrypted has nothing that could be packed.
  const packed = type === 'attachmentChunk' ? raw : pack(raw);
  const isWorthIt = packed.length < raw.length && raw.length <= packed.length * batchLimits.inflateRatio;
  const bytes = isWorthIt ? packed : raw;
  return {
    entry: {
      type,
      encoding: isWorthIt ? 'zstd' : 'none',
      length: bytes.length,
      rawLength: raw.length,
      sha256: sha256Hex(bytes),
    },
    bytes,
  };
}

function pack(raw: Uint8Array): Uint8Array {
  return zstdCompressSync(raw, { params: { [constants.ZSTD_c_compressionLevel]: compressionLevel } });
}

/**
 * Step 9 for one frame: hash, then an inflate that is bounded by the signed raw length. Throws AppError FRAME_HASH and
 * DAMAGED (`frame`).
 */
export function decodeFrame(entry: FrameEntry, bytes: Uint8Array, frame: number): Uint8Array {
  if (sha256Hex(bytes) !== entry.sha256) throw new AppError('FRAME_HASH', { frame });
  if (entry.encoding === 'none') return bytes;
  const raw = inflate(bytes, entry.rawLength);
  if (raw?.length !== entry.rawLength) {
    throw new AppError('DAMAGED', { reason: 'inflate', part: 'frame', frame });
  }
  return raw;
}

/** Null unless the bytes are one zstd frame and nothing else: zlib itself ignores what follows, and skips what it may skip. */
export function inflate(bytes: Uint8Array, rawLength: number): Uint8Array | null {
  if (!viewOf(bytes).subarray(0, zstdMagic.length).equals(zstdMagic)) return null;
  try {
    const inflated: unknown = zstdDecompressSync(bytes, {
      info: true,
      maxOutputLength: Math.max(rawLength, 1),
      params: { [constants.ZSTD_d_windowLogMax]: maxWindowLog },
    });
    const { buffer, engine } = inflatedSchema.parse(inflated);
    if (engine.bytesWritten !== bytes.length) return null;
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch {
    return null;
  }
}
