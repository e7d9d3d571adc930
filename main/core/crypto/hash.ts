import { createHash, hash } from 'node:crypto';

/** Bytes of a SHA-256 digest (FIPS 180-4). */
export const sha256Length = 32;

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** SHA-256 as 64 lower-case hex digits: the form of op ids, file ids and manifest hashes. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Incremental SHA-256, for what is too big or too scattered to be hashed in one call. */
export class Sha256 {
  readonly #hash = createHash('sha256');

  update(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    return this;
  }

  digest(): Uint8Array {
    return new Uint8Array(this.#hash.digest());
  }

  digestHex(): string {
    return this.#hash.digest('hex');
  }
}
