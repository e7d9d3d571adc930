import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { prepareDataFolder } from '../worker/data-folder.ts';

/**
 * Chromium's own folder, inside the data folder: so that the single-instance lock is one per station, and nothing lies
 * in the roaming profile. The pages keep nothing there; on Windows it has the key of safeStorage, sealed for this user.
 * False where the data folder cannot be used: the start will say why.
 */
export function takeProfileOf(dataDir: string, app: App): boolean {
  if (prepareDataFolder(dataDir) !== null) return false;
  const profile = join(dataDir, 'window');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    app.setPath('userData', profile);
    return true;
  } catch {
    return false;
  }
}
