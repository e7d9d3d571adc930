import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { ErrorParams, Issue } from '../../../contract/result.ts';
import { exchangeLevels } from '../../../terms/exchange.ts';
import { isAgeRecipient } from '../../crypto/age.ts';
import { fromHex } from '../../crypto/hex.ts';
import { isSigningPublicKey } from '../../crypto/signing.ts';
import { decodeCanonicalJson } from './canonical-json.ts';

const bytes32Pattern = /^[0-9a-f]{64}$/;

/** SHA-256 as 64 lower-case hex digits. */
export const hashSchema = z.string().regex(bytes32Pattern);
/** RFC 9562 UUID of any version, lower case only: one spelling, so that ids compare as text. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** Key id: the first 8 bytes of a hash of the public keys; a hint, never a proof. */
export const kidSchema = z.string().regex(/^[0-9a-f]{16}$/);
export const hlcSchema = z.string().regex(/^[0-9a-f]{16}$/);
export const localDateSchema = z.iso.date();
/** UTC with milliseconds, `2026-11-03T01:02:03.004Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export const countSchema = z.int().min(0);
/** Number of a batch within an epoch: 1, 2, 3 … */
export const sequenceSchema = z.int().min(1);
/** A word of the program: entity, role, code. Newer versions may send new words. */
export const wordSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);

/** Incarnation of a device's database: `n` counts up, `r` is 8 random bytes (exchange.md §2). */
export const epochSchema = z.object({ n: z.int().min(1), r: z.string().regex(/^[0-9a-f]{16}$/) });
export type Epoch = z.infer<typeof epochSchema>;

/** The only cryptographic suite so far: Ed25519, age v1 with X25519, SHA-256. 2 is reserved (SM2/SM3/SM4). */
export const suite1 = 1;

/** Public keys of a device; together they have one key id and one check code. */
export const publicKeysSchema = z.object({
  suite: z.literal(suite1),
  /** Raw Ed25519 public key, hex. */
  signPublicKey: z.string().refine((hex) => bytes32Pattern.test(hex) && isSigningPublicKey(fromHex(hex))),
  /** age X25519 recipient, `age1…`. */
  encryptPublicKey: z.string().refine(isAgeRecipient),
});
export type PublicKeys = z.infer<typeof publicKeysSchema>;

/** Who a device says it is: the content of a card and of an enrolment request. */
export const stationIdentitySchema = publicKeysSchema.extend({
  stationId: idSchema,
  deviceId: idSchema,
  name: z.string().min(1).max(100),
  /** Division code of the station, 12 digits (GB/T 10114). */
  division12: z.string().regex(/^[0-9]{12}$/),
  level: z.enum(exchangeLevels),
});
export type StationIdentity = z.infer<typeof stationIdentitySchema>;

/** Canonical JSON of a known shape. Throws AppError BAD_JSON (`part`, `offset`, `reason`; schema faults as issues) and LIMIT. */
export function decodeDocument<S extends z.ZodType>(part: string, bytes: Uint8Array, schema: S): z.output<S> {
  return parseDocument(
    part,
    inPart(part, () => decodeCanonicalJson(bytes)),
    schema,
  );
}

/** Checks a decoded value against its shape. Throws AppError BAD_JSON with one issue for each refused field. */
export function parseDocument<S extends z.ZodType>(part: string, value: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues: Issue[] = parsed.error.issues.map(({ path, code }) => ({
    path: path.join('.'),
    code,
  }));
  throw new AppError('BAD_JSON', { part, reason: 'schema', offset: 0 }, issues);
}

/** Runs `work` and adds to its AppErrors where in the file they happened. */
export function inPart<T>(part: string, work: () => T, where: ErrorParams = {}): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { ...error.params, ...where, part }, error.issues);
  }
}
