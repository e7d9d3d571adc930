import { hkdfSync, scryptSync } from 'node:crypto';

/** Cost of scrypt (RFC 7914): N = 2^log2N; memory is about 128 · r · N bytes. */
export interface ScryptCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** HKDF-SHA-256 (RFC 5869): `length` bytes from a secret that already has full entropy. */
export function hkdfSha256(
  secret: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array | string,
  length: number,
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, info, length));
}

/**
 * scrypt, synchronous: blocks its thread for as long as the cost says (N=2^16, r=8: about 0.25 s and 64 MiB).
 * Strings are taken as UTF-8; the caller normalises.
 */
export function scryptKey(
  password: Uint8Array | string,
  salt: Uint8Array | string,
  { log2N, r, p }: ScryptCost,
  length = 32,
): Uint8Array {
  const N = 2 ** log2N;
  // Node's default ceiling is 32 MiB; the exact need is 128·r·(N + p) plus a little.
  const maxmem = 128 * r * (N + p) + 1024 * 1024;
  return new Uint8Array(scryptSync(password, salt, length, { N, r, p, maxmem }));
}
