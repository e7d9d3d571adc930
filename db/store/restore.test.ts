import { existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { findMeta, setMeta } from '../queries/local.ts';
import { backupTo } from './backup.ts';
import { openReadStore } from './open.ts';
import { replaceDatabase } from './restore.ts';
import { withWriteTx } from './store.ts';

let database: TestDatabase;
let backupFile: string;
let setAsideDir: string;
beforeEach(() => {
  database = openTestDatabase();
  backupFile = join(database.directory, 'backups', 'monday.db');
  setAsideDir = join(database.directory, 'set-aside');
  withWriteTx(database.store, (tx) => setMeta(tx, 'day', 'monday'));
  backupTo(database.store, backupFile);
  withWriteTx(database.store, (tx) => setMeta(tx, 'day', 'tuesday'));
});
afterEach(() => {
  database[Symbol.dispose]();
});

function dayIn(file: string): string | undefined {
  using store = openReadStore({ file, key: database.key });
  return findMeta(store, 'day');
}

test('the backup takes the place of the register, which is set aside whole', () => {
  const { file, key } = database;
  // Left open on purpose: its log is still there, as after a crash.
  replaceDatabase({ file, backupFile, key, setAsideDir });
  expect(dayIn(file)).toBe('monday');
  expect(dayIn(join(setAsideDir, 'register.db'))).toBe('tuesday');
  expect(existsSync(backupFile)).toBe(true);
});

test('a torn, foreign or missing backup moves nothing', () => {
  const { file, key, directory } = database;
  const replace = (changes: object) => () =>
    replaceDatabase({ file, backupFile, key, setAsideDir, ...changes });
  expect(replace({ key: new Uint8Array(32) })).toThrow(expect.objectContaining({ code: 'KEY_WRONG' }));
  expect(replace({ backupFile: join(directory, 'none.db') })).toThrow(
    expect.objectContaining({ code: 'MISSING' }),
  );
  truncateSync(backupFile, statSync(backupFile).size - 100);
  expect(replace({})).toThrow(expect.objectContaining({ code: 'DAMAGED' }));
  expect(dayIn(file)).toBe('tuesday');
  expect(existsSync(setAsideDir)).toBe(false);
  expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
});
