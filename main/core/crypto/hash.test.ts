import { expect, test } from 'vitest';
import { fromHex, toHex } from './hex.ts';
import { Sha256, sha256, sha256Hex } from './hash.ts';

// FIPS 180-4 example, as published by NIST.
const abc = Buffer.from('abc');
const abcDigest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('SHA-256 gives the published digest in all three forms', () => {
  expect(sha256Hex(abc)).toBe(abcDigest);
  expect(toHex(sha256(abc))).toBe(abcDigest);
  expect(new Sha256().update(abc.subarray(0, 1)).update(abc.subarray(1)).digestHex()).toBe(abcDigest);
});

test('a view into a larger buffer is hashed alone, not with its neighbours', () => {
  const padded = Uint8Array.of(0, ...abc, 0).subarray(1, 4);
  expect(sha256Hex(padded)).toBe(abcDigest);
  expect(toHex(padded)).toBe('616263');
});

test.each(['0', 'AB', 'zz', '0x', 'ab '])('fromHex refuses %j instead of stopping there', (hex) => {
  expect(() => fromHex(hex)).toThrow(RangeError);
});
