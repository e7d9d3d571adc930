import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { sampleOp } from '../fixtures/sample-rows.ts';
import { clientOf, withWriteTx } from '../store/store.ts';
import { forgetReceipts, setOpReceipt } from './batches-out.ts';
import {
  countKeptAside,
  countOps,
  entityIdsInLog,
  erasePii,
  findOp,
  findPii,
  hasOp,
  insertOp,
  insertPii,
  opsAfterPosition,
  opsKeptAside,
  opsOfEntity,
  ownOpsNotReceipted,
  setDisposition,
  type NewOp,
} from './ops.ts';

const at = '2026-11-23T01:00:00.000Z';
const piiRef = 'ab'.repeat(32);

let database: TestDatabase;
beforeEach(() => {
  database = openTestDatabase();
});
afterEach(() => {
  database[Symbol.dispose]();
});

function insertAll(ops: readonly NewOp[]): void {
  withWriteTx(database.store, (tx) => {
    for (const op of ops) insertOp(tx, op);
  });
}

test('an op comes back byte for byte, and a second copy changes nothing', () => {
  const op = sampleOp('one');
  insertAll([op]);
  const again = withWriteTx(database.store, (tx) => insertOp(tx, { ...op, origin: 'imported' }));
  expect(again).toBe(false);
  expect(findOp(database.store, op.opId)).toEqual({ ...op, position: 1, pii: null, piiErasedAt: null });
  expect(hasOp(database.store, sampleOp('two').opId)).toBe(false);
});

test('ops of an entity come in folding order, not in the order of arrival', () => {
  const late = sampleOp('late', { hlc: '0192f00000000002' });
  const early = sampleOp('early', { hlc: '0192f00000000001' });
  const tie = sampleOp('tie', { hlc: '0192f00000000001' });
  insertAll([late, tie, early, sampleOp('other', { entityId: 'matter-2' })]);
  const tied = [early.opId, tie.opId].toSorted();
  expect(opsOfEntity(database.store, 'matter-1').map((op) => op.opId)).toEqual([...tied, late.opId]);
});

test('the log is walked whole beyond one page, also while it is written to', () => {
  const ops = Array.from({ length: 1_201 }, (_, index) => sampleOp(String(index)));
  insertAll(ops);
  const walked = withWriteTx(database.store, (tx) =>
    Array.from(opsAfterPosition(tx, 0), (op) => {
      setDisposition(tx, op.opId, 'proposal', 'NOT_OWNER');
      return op.opId;
    }),
  );
  expect(walked).toEqual(ops.map((op) => op.opId));
  expect([...opsAfterPosition(database.store, 1_199)].map((op) => op.position)).toEqual([1_200, 1_201]);
});

test('personal data is erased with its salt, does not come back, and the op stays', () => {
  const op = sampleOp('one', { piiRef });
  const pii = { piiRef, salt: new Uint8Array(32), bytes: new TextEncoder().encode('{"name":"张三"}') };
  insertAll([op]);
  withWriteTx(database.store, (tx) => insertPii(tx, pii));
  expect(findOp(database.store, op.opId)?.pii).toEqual(pii.bytes);

  expect(withWriteTx(database.store, (tx) => erasePii(tx, piiRef, at))).toBe(true);
  expect(withWriteTx(database.store, (tx) => insertPii(tx, pii))).toBe(false);
  expect(findPii(database.store, piiRef)).toEqual({ piiRef, salt: null, bytes: null, erasedAt: at });
  expect(findOp(database.store, op.opId)).toMatchObject({ bytes: op.bytes, pii: null, piiErasedAt: at });
});

test('own ops are offered until somebody signed for them, and again when the receiver lost them', () => {
  const [mine, sent] = [sampleOp('mine'), sampleOp('sent')];
  insertAll([mine, sent, sampleOp('theirs', { origin: 'imported' })]);
  withWriteTx(database.store, (tx) => {
    setOpReceipt(tx, {
      opId: sent.opId,
      toStation: 'township',
      state: 'applied',
      code: null,
      at,
      batchIn: 'b',
    });
  });
  const offered = () => [...ownOpsNotReceipted(database.store, 0)].map((op) => op.opId);
  expect(offered()).toEqual([mine.opId]);
  withWriteTx(database.store, (tx) => forgetReceipts(tx, 'township'));
  expect(offered()).toEqual([mine.opId, sent.opId]);
});

test('what was kept aside is counted and listed, never dropped', () => {
  const [proposal, returned] = [
    sampleOp('p', { disposition: 'proposal' }),
    sampleOp('r', { disposition: 'returned', code: 'NOT_OWNER' }),
  ];
  insertAll([sampleOp('a'), proposal, returned]);
  expect(countKeptAside(database.store)).toEqual({ proposal: 1, quarantined: 0, returned: 1 });
  expect([...opsKeptAside(database.store, 'returned')].map((op) => op.code)).toEqual(['NOT_OWNER']);
  expect(countOps(database.store)).toBe(3);
  expect(entityIdsInLog(database.store, 'matter')).toEqual(['matter-1']);
});

test('the database itself refuses to change or delete an op', () => {
  insertAll([sampleOp('one')]);
  const client = clientOf(database.store);
  expect(() => client.exec("UPDATE op SET bytes = x'00'")).toThrow(/never changed/);
  expect(() => client.exec('DELETE FROM op')).toThrow(/never deleted/);
});

test('terms and hashes are checked by the database: a typing error cannot become a state', () => {
  const check: unknown = expect.objectContaining({ code: 'SQLITE_CONSTRAINT_CHECK' });
  expect(() => insertAll([sampleOp('one', { opId: 'ABC' })])).toThrow(check);
  expect(() => insertAll([sampleOp('one', { hlc: '1' })])).toThrow(check);
  expect(() =>
    clientOf(database.store).exec("INSERT INTO search_key VALUES ('nickname', 'x', 'contact', '1')"),
  ).toThrow(check);
});
