import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../api/log.ts';

const MAX_BYTES = 1024 * 1024;

/** Appends lines of JSON to `path`; the file before it is kept as `<path>.1`. A full disk must not stop the program. */
export function createFileLog(path: string, now: () => number = Date.now): Log {
  return ({ level, event, details }) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size >= MAX_BYTES) renameSync(path, `${path}.1`);
      const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...details });
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // Nothing better is left to do with a log line that cannot be written.
    }
  };
}
