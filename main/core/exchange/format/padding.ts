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
