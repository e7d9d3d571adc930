import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import type { BatchReceipt } from './format/manifest.ts';
import { copyKnownElsewhere, relatesTo } from './incarnation.ts';
import { forkIn } from './sequence.ts';

const deviceId = uuidv7();
const epoch = { n: 2, r: 'ab'.repeat(8) };
const other = 'cd'.repeat(8);

function about(changes: Partial<BatchReceipt>): BatchReceipt {
  return {
    device: deviceId,
    epoch,
    contiguousTo: 1,
    ranges: [],
    missing: [],
    headManifestHash: 'ef'.repeat(32),
    disposition: 8,
    exceptions: [],
    ...changes,
  };
}

test.each([
  ['nothing', [], null],
  ['an earlier epoch', [about({ epoch: { n: 1, r: other } })], null],
  ['a batch of this epoch that it never made', [about({})], 2],
  ['no batch at all of this epoch', [about({ headManifestHash: null })], null],
  [
    'another epoch of the same number, of another PC',
    [about({ device: uuidv7(), epoch: { n: 2, r: other } })],
    2,
  ],
  ['a higher epoch', [about({ epoch: { n: 5, r: other } }), about({ epoch: { n: 3, r: other } })], 5],
  // Who claims the last number there is would leave none to take.
  ['a number that nobody honest has', [about({ epoch: { n: 2 ** 53 - 1, r: other } })], null],
] as const)('a register that hears of %s', (_, receipts, expected) => {
  using database = openTestDatabase();
  expect(copyKnownElsewhere(database.store, { deviceId, epoch }, receipts)).toBe(expected);
});

test('only who has heard of this life of the register, or of none, closes gaps by what it takes for receipted', () => {
  expect(relatesTo(epoch, [])).toBe(true);
  expect(relatesTo(epoch, [about({ epoch: { n: 1, r: other } })])).toBe(false);
  expect(relatesTo(epoch, [about({ epoch: { n: 1, r: other } }), about({})])).toBe(true);
});

const link = (seq: number, manifestHash: string, prevHash: string | null) => ({
  seq,
  manifestHash,
  prevHash,
});

test('a fork shows by its second number, or by a batch that does not follow the one before it', () => {
  const one = link(1, 'a', null);
  expect(forkIn([one, link(2, 'b', 'a'), link(4, 'd', 'c')])).toEqual([]);
  expect(forkIn([one, link(2, 'b', 'a'), link(2, 'B', 'a')])).toHaveLength(2);
  expect(forkIn([one, link(2, 'b', 'a'), link(3, 'C', 'B')]).map(({ seq }) => seq)).toEqual([2, 3]);
});
