import { defineQuery, type Reader } from '../store/store.ts';

// What only a check of the whole register asks.

const outIds = defineQuery<[], { id: string }>(
  'SELECT id FROM batch_out ORDER BY to_station, epoch_n, epoch_r, seq',
);
/** Every batch that was ever frozen here, each chain in its order. */
export function allBatchOutIds(reader: Reader): string[] {
  return outIds(reader)
    .all()
    .map(({ id }) => id);
}

const outOps = defineQuery<[string], { opId: string; isHeld: 0 | 1 }>(
  `SELECT bo.op_id AS opId, EXISTS (SELECT 1 FROM op o WHERE o.op_id = bo.op_id) AS isHeld
   FROM batch_out_op bo WHERE bo.batch_id = ?`,
);
/** The ops that a batch was frozen with, and whether the log has them. */
export function frozenOps(reader: Reader, batchId: string): { opId: string; isHeld: 0 | 1 }[] {
  return outOps(reader).all(batchId);
}

const inHashes = defineQuery<[], { manifestHash: string }>(
  "SELECT manifest_hash AS manifestHash FROM batch_in WHERE state = 'imported' ORDER BY from_device, seq",
);
export function allImportedBatches(reader: Reader): string[] {
  return inHashes(reader)
    .all()
    .map(({ manifestHash }) => manifestHash);
}

const keys = defineQuery<[string, string], { signPublicKey: string }>(
  `SELECT sign_public_key AS signPublicKey FROM peer_device WHERE device_id = ?
   UNION SELECT sign_public_key FROM peer_former_key WHERE device_id = ?`,
);
/** All keys, hex, under which a device has ever been known here. */
export function keysOfPeer(reader: Reader, deviceId: string): string[] {
  return keys(reader)
    .all(deviceId, deviceId)
    .map(({ signPublicKey }) => signPublicKey);
}

const arrived = defineQuery<[], { batchIn: string; ops: number }>(
  'SELECT batch_in AS batchIn, count(*) AS ops FROM op WHERE batch_in IS NOT NULL GROUP BY batch_in',
);
/** By manifest hash, how many ops first came with a batch. */
export function opsBroughtByBatch(reader: Reader): Map<string, number> {
  return new Map(
    arrived(reader)
      .all()
      .map(({ batchIn, ops }) => [batchIn, ops]),
  );
}

const strayReceipts = defineQuery<[], { count: number }>(
  `SELECT (SELECT count(*) FROM op_receipt r WHERE NOT EXISTS (SELECT 1 FROM op o WHERE o.op_id = r.op_id))
     + (SELECT count(*) FROM batch_out b WHERE b.receipted_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM batch_in i WHERE i.manifest_hash = b.receipt_batch)) AS count`,
);
/** Receipts for ops that the log lacks, and batches that count as signed for by a batch that never came. */
export function countStrayReceipts(reader: Reader): number {
  return strayReceipts(reader).get()?.count ?? 0;
}

export interface KindCount {
  readonly kind: string;
  readonly origin: string;
  readonly ops: number;
}
const kindCounts = defineQuery<[], KindCount>(
  'SELECT kind, origin, count(*) AS ops FROM op GROUP BY kind, origin ORDER BY kind, origin DESC',
);
/** How many ops of each kind this register has written, and how many it has taken in. */
export function countOpsByKind(reader: Reader): KindCount[] {
  return kindCounts(reader).all();
}
