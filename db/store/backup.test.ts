import { closeSync, existsSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { findMeta, setMeta } from '../queries/local.ts';
import { indexDoc, searchText } from '../queries/search.ts';
import { backupTo, checkDatabase } from './backup.ts';
import { openReadStore, openWriteStore } from './open.ts';
import { clientOf, withWriteTx } from './store.ts';

let database: TestDatabase;
let target: string;
beforeEach(() => {
  database = openTestDatabase();
  target = join(database.directory, 'backups', '2026-11-23.db');
  withWriteTx(database.store, (tx) => {
    setMeta(tx, 'kept', 'yes');
    indexDoc(tx, {
      entity: 'matter',
      entityId: 'm1',
      stationId: 's1',
      sortOn: '2026-11-23',
      texts: ['土地纠纷'],
      keys: [],
    });
  });
});
afterEach(() => {
  database[Symbol.dispose]();
});

/** Overwrites the middle of one page of data: its seal no longer holds. */
function damage(file: string, key: Uint8Array): void {
  using copy = openReadStore({ file, key });
  const page = clientOf(copy)
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'meta'")
    .pluck()
    .get();
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, 'damaged', ((page ?? 1) - 1) * 4096 + 2048);
  } finally {
    closeSync(descriptor);
  }
}

test('a backup opens with the key, not without, and finds what the register found', () => {
  backupTo(database.store, target);
  using copy = openWriteStore({ file: target, key: database.key });
  expect(findMeta(copy, 'kept')).toBe('yes');
  expect(searchText(copy, '纠纷', { limit: 5 })).toHaveLength(1);
  expect(checkDatabase(copy)).toEqual({ ok: true, problems: [] });
  copy.close();
  expect(() => openReadStore({ file: target, key: new Uint8Array(32) })).toThrow(
    expect.objectContaining({ code: 'KEY_WRONG' }),
  );
});

test('a backup is taken from a reader while the writer has an open transaction', () => {
  const reader = database.openReader();
  withWriteTx(database.store, (tx) => {
    setMeta(tx, 'later', 'yes');
    backupTo(reader, target);
  });
  using copy = openReadStore({ file: target, key: database.key });
  expect(findMeta(copy, 'kept')).toBe('yes');
  expect(findMeta(copy, 'later')).toBeUndefined();
});

test('the rest of an interrupted backup neither hinders the next nor counts as one', () => {
  backupTo(database.store, target);
  writeFileSync(`${target}.part`, 'half a backup');
  backupTo(database.store, target);
  expect(readdirSync(join(database.directory, 'backups'))).toEqual(['2026-11-23.db']);
});

test('a backup that cannot be written leaves nothing behind and keeps the one before', () => {
  backupTo(database.store, target);
  const before = statSync(target).mtimeMs;
  clientOf(database.store).exec('BEGIN');
  expect(() => backupTo(database.store, target)).toThrow(/VACUUM/);
  clientOf(database.store).exec('ROLLBACK');
  expect(existsSync(`${target}.part`)).toBe(false);
  expect(statSync(target).mtimeMs).toBe(before);
});

test('damage inside a file is found by the check, and a damaged register is never taken for a backup', () => {
  backupTo(database.store, target);
  damage(target, database.key);
  using copy = openReadStore({ file: target, key: database.key });
  expect(checkDatabase(copy).ok).toBe(false);
  const second = join(database.directory, 'second.db');
  expect(() => backupTo(copy, second)).toThrow(expect.objectContaining({ code: 'DAMAGED' }));
  expect(existsSync(second)).toBe(false);
});
