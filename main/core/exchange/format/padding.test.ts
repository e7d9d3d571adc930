import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllZero, paddedLength, paddingFloor } from './padding.ts';

test('quiet days all have one size', () => {
  expect(new Set([0, 1, 900, paddingFloor].map(paddedLength))).toEqual(new Set([paddingFloor]));
});

// Worked out by hand from the PURBs paper, §4: keep floor(log2(floor(log2 L)))+1 bits after the first.
test.each([
  [16_385, 17_408],
  [17_408, 17_408],
  [17_409, 18_432],
  [65_536, 65_536],
  [65_537, 67_584],
  [1_000_000, 1_015_808],
])('%i bytes become %i', (length, padded) => {
  expect(paddedLength(length)).toBe(padded);
});

test('padding never shrinks, costs at most 12 %, grows with the length and is stable', () => {
  const lengths = fc.integer({ min: paddingFloor + 1, max: 256 * 1024 * 1024 });
  fc.assert(
    fc.property(lengths, lengths, (one, other) => {
      const padded = paddedLength(one);
      expect(padded).toBeGreaterThanOrEqual(one);
      expect(padded).toBeLessThanOrEqual(one * 1.12);
      expect(paddedLength(padded)).toBe(padded);
      expect(Math.sign(paddedLength(other) - padded) * Math.sign(other - one)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('one set bit anywhere in %i zeros is seen', (length) => {
  const bytes = new Uint8Array(length);
  expect(isAllZero(bytes)).toBe(true);
  for (const at of [0, 65_535, 65_536, length - 1].filter((place) => place >= 0 && place < length)) {
    bytes[at] = 1;
    expect(isAllZero(bytes)).toBe(false);
    bytes[at] = 0;
  }
});
