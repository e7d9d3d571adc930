import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { findMeta, nextNumber, setMeta } from '../queries/local.ts';
import { openWriteStore } from './open.ts';
import { clientOf, defineQuery, withWriteTx, type WriteTx } from './store.ts';

let database: TestDatabase;
beforeEach(() => {
  database = openTestDatabase();
});
afterEach(() => {
  database[Symbol.dispose]();
});

test('a thrown error takes back everything of its transaction, also given numbers', () => {
  const { store } = database;
  expect(() =>
    withWriteTx(store, (tx) => {
      setMeta(tx, 'a', '1');
      nextNumber(tx, 'contact-2026');
      throw new RangeError('refused');
    }),
  ).toThrow(RangeError);
  expect(findMeta(store, 'a')).toBeUndefined();
  expect(withWriteTx(store, (tx) => nextNumber(tx, 'contact-2026'))).toBe(1);
});

test('an asynchronous callback is refused: half of it would run outside the transaction', async () => {
  const { store } = database;
  let later: unknown;
  const work = async (tx: WriteTx) => {
    setMeta(tx, 'a', '1');
    await Promise.resolve();
    try {
      setMeta(tx, 'b', '2');
    } catch (thrown) {
      later = thrown;
      throw thrown;
    }
  };
  // @ts-expect-error a promise is no result of a write transaction
  expect(() => withWriteTx(store, work)).toThrow(/synchronous/);
  await new Promise((resolve) => setImmediate(resolve));
  expect(later).toBeInstanceOf(TypeError);
  expect(findMeta(store, 'a')).toBeUndefined();
  expect(findMeta(store, 'b')).toBeUndefined();
});

test('a nested transaction is refused: its rollback would not be its own', () => {
  const { store } = database;
  expect(() => withWriteTx(store, () => withWriteTx(store, () => 1))).toThrow(/nest/);
  expect(withWriteTx(store, () => 1)).toBe(1);
});

test('a transaction kept beyond its end can neither read nor write', () => {
  const { store } = database;
  const kept = withWriteTx(store, (tx) => [tx]);
  for (const tx of kept) {
    expect(() => setMeta(tx, 'a', '1')).toThrow(/after its end/);
    expect(() => findMeta(tx, 'a')).toThrow(/after its end/);
  }
});

test('a write needs a transaction in hand', () => {
  const { store } = database;
  // @ts-expect-error a store is no transaction
  const write = () => setMeta(store, 'a', '1');
  expect(write).toBeTypeOf('function');
  // @ts-expect-error a reader has no transactions
  const open = () => withWriteTx(database.openReader(), () => 1);
  expect(open).toBeTypeOf('function');
});

test('a statement that writes cannot pass for a query', () => {
  const smuggled = defineQuery<[], unknown>("INSERT INTO meta VALUES ('a', '1')");
  expect(() => smuggled(database.store)).toThrow(TypeError);
});

test('a full disk has its own code, and leaves what was there', () => {
  const { store } = database;
  withWriteTx(store, (tx) => setMeta(tx, 'a', '1'));
  const client = clientOf(store);
  client.pragma(`max_page_count = ${String(client.pragma('page_count', { simple: true }))}`);
  expect(() => withWriteTx(store, (tx) => setMeta(tx, 'b', 'x'.repeat(200_000)))).toThrow(
    expect.objectContaining({ code: 'DISK_FULL' }),
  );
  expect(findMeta(store, 'a')).toBe('1');
  expect(findMeta(store, 'b')).toBeUndefined();
});

test('a second writer waits, and is then told that the register is busy', () => {
  const { store, file, key } = database;
  using second = openWriteStore({ file, key, busyTimeoutMs: 0 });
  withWriteTx(store, (tx) => {
    setMeta(tx, 'a', '1');
    expect(() => withWriteTx(second, () => 1)).toThrow(expect.objectContaining({ code: 'BUSY' }));
  });
  expect(withWriteTx(second, (tx) => findMeta(tx, 'a'))).toBe('1');
});

test('a refused constraint is a bug and stays visible as one', () => {
  expect(() =>
    withWriteTx(database.store, (tx) => {
      clientOf(tx).exec("INSERT INTO meta VALUES ('a', NULL)");
    }),
  ).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_NOTNULL' }));
});
