import { expect, test } from 'vitest';
import { writerCaps } from '../core/exchange/format/batch-limits.ts';
import { Pair, visit } from './testing/pair.ts';

const day = 86_400_000;

test('a record says how far it has come: recorded, exported, signed for, and the figures of the split are all there is', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await pair.enrol();
  await pair.receipt();
  const { contactId } = await village.call('contact.register', visit);
  const standing = () => village.call('exchange.recordStanding', { recordId: contactId });
  const split = async () =>
    Object.fromEntries(
      (await village.call('exchange.split', {})).states.map(({ state, count }) => [state, count]),
    );
  // Contact and matter; the slip never goes up.
  expect(await standing()).toMatchObject({ worst: 'recorded', ops: [{ seq: null }, { seq: null }] });
  const before = await split();
  expect(before).toMatchObject({ recorded: 3 });
  const file = await pair.exported();
  expect(await standing()).toMatchObject({
    worst: 'exported',
    ops: [{ state: 'exported', seq: 2, medium: 'file' }, { state: 'exported' }],
  });
  await pair.import(file);
  await pair.receipt();
  expect(await standing()).toMatchObject({ worst: 'applied', ops: [{ code: null }, {}] });
  // What is entered later shows as the worst again.
  await village.call('contact.revise', {
    contactId,
    contact: { set: { petitionerName: '李秀蓝' }, clear: [] },
    matter: { set: {}, clear: [] },
    reason: '姓名写错',
  });
  expect(await standing()).toMatchObject({ worst: 'recorded' });
  const after = await split();
  expect(after['applied']).toBe((before['applied'] ?? 0) + 3);
  expect(after).toMatchObject({ recorded: 1 });
});

test('a receipt is overdue by working days: amber after three, red after seven, and a batch that was never made counts as well', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await pair.enrol();
  const overdue = async () => (await village.call('exchange.status', {})).overdue;
  // Monday 23 November: the batch left.
  expect(await overdue()).toBeNull();
  await village.wakeAt(village.nowMs + 3 * day);
  expect(await overdue()).toBeNull();
  await village.wakeAt(village.nowMs + day);
  expect(await overdue()).toMatchObject({ light: 'amber', workingDays: 4 });
  // A weekend is no working time.
  await village.wakeAt(village.nowMs + 2 * day);
  expect(await overdue()).toMatchObject({ light: 'amber', workingDays: 4 });
  await village.wakeAt(village.nowMs + 4 * day);
  expect(await overdue()).toMatchObject({ light: 'red', workingDays: 8 });
  await pair.receipt();
  // The wrap of the key was recorded just now.
  expect(await overdue()).toBeNull();
  await village.wakeAt(village.nowMs + 7 * day);
  expect(await overdue()).toMatchObject({ light: 'amber', workingDays: 5 });
});

test('a village that is not joined is not reminded of a receipt that nobody owes it', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await village.call('contact.register', visit);
  await village.wakeAt(village.nowMs + 30 * day);
  expect((await village.call('exchange.status', {})).overdue).toBeNull();
});

test('the township’s receipt names the batches that it misses, and the next batch heals them on both sides', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  // Two batches are lost; the third is frozen before the first two are known to be lost, and repeats them.
  await village.call('contact.register', visit);
  await pair.exported();
  await village.call('contact.register', visit);
  await pair.exported();
  expect(await pair.import(await pair.exported())).toMatchObject({
    value: { state: 'imported', warnings: [] },
  });
  await pair.receipt();
  const status = await village.call('exchange.status', {});
  expect(status.missing).toEqual([]);
  expect(status.batches.every(({ state }) => state === 'receipted')).toBe(true);
  expect((await township.call('exchange.board', {})).stations[0]?.gaps).toEqual([]);
});

test('a batch that has no room for all says how much is left, and the next one goes on there after the receipt', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await pair.enrol();
  await pair.receipt();
  for (let index = 0; index < 2; index += 1) await village.call('contact.register', visit);
  const { ops } = writerCaps;
  Object.assign(writerCaps, { ops: 3 });
  try {
    const send = async () => {
      const { fileId, leftOps } = await village.work('exchange.export', { place: null });
      await pair.import(await village.fetch(fileId));
      await pair.receipt();
      return leftOps;
    };
    // Two comings, two matters, and the key that the township keeps.
    expect([await send(), await send()]).toEqual([2, 0]);
  } finally {
    Object.assign(writerCaps, { ops });
  }
  expect((await village.call('exchange.status', {})).unreceipted).toBe(0);
});

test('an exception marks the batches that hold it and no later one, and no longer than it is undecided', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  const { matterId } = await village.call('contact.register', visit);
  await village.call('matter.transferOffer', { matterId, reason: '村里办不了' });
  await pair.exchange();
  const { handover } = await township.call('matter.ownership', { matterId });
  await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  await pair.receipt();
  const change = { matterId, set: { summary: '村东排水沟需要清淤' }, clear: [], reason: '现场核实' };
  await village.call('matter.revise', change);
  await pair.exchange();
  await village.call('contact.register', visit);
  await pair.exchange();
  const dispositions = async () =>
    (await village.call('exchange.status', {})).batches.map(({ seq, disposition }) => [seq, disposition]);
  expect((await dispositions()).slice(0, 2)).toEqual([
    [4, '8'],
    [3, '7'],
  ]);
  const { proposals } = await township.call('matter.ownership', { matterId });
  await township.call('matter.proposalAccept', { matterId, opId: proposals[0]?.opId ?? '' });
  await pair.receipt();
  expect(new Set((await dispositions()).map(([, disposition]) => disposition))).toEqual(new Set(['8']));
});
