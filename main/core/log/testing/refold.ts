import { opsAfterPosition } from '../../../../db/queries/ops.ts';
import { withWriteTx, type Reader, type WriteStore } from '../../../../db/store/store.ts';
import { arrive, arriving } from './arrive.ts';

/** Brings the ops of one log to another store, in the order of these indexes, as batches of one op would bring them. */
export function refold(from: Reader, to: WriteStore, order: readonly number[]): void {
  const ops = [...opsAfterPosition(from, 0)].map((op) => arriving(from, op));
  const ordered = order.flatMap((index) => ops[index] ?? []);
  withWriteTx(to, (tx) => arrive(tx, ordered, 1));
}
