import { randomFillSync } from 'node:crypto';

/** A source of `length` unpredictable bytes; tests and vectors pass a fixed one. */
export type RandomSource = (length: number) => Uint8Array;

/** Bytes of the system's generator. */
export const randomBytes: RandomSource = (length) => randomFillSync(new Uint8Array(length));
