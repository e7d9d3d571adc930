import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyBitFlipped } from '../../crypto/testing/flip-bit.ts';
import { batchLimits } from './batch-limits.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { decodeOp, decodePii, encodeOp, encodePii, verifyPii, type Op } from './op.ts';
import { faultOf, faultOrNull } from './testing/fault-of.ts';
import { fixedRandom, sampleOp } from './testing/sample-batch.ts';

const op = sampleOp(1);

function withField(change: Record<string, unknown>): Op {
  return { ...op, ...change };
}

test('an op comes back as it was written, under the hash of its bytes', () => {
  const body = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.boolean(), fc.nat()));
  fc.assert(
    fc.property(fc.nat(10_000), body, (index, values) => {
      const written = sampleOp(index, { body: values });
      const { bytes, opId } = encodeOp(written);
      expect(decodeOp(bytes)).toEqual(written);
      expect(encodeOp(decodeOp(bytes))).toEqual({ bytes, opId });
    }),
    { numRuns: 500 },
  );
});

test('a body of a newer schema is kept whole, whatever it holds', () => {
  const future = sampleOp(1, { schema: 4_000, body: { invented: { later: [1, 'x', null] } } });
  const { bytes, opId } = encodeOp(future);
  expect(encodeOp(decodeOp(bytes))).toEqual({ bytes, opId });
});

test('an envelope from the future is named as such, so that its bytes are kept aside', () => {
  const bytes = encodeCanonicalJson({ v: 2, whatever: 'else' });
  expect(faultOf(() => decodeOp(bytes))).toEqual({
    code: 'NEWER_MAJOR',
    params: { part: 'op', version: 2 },
  });
});

test.each<[string, Record<string, unknown>]>([
  ['an unknown field', { extra: 1 }],
  ['a version of nought', { v: 0 }],
  ['an id in capitals', { entityId: op.entityId.toUpperCase() }],
  ['an entity with a dot', { entity: 'a.b' }],
  ['a kind without a verb', { kind: 'contact' }],
  ['a clock of fifteen digits', { hlc: '0'.repeat(15) }],
  ['a parent that is no hash', { parents: ['zz'] }],
  ['a parent that is no text', { parents: [1, {}] }],
  ['parents out of order', { parents: ['b'.repeat(64), 'a'.repeat(64)] }],
  ['a parent twice', { parents: ['a'.repeat(64), 'a'.repeat(64)] }],
  ['no author', { author: null }],
  ['an author with a name', { author: { ...op.author, name: '张三' } }],
  ['a schema of nought', { schema: 0 }],
  ['a body that is a list', { body: [] }],
  ['no body', { body: null }],
  ['a piiRef in capitals', { piiRef: 'A'.repeat(64) }],
  ['a day that does not exist', { businessDate: '2026-02-30' }],
  ['a time for a day', { businessDate: '2026-02-03T00:00:00.000Z' }],
])('%s is refused by writer and reader alike', (_, change) => {
  const wrong = withField(change);
  expect(faultOf(() => encodeOp(wrong)).code).toBe('BAD_JSON');
  const bytes = encodeCanonicalJson(wrong);
  expect(faultOf(() => decodeOp(bytes))).toMatchObject({ code: 'BAD_JSON', params: { part: 'op' } });
});

test.each(['null', '[]', '1', '"op"', '{}'])('%s is no op', (text) => {
  expect(faultOf(() => decodeOp(Buffer.from(text))).code).toBe('BAD_JSON');
});

test('an op of more than 256 KiB cannot be written, and is not even scanned', () => {
  const body = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`k${index}`, 'x'.repeat(16 * 1024)]),
  );
  const limit = { code: 'LIMIT', params: { which: 'op', max: batchLimits.op } };
  expect(faultOf(() => encodeOp(sampleOp(1, { body })))).toEqual(limit);
  expect(faultOf(() => decodeOp(new Uint8Array(batchLimits.op + 1)))).toEqual(limit);
});

test('no altered bit of an op keeps its id, and most are not even an op', () => {
  const { bytes, opId } = encodeOp(op);
  for (const altered of everyBitFlipped(bytes)) {
    const fault = faultOrNull(() => expect(encodeOp(decodeOp(altered)).opId).not.toBe(opId));
    expect(['BAD_JSON', 'NEWER_MAJOR', undefined]).toContain(fault?.code);
  }
});

test('pii is held to its commitment: salt and document, every bit', () => {
  const document = { name: '张三', note: '地界' };
  const { salt, bytes, piiRef } = encodePii(document);
  expect(verifyPii(piiRef, { salt, bytes })).toBe(true);
  expect(decodePii({ salt, bytes })).toEqual(document);
  for (const altered of everyBitFlipped(salt)) {
    expect(verifyPii(piiRef, { salt: altered, bytes })).toBe(false);
  }
  for (const altered of everyBitFlipped(bytes)) {
    expect(verifyPii(piiRef, { salt, bytes: altered })).toBe(false);
  }
  // Moving a byte from the document to the salt must not keep the hash.
  const longer = { salt: Uint8Array.of(...salt, 0x7b), bytes: bytes.subarray(1) };
  expect(verifyPii(piiRef, longer)).toBe(false);
});

test('two records of one name cannot be recognised by their commitments', () => {
  const [one, other] = [encodePii({ name: '张三' }), encodePii({ name: '张三' })];
  expect(one.piiRef).not.toBe(other.piiRef);
  const random = fixedRandom('salt');
  expect(encodePii({ name: '张三' }, random).salt).toEqual(fixedRandom('salt')(32));
});

test('a pii document is an object within its limit', () => {
  const salt = new Uint8Array(32);
  expect(faultOf(() => decodePii({ salt, bytes: Buffer.from('[]') })).code).toBe('BAD_JSON');
  const bytes = new Uint8Array(batchLimits.pii + 1);
  expect(faultOf(() => decodePii({ salt, bytes })).params['which']).toBe('pii');
});
