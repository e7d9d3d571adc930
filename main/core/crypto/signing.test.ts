import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './hex.ts';
import { generateSigningKey, isSigningPublicKey, sign, signingKeyFromSeed, verify } from './signing.ts';
import { everyBitFlipped } from './testing/flip-bit.ts';

/** RFC 8032 §7.1: seed, public key, message, signature. */
const rfc8032 = [
  {
    name: 'TEST 1',
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    name: 'TEST 2',
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    name: 'TEST 3',
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
  {
    name: 'TEST SHA(abc)',
    seed: '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    publicKey: 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    message:
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    signature:
      'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  },
];

test.each(rfc8032)('Ed25519 meets RFC 8032 §7.1 $name', (vector) => {
  const message = fromHex(vector.message);
  const key = signingKeyFromSeed(fromHex(vector.seed));
  expect(toHex(key.publicKey)).toBe(vector.publicKey);
  expect(toHex(sign(key.privateKey, message))).toBe(vector.signature);
  expect(verify(key.publicKey, message, fromHex(vector.signature))).toBe(true);
});

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
