import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';

const missingOps = 'restore.missingOps';

/** How many own ops the register once had and has not now, as the high-water mark tells; null: nobody knows. */
export function findMissingOps(reader: Reader): number | null {
  const value = findMeta(reader, missingOps);
  return value === undefined ? null : Number(value);
}

/** More were lost (positive), or some came back (negative). Where nothing is known, nothing is counted. */
export function noteMissingOps(tx: WriteTx, change: number): void {
  const known = findMissingOps(tx);
  if (known !== null) setMeta(tx, missingOps, String(Math.max(0, known + change)));
}

/** A register has become another incarnation; null: without a mark that would tell how far it had come. */
export function beginMissingOps(tx: WriteTx, missing: number | null): void {
  if (missing === null) removeMeta(tx, missingOps);
  else setMeta(tx, missingOps, String((findMissingOps(tx) ?? 0) + missing));
}
