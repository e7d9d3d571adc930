import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { decodeDocument, epochSchema, kidSchema, sequenceSchema, suite1 } from './wire-types.ts';
import { encodeCanonicalJson } from './canonical-json.ts';

/** What a reader of this version understands: any minor of this major whose `minReader` is not newer. */
export const formatVersion = { major: 1, minor: 0 } as const;

/** `up`: towards the township or county; `down`: towards the village. */
export const batchKinds = ['up', 'down'] as const;
export type BatchKind = (typeof batchKinds)[number];

const batchHeaderSchema = z.object({
  suite: z.int().min(1),
  to: kidSchema,
  from: kidSchema,
  epoch: epochSchema,
  seq: sequenceSchema,
  kind: z.enum(batchKinds),
  /** Lowest minor version that can read this file without losing anything. */
  minReader: z.int().min(0),
});

/** Public routing hint of a batch: no names, no counts, nothing to be trusted before the manifest confirms it. */
export type BatchHeader = z.infer<typeof batchHeaderSchema>;

/** Throws AppError BAD_JSON for values that no header may have. */
export function encodeBatchHeader(header: BatchHeader): Uint8Array {
  return encodeCanonicalJson(header);
}

/** Throws AppError BAD_JSON, LIMIT, and NEWER_MAJOR for a suite or a minimum reader that this version does not know. */
export function decodeBatchHeader(bytes: Uint8Array): BatchHeader {
  const header = decodeDocument('header', bytes, batchHeaderSchema);
  if (header.minReader > formatVersion.minor) {
    throw new AppError('NEWER_MAJOR', { part: 'header', version: header.minReader });
  }
  if (header.suite !== suite1) {
    throw new AppError('NEWER_MAJOR', { part: 'suite', version: header.suite });
  }
  return header;
}
