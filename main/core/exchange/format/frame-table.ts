import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { batchLimits } from './batch-limits.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { countSchema, decodeDocument, hashSchema, wordSchema } from './wire-types.ts';

export const frameTablePayload = 'application/vnd.xfb.frames+json';

/** What this version writes and understands; frames of another type are handed on as bytes. */
export type FrameType = 'ops' | 'attachmentChunk' | 'keepSafe' | 'returned';

const frameSchema = z.object({
  type: wordSchema,
  /** `none` where compression gains nothing, or so much that a reader would suspect a bomb. */
  encoding: z.enum(['zstd', 'none']),
  /** Bytes in the file. */
  length: countSchema,
  /** Bytes after inflating. */
  rawLength: countSchema,
  /** SHA-256 of the bytes in the file: checked before they are inflated. */
  sha256: hashSchema,
});
export type FrameEntry = z.infer<typeof frameSchema>;

const frameTableSchema = z.object({ manifestHash: hashSchema, frames: z.array(frameSchema) });

/** What lies behind the envelope, in order; signed when the file is rendered. */
export type FrameTable = z.infer<typeof frameTableSchema>;

export function encodeFrameTable(table: FrameTable): Uint8Array {
  return encodeCanonicalJson(table);
}

/**
 * Only for bytes whose signature has been verified. Throws AppError BAD_JSON; LIMIT (`which`: frames, frame,
 * inflateRatio, content; `frame`); HEADER_SWAP when the table belongs to another manifest.
 */
export function decodeFrameTable(bytes: Uint8Array, manifestHash: string): FrameTable {
  const table = decodeDocument('frameTable', bytes, frameTableSchema);
  if (table.manifestHash !== manifestHash) throw new AppError('HEADER_SWAP', { part: 'frameTable' });
  if (table.frames.length > batchLimits.frames) exceed('frames', batchLimits.frames);
  table.frames.forEach(assertFrameBounds);
  const content = table.frames.reduce((sum, { rawLength }) => sum + rawLength, 0);
  if (content > batchLimits.contentRaw) exceed('content', batchLimits.contentRaw);
  return table;
}

function assertFrameBounds({ encoding, length, rawLength }: FrameEntry, frame: number): void {
  if (Math.max(length, rawLength) > batchLimits.frameRaw) exceed('frame', batchLimits.frameRaw, frame);
  if (encoding === 'none' && rawLength !== length) {
    throw new AppError('DAMAGED', { reason: 'length', part: 'frameTable', frame });
  }
  const ratio = batchLimits.inflateRatio;
  if (rawLength > length * ratio) exceed('inflateRatio', ratio, frame);
}

function exceed(which: string, max: number, frame?: number): never {
  throw new AppError('LIMIT', frame === undefined ? { which, max } : { which, max, frame });
}
