import { expect, test } from 'vitest';
import { hkdfSha256, scryptKey } from './derive.ts';
import { fromHex, toHex } from './hex.ts';

test('HKDF-SHA-256 meets RFC 5869, test case 1', () => {
  const key = hkdfSha256(
    fromHex('0b'.repeat(22)),
    fromHex('000102030405060708090a0b0c'),
    fromHex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  expect(toHex(key)).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
});

test('scrypt meets RFC 7914 §12, second and third vectors', () => {
  expect(toHex(scryptKey('password', 'NaCl', { log2N: 10, r: 8, p: 16 }, 64))).toBe(
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  );
  expect(toHex(scryptKey('pleaseletmein', 'SodiumChloride', { log2N: 14, r: 8, p: 1 }, 64))).toBe(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  );
});

test('the cost of a PIN does not run into the 32 MiB ceiling of Node', () => {
  expect(scryptKey('123987', 'salt', { log2N: 16, r: 8, p: 1 })).toHaveLength(32);
});
