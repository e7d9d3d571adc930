import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openClient } from './open-client.ts';
import { clientOf, keyOf, type Reader, type ReadStore, type WriteStore } from './store.ts';
import { mappingErrors, StoreError, toStoreError } from './store-error.ts';

export interface DatabaseCheck {
  readonly ok: boolean;
  /** What SQLite says, for the support log; may name tables, never data. */
  readonly problems: readonly string[];
}

/**
 * Writes a whole, checked copy with the same key: `targetFile` appears only after it was opened again,
 * found sound and forced to the disk. Works on a read-only connection, so a backup need not hold the writer.
 */
export function backupTo(store: ReadStore | WriteStore, targetFile: string): void {
  copyDatabase(clientOf(store), keyOf(store), targetFile);
}

/** Pages, indexes, constraints and references of the whole database; takes seconds on a large one. */
export function checkDatabase(store: ReadStore | WriteStore): DatabaseCheck {
  return checkClient(clientOf(store));
}

/** Pages and indexes alone, those that no query reads included: an authentication code that is wrong shows only where somebody reads. */
export function pagesAreSound(reader: Reader): boolean {
  return checked(() => integrityProblems(clientOf(reader))).ok;
}

/** As `backupTo`, before there is a store. For db/store only. */
export function copyDatabase(client: Database, key: Uint8Array, targetFile: string): void {
  mappingErrors(() => {
    mkdirSync(dirname(targetFile), { recursive: true });
    const partFile = `${targetFile}.part`;
    rmSync(partFile, { force: true });
    try {
      client.prepare('VACUUM INTO ?').run(partFile);
      assertSound(partFile, key);
      syncFile(partFile);
      renameSync(partFile, targetFile);
      syncDirectory(dirname(targetFile));
    } catch (thrown) {
      rmSync(partFile, { force: true });
      throw thrown;
    }
  });
}

export function checkClient(client: Database): DatabaseCheck {
  return checked(() => [
    ...integrityProblems(client),
    ...pragmaColumn(client, 'foreign_key_check').map((table) => `foreign key of ${table}`),
  ]);
}

function integrityProblems(client: Database): string[] {
  return pragmaColumn(client, 'integrity_check').filter((line) => line !== 'ok');
}

function checked(find: () => readonly string[]): DatabaseCheck {
  try {
    const problems = find();
    return { ok: problems.length === 0, problems };
  } catch (thrown) {
    const failure = toStoreError(thrown);
    if (failure?.code !== 'DAMAGED' && failure?.code !== 'IO') throw failure ?? thrown;
    return { ok: false, problems: [failure.code] };
  }
}

function pragmaColumn(client: Database, pragma: string): string[] {
  return client
    .prepare<[], [unknown, ...unknown[]]>(`PRAGMA ${pragma}`)
    .raw()
    .all()
    .map(([first]) => String(first));
}

/** Opens a file that nobody has open and checks all of it. For db/store only, as are the next two. */
export function assertSound(file: string, key: Uint8Array): void {
  const copy = openClient({ file, key }, { readonly: true, create: false });
  try {
    if (!checkClient(copy).ok) throw new StoreError('DAMAGED');
  } finally {
    copy.close();
  }
}

export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the rename itself durable. Windows has no such call, and its file systems journal names by themselves. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
