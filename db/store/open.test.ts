import {
  copyFileSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { findMeta, setMeta } from '../queries/local.ts';
import { openReadStore, openWriteStore } from './open.ts';
import { clientOf, withWriteTx } from './store.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';

const otherKey = new Uint8Array(32).fill(1);

function refusalOf(step: () => unknown): StoreErrorCode | undefined {
  try {
    step();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof StoreError) return thrown.code;
    throw thrown;
  }
}

/** A closed copy of a sound database, to be harmed. */
function closedCopy(directory: string, source: string): string {
  const file = join(directory, 'copy.db');
  copyFileSync(source, file);
  return file;
}

test('an acknowledged commit survives a power cut: WAL with FULL, never NORMAL', () => {
  using database = openTestDatabase();
  const setting = (pragma: string) => clientOf(database.store).pragma(pragma, { simple: true });
  expect({
    journal: setting('journal_mode'),
    synchronous: setting('synchronous'),
    foreignKeys: setting('foreign_keys'),
    secureDelete: setting('secure_delete'),
    tempStore: setting('temp_store'),
    busyTimeout: setting('busy_timeout'),
    trustedSchema: setting('trusted_schema'),
  }).toEqual({
    journal: 'wal',
    synchronous: 2,
    foreignKeys: 1,
    secureDelete: 1,
    tempStore: 2,
    busyTimeout: 5000,
    trustedSchema: 0,
  });
});

test('nothing readable is on the disk, in the database or its log', () => {
  using database = openTestDatabase();
  const canary = '金丝雀canary7351';
  withWriteTx(database.store, (tx) => setMeta(tx, canary, canary));
  for (const file of [database.file, `${database.file}-wal`]) {
    const content = readFileSync(file);
    expect(content.length).toBeGreaterThan(0);
    expect(content.includes(canary)).toBe(false);
    expect(content.includes('SQLite format 3')).toBe(false);
  }
});

test('a reader sees what was committed and cannot write, not even by SQL', () => {
  using database = openTestDatabase();
  withWriteTx(database.store, (tx) => setMeta(tx, 'a', '1'));
  const reader = database.openReader();
  expect(findMeta(reader, 'a')).toBe('1');
  expect(() => clientOf(reader).exec("INSERT INTO meta VALUES ('b', '2')")).toThrow(/readonly/);
});

test('a wrong key is told apart from a damaged file, for readers and writers', () => {
  using database = openTestDatabase();
  const { directory, file, key } = database;
  database.store.close();
  expect(refusalOf(() => openWriteStore({ file, key: otherKey }))).toBe('KEY_WRONG');
  expect(refusalOf(() => openReadStore({ file, key: otherKey }))).toBe('KEY_WRONG');

  const torn = closedCopy(directory, file);
  truncateSync(torn, statSync(torn).size - 1000);
  expect(refusalOf(() => openWriteStore({ file: torn, key }))).toBe('DAMAGED');
});

test('a missing or empty file is never a fresh start: the register would seem to have lost everything', () => {
  using database = openTestDatabase();
  const { directory, key } = database;
  const file = join(directory, 'gone.db');
  expect(refusalOf(() => openWriteStore({ file, key }))).toBe('MISSING');
  expect(refusalOf(() => openReadStore({ file, key }))).toBe('MISSING');
  writeFileSync(file, '');
  expect(refusalOf(() => openWriteStore({ file, key }))).toBe('DAMAGED');
});

test('an unencrypted database put in the place of the register is refused', () => {
  using database = openTestDatabase();
  const file = join(database.directory, 'plain.db');
  new Database(file).exec('CREATE TABLE meta (key TEXT, value TEXT)').close();
  expect(refusalOf(() => openWriteStore({ file, key: database.key }))).toBe('DAMAGED');
});

test("somebody else's tables under our key are refused, not migrated over", () => {
  using database = openTestDatabase();
  const { file, key } = database;
  clientOf(database.store).exec('DROP TABLE __drizzle_migrations');
  database.store.close();
  expect(refusalOf(() => openWriteStore({ file, key }))).toBe('DAMAGED');
});

test.skipIf(process.platform !== 'linux')('a refused file is not left open', () => {
  using database = openTestDatabase();
  const { file } = database;
  database.store.close();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    expect(refusalOf(() => openWriteStore({ file, key: otherKey }))).toBe('KEY_WRONG');
  }
  const open = readdirSync('/proc/self/fd').map((descriptor) => linkOf(`/proc/self/fd/${descriptor}`));
  expect(open).not.toContain(file);
});

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

test('a key of another length never reaches the driver, where it would be taken for a passphrase', () => {
  using database = openTestDatabase();
  expect(() => openReadStore({ file: database.file, key: new Uint8Array(16) })).toThrow(TypeError);
});
