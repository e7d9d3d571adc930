import { findContact } from '../../../db/queries/contacts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { findPii, opsOfEntity, ownOpsNotReceipted, type OpRow } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { definitionOf, isOpKindName } from '../log/op-kinds.ts';
import type { BatchKind } from './format/batch-header.ts';
import { writerCaps } from './format/batch-limits.ts';
import type { Pii } from './format/op.ts';
import type { OpRecord } from './format/ops-frame.ts';

/** Own ops that may go up and that nobody above is known to hold, oldest first. */
export function* opsToSendUp(reader: Reader): Generator<OpRow, void> {
  for (const row of ownOpsNotReceipted(reader)) {
    if (isOpKindName(row.kind) && definitionOf(row.kind).travel.up !== 'never') yield row;
  }
}

/** What every village may know of this station. Repeated in each batch: one op, and no account of who holds it. */
export function opsToSendDown(reader: Reader, ownStationId: string): OpRow[] {
  return opsOfEntity(reader, ownStationId).filter(
    ({ kind, origin }) =>
      origin === 'own' && isOpKindName(kind) && definitionOf(kind).travel.down === 'whole',
  );
}

/** The first of these ops that one batch takes (FORMAT.md, writer's cap). */
export function upToCap(reader: Reader, rows: Iterable<OpRow>, kind: BatchKind): OpRow[] {
  const taken: OpRow[] = [];
  let length = 0;
  for (const row of rows) {
    const { opBytes, pii } = recordOf(reader, row, kind);
    length += opBytes.length + (pii?.bytes.length ?? 0);
    const isFull = taken.length >= writerCaps.ops || length > writerCaps.content;
    if (isFull && taken.length > 0) break;
    taken.push(row);
  }
  return taken;
}

/** An op as it travels. What was erased does not, and what the policy holds back stays here. */
export function recordOf(reader: Reader, row: OpRow, kind: BatchKind): OpRecord {
  const travels = kind === 'down' || piiTravelsUp(reader, row);
  return { opBytes: row.bytes, pii: travels && row.piiRef !== null ? keptPii(reader, row.piiRef) : null };
}

function keptPii(reader: Reader, piiRef: string): Pii | null {
  const { salt, bytes } = findPii(reader, piiRef) ?? { salt: null, bytes: null };
  return salt && bytes ? { salt, bytes } : null;
}

/** What was answered on the spot goes up as body alone (exchange.md §3). */
function piiTravelsUp(reader: Reader, row: OpRow): boolean {
  if (!isOpKindName(row.kind)) return false;
  const { up } = definitionOf(row.kind).travel;
  if (up !== 'policy') return up === 'whole';
  const matterId = row.entity === 'contact' ? findContact(reader, row.entityId)?.matterId : row.entityId;
  const matter = matterId === undefined || matterId === null ? undefined : findMatter(reader, matterId);
  return matter !== undefined && matter.state !== 'answered';
}
