import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { ageDecrypt, generateAgeIdentity } from './age.ts';
import { sha256Hex } from './hash.ts';
import { fromHex, toHex } from './hex.ts';
import { sign, signingKeyFromSeed, verify } from './signing.ts';
import { readVectors } from './testing/read-vectors.ts';

const rfc8032 = readVectors(
  'rfc8032-ed25519',
  z.object({
    name: z.string(),
    seed: z.string(),
    publicKey: z.string(),
    message: z.string(),
    signature: z.string(),
  }),
);

test('the vectors are all there', () => {
  expect([rfc8032.length, wycheproof.length, ageKit.length]).toEqual([5, 145, 67]);
});

test.each(rfc8032)('Ed25519 meets RFC 8032 §7.1 $name', (vector) => {
  const message = fromHex(vector.message);
  const key = signingKeyFromSeed(fromHex(vector.seed));
  expect(toHex(key.publicKey)).toBe(vector.publicKey);
  expect(toHex(sign(key.privateKey, message))).toBe(vector.signature);
  expect(verify(key.publicKey, message, fromHex(vector.signature))).toBe(true);
});

const wycheproof = readVectors(
  'wycheproof-ed25519',
  z.object({
    tcId: z.int(),
    comment: z.string(),
    publicKey: z.string(),
    seed: z.string(),
    message: z.string(),
    signature: z.string(),
    result: z.enum(['valid', 'invalid']),
  }),
);

test.each(wycheproof)('Wycheproof Ed25519 $tcId is $result: $comment', (vector) => {
  const message = fromHex(vector.message);
  const isValid = vector.result === 'valid';
  expect(verify(fromHex(vector.publicKey), message, fromHex(vector.signature))).toBe(isValid);
  const key = signingKeyFromSeed(fromHex(vector.seed));
  expect(toHex(key.publicKey)).toBe(vector.publicKey);
  // Ed25519 is deterministic: the one valid signature is the one that we make, and no invalid one is.
  expect(toHex(sign(key.privateKey, message)) === vector.signature).toBe(isValid);
});

const ageKit = readVectors(
  'age-testkit',
  z.object({
    name: z.string(),
    expect: z.enum(['success', 'no match', 'header failure', 'HMAC failure', 'payload failure']),
    payload: z.string().optional(),
    identities: z.array(z.string()),
    compressed: z.literal('zlib').optional(),
    comment: z.string().optional(),
    file: z.string(),
  }),
);

/** What our one entrance makes of a file of the kit, in the kit's words. */
async function outcomeOf(identity: string, file: Uint8Array): Promise<string> {
  try {
    return sha256Hex(await ageDecrypt(identity, file));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'DECRYPT') throw error;
    return error.params['block'] === 0 ? 'header' : 'payload';
  }
}

test.each(ageKit)('age test kit: $name ($expect)', async (vector) => {
  const packed = Buffer.from(vector.file, 'base64');
  const file = vector.compressed === 'zlib' ? inflateSync(packed) : packed;
  const wanted = { success: vector.payload, 'payload failure': 'payload' } as Record<string, string>;
  // The empty file names no identity: it has to be refused for anybody.
  const identities = vector.identities.length > 0 ? vector.identities : [generateAgeIdentity()];
  for (const identity of identities) {
    expect(await outcomeOf(identity, file)).toBe(wanted[vector.expect] ?? 'header');
  }
});
