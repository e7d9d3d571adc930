import { sha256 } from '../../crypto/hash.ts';
import { toHex } from '../../crypto/hex.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { concatBytes } from './byte-reader.ts';
import type { PublicKeys } from './wire-types.ts';

const kidDomain = new TextEncoder().encode('xfb-kid-v1\n');
const kidLength = 8;

/** The bytes that stand for a device's public keys in its key id and its check code. */
export function encodePublicKeys({ suite, signPublicKey, encryptPublicKey }: PublicKeys): Uint8Array {
  return encodeCanonicalJson({ suite, signPublicKey, encryptPublicKey });
}

/** Key id: 16 hex digits. Short enough to collide on purpose: a hint for finding a record, never a proof. */
export function computeKid(keys: PublicKeys): string {
  const digest = sha256(concatBytes([kidDomain, encodePublicKeys(keys)]));
  return toHex(digest.subarray(0, kidLength));
}
