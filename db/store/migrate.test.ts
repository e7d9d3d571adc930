import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { sampleOp } from '../fixtures/sample-rows.ts';
import { findMeta, setMeta } from '../queries/local.ts';
import { countOps, insertOp } from '../queries/ops.ts';
import { bundledMigrationsDir, openReadStore, openWriteStore } from './open.ts';
import { clientOf, withWriteTx, type WriteStore } from './store.ts';
import type { StoreErrorCode } from './store-error.ts';

const parentAndChild = `
CREATE TABLE parent (id integer PRIMARY KEY, name text);
--> statement-breakpoint
CREATE TABLE child (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
--> statement-breakpoint
INSERT INTO parent VALUES (1, 'kept');
--> statement-breakpoint
INSERT INTO child VALUES (1, 1);`;
/** As drizzle-kit rebuilds a table. */
const rebuiltParent = `
PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE __new_parent (id integer PRIMARY KEY, name text NOT NULL);
--> statement-breakpoint
INSERT INTO __new_parent SELECT id, name FROM parent;
--> statement-breakpoint
DROP TABLE parent;
--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;`;

let database: TestDatabase;
let migrationsDir: string;
let backupDir: string;

beforeEach(() => {
  database = openTestDatabase();
  withWriteTx(database.store, (tx) => {
    setMeta(tx, 'kept', 'yes');
    insertOp(tx, sampleOp('kept'));
  });
  database.store.close();
  migrationsDir = join(database.directory, 'migrations');
  backupDir = join(database.directory, 'backups');
  cpSync(bundledMigrationsDir, migrationsDir, { recursive: true });
});
afterEach(() => {
  database[Symbol.dispose]();
});

function addMigration(name: string, sql: string): void {
  mkdirSync(join(migrationsDir, name));
  writeFileSync(join(migrationsDir, name, 'migration.sql'), sql);
}

function open(): WriteStore {
  return openWriteStore({ file: database.file, key: database.key, migrationsDir, backupDir });
}

function code(expected: StoreErrorCode): unknown {
  return expect.objectContaining({ name: 'StoreError', code: expected });
}

test('data stays through a migration, and a checked copy of the state before is kept', () => {
  addMigration('20270101000000_more', 'ALTER TABLE meta ADD COLUMN note text;');
  using store = open();
  expect(findMeta(store, 'kept')).toBe('yes');
  expect(countOps(store)).toBe(1);

  const [backup] = readdirSync(backupDir);
  expect(backup).toBe('before-20270101000000_more.db');
  using before = openReadStore({ file: join(backupDir, 'before-20270101000000_more.db'), key: database.key });
  expect(findMeta(before, 'kept')).toBe('yes');
  expect(() => clientOf(before).prepare('SELECT note FROM meta')).toThrow(/no such column/);
});

test('a rebuilt table does not delete the children that hang on it', () => {
  addMigration('20270101000000_family', parentAndChild);
  open().close();
  addMigration('20270102000000_rebuild', rebuiltParent);
  using store = open();
  expect(clientOf(store).prepare('SELECT count(*) AS n FROM child').get()).toEqual({ n: 1 });
  expect(clientOf(store).pragma('foreign_keys', { simple: true })).toBe(1);
});

test('nothing to do means no backup and no write', () => {
  open().close();
  expect(existsSync(backupDir)).toBe(false);
});

test('a database from the future is refused: an older program would write what the newer forbids', () => {
  addMigration('20270101000000_future', 'ALTER TABLE meta ADD COLUMN note text;');
  open().close();
  rmSync(join(migrationsDir, '20270101000000_future'), { recursive: true });
  expect(open).toThrow(code('FROM_FUTURE'));
});

test('an edited migration file is refused: two registers would differ under one name', () => {
  const initial = readdirSync(migrationsDir).find((name) => name.endsWith('_initial'));
  appendFileSync(join(migrationsDir, String(initial), 'migration.sql'), '\n-- edited');
  expect(open).toThrow(code('MIGRATION_EDITED'));
});

test('a migration dated before an applied one is refused instead of skipped in silence', () => {
  addMigration('20270102000000_second', 'ALTER TABLE meta ADD COLUMN second text;');
  open().close();
  addMigration('20270101000000_first', 'ALTER TABLE meta ADD COLUMN first text;');
  expect(open).toThrow(code('MIGRATION_OUT_OF_ORDER'));
});

test('a migration that fails half way leaves no trace, and the old program still opens', () => {
  addMigration(
    '20270101000000_broken',
    'ALTER TABLE meta ADD COLUMN note text;\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
  );
  expect(open).toThrow(code('MIGRATION_FAILED'));
  rmSync(join(migrationsDir, '20270101000000_broken'), { recursive: true });
  using store = open();
  expect(findMeta(store, 'kept')).toBe('yes');
  expect(() => clientOf(store).prepare('SELECT note FROM meta')).toThrow(/no such column/);
});

test('a migration that breaks a reference is taken back', () => {
  addMigration('20270101000000_family', parentAndChild);
  open().close();
  addMigration('20270102000000_orphans', 'DELETE FROM parent;');
  expect(open).toThrow(code('MIGRATION_FAILED'));
  rmSync(join(migrationsDir, '20270102000000_orphans'), { recursive: true });
  using store = open();
  expect(clientOf(store).prepare('SELECT count(*) AS n FROM parent').get()).toEqual({ n: 1 });
});

test('no migration runs while its backup cannot be written', () => {
  addMigration('20270101000000_more', 'ALTER TABLE meta ADD COLUMN note text;');
  writeFileSync(backupDir, 'a file where the folder should be');
  expect(open).toThrow(code('IO'));
  renameSync(backupDir, `${backupDir}.aside`);
  rmSync(join(migrationsDir, '20270101000000_more'), { recursive: true });
  open().close();
});
