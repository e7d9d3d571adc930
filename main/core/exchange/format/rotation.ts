import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { fromHex, toHex } from '../../crypto/hex.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { signPayload, verifyPayload } from './dsse.ts';
import { epochSchema, idSchema, instantSchema, publicKeysSchema, sequenceSchema } from './wire-types.ts';

const rotationPayload = 'application/vnd.xfb.rotation+json';
/** So many changes of keys a batch can tell: who has heard of none for longer loads a new card. */
export const maxRotations = 16;

const keysSchema = publicKeysSchema.strict();
const recordSchema = z.strictObject({
  at: instantSchema,
  device: idSchema,
  station: idSchema,
  from: keysSchema,
  to: keysSchema,
});
const signatureSchema = z.string().regex(/^[0-9a-f]{128}$/);

/** A device's change from one set of keys to the next, signed by the signing key of either. */
const signedRotationSchema = z.strictObject({
  record: recordSchema,
  signatures: z.strictObject({ from: signatureSchema, to: signatureSchema }),
});
export type SignedRotation = z.infer<typeof signedRotationSchema>;

/** Where a batch stands in the chain of its device. */
const positionSchema = z.strictObject({ epoch: epochSchema.strict(), seq: sequenceSchema });
export type ChainPosition = z.infer<typeof positionSchema>;

/** So many incarnations before the one of a change are told. */
export const maxEarlier = 16;
const reachSchema = z.strictObject({
  /** The first batch for this addressee that the key before did not sign. */
  since: positionSchema,
  /** The last batches for it of earlier incarnations. */
  earlier: z.array(positionSchema).max(maxEarlier),
});
/** How far a key counts that was replaced. */
export type KeyReach = z.infer<typeof reachSchema>;

/** As a manifest tells it. */
export const rotationSchema = signedRotationSchema.extend(reachSchema.shape);
export type Rotation = z.infer<typeof rotationSchema>;

/** Signs a change of keys with both private keys. */
export function signRotation(
  record: SignedRotation['record'],
  privateKeys: { readonly from: Uint8Array; readonly to: Uint8Array },
): SignedRotation {
  const payload = encodeCanonicalJson(record);
  const signedBy = (key: Uint8Array): string => toHex(signPayload(key, rotationPayload, payload));
  return { record, signatures: { from: signedBy(privateKeys.from), to: signedBy(privateKeys.to) } };
}

/**
 * Each change is signed by the old and the new key, is about this device, and goes on where the one before it ended; no
 * key comes twice. Throws AppError SIGNATURE (`part`: rotation).
 */
export function assertRotations(
  rotations: readonly SignedRotation[],
  from: { readonly station: string; readonly device: string },
): void {
  const used = new Set<string>();
  for (const [index, { record, signatures }] of rotations.entries()) {
    const payload = encodeCanonicalJson(record);
    const isSignedBy = ({ signPublicKey }: typeof record.to, signature: string): boolean =>
      verifyPayload(fromHex(signPublicKey), rotationPayload, payload, fromHex(signature));
    const before = rotations[index - 1]?.record.to ?? record.from;
    const fresh = index === 0 ? [record.from, record.to] : [record.to];
    const isRight =
      record.device === from.device &&
      record.station === from.station &&
      before.signPublicKey === record.from.signPublicKey &&
      before.encryptPublicKey === record.from.encryptPublicKey &&
      fresh.every((keys) => isNew(used, keys.signPublicKey) && isNew(used, keys.encryptPublicKey)) &&
      isSignedBy(record.from, signatures.from) &&
      isSignedBy(record.to, signatures.to);
    if (!isRight) throw new AppError('SIGNATURE', { part: 'rotation' });
  }
}

function isNew(used: Set<string>, key: string): boolean {
  const isThere = used.has(key);
  used.add(key);
  return !isThere;
}

/** Whether a replaced key may have signed a batch: nothing that its device has not told of, in whatever incarnation. */
export function isWithin({ since, earlier }: KeyReach, { epoch, seq }: ChainPosition): boolean {
  const isOf = (position: ChainPosition): boolean =>
    position.epoch.n === epoch.n && position.epoch.r === epoch.r;
  return (isOf(since) && seq < since.seq) || earlier.some((last) => isOf(last) && seq <= last.seq);
}
