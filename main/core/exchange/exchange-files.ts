import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { CorePorts } from '../ports.ts';
import { batchLimits } from './format/batch-limits.ts';

/** No name from outside ever reaches the file system: a file is called by its SHA-256. */
const fileIdPattern = /^[0-9a-f]{64}$/u;

/** A file that somebody put into the inbox. Errors: FILE_NOT_FOUND, LIMIT (`file`), DISK_*. */
export function readInboxFile({ dataDir }: CorePorts, fileId: string): Uint8Array {
  const path = join(dataDir, 'inbox', fileId);
  const found = fileIdPattern.test(fileId) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (found?.isFile() !== true) throw new AppError('FILE_NOT_FOUND');
  if (found.size > batchLimits.file) throw new AppError('LIMIT', { which: 'file', max: batchLimits.file });
  try {
    return readFileSync(path);
  } catch (error) {
    throw asDiskError(error);
  }
}

/** Puts a finished file where people fetch it, durably. @returns its id. Errors: DISK_*. */
export function writeOutboxFile({ dataDir }: CorePorts, bytes: Uint8Array): string {
  const outbox = join(dataDir, 'outbox');
  const fileId = sha256Hex(bytes);
  try {
    mkdirSync(outbox, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  writeFileAtomically(join(outbox, fileId), bytes);
  return fileId;
}
