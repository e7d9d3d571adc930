import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { AppError } from '../app-error.ts';

/**
 * A folder that a person typed. It must be there: a mistyped path would become a folder that nobody looks into.
 * Errors: INPUT_INVALID (ABSOLUTE, MISSING, INSIDE_DATA at `path`).
 */
export function checkChosenFolder(typed: string, dataDir: string): string {
  if (!isAbsolute(typed)) throw refusedFolder('ABSOLUTE');
  const path = resolve(typed);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw refusedFolder('MISSING');
  const inside = relative(realpathSync.native(dataDir), realpathSync.native(path));
  if (!isAbsolute(inside) && !inside.startsWith('..')) throw refusedFolder('INSIDE_DATA');
  return path;
}

export function refusedFolder(code: string): AppError {
  return new AppError('INPUT_INVALID', {}, [{ path: 'path', code }]);
}
