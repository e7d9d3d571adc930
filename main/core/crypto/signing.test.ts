import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './hex.ts';
import { generateSigningKey, isSigningPublicKey, sign, signingKeyFromSeed, verify } from './signing.ts';
import { everyBitFlipped } from './testing/flip-bit.ts';

const message = Buffer.from('a manifest');
const key = generateSigningKey();
const signature = sign(key.privateKey, message);

test('no altered bit of key, message or signature verifies', () => {
  for (const altered of everyBitFlipped(key.publicKey)) {
    expect(verify(altered, message, signature)).toBe(false);
  }
  for (const altered of everyBitFlipped(message)) {
    expect(verify(key.publicKey, altered, signature)).toBe(false);
  }
  for (const altered of everyBitFlipped(signature)) {
    expect(verify(key.publicKey, message, altered)).toBe(false);
  }
});

test('a second signature made by adding the group order to S is refused (RFC 8032 §8.4)', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const scalar = BigInt(`0x${toHex(signature.slice(32).toReversed())}`) + order;
  const malleated = Uint8Array.from(signature);
  malleated.set(fromHex(scalar.toString(16).padStart(64, '0')).toReversed(), 32);
  expect(verify(key.publicKey, message, malleated)).toBe(false);
});

test('keys under which anybody can sign are refused: small order, unreduced', () => {
  // Under the neutral element, R = B·S with S = 0 "signs" every message.
  const neutral = fromHex('01'.padEnd(64, '0'));
  const forged = Uint8Array.of(...neutral, ...new Uint8Array(32));
  expect(verify(neutral, message, forged)).toBe(false);
  for (const publicKey of [
    '00'.repeat(32),
    `${'00'.repeat(31)}80`,
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `f0${'ff'.repeat(31)}`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ]) {
    expect(isSigningPublicKey(fromHex(publicKey))).toBe(false);
  }
  expect(isSigningPublicKey(key.publicKey)).toBe(true);
});

test('verify answers false, and does not throw, for bytes of any length', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 70 }),
      (publicKey, signature) => {
        expect(verify(publicKey, message, signature)).toBe(false);
      },
    ),
  );
  expect(verify(key.publicKey.subarray(1), message, signature)).toBe(false);
  expect(() => sign(key.privateKey.subarray(1), message)).toThrow(RangeError);
  expect(() => signingKeyFromSeed(new Uint8Array(64))).toThrow(RangeError);
});
