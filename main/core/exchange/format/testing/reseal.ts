import { createHash } from 'node:crypto';

const hashAndEndMark = 40;

/** A right trailer for altered bytes: what anybody can do who is not the sender. */
export function reseal(file: Uint8Array, alter: (file: Buffer) => void): Uint8Array {
  const altered = Buffer.from(file);
  alter(altered);
  const end = altered.length - hashAndEndMark;
  createHash('sha256').update(altered.subarray(0, end)).digest().copy(altered, end);
  return new Uint8Array(altered);
}
