import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCanonicalJson, encodeCanonicalJson, type JsonValue } from './canonical-json.ts';
import { forbiddenKeys } from './json-scan.ts';
import { faultOrNull } from './testing/fault-of.ts';
import { mutated } from './testing/mutated.ts';

const text = fc.string({ unit: 'binary', maxLength: 30 }).filter((value) => value.isWellFormed());
const key = text.filter((name) => !forbiddenKeys.has(name));
const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 10 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

test('every value comes back, and only one spelling of it exists', () => {
  fc.assert(
    fc.property(json, (value) => {
      const bytes = encodeCanonicalJson(value);
      const decoded = decodeCanonicalJson(bytes);
      expect(encodeCanonicalJson(decoded)).toEqual(bytes);
      expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toEqual(decoded);
    }),
    { numRuns: 500 },
  );
});

test('the order in which keys were set leaves no trace in the bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(key, fc.integer(), { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(encodeCanonicalJson(turned)).toEqual(encodeCanonicalJson(value));
    }),
    { numRuns: 500 },
  );
});

test('5,000 near misses: what is accepted re-encodes to the same bytes, all else is a coded refusal', () => {
  let accepted = 0;
  fc.assert(
    fc.property(mutated(json.map(encodeCanonicalJson)), (bytes) => {
      const fault = faultOrNull(() => {
        expect(encodeCanonicalJson(decodeCanonicalJson(bytes))).toEqual(bytes);
      });
      accepted += Number(fault === null);
      expect(['BAD_JSON', 'LIMIT', undefined]).toContain(fault?.code);
      expect(fault?.params['offset'] ?? 0).toBeTypeOf('number');
    }),
    { numRuns: 5000 },
  );
  expect(accepted).toBeGreaterThan(0);
});
