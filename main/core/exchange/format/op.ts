import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { Sha256, sha256Hex } from '../../crypto/hash.ts';
import { randomBytes, type RandomSource } from '../../crypto/random.ts';
import { batchLimits } from './batch-limits.ts';
import {
  decodeCanonicalJson,
  encodeCanonicalJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from './canonical-json.ts';
import {
  hashSchema,
  hlcSchema,
  idSchema,
  inPart,
  localDateSchema,
  parseDocument,
  wordSchema,
} from './wire-types.ts';

/** Version of the op envelope (not of a body: that is `schema`). */
const opVersion = 1;
export const piiSaltLength = 32;

const opSchema = z.strictObject({
  v: z.literal(opVersion),
  entity: wordSchema,
  entityId: idSchema,
  /** `subject.verb`, for example `contact.register`. */
  kind: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}\.[A-Za-z][A-Za-z0-9]{0,31}$/),
  /** Ids of the ops on which this edit was based; ascending, so that a set has one spelling. */
  parents: z.array(hashSchema).max(256).refine(isStrictlyAscending),
  hlc: hlcSchema,
  author: z.strictObject({
    station: idSchema,
    device: idSchema,
    user: idSchema,
    role: wordSchema,
  }),
  /** Version of the body's schema; newer ones are kept as bytes and shown in part. */
  schema: z.int().min(1),
  /** Codes, dates, counts and ids only. */
  body: z.custom<JsonObject>(isPlainObject),
  piiRef: hashSchema.nullable(),
  /** The day that the fact belongs to, Asia/Shanghai. */
  businessDate: localDateSchema,
});

const nobody = { station: '', device: '', user: '' };

/** One fact, as it is written into the log and travels (exchange.md §3). */
export type Op = z.infer<typeof opSchema>;

export interface EncodedOp {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hex. */
  readonly opId: string;
}

/** The part of an op that may be erased: salt and document are stored beside it and go together (exchange.md P10). */
export interface Pii {
  /** 32 random bytes, so that a short name cannot be guessed from `piiRef`. */
  readonly salt: Uint8Array;
  /** Canonical JSON. */
  readonly bytes: Uint8Array;
}

export interface EncodedPii extends Pii {
  /** SHA-256(salt ‖ bytes), hex. */
  readonly piiRef: string;
}

/** Throws AppError BAD_JSON (`reason`; schema faults as issues) and LIMIT (`which`: op, depth, string, keys). */
export function encodeOp(op: Op): EncodedOp {
  const bytes = encodeCanonicalJson(parseDocument('op', op, opSchema));
  assertLength('op', bytes, batchLimits.op);
  return { bytes, opId: sha256Hex(bytes) };
}

/**
 * Decodes the bytes of one op. A newer `schema` is no fault: the body stays what it is. Throws AppError LIMIT, BAD_JSON
 * (`offset`, `reason`), NEWER_MAJOR (`version`: an envelope from the future; keep the bytes).
 */
export function decodeOp(bytes: Uint8Array): Op {
  assertLength('op', bytes, batchLimits.op);
  const value = inPart('op', () => decodeCanonicalJson(bytes));
  assertKnownVersion(value);
  return parseDocument('op', value, opSchema);
}

/** What an op of a newer version lets through of itself: hints for people and for erasure, never facts. */
const glimpseSchema = z.object({
  entity: wordSchema.catch('unreadable'),
  entityId: idSchema.catch(''),
  kind: opSchema.shape.kind.catch('unreadable'),
  hlc: hlcSchema.catch('0'.repeat(16)),
  author: z.object({ station: idSchema, device: idSchema, user: idSchema }).catch(nobody),
  piiRef: hashSchema.nullable().catch(null),
  businessDate: localDateSchema.catch(''),
});
export type OpGlimpse = z.infer<typeof glimpseSchema>;

/** Of bytes that `decodeOp` refused: whatever has the form it would have in an op of this version. */
export function glimpseOp(bytes: Uint8Array): OpGlimpse {
  return glimpseSchema.parse(objectIn(bytes));
}

function objectIn(bytes: Uint8Array): JsonObject {
  if (bytes.length > batchLimits.op) return {};
  try {
    const value = decodeCanonicalJson(bytes);
    return isJsonObject(value) ? value : {};
  } catch (error) {
    if (error instanceof AppError) return {};
    throw error;
  }
}

/** Commits to a pii document under a fresh salt. Throws AppError BAD_JSON and LIMIT (`which`: pii …). */
export function encodePii(value: JsonObject, random: RandomSource = randomBytes): EncodedPii {
  const bytes = encodeCanonicalJson(value);
  assertLength('pii', bytes, batchLimits.pii);
  const salt = random(piiSaltLength);
  return { salt, bytes, piiRef: computePiiRef({ salt, bytes }) };
}

/** Whether salt and document are the ones that the op committed to. */
export function verifyPii(piiRef: string, pii: Pii): boolean {
  return pii.salt.length === piiSaltLength && computePiiRef(pii) === piiRef;
}

/** Decodes a pii document after it has been verified. Throws AppError LIMIT and BAD_JSON. */
export function decodePii({ bytes }: Pii): JsonObject {
  assertLength('pii', bytes, batchLimits.pii);
  const value = inPart('pii', () => decodeCanonicalJson(bytes));
  if (!isJsonObject(value)) throw new AppError('BAD_JSON', { part: 'pii', reason: 'schema', offset: 0 });
  return value;
}

/** hash(salt ‖ document): the name under which personal data is kept. */
export function computePiiRef({ salt, bytes }: Pii): string {
  return new Sha256().update(salt).update(bytes).digestHex();
}

function assertKnownVersion(value: JsonValue): void {
  if (!isJsonObject(value)) return;
  const version = value['v'];
  if (typeof version === 'number' && version > opVersion) {
    throw new AppError('NEWER_MAJOR', { part: 'op', version });
  }
}

function assertLength(which: string, bytes: Uint8Array, max: number): void {
  if (bytes.length > max) throw new AppError('LIMIT', { which, max });
}

function isStrictlyAscending(hashes: readonly string[]): boolean {
  return hashes.every((hash, index) => index === 0 || (hashes[index - 1] ?? '') < hash);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
