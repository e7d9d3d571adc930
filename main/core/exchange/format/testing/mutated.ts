import * as fc from 'fast-check';

const tokens = ['"', '{', '}', '[', ']', ',', ':', '\\u00', '-', '0', '.', ' ', '__proto__', '\u00ff'];

const edit = fc.record({
  at: fc.nat(),
  remove: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(200) }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(...tokens).map((token) => Uint8Array.from(Buffer.from(token))),
  ),
});

/** Bytes with a few of them replaced, put in or taken out: nearly right is what hurts a parser. */
export function mutated(original: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
  return fc.tuple(original, edits).map(([bytes, changes]) => {
    const altered = [...bytes];
    for (const { at, remove, insert } of changes) {
      altered.splice(at % (altered.length + 1), remove, ...insert);
    }
    return Uint8Array.from(altered);
  });
}

/** Mostly the original with a few changes, and sometimes any bytes. */
export function nearlyRight(original: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 9, arbitrary: mutated(fc.constant(original)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
}
