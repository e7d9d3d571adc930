import { findBatchIn } from '../../../db/queries/batches-in.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import {
  findPii,
  opsKeptAside,
  setDisposition,
  setEnvelope,
  type OpWithPii,
} from '../../../db/queries/ops.ts';
import { withWriteTx, type Reader, type WriteStore, type WriteTx } from '../../../db/store/store.ts';
import { opKinds } from '../log/op-kinds.ts';
import { projectEntities } from '../log/record.ts';
import { columnsOf, envelopeOf, faultOf, refuseOrphansOfOthers, sourceOf } from './apply-ops.ts';
import { readOp, type ReadOp } from './format/batch-reader.ts';

const catalogueKey = 'opCatalogue';

/** What this program understands: another one has other kinds, or other versions of them, or other rules for a field. */
const catalogue = Object.entries(opKinds)
  .map(([kind, { schema }]) => `${kind} ${schema}`)
  .toSorted()
  .join(',');

/**
 * What was kept aside because a newer program wrote it, or because a field was not as this program wants it, is judged
 * again by the first program that may know more (exchange.md §3): applied and shown whole, or kept aside for what is
 * really wrong with it. The next receipt says so.
 */
export function judgeKeptOps(store: WriteStore, appVersion: string): void {
  const understood = `${appVersion} ${catalogue}`;
  if (findMeta(store, catalogueKey) === understood) return;
  withWriteTx(store, (tx) => {
    const waiting = [...opsKeptAside(tx, 'quarantined')].filter(
      ({ code }) => code === 'SCHEMA' || code?.startsWith('FIELD('),
    );
    const touched = new Set(waiting.flatMap((row) => judge(tx, row) ?? []));
    projectEntities(tx, touched);
    setMeta(tx, catalogueKey, understood);
  });
}

/** @returns the entity that it belongs to, if it may be applied */
function judge(tx: WriteTx, row: OpWithPii): string | null {
  const batch = row.batchIn === null ? undefined : findBatchIn(tx, row.batchIn);
  if (!batch) return null;
  const { fromStation: station, fromDevice: device, manifestHash: batchIn } = batch;
  const source = sourceOf(tx, { station, device, batchIn, at: row.recordedAt });
  const read = asItCame(tx, row);
  const fault = faultOf(tx, source, read);
  if (fault === row.code) return null;
  const envelope = envelopeOf(read);
  if (row.schema === 0) setEnvelope(tx, row.opId, columnsOf(read, envelope));
  setDisposition(tx, row.opId, fault === null ? 'applied' : 'quarantined', fault);
  if (envelope === null || fault !== null) return null;
  refuseOrphansOfOthers(tx, source, envelope);
  return envelope.entityId;
}

function asItCame(reader: Reader, { bytes: opBytes, piiRef }: OpWithPii): ReadOp {
  const { salt, bytes } = (piiRef === null ? undefined : findPii(reader, piiRef)) ?? {
    salt: null,
    bytes: null,
  };
  return readOp({ opBytes, pii: salt && bytes ? { salt, bytes } : null });
}
