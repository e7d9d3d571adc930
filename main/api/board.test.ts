import { expect, test } from 'vitest';
import type { ExchangeBoardRow } from '../contract/routes/exchange.ts';
import { Pair, visit } from './testing/pair.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function rowOf({ township }: Pair): Promise<ExchangeBoardRow | undefined> {
  const { stations } = await township.call('exchange.board', {});
  expect(stations.length).toBeLessThanOrEqual(1);
  return stations[0];
}

test('a station whose PC is revoked stays on the board, and says so until another one is approved', async () => {
  await using pair = await new Pair().found();
  const { township } = pair;
  await pair.enrol();
  expect(await rowOf(pair)).toMatchObject({ revoked: null, last: { seq: 1, daysAgo: 0 } });
  await township.wakeAt(township.nowMs + 2 * day);
  await township.call('exchange.revoke', { deviceId: pair.villageDevice, reason: 'lost', second: null });
  const at = new Date(township.nowMs).toISOString();
  expect(await rowOf(pair)).toMatchObject({
    name: '柳河村接访站',
    revoked: { at, asksAnew: false },
    last: { seq: 1, daysAgo: 2 },
  });
});

test('what the township owes a village, and what the village has not signed for, stand apart', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  expect(await rowOf(pair)).toMatchObject({ down: { receiptsOwed: 1, last: null, unsignedSince: null } });
  expect((await rowOf(pair))?.down.waiting).toBeGreaterThan(0);
  await pair.receipt();
  const at = new Date(township.nowMs).toISOString();
  const left = { receiptsOwed: 0, last: { seq: 1, receiptedAt: null }, unsignedSince: at, overdue: null };
  expect(await rowOf(pair)).toMatchObject({ down: left });
  await township.wakeAt(township.nowMs + 6 * day);
  expect(await rowOf(pair)).toMatchObject({ down: { overdue: { light: 'amber', workingDays: 4 } } });
  await village.wakeAt(township.nowMs);
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await rowOf(pair)).toMatchObject({
    down: { receiptsOwed: 1, waiting: 0, unsignedSince: null, overdue: null },
  });
});

test('a clock is called fast or slow only where that is certain: a stick that lay about for days accuses nobody', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', visit);
  const late = await pair.exported();
  await township.wakeAt(township.nowMs + 5 * day);
  expect(await pair.import(late)).toMatchObject({ value: { warnings: [] } });
  expect((await rowOf(pair))?.clockAheadMs).toBe(0);

  await village.wakeAt(township.nowMs + 3 * day);
  await village.call('contact.register', visit);
  expect(await pair.import(await pair.exported())).toMatchObject({ value: { warnings: ['CLOCK'] } });
  expect((await rowOf(pair))?.clockAheadMs).toBe(3 * day);

  // It has taken in our receipt, and says that it wrote before we made it.
  await pair.receipt();
  await village.wakeAt(township.nowMs - 2 * hour);
  await village.call('contact.register', visit);
  await township.wakeAt(township.nowMs + day);
  expect(await pair.import(await pair.exported())).toMatchObject({ value: { warnings: ['CLOCK_BEHIND'] } });
  expect((await rowOf(pair))?.clockAheadMs).toBe(-2 * hour);
});

test('the row counts what is kept aside, tells open matters as the village told them, and knows its program', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await rowOf(pair)).toMatchObject({
    told: { openMatters: 1 },
    program: { version: '0.0.0-test', than: 'same' },
    held: { batches: 0, ops: 0 },
  });
  await township.call('exchange.revoke', { deviceId: pair.villageDevice, reason: 'lost', second: null });
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await rowOf(pair)).toMatchObject({
    last: { seq: 3, state: 'quarantined' },
    told: { openMatters: 1 },
    held: { batches: 1, ops: 0 },
  });
});

test('a number that was lost and made up for is counted as healed, and is not missed', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await pair.enrol();
  await village.call('contact.register', visit);
  await pair.exported();
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await rowOf(pair)).toMatchObject({ gaps: [], healed: 1 });
});
