import { readFileSync, renameSync } from 'node:fs';
import { AppError } from '../app-error.ts';
import { moveDurably, retryWhileHeld, writeProvenPart } from './atomic-file.ts';
import { asDiskError, systemErrorCode } from './disk-error.ts';

/**
 * How a value becomes bytes. `decode` answers null for bytes that `encode` never made, and throws an AppError only to
 * refuse the file outright: then no other copy is tried.
 */
export interface Codec<T> {
  encode(value: T): Uint8Array;
  decode(bytes: Uint8Array): T | null;
}

export type StoredValue<T> =
  | { readonly state: 'sound'; readonly value: T; readonly copy: 'current' | 'previous' }
  | { readonly state: 'absent' }
  | { readonly state: 'damaged' };

/**
 * A small file whose loss would be a disaster: the one before the current one is kept as `<path>.previous` and stands in
 * when the current one is missing or damaged.
 */
export class TwoCopyFile<T> {
  readonly path: string;
  readonly previousPath: string;
  readonly #codec: Codec<T>;

  constructor(path: string, codec: Codec<T>) {
    this.path = path;
    this.previousPath = `${path}.previous`;
    this.#codec = codec;
  }

  /** Errors: DISK_READ_ONLY, DISK_GONE when neither copy can be read for a reason other than absence or damage. */
  read(): StoredValue<T> {
    const current = this.#readCopy(this.path);
    if (current.value !== null) return { state: 'sound', value: current.value, copy: 'current' };
    const previous = this.#readCopy(this.previousPath);
    if (previous.value !== null) return { state: 'sound', value: previous.value, copy: 'previous' };
    const failure = current.failure ?? previous.failure;
    if (failure !== null) throw asDiskError(failure);
    return { state: current.absent && previous.absent ? 'absent' : 'damaged' };
  }

  /** Durable when it returns. A crash at any point leaves the old value or the new one readable. Errors as {@link moveDurably}. */
  write(value: T): void {
    const part = writeProvenPart(this.path, this.#codec.encode(value));
    try {
      // A damaged current file must not push the last sound copy out.
      if (this.#readCopy(this.path).value !== null) {
        retryWhileHeld(() => renameSync(this.path, this.previousPath));
      }
    } catch (error) {
      throw asDiskError(error);
    }
    moveDurably(part, this.path);
  }

  #readCopy(path: string): { value: T | null; absent: boolean; failure: unknown } {
    try {
      return { value: this.#codec.decode(readFileSync(path)), absent: false, failure: null };
    } catch (error) {
      if (error instanceof AppError) throw error;
      const absent = systemErrorCode(error) === 'ENOENT';
      return { value: null, absent, failure: absent ? null : error };
    }
  }
}
