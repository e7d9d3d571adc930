import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import { checkClient, copyDatabase } from './backup.ts';
import { StoreError, toStoreError } from './store-error.ts';

export interface MigrateOptions {
  readonly key: Uint8Array;
  readonly migrationsDir: string;
  readonly backupDir: string;
}

interface AppliedMigration {
  readonly name: string;
  readonly hash: string;
}

/**
 * The one runner of migrations. Unlike drizzle's own it refuses what must not be guessed at, copies the data first,
 * and checks references and integrity inside the transaction, so that a bad migration leaves no trace.
 * @throws StoreError FROM_FUTURE, MIGRATION_EDITED, MIGRATION_OUT_OF_ORDER, MIGRATION_FAILED, DAMAGED and disk failures
 */
export function migrate(client: Database, options: MigrateOptions): void {
  const known = readMigrationFiles({ migrationsFolder: options.migrationsDir });
  const applied = readApplied(client);
  assertHistoryIsKnown(applied, known);
  const pending = findPending(applied, known);
  const last = pending.at(-1);
  if (last === undefined) return;
  if (applied.length > 0) {
    copyDatabase(client, options.key, join(options.backupDir, `before-${last.name}.db`));
  }
  // Off outside the transaction, where alone SQLite obeys: a table rebuild would delete all CASCADE children.
  client.pragma('foreign_keys = OFF');
  apply(client, pending);
}

function readApplied(client: Database): AppliedMigration[] {
  const tables = client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all();
  if (tables.length === 0) return [];
  // Tables without our history: somebody else's database under our key.
  if (!tables.some(({ name }) => name === '__drizzle_migrations')) throw new StoreError('DAMAGED');
  return client
    .prepare<[], AppliedMigration>('SELECT name, hash FROM __drizzle_migrations ORDER BY id')
    .all();
}

function assertHistoryIsKnown(applied: readonly AppliedMigration[], known: readonly MigrationMeta[]): void {
  const hashByName = new Map(known.map(({ name, hash }) => [name, hash]));
  if (applied.some(({ name }) => !hashByName.has(name))) throw new StoreError('FROM_FUTURE');
  if (applied.some(({ name, hash }) => hashByName.get(name) !== hash)) {
    throw new StoreError('MIGRATION_EDITED');
  }
}

function findPending(applied: readonly AppliedMigration[], known: readonly MigrationMeta[]): MigrationMeta[] {
  const appliedNames = new Set(applied.map(({ name }) => name));
  const isApplied = known.map(({ name }) => appliedNames.has(name));
  if (isApplied.lastIndexOf(true) >= appliedNames.size) {
    throw new StoreError('MIGRATION_OUT_OF_ORDER');
  }
  return known.slice(appliedNames.size);
}

function apply(client: Database, pending: readonly MigrationMeta[]): void {
  client.exec('BEGIN IMMEDIATE');
  try {
    // The layout of drizzle's own table, so that its tools can read the history.
    client.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric, name text, applied_at TEXT)',
    );
    const record = client.prepare<[string, number, string, string]>(
      'INSERT INTO __drizzle_migrations (hash, created_at, name, applied_at) VALUES (?, ?, ?, ?)',
    );
    for (const { sql, hash, folderMillis, name } of pending) {
      for (const statement of sql) client.exec(statement);
      record.run(hash, folderMillis, name, new Date().toISOString());
    }
    const check = checkClient(client);
    if (!check.ok) throw new Error(check.problems.join('; '));
    client.exec('COMMIT');
  } catch (thrown) {
    if (client.inTransaction) client.exec('ROLLBACK');
    throw toStoreError(thrown) ?? new StoreError('MIGRATION_FAILED', thrown);
  }
}
