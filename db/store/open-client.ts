import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { mappingErrors, StoreError, toStoreError } from './store-error.ts';

const keyBytes = 32;
const pageBytes = 4096;
const plainHeader = 'SQLite format 3\0';

export interface OpenOptions {
  readonly file: string;
  /** The raw 32-byte database key. */
  readonly key: Uint8Array;
  /** Page cache in KiB; 64 MiB unless told (a village PC: 16 MiB). */
  readonly cacheKib?: number;
  /** How long to wait for another connection's lock, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

/** A keyed connection with the settings common to all; its key is proven by a first read. For db/store only. */
export function openClient(
  options: OpenOptions,
  mode: { readonly readonly: boolean; readonly create: boolean },
): Database.Database {
  if (options.key.length !== keyBytes) throw new TypeError('The database key has 32 bytes');
  if (!mode.create) assertLooksEncrypted(options.file);
  const client = mappingErrors(
    () =>
      new Database(options.file, {
        readonly: mode.readonly,
        fileMustExist: !mode.create,
        timeout: options.busyTimeoutMs ?? 5_000,
      }),
  );
  return closingOnFailure(client, () => {
    client.pragma("cipher = 'sqlcipher'");
    client.pragma('legacy = 4');
    client.pragma(`key = "x'${Buffer.from(options.key).toString('hex')}'"`);
    proveKey(client);
    client.pragma('temp_store = MEMORY');
    client.pragma(`cache_size = -${options.cacheKib ?? 65_536}`);
    client.pragma('trusted_schema = OFF');
    client.pragma('cell_size_check = ON');
    return client;
  });
}

/** FULL: with NORMAL a power cut may take back what was already shown as saved. For db/store and the drafts. */
export function useDurableWal(client: Database.Database): void {
  // A file system without shared memory (a network share) answers with another mode and must not hold a register.
  if (client.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new StoreError('IO');
  client.pragma('synchronous = FULL');
  client.pragma('secure_delete = ON');
}

/** No failed step may leave the file open: on Windows it could not even be set aside. For db/store only. */
export function closingOnFailure<T>(client: Database.Database, step: () => T): T {
  try {
    return step();
  } catch (thrown) {
    client.close();
    throw toStoreError(thrown) ?? thrown;
  }
}

/** A torn or foreign file would otherwise read as a wrong key, and a person would doubt the PIN instead of the disk. */
function assertLooksEncrypted(file: string): void {
  const size = mappingErrors(() => statSync(file, { throwIfNoEntry: false })?.size);
  if (size === undefined) throw new StoreError('MISSING');
  if (size === 0 || size % pageBytes !== 0 || readHeader(file) === plainHeader) {
    throw new StoreError('DAMAGED');
  }
}

function readHeader(file: string): string {
  return mappingErrors(() => {
    const descriptor = openSync(file, 'r');
    try {
      const header = Buffer.alloc(plainHeader.length);
      readSync(descriptor, header, 0, header.length, 0);
      return header.toString('latin1');
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Without a key of its own to compare, SQLite cannot tell a wrong key from a damaged first page: both are KEY_WRONG. */
function proveKey(client: Database.Database): void {
  try {
    client.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (thrown) {
    const isNotADatabase = thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_NOTADB');
    throw isNotADatabase ? new StoreError('KEY_WRONG', thrown) : thrown;
  }
}
