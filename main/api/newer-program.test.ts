import { expect, test, vi } from 'vitest';
import { recordsFor } from '../core/exchange/travelling-ops.ts';
import { newerKind } from '../contract/history.ts';
import type { DisputeFields } from '../core/disputes/projection.ts';
import { Pair } from './testing/pair.ts';
import { testSecret, type TestStation } from './testing/test-station.ts';

const dispute: DisputeFields = {
  quickType: 'boundary',
  foundOn: '2026-11-23',
  foundBy: 'screening',
  parties: [{ name: '赵铁柱' }],
  summary: '田埂争执',
};

/** The program a year from now, in modules of its own: what it says of a dispute's progress has another version. */
async function loadNewerProgram() {
  vi.resetModules();
  const { opKinds } = await import('../core/log/op-kinds.ts');
  Object.assign(opKinds, { 'dispute.progress': { ...opKinds['dispute.progress'], schema: 2 } });
  return { ...(await import('./testing/test-station.ts')), ...(await loadQueries()) };
}

async function loadQueries() {
  const { clientOf } = await import('../../db/store/store.ts');
  return { clientOf, ...(await import('../../db/queries/ops.ts')) };
}

function progressOf(
  { clientOf, findOp, findPii }: Awaited<ReturnType<typeof loadQueries>>,
  { runtime: { register } }: TestStation,
) {
  const found = clientOf(register.read)
    .prepare<[], { opId: string }>("SELECT op_id AS opId FROM op WHERE kind = 'dispute.progress'")
    .get();
  const row = findOp(register.read, found?.opId ?? '');
  if (row?.piiRef === undefined || row.piiRef === null) throw new Error('No progress with words');
  return { row, pii: findPii(register.read, row.piiRef) };
}

test('what a newer program wrote is told on the record, carried on to the byte with its words, and shown after an upgrade', async () => {
  const present = await loadQueries();
  const newer = await loadNewerProgram();
  await using pair = await new Pair(new newer.TestStation()).found();
  const { village, township } = pair;
  await pair.enrol();
  const { disputeId } = await village.call('dispute.register', { dispute });
  await village.call('dispute.progress', { disputeId, on: '2026-11-23', text: '两委上门听双方意见。' });
  expect(await pair.import(await pair.exported())).toMatchObject({
    value: { state: 'imported', quarantined: 1 },
  });
  await pair.receipt();

  const sent = progressOf(newer, village);
  const kept = progressOf(present, township);
  expect(kept.row).toMatchObject({ schema: 2, disposition: 'quarantined', code: 'SCHEMA' });
  expect(Buffer.from(kept.row.bytes)).toEqual(Buffer.from(sent.row.bytes));
  expect(kept.pii).toEqual(sent.pii);
  const forwarded = recordsFor(township.runtime.register.read, 'down')(kept.row);
  expect(forwarded).toEqual({
    opBytes: sent.row.bytes,
    pii: { salt: sent.pii?.salt, bytes: sent.pii?.bytes },
  });
  const before = await township.call('dispute.get', { disputeId });
  expect(before.history.map(({ kind, text }) => [kind, text])).toEqual([
    [newerKind, null],
    ['dispute.register', null],
  ]);

  await township.close();
  const upgraded = new newer.TestStation(township.root);
  const [founder] = (await upgraded.call('station.status', {})).logins;
  const { token } = await upgraded.call('session.unlock', {
    staffId: founder?.staffId ?? '',
    secret: testSecret,
  });
  upgraded.token = token ?? null;
  const after = await upgraded.call('dispute.get', { disputeId });
  expect(after.history.map(({ kind, text }) => [kind, text])).toEqual([
    ['dispute.progress', '两委上门听双方意见。'],
    ['dispute.register', null],
  ]);
  expect(await upgraded.work('station.verify', {})).toMatchObject({ sound: true });

  // The next receipt says that it was decided.
  const receipts = () =>
    newer
      .clientOf(village.runtime.register.read)
      .prepare<[string], { state: string; code: string | null }>(
        'SELECT state, code FROM op_receipt WHERE op_id = ?',
      )
      .get(sent.row.opId);
  expect(receipts()).toEqual({ state: 'quarantined', code: 'SCHEMA' });
  const { fileId } = await upgraded.work('exchange.exportReceipt', {
    stationId: pair.villageId,
    place: null,
  });
  const file = await village.bring(await upgraded.fetch(fileId));
  await village.work('exchange.import', { fileIds: [file] });
  expect(receipts()).toEqual({ state: 'applied', code: null });
  await upgraded.close();
});
