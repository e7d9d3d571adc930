import { findPii, insertOp, insertPii, type OpRow } from '../../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../../db/store/store.ts';
import { projectEntity } from '../record.ts';

export interface Arriving {
  readonly op: OpRow;
  readonly pii: ReturnType<typeof findPii>;
}

/** An op with what is held of its words now. */
export function arriving(reader: Reader, op: OpRow): Arriving {
  return { op, pii: op.piiRef === null ? undefined : findPii(reader, op.piiRef) };
}

/** Takes ops into an empty register as imports do: portion after portion, of each the records that it touches. */
export function arrive(tx: WriteTx, ops: readonly Arriving[], size: number): void {
  for (let start = 0; start < ops.length; start += size) {
    const portion = ops.slice(start, start + size);
    for (const {
      op: { position: _, ...row },
      pii,
    } of portion) {
      insertOp(tx, row);
      if (pii?.salt && pii.bytes) insertPii(tx, { piiRef: pii.piiRef, salt: pii.salt, bytes: pii.bytes });
    }
    for (const id of new Set(portion.map(({ op }) => op.entityId))) projectEntity(tx, id);
  }
}
