import Database from 'better-sqlite3';
import { StoreError, toStoreError } from './store-error.ts';

export interface FileLock {
  release(): void;
}

/**
 * Takes the operating system's lock on a file that holds nothing, or answers null when another process has it.
 * The system frees it when its holder dies, however it dies: unlike a file with a process id it can never be left over.
 * @throws StoreError for a folder that cannot be written
 */
export function tryLockFile(path: string): FileLock | null {
  let client: Database.Database | null = null;
  try {
    client = new Database(path, { timeout: 0 });
    client.exec('BEGIN EXCLUSIVE');
    const held = client;
    return { release: () => held.close() };
  } catch (thrown) {
    client?.close();
    const failure = toStoreError(thrown);
    if (failure?.code === 'BUSY') return null;
    throw failure ?? new StoreError('IO', thrown);
  }
}
