import { findAttachment } from '../../../db/queries/attachments.ts';
import { opsSignedForBy } from '../../../db/queries/batches-out.ts';
import { findContact } from '../../../db/queries/contacts.ts';
import { findDevice } from '../../../db/queries/grants.ts';
import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import {
  claimsOnEntity,
  countOwnOpsNotReceipted,
  findPii,
  findPiiLength,
  lastPosition,
  ownOpsNotReceipted,
  ownOpsOfKinds,
  ownOpsWaitingFor,
  type Addressing,
  type OpRow,
  type WaitingOps,
} from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { storedMatter } from '../contacts/stored.ts';
import { policyInForce } from '../grant/policy.ts';
import type { OpKindDefinition } from '../log/op-kind.ts';
import { definitionOf, isOpKindName, opKinds } from '../log/op-kinds.ts';
import type { BatchKind } from './format/batch-header.ts';
import { writerCaps } from './format/batch-limits.ts';
import type { Pii } from './format/op.ts';
import type { OpRecord } from './format/ops-frame.ts';

/** The kinds of op that go up at all. */
export const kindsGoingUp: readonly string[] = kindsWith(({ travel }) => travel.up !== 'never');

/** Own ops that may go up and that nobody above is known to hold, oldest first. */
export function* opsToSendUp(reader: Reader): Generator<OpRow, void> {
  for (const row of ownOpsNotReceipted(reader, findReceiptedTo(reader))) {
    if (kindsGoingUp.includes(row.kind)) yield row;
  }
}

/** As {@link opsToSendUp}, counted by what they are about without reading one of them. */
export function countOpsToSendUp(reader: Reader): WaitingOps[] {
  return countOwnOpsNotReceipted(reader, kindsGoingUp, findReceiptedTo(reader));
}

const receiptedTo = 'exchange.receiptedTo';
/** A version in which another kind goes up counts from the start again. */
const countedKinds = kindsGoingUp.join(',');

/** Position in the log up to which everything that goes up is receipted: what is asked often is not counted from the start. */
export function findReceiptedTo(reader: Reader): number {
  const [position, kinds] = (findMeta(reader, receiptedTo) ?? '').split(' ');
  return kinds === countedKinds ? Number(position) : 0;
}

/** The receiver may hold less than it signed for: everything is counted from the start again. */
export function forgetReceiptedTo(tx: WriteTx): void {
  removeMeta(tx, receiptedTo);
}

/** To be called whenever receipts came in. */
export function advanceReceiptedTo(tx: WriteTx): void {
  const [first] = opsToSendUp(tx);
  setMeta(tx, receiptedTo, `${first ? first.position - 1 : lastPosition(tx)} ${countedKinds}`);
}

function kindsWith(isAsked: (definition: OpKindDefinition) => boolean): string[] {
  return Object.entries(opKinds).flatMap(([kind, definition]) => (isAsked(definition) ? kind : []));
}

/** Said to every station below in each batch: few ops, and no account of who holds them. */
const repeatedKinds: readonly string[] = kindsWith(
  ({ entity, travel }) => travel.down === 'whole' || (travel.down === 'addressed' && entity === 'device'),
);

/** Sent to the one station whose record they are about until that has signed for them, as on the way up. */
export const addressedKinds: readonly string[] = kindsWith(
  ({ entity, travel }) => (travel.down === 'addressed' || travel.down === 'body') && entity !== 'device',
);

/** Nothing about a record whose words were moved into a sealed one goes down (exchange.md §3). */
const addressing: Addressing = {
  kinds: addressedKinds,
  opening: kindsWith(({ opens, entity }) => opens === true && entity !== 'sealed'),
  closing: kindsWith(({ erases }) => erases === 'sealed'),
};

/** What a station below may know: what is said to all, and what waits for it alone. */
export function opsToSendDown(reader: Reader, ownStationId: string, toStation: string): OpRow[] {
  return [
    ...opsRepeatedTo(reader, ownStationId, toStation),
    ...opsWaitingFor(reader, ownStationId, toStation),
  ];
}

/** The same without what it has signed for: what a batch now would bring it. */
export function opsOwedDown(reader: Reader, ownStationId: string, toStation: string): OpRow[] {
  const signedFor = opsSignedForBy(reader, toStation);
  return opsToSendDown(reader, ownStationId, toStation).filter(({ opId }) => !signedFor.has(opId));
}

/** The grant, and what this station says of itself. */
export function opsRepeatedTo(reader: Reader, ownStationId: string, toStation: string): OpRow[] {
  return ownOpsOfKinds(reader, repeatedKinds).filter(({ entity, entityId }) => {
    const holder = entity === 'device' ? findDevice(reader, entityId)?.holderStation : toStation;
    return holder === toStation || holder === ownStationId;
  });
}

/** What is about the station's own records and has not been signed for there: what erases, then oldest first. */
export function opsWaitingFor(reader: Reader, ownStationId: string, toStation: string): OpRow[] {
  // A station's own record is nobody's below.
  if (toStation === ownStationId) return [];
  const waiting = [...ownOpsWaitingFor(reader, toStation, addressing)];
  return [...waiting.filter(isUrgent), ...waiting.filter((row) => !isUrgent(row))];
}

/** Whether a station below signs for an op of this kind by itself; what is repeated to all has no receipt of its own. */
export function isSignedForBelow({ kind, origin }: OpRow): boolean {
  return origin === 'own' && addressedKinds.includes(kind);
}

/** Whether an own op is still to be brought to a station; what nobody is owed any more leaves no gap. */
export function isStillOwed(reader: Reader, { entityId, kind }: OpRow): boolean {
  return (
    !addressedKinds.includes(kind) ||
    !claimsOnEntity(reader, entityId).some(
      (claim) => claim.disposition === 'applied' && addressing.closing.includes(claim.kind),
    )
  );
}

/**
 * The same ops in the order in which they go when one batch has no room for all (exchange.md §4): what is urgent, today's
 * report, then oldest first. A month's backlog delays neither an erasure nor the report that is due tonight.
 */
export function* inOrderOfUrgency(waiting: () => Iterable<OpRow>, today: string): Generator<OpRow, void> {
  const urgent: OpRow[] = [];
  const reports: OpRow[] = [];
  for (const row of waiting()) {
    if (isUrgent(row)) urgent.push(row);
    else if (row.kind === 'report.sign' && row.businessDate === today) reports.push(row);
  }
  yield* urgent;
  yield* reports;
  const gone = new Set([...urgent, ...reports].map(({ opId }) => opId));
  for (const row of waiting()) if (!gone.has(row.opId)) yield row;
}

function isUrgent({ kind }: OpRow): boolean {
  if (!isOpKindName(kind)) return false;
  const { urgent, erases } = definitionOf(kind);
  return urgent === true || erases !== undefined;
}

/** The first of these ops that one batch takes (FORMAT.md, writer's cap). */
export function upToCap(reader: Reader, rows: Iterable<OpRow>, kind: BatchKind): OpRow[] {
  const travels = piiTravels(reader, kind);
  const taken: OpRow[] = [];
  let length = 0;
  for (const row of rows) {
    const piiLength = row.piiRef !== null && travels(row) ? findPiiLength(reader, row.piiRef) : 0;
    length += row.bytes.length + piiLength;
    const isFull = taken.length >= writerCaps.ops || length > writerCaps.content;
    if (isFull && taken.length > 0) break;
    taken.push(row);
  }
  return taken;
}

/** Makes of each op what travels of it. What was erased does not, and what the policy holds back stays here. */
export function recordsFor(reader: Reader, kind: BatchKind): (row: OpRow) => OpRecord {
  const travels = piiTravels(reader, kind);
  return (row) => ({
    opBytes: row.bytes,
    pii: row.piiRef !== null && travels(row) ? keptPii(reader, row.piiRef) : null,
  });
}

export function keptPii(reader: Reader, piiRef: string): Pii | null {
  const { salt, bytes } = findPii(reader, piiRef) ?? { salt: null, bytes: null };
  return salt && bytes ? { salt, bytes } : null;
}

/** Whether the personal data of this own op may go up. */
export function piiTravelsUp(reader: Reader, row: OpRow): boolean {
  return piiTravels(reader, 'up')(row);
}

/**
 * Whether the personal data of an own op travels: by the table, and where that leaves it to the grant, by the township's
 * policy; before it has come, by the default. To be made once for a pass over many ops.
 */
export function piiTravels(reader: Reader, kind: BatchKind): (row: OpRow) => boolean {
  if (kind === 'down')
    return (row) => !isOpKindName(row.kind) || definitionOf(row.kind).travel.down !== 'body';
  // Asked once for a batch: thousands of ops go by the same policy.
  const policy = policyInForce(reader)?.piiUp ?? 'exceptAnswered';
  const isAnswered = lastRemembered((matterId) => isMatterAnswered(reader, matterId));
  return (row) => {
    if (!isOpKindName(row.kind)) return false;
    const { up } = definitionOf(row.kind).travel;
    if (up !== 'policy') return up === 'whole';
    switch (policy) {
      case 'all':
        return true;
      case 'none':
        return isOfDispute(reader, row);
      case 'exceptAnswered':
        return !isAnsweredOnSpot(reader, row, isAnswered);
    }
  };
}

/** A coming and its matter follow each other in the log. */
function lastRemembered(ask: (id: string) => boolean): (id: string) => boolean {
  let last: { readonly id: string; readonly answer: boolean } | null = null;
  return (id) => {
    if (last?.id !== id) last = { id, answer: ask(id) };
    return last.answer;
  };
}

/** Personal data of a dispute always travels, and so do the files that belong to it. */
function isOfDispute(reader: Reader, { entity, entityId }: OpRow): boolean {
  return entity === 'attachment' && findAttachment(reader, entityId)?.subjectEntity === 'dispute';
}

/** What was answered on the spot goes up as body alone (exchange.md §3). */
function isAnsweredOnSpot(
  reader: Reader,
  { entity, entityId }: Pick<OpRow, 'entity' | 'entityId'>,
  isAnswered: (matterId: string) => boolean,
): boolean {
  if (entity === 'attachment') {
    const row = findAttachment(reader, entityId);
    if (!row) return false;
    return isAnsweredOnSpot(reader, { entity: row.subjectEntity, entityId: row.subjectId }, isAnswered);
  }
  if (entity !== 'contact' && entity !== 'matter') return false;
  const matterId = entity === 'contact' ? findContact(reader, entityId)?.matterId : entityId;
  return matterId === undefined || matterId === null || isAnswered(matterId);
}

/** Whether it counts, and what it was merged with, changes nothing of what was told there. */
function isMatterAnswered(reader: Reader, matterId: string): boolean {
  const matter = findMatter(reader, matterId);
  return matter === undefined || storedMatter(matter).answer !== null;
}
