import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../app-error.ts';
import { Sha256 } from '../crypto/hash.ts';
import { asDiskError, systemErrorCode } from './disk-error.ts';

const CHUNK = 1 << 20;

/** Bytes in memory, or a stream of them that need not fit there. */
export type FileContent = Uint8Array | Iterable<Uint8Array>;
/** Called with the bytes of each step, once when they are written and once when they are read back; may throw to stop. */
export type OnBytes = (bytes: number) => void;

/**
 * Replaces a file so that a reader, a crash or a power cut meets the old bytes or the new ones, never a mixture:
 * `<path>.part` is written, flushed, read back and compared by its SHA-256, then renamed, and the folder is flushed.
 * One writer per path. Errors: DISK_FULL, DISK_READ_ONLY, DISK_GONE; the old file is then untouched.
 */
export function writeFileAtomically(path: string, content: FileContent, onBytes?: OnBytes): void {
  moveDurably(writeProvenPart(path, content, onBytes), path);
}

/**
 * First half of {@link writeFileAtomically}: the path of a flushed and compared `<path>.part`. A failed attempt leaves
 * no part file where the medium still allows its removal.
 */
export function writeProvenPart(
  path: string,
  content: FileContent,
  onBytes: OnBytes = () => undefined,
): string {
  const part = `${path}.part`;
  try {
    const written = writeFlushed(part, content instanceof Uint8Array ? [content] : content, onBytes);
    if (hashOfFile(part, onBytes) !== written) throw new AppError('DISK_GONE');
    return part;
  } catch (error) {
    removeIfPossible(part);
    throw asDiskError(error);
  }
}

/** The bytes of a file from `start` up to `end`, in pieces of at most 1 MiB that share one memory: use each at once. */
export function* readChunks(
  path: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): Generator<Uint8Array, void> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let at = start; at < end;) {
      const read = readSync(file, chunk, 0, Math.min(CHUNK, end - at), at);
      if (read === 0) return;
      yield chunk.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of a whole file, as hex. */
export function hashOfFile(path: string, onBytes: OnBytes = () => undefined): string {
  const hash = new Sha256();
  for (const chunk of readChunks(path)) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  return hash.digestHex();
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

function writeFlushed(path: string, content: Iterable<Uint8Array>, onBytes: OnBytes): string {
  const hash = new Sha256();
  const file = openSync(path, 'w', 0o600);
  try {
    for (const bytes of content) {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      hash.update(bytes);
      onBytes(bytes.length);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return hash.digestHex();
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
