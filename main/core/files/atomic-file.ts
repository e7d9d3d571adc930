import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../app-error.ts';
import { asDiskError, systemErrorCode } from './disk-error.ts';

const COMPARE_CHUNK = 1 << 20;

/**
 * Replaces a file so that a reader, a crash or a power cut meets the old bytes or the new ones, never a mixture:
 * `<path>.part` is written, flushed, read back and compared, then renamed, and the folder is flushed.
 * One writer per path. Errors: DISK_FULL, DISK_READ_ONLY, DISK_GONE; the old file is then untouched.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  moveDurably(writeProvenPart(path, bytes), path);
}

/**
 * First half of {@link writeFileAtomically}: the path of a flushed and compared `<path>.part`. A failed attempt leaves
 * no part file where the medium still allows its removal.
 */
export function writeProvenPart(path: string, bytes: Uint8Array): string {
  const part = `${path}.part`;
  try {
    writeFlushed(part, bytes);
    if (!hasBytes(part, bytes)) throw new AppError('DISK_GONE');
    return part;
  } catch (error) {
    removeIfPossible(part);
    throw asDiskError(error);
  }
}

/** Second half: renames over the target, waiting out a virus scanner that holds it, and flushes the folder. */
export function moveDurably(from: string, to: string): void {
  try {
    retryWhileHeld(() => renameSync(from, to));
    flushFolder(dirname(to));
  } catch (error) {
    throw asDiskError(error);
  }
}

/**
 * Windows refuses a rename while another program has either file open. Retries with doubling pauses for about 2.5 s,
 * then gives up with the system's error.
 */
export function retryWhileHeld(
  rename: () => void,
  platform: NodeJS.Platform = process.platform,
  pause: (milliseconds: number) => void = sleep,
): void {
  for (let wait = 10; ; wait *= 2) {
    try {
      rename();
      return;
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(systemErrorCode(error) ?? '');
      if (!held || platform !== 'win32' || wait > 1280) throw error;
      pause(wait);
    }
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function hasBytes(path: string, expected: Uint8Array): boolean {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(COMPARE_CHUNK);
    for (let done = 0; ;) {
      const read = readSync(file, chunk);
      if (read === 0) return done === expected.length;
      if (!chunk.subarray(0, read).equals(expected.subarray(done, done + read))) return false;
      done += read;
    }
  } finally {
    closeSync(file);
  }
}

/** Windows and some stick file systems cannot flush a folder; they order the rename themselves. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(systemErrorCode(error) ?? '')) throw error;
  } finally {
    closeSync(folder);
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The medium is gone or read-only; the error that brought us here says so.
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
