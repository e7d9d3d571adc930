import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { projectionTables } from '../schema/projection.ts';
import { clientOf } from '../store/store.ts';
import { dumpProjection, hashProjection } from './projection-dump.ts';

const inserts = [
  "INSERT INTO gap VALUES ('d1', 1, 'r', 2, 't', NULL)",
  "INSERT INTO gap VALUES ('d1', 1, 'r', 10, 't', NULL)",
  "INSERT INTO meta VALUES ('名', '\"张三\"')",
  "INSERT INTO op_pii VALUES ('" + 'ab'.repeat(32) + "', x'00ff', NULL, NULL)",
];
const tables = ['op_pii', 'meta', 'gap'];

function hashAfter(statements: readonly string[], order: readonly string[] = tables): string {
  using database = openTestDatabase();
  for (const statement of statements) clientOf(database.store).exec(statement);
  return hashProjection(database.store, order);
}

test('the same rows have the same hash, whatever the order of their coming', () => {
  expect(hashAfter(inserts.toReversed(), tables.toReversed())).toBe(hashAfter(inserts));
});

test('one different value, one missing row or a NULL in the place of an empty text changes the hash', () => {
  const hashes = [
    inserts,
    inserts.slice(1),
    inserts.with(0, "INSERT INTO gap VALUES ('d1', 1, 'r', 2, 't', '')"),
    inserts.with(2, "INSERT INTO meta VALUES ('名', '张三')"),
  ].map((statements) => hashAfter(statements));
  expect(new Set(hashes).size).toBe(4);
});

test('a line is canonical JSON: keys sorted, numbers by value, bytes in hex', () => {
  using database = openTestDatabase();
  for (const statement of inserts) clientOf(database.store).exec(statement);
  expect([...dumpProjection(database.store, tables)]).toEqual([
    '{"row":{"epoch_n":1,"epoch_r":"r","from_device":"d1","healed_at":null,"noticed_at":"t","seq":2},"table":"gap"}',
    '{"row":{"epoch_n":1,"epoch_r":"r","from_device":"d1","healed_at":null,"noticed_at":"t","seq":10},"table":"gap"}',
    '{"row":{"key":"名","value":"\\"张三\\""},"table":"meta"}',
    `{"row":{"bytes":null,"erased_at":null,"pii_ref":"${'ab'.repeat(32)}","salt":"00ff"},"table":"op_pii"}`,
  ]);
});

test('an unknown table is refused: a renamed one must not silently fall out of the hash', () => {
  using database = openTestDatabase();
  expect(() => hashProjection(database.store, ['nowhere'])).toThrow(TypeError);
  expect(() => hashProjection(database.store, ['meta"; DROP TABLE op; --'])).toThrow(TypeError);
  expect(hashProjection(database.store, projectionTables)).toMatch(/^[0-9a-f]{64}$/);
});
