import { expect, test } from 'vitest';
import { openBatch, type BatchReaderOptions, type SenderRecord } from './batch-reader.ts';
import { renderBatch } from './batch-writer.ts';
import { maxRotations, type Rotation } from './rotation.ts';
import { faultOf, faultOrNullAsync } from './testing/fault-of.ts';
import {
  recordOf,
  sampleBatch,
  sampleDevice,
  sampleRecords,
  sampleRotation,
  stranger,
  township,
  townshipReads,
  village,
  withNewKeys,
  type SampleDevice,
} from './testing/sample-batch.ts';

const keys: SampleDevice[] = [village];
for (let nth = 1; nth <= maxRotations + 1; nth += 1) keys.push(await withNewKeys(village, nth));
const device = (nth: number): SampleDevice => keys[nth] ?? village;
const change = (from: number, to: number): Rotation => sampleRotation(device(from), device(to));
const epoch = { n: 1, r: '00112233445566ff' };

/** A batch by a device under some keys. */
async function batchBy(sender: SampleDevice, rotations: Rotation[], seq = 1): Promise<Uint8Array> {
  const prev = seq === 1 ? null : 'ab'.repeat(32);
  const draft = { seq, prev, ...(rotations.length > 0 && { rotations }) };
  const { frozen, content } = sampleBatch(sampleRecords(1), draft, sender);
  return (await renderBatch(frozen, content, sender.signingKey, township.recipient)).file;
}

/** The township, which knows what is said. */
function knowing(known: readonly [SampleDevice, Partial<SenderRecord>?][]): BatchReaderOptions {
  return {
    ...townshipReads(),
    resolveSender: (kid) => {
      const found = known.find(([{ kid: own }]) => own === kid);
      return found ? { ...recordOf(found[0]), ...found[1] } : null;
    },
  };
}

async function outcome(file: Uint8Array, options: BatchReaderOptions): Promise<string> {
  const opening = openBatch(file, options);
  const fault = await faultOrNullAsync(opening);
  if (fault) return `${fault.code} ${String(fault.params['part'] ?? '')}`.trim();
  const batch = await opening;
  return batch.sender === 'active' ? `active, ${batch.rotations.length} changes` : batch.sender;
}

test('a reader that knows any earlier key follows to the one that signed, and one that knows none does not', async () => {
  const chain = [change(0, 1), change(1, 2), change(2, 3)];
  const file = await batchBy(device(3), chain);
  for (const [nth, expected] of [
    [0, 'active, 3 changes'],
    [1, 'active, 2 changes'],
    [2, 'active, 1 changes'],
    [3, 'active, 0 changes'],
  ] as const) {
    expect(await outcome(file, knowing([[device(nth)]]))).toBe(expected);
  }
  expect(await outcome(file, knowing([[stranger]]))).toBe('UNKNOWN_SENDER');
});

test('a chain does not hold by one signature, with a break, in a circle, for another device or another key', async () => {
  const township = knowing([[device(0)]]);
  const forged: [string, number, Rotation[]][] = [
    ['only the new key has signed', 1, [sampleRotation(device(0), device(1), {}, device(1), device(1))]],
    ['only the old key has signed', 1, [sampleRotation(device(0), device(1), {}, device(0), device(0))]],
    ['signatures of another change', 1, [{ ...change(0, 1), signatures: change(0, 2).signatures }]],
    ['a break', 3, [change(0, 1), change(2, 3)]],
    ['a circle', 2, [change(0, 1), change(1, 0), change(0, 2)]],
    ['another station', 1, [sampleRotation(device(0), device(1), { station: stranger.identity.stationId })]],
    ['another device', 1, [sampleRotation(device(0), device(1), { device: stranger.identity.deviceId })]],
    ['ends at another key', 2, [change(0, 1)]],
    ['an old chain sent again under a stolen name', 3, [change(0, 1), change(1, 2)]],
  ];
  for (const [name, nth, rotations] of forged) {
    expect([name, await outcome(await batchBy(device(nth), rotations), township)]).toEqual([
      name,
      'SIGNATURE rotation',
    ]);
  }
});

test('an enrolled village cannot take another one’s name by a chain from its own keys', async () => {
  const evil = await sampleDevice('恶村', 'village');
  const { stationId, deviceId } = village.identity;
  const posing = { ...(await withNewKeys(evil, 1)), identity: { ...evil.identity, stationId, deviceId } };
  const rotation = sampleRotation(evil, posing, { station: stationId, device: deviceId });
  const file = await batchBy(posing, [rotation]);
  expect(await outcome(file, knowing([[device(0)], [evil]]))).toBe('SIGNATURE rotation');
});

test('a replaced key counts for what it signed before, and for nothing since', async () => {
  const reader = knowing([[device(1)], [device(0), { reach: { since: { epoch, seq: 3 }, earlier: [] } }]]);
  expect(await outcome(await batchBy(device(0), [], 2), reader)).toBe('active, 0 changes');
  expect(await outcome(await batchBy(device(0), [], 3), reader)).toBe('oldKey');
  // Of an earlier incarnation what the device has told of, and of one that nobody knows nothing.
  for (const [r, expected] of [
    [epoch.r, 'active, 0 changes'],
    ['ff'.repeat(8), 'oldKey'],
  ] as const) {
    const since = { epoch: { n: 2, r: epoch.r }, seq: 1 };
    const reach = { since, earlier: [{ epoch: { n: 1, r }, seq: 2 }] };
    const restored = knowing([[device(1)], [device(0), { reach }]]);
    expect(await outcome(await batchBy(device(0), [], 2), restored)).toBe(expected);
    expect(await outcome(await batchBy(device(0), [], 3), restored)).toBe('oldKey');
  }
  // Not even to name other keys: a thief's chain from a key of before.
  expect(await outcome(await batchBy(device(2), [change(0, 2)], 1), reader)).toBe('oldKey');
});

test('a revoked device does not come back by naming new keys', async () => {
  const reader = knowing([[device(0), { status: 'revoked' }]]);
  expect(await outcome(await batchBy(device(1), [change(0, 1)]), reader)).toBe('revoked');
});

test('a chain has at most as many links as the page says', () => {
  const chain = Array.from({ length: maxRotations + 1 }, (_, nth) => change(nth, nth + 1));
  const last = device(maxRotations + 1);
  expect(faultOf(() => sampleBatch(sampleRecords(1), { rotations: chain }, last)).code).toBe('BAD_JSON');
  expect(() => sampleBatch(sampleRecords(1), { rotations: chain.slice(1) }, last)).not.toThrow();
});
