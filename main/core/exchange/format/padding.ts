import { viewOf } from '../../crypto/hex.ts';

/** Shorter contents are all padded to this many bytes: a quiet day looks like the day before. */
export const paddingFloor = 16 * 1024;

/**
 * Padmé (Nikitin and others, PURBs, PETS 2019): the length to which `length` bytes are padded. At most 12 % more, and
 * only O(log log length) bits about the content are left in the size.
 */
export function paddedLength(length: number): number {
  if (length <= paddingFloor) return paddingFloor;
  // Bit lengths are counted, not computed by logarithm: a rounding error would be another file format.
  const exponent = 31 - Math.clz32(length);
  const keptBits = 32 - Math.clz32(exponent);
  const step = 2 ** (exponent - keptBits);
  return Math.ceil(length / step) * step;
}

const zeros = Buffer.alloc(64 * 1024);

/** Whether there is nothing but zeros; compared by the block, because padding may be megabytes long. */
export function isAllZero(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 0; at < view.length; at += zeros.length) {
    const block = view.subarray(at, at + zeros.length);
    if (!block.equals(zeros.subarray(0, block.length))) return false;
  }
  return true;
}
