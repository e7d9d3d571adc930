import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyBitFlipped } from '../../crypto/testing/flip-bit.ts';
import { decodeCard, encodeCard } from './card.ts';
import { encodeCanonicalJson, type JsonObject } from './canonical-json.ts';
import { faultOf } from './testing/fault-of.ts';
import { township, village } from './testing/sample-batch.ts';

const file = encodeCard(township.identity, township.signingKey.privateKey);

function reasonOf(bytes: Uint8Array): unknown {
  const { code, params } = faultOf(() => decodeCard(bytes));
  expect(code).toBe('NOT_A_CARD');
  return params['reason'];
}

/** The card with some fields exchanged, under its old signature. */
function withFields(change: JsonObject): Uint8Array {
  const whole = JSON.parse(Buffer.from(file).toString('utf8')) as { card: JsonObject };
  return encodeCanonicalJson({ ...whole, card: { ...whole.card, ...change } });
}

test('a card comes back as it was written', () => {
  expect(decodeCard(file)).toEqual(township.identity);
});

test('no altered bit and no cut card is accepted', () => {
  for (const altered of everyBitFlipped(file)) expect(reasonOf(altered)).toBeDefined();
  for (let length = 0; length < file.length; length += 1) {
    expect(reasonOf(file.subarray(0, length))).toBe('content');
  }
  expect(reasonOf(Uint8Array.of(...file, 0x0a))).toBe('content');
});

test('name, station and encryption key cannot be exchanged under the signature of another card', () => {
  const { name, stationId, encryptPublicKey, signPublicKey } = village.identity;
  for (const [field, value] of Object.entries({ name, stationId, encryptPublicKey, signPublicKey })) {
    expect(reasonOf(withFields({ [field]: value }))).toBe('signature');
  }
});

test('a key under which anybody can sign makes no card', () => {
  expect(reasonOf(withFields({ signPublicKey: '01'.padEnd(64, '0') }))).toBe('content');
  expect(reasonOf(withFields({ suite: 2 }))).toBe('content');
});

test('files of other kinds are told apart', () => {
  expect(reasonOf(Buffer.from('{"name":"village"}'))).toBe('content');
  expect(reasonOf(Buffer.from('89PNG'))).toBe('content');
  expect(reasonOf(new Uint8Array(20_000))).toBe('length');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(reasonOf(bytes)).toBe('content');
    }),
    { numRuns: 500 },
  );
});
