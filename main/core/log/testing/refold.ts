import { findPii, insertOp, insertPii, opsAfterPosition } from '../../../../db/queries/ops.ts';
import { withWriteTx, type Reader, type WriteStore } from '../../../../db/store/store.ts';
import { projectEntity } from '../record.ts';

/** Brings the ops of one log to another store, in the order of these indexes, as batches would bring them. */
export function refold(from: Reader, to: WriteStore, order: readonly number[]): void {
  const ops = [...opsAfterPosition(from, 0)];
  for (const index of order) {
    const op = ops[index];
    if (!op) continue;
    withWriteTx(to, (tx) => {
      const { position: _, ...row } = op;
      insertOp(tx, row);
      const pii = row.piiRef === null ? undefined : findPii(from, row.piiRef);
      if (pii?.salt && pii.bytes) insertPii(tx, { piiRef: pii.piiRef, salt: pii.salt, bytes: pii.bytes });
      projectEntity(tx, row.entityId);
    });
  }
}
