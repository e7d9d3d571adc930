import { AppError } from '../../app-error.ts';
import { Sha256, sha256Length } from '../../crypto/hash.ts';
import { decodeBatchHeader } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import {
  assertBeginning,
  endsWithTrailer,
  peekHeaderBytes,
  prefixLength,
  trailerLength,
} from './container.ts';

/** The hash in the trailer covers all before itself; the end mark follows it. */
const notCovered = trailerLength - 8;

/**
 * What {@link checkFile} says of a file that is whole, for one that comes in pieces and never lies in memory as a whole.
 * Its length must be known before. Use: `update` for each piece, then `finish` once.
 */
export class StreamedCheck {
  readonly #length: number;
  readonly #whole = new Sha256();
  readonly #covered = new Sha256();
  readonly #start: Buffer;
  readonly #end = Buffer.alloc(trailerLength);
  #got = 0;

  /** Throws AppError LIMIT for a length that no reader takes, NOT_A_BATCH for none. */
  constructor(length: number) {
    if (length === 0) throw new AppError('NOT_A_BATCH', { reason: 'empty' });
    if (length > batchLimits.file) throw new AppError('LIMIT', { which: 'file', max: batchLimits.file });
    this.#length = length;
    this.#start = Buffer.alloc(Math.min(length, prefixLength + batchLimits.header));
  }

  /** Throws AppError NOT_A_BATCH or NEWER_MAJOR as soon as the beginning shows it, DAMAGED for more than was announced. */
  update(piece: Uint8Array): void {
    const at = this.#got;
    this.#got += piece.length;
    if (this.#got > this.#length) throw new AppError('DAMAGED', { reason: 'appended', at: this.#length });
    this.#whole.update(piece);
    const coveredEnd = Math.max(0, this.#length - notCovered - at);
    this.#covered.update(piece.subarray(0, coveredEnd));
    if (at < this.#start.length) {
      this.#start.set(piece.subarray(0, this.#start.length - at), at);
      if (this.#got >= Math.min(prefixLength, this.#length)) this.#assertBeginning();
    }
    // Bytes of the trailer by their place in the file, wherever the pieces are cut.
    const endAt = this.#length - trailerLength;
    const from = Math.max(0, endAt - at);
    if (from < piece.length) this.#end.set(piece.subarray(from), Math.max(0, at + from - endAt));
  }

  /**
   * SHA-256 of the whole file, as hex.
   * Throws AppError TRUNCATED (`at`), DAMAGED, and what a public header may be refused for.
   */
  finish(): string {
    if (this.#got < this.#length) throw new AppError('TRUNCATED', { at: this.#got });
    if (!endsWithTrailer(this.#end, this.#length)) throw new AppError('TRUNCATED', { at: this.#got });
    if (!this.#end.subarray(8, 8 + sha256Length).equals(this.#covered.digest())) {
      throw new AppError('DAMAGED', { reason: 'hash' });
    }
    const header = peekHeaderBytes(this.#start);
    if (header === null || this.#start.readUInt16BE(10) !== 0) {
      throw new AppError('DAMAGED', { reason: 'headerLength', at: 12 });
    }
    decodeBatchHeader(header);
    return this.#whole.digestHex();
  }

  #assertBeginning(): void {
    assertBeginning(this.#start.subarray(0, this.#got), this.#length);
  }
}
