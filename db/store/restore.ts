import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assertSound, syncDirectory, syncFile } from './backup.ts';
import { mappingErrors } from './store-error.ts';

export interface ReplaceDatabaseOptions {
  /** The register, closed by everybody. */
  readonly file: string;
  readonly backupFile: string;
  /** The key of the backup. */
  readonly key: Uint8Array;
  /** An empty or new folder for the register as it was: nothing is ever deleted. */
  readonly setAsideDir: string;
}

/**
 * Puts a backup in the place of the register. Nothing is moved before the copy was opened and found sound.
 * @throws StoreError KEY_WRONG, DAMAGED or MISSING for the backup; disk failures
 */
export function replaceDatabase({ file, backupFile, key, setAsideDir }: ReplaceDatabaseOptions): void {
  mappingErrors(() => {
    const partFile = `${file}.part`;
    try {
      if (existsSync(backupFile)) copyFileSync(backupFile, partFile);
      assertSound(partFile, key);
    } catch (thrown) {
      rmSync(partFile, { force: true });
      throw thrown;
    }
    syncFile(partFile);
    mkdirSync(setAsideDir, { recursive: true });
    // The log goes with its database: left behind it would be played into the restored one.
    for (const path of [file, `${file}-wal`, `${file}-shm`]) {
      if (existsSync(path)) renameSync(path, join(setAsideDir, basename(path)));
    }
    renameSync(partFile, file);
    syncDirectory(setAsideDir);
    syncDirectory(dirname(file));
  });
}
