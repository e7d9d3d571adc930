import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '../app-error.ts';
import { randomBytes, type RandomSource } from './random.ts';

const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh random nonce: nonce ‖ ciphertext ‖ tag, 28 bytes longer than the plaintext.
 * `aad` is authenticated, not carried: it says what the box is for. Throws RangeError for a key that is not 32 bytes.
 */
export function sealAesGcm(
  key: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
  random: RandomSource = randomBytes,
): Uint8Array {
  assertKey(key);
  const nonce = random(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(aad);
  const body = cipher.update(plaintext);
  cipher.final();
  return new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()]));
}

/** Opens `sealAesGcm`. Throws AppError DECRYPT for a wrong key, another `aad` or any altered byte. */
export function openAesGcm(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array {
  assertKey(key);
  if (sealed.length < nonceLength + tagLength) throw new AppError('DECRYPT');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const plaintext = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new AppError('DECRYPT');
  }
  return new Uint8Array(plaintext);
}

function assertKey(key: Uint8Array): void {
  if (key.length !== keyLength) throw new RangeError('AES-256 key must be 32 bytes');
}
