import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipBit } from '../../crypto/testing/flip-bit.ts';
import { openBatch } from './batch-reader.ts';
import { renderBatch } from './batch-writer.ts';
import { faultOrNull, faultOrNullAsync } from './testing/fault-of.ts';
import { content, frozen, layers } from './testing/hostile-sender.ts';
import { nearlyRight } from './testing/mutated.ts';
import { township, townshipReads, village } from './testing/sample-batch.ts';

const inputs = Number(process.env['OPEN_DOOR_SOAK_INPUTS'] ?? 10_000_000);
const flips = Number(process.env['OPEN_DOOR_SOAK_FLIPS'] ?? 1_000_000);
/** Others at every run; give the printed one back to see the same again. */
const seed = Number(process.env['OPEN_DOOR_SOAK_SEED'] ?? randomBytes(4).readInt32BE());

test(`${inputs} random inputs over ${layers.length} layers (seed ${seed})`, () => {
  const codes = new Map<string, number>();
  const each = Math.ceil(inputs / layers.length);
  for (const [name, , original, read] of layers) {
    const note = (bytes: Uint8Array): void => {
      const code = faultOrNull(() => read(bytes))?.code ?? 'read';
      codes.set(code, (codes.get(code) ?? 0) + 1);
    };
    fc.assert(fc.property(nearlyRight(original), note), { numRuns: each, seed });
    process.stdout.write(`${name}: ${each} inputs\n`);
  }
  // What is neither read nor refused by a code has failed its property above.
  expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBe(each * layers.length);
  const figures = { attempted: each * layers.length, unexpected: 0, codes: Object.fromEntries(codes) };
  process.stdout.write(`seed ${seed}: ${JSON.stringify(figures)}\n`);
});

test(`${flips} flipped bits of whole files: none is taken for sound`, async () => {
  let attempted = 0;
  const codes = new Map<string, number>();
  while (attempted < flips) {
    // Another file each time: the key of age, and with it every byte of the body, is new.
    const { file } = await renderBatch(frozen, content, village.signingKey, township.recipient);
    for (let bit = 0; bit < file.length * 8 && attempted < flips; bit += 1, attempted += 1) {
      const fault = await faultOrNullAsync(openBatch(flipBit(file, bit), townshipReads()));
      if (fault === null) throw new Error(`Bit ${bit} was not noticed`);
      codes.set(fault.code, (codes.get(fault.code) ?? 0) + 1);
    }
  }
  process.stdout.write(`${JSON.stringify({ attempted, unexpected: 0, codes: Object.fromEntries(codes) })}\n`);
  expect(attempted).toBe(flips);
});
