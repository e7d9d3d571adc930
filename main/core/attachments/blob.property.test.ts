import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { concatBytes } from '../exchange/format/byte-reader.ts';
import { openBlob, sealBlob, segmentLength } from './blob.ts';

const key = new Uint8Array(32).fill(7);

function opened(bytes: Uint8Array, cuts: readonly number[], withKey = key): Uint8Array | string {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
  try {
    return concatBytes([...openBlob(withKey, pieces)]);
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${String(error.params['block'])}` : String(error);
  }
}

const lengths = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: segmentLength - 2, max: segmentLength + 2 }),
  fc.integer({ min: 2 * segmentLength - 1, max: 2 * segmentLength + 1 }),
);

test('a file comes back whatever pieces its bytes are read in, and never cut, extended, swapped or altered', () => {
  fc.assert(
    fc.property(lengths, fc.array(fc.nat(), { maxLength: 5 }), fc.nat(), (length, cuts, pick) => {
      const plaintext = Uint8Array.from({ length }, (_, index) => (index * 31 + pick) % 256);
      const sealed = concatBytes([...sealBlob(key, plaintext)]);
      expect(sealed.length).toBe(length + 16 * Math.ceil(length / segmentLength));
      expect(opened(sealed, cuts)).toEqual(plaintext);
      const flipped = Uint8Array.from(sealed);
      flipped[pick % sealed.length] = (flipped[pick % sealed.length] ?? 0) ^ 1;
      expect(opened(flipped, cuts)).toMatch(/^DECRYPT \d$/u);
      expect(opened(sealed.subarray(0, pick % sealed.length), cuts)).toMatch(/^DECRYPT \d$/u);
      expect(opened(concatBytes([sealed, Uint8Array.of(0)]), cuts)).toMatch(/^DECRYPT \d$/u);
      expect(opened(sealed, cuts, new Uint8Array(32))).toBe('DECRYPT 1');
    }),
    { numRuns: 60 },
  );
});

test('a file that ends with a full segment cannot be cut there, nor segments be swapped', () => {
  const sealed = concatBytes([...sealBlob(key, new Uint8Array(3 * segmentLength))]);
  const step = segmentLength + 16;
  expect(opened(sealed.subarray(0, 2 * step), [])).toBe('DECRYPT 2');
  const swapped = concatBytes([
    sealed.subarray(step, 2 * step),
    sealed.subarray(0, step),
    sealed.subarray(2 * step),
  ]);
  expect(opened(swapped, [])).toBe('DECRYPT 1');
});
