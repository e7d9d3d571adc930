import { dirname, join } from 'node:path';
import { migrate } from './migrate.ts';
import { closingOnFailure, openClient, useDurableWal, type OpenOptions } from './open-client.ts';
import { makeReadStore, makeWriteStore, type ReadStore, type WriteStore } from './store.ts';

/** The migrations that came with this program. */
export const bundledMigrationsDir = join(import.meta.dirname, '..', 'migrations');

export interface OpenWriteOptions extends OpenOptions {
  /** Found a new register. Without it a missing or empty file is an error, never a fresh start. */
  readonly create?: boolean;
  readonly migrationsDir?: string;
  /** Where the copy made before a migration is kept; `backups` beside the database unless told. */
  readonly backupDir?: string;
}

/** @throws StoreError KEY_WRONG, DAMAGED, MISSING, FROM_FUTURE, MIGRATION_*, DISK_FULL, READ_ONLY, BUSY, IO */
export function openWriteStore(options: OpenWriteOptions): WriteStore {
  const client = openClient(options, { readonly: false, create: options.create ?? false });
  return closingOnFailure(client, () => {
    useDurableWal(client);
    migrate(client, {
      key: options.key,
      migrationsDir: options.migrationsDir ?? bundledMigrationsDir,
      backupDir: options.backupDir ?? join(dirname(options.file), 'backups'),
    });
    client.pragma('foreign_keys = ON');
    return makeWriteStore(client, options.key);
  });
}

/** Opens an existing, already migrated database for reading. @throws StoreError as `openWriteStore` */
export function openReadStore(options: OpenOptions): ReadStore {
  const client = openClient(options, { readonly: true, create: false });
  return makeReadStore(client, options.key);
}
