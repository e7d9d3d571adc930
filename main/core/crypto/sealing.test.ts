import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { fromHex, toHex } from './hex.ts';
import { openAesGcm, sealAesGcm } from './sealing.ts';
import { everyBitFlipped } from './testing/flip-bit.ts';

const key = fromHex('42'.repeat(32));
const purpose = Buffer.from('keyring/pin');
const decryptFault = new AppError('DECRYPT');

test('the box is nonce, ciphertext and tag of AES-256-GCM (McGrew and Viega, test case 14)', () => {
  const zeros = new Uint8Array(32);
  const sealed = sealAesGcm(zeros, new Uint8Array(16), new Uint8Array(), (length) => new Uint8Array(length));
  expect(toHex(sealed)).toBe(
    '000000000000000000000000cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  );
});

test('opens what was sealed, and never the same box twice', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (plaintext) => {
      const sealed = sealAesGcm(key, plaintext, purpose);
      expect(openAesGcm(key, sealed, purpose)).toEqual(plaintext);
      expect(sealAesGcm(key, plaintext, purpose)).not.toEqual(sealed);
    }),
  );
});

test('any altered bit, a cut end, another key or purpose is refused', () => {
  const sealed = sealAesGcm(key, Buffer.from('a database key'), purpose);
  for (const altered of everyBitFlipped(sealed)) {
    expect(() => openAesGcm(key, altered, purpose)).toThrow(decryptFault);
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => openAesGcm(key, sealed.subarray(0, length), purpose)).toThrow(decryptFault);
  }
  expect(() => openAesGcm(fromHex('43'.repeat(32)), sealed, purpose)).toThrow(decryptFault);
  expect(() => openAesGcm(key, sealed, Buffer.from('keyring/code'))).toThrow(decryptFault);
});

test('a key of another length is the mistake of a programmer, not of a person', () => {
  expect(() => sealAesGcm(key.subarray(1), new Uint8Array(1), purpose)).toThrow(RangeError);
  expect(() => openAesGcm(new Uint8Array(33), new Uint8Array(40), purpose)).toThrow(RangeError);
});
