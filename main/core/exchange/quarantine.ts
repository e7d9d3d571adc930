import { findBatchIn, listQuarantined, type BatchInRow } from '../../../db/queries/batches-in.ts';
import { findContact } from '../../../db/queries/contacts.ts';
import { findDispute } from '../../../db/queries/disputes.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { opsKeptAside, type KeptAside, type OpRow } from '../../../db/queries/ops.ts';
import { findPeer, formerKeysOfPeer, type PeerDevice } from '../../../db/queries/peers.ts';
import { findReport } from '../../../db/queries/reports.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { HeldBatch, KeptOp, Quarantine } from '../../contract/routes/exchange.ts';
import type { HoldReason } from '../../terms/exchange.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { listStrangers } from './strangers.ts';

/** What was declined has been decided, and what this station proposes itself waits for another. */
const keptStates = ['quarantined', 'proposal'] as const satisfies readonly KeptAside[];
/** One by one on the screen; the counts are of all. */
const shownOps = 500;

/** All that is kept aside here: whole batches that stay closed, and single ops under their codes. */
export function quarantineOf(reader: Reader): Quarantine {
  const ops = keptStates
    .flatMap((state) => [...opsKeptAside(reader, state)])
    .filter(({ origin }) => origin === 'imported');
  return {
    batches: listQuarantined(reader).flatMap((row) => heldBatch(reader, row) ?? []),
    strangers: listStrangers(reader),
    counts: countByCode(reader, ops),
    ops: ops
      .toSorted((a, b) => b.position - a.position)
      .slice(0, shownOps)
      .map((row) => keptOp(reader, row)),
  };
}

function heldBatch(reader: Reader, row: BatchInRow): HeldBatch | null {
  const peer = findPeer(reader, row.fromDevice);
  if (!peer) return null;
  const { manifestHash, seq, wallClock, receivedAt, opCount, bytes } = row;
  return {
    manifestHash,
    stationName: peer.name,
    reason: holdReasonOf(reader, peer),
    seq,
    writtenAt: wallClock,
    receivedAt,
    opCount,
    bytes,
    canRelease: isReleasable(peer),
  };
}

/** A trusted PC's batch waits where it was signed by a key of before; else it waited with the request, and was no good. */
function holdReasonOf(reader: Reader, { status, deviceId }: PeerDevice): HoldReason {
  if (status === 'revoked') return 'revoked';
  return status === 'active' && formerKeysOfPeer(reader, deviceId).length > 0 ? 'oldKey' : 'unknown';
}

/**
 * What a stranger sent is opened by approving it. What a former PC of the township sent is not: it could lay down whom to
 * trust, and every receipt of the present one says the same anew.
 */
export function isReleasable({ status, level }: PeerDevice): boolean {
  return status !== 'pending' && level === 'village';
}

/** `FIELD(body.roles.0)` → FIELD. */
function wordOf(code: string | null): string {
  return code?.split('(')[0] ?? 'UNKNOWN';
}

function pathOf(code: string | null): string | null {
  return /\((.*)\)$/u.exec(code ?? '')?.[1] ?? null;
}

function countByCode(reader: Reader, ops: readonly OpRow[]): Quarantine['counts'] {
  const counts = new Map<string, Quarantine['counts'][number]>();
  for (const row of ops) {
    const code = wordOf(row.code);
    const { stationId, stationName } = senderOf(reader, row);
    const key = `${code} ${stationId}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { code, stationId, stationName, count });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}

/** Who brought it, not whom it names as its author. */
function senderOf(reader: Reader, { batchIn }: OpRow): { stationId: string; stationName: string } {
  const batch = batchIn === null ? undefined : findBatchIn(reader, batchIn);
  if (!batch) return { stationId: '', stationName: '' };
  const { fromStation: stationId, fromDevice } = batch;
  const stationName = findPeer(reader, fromDevice)?.name ?? findStation(reader, stationId)?.name ?? '';
  return { stationId, stationName };
}

function keptOp(reader: Reader, row: OpRow): KeptOp {
  const { opId, disposition, code, hlc, recordedAt, entity, entityId } = row;
  const writtenAt = hlcTime(hlc);
  // That a village has sent a sealed record is for the officers alone to know.
  const isSealed = entity === 'sealed';
  return {
    opId,
    state: disposition === 'applied' ? 'quarantined' : disposition,
    code: wordOf(code),
    path: pathOf(code),
    ...senderOf(reader, row),
    seq: row.batchIn === null ? null : (findBatchIn(reader, row.batchIn)?.seq ?? null),
    writtenAt: writtenAt < '1971' ? null : writtenAt,
    receivedAt: recordedAt,
    entity: isSealed ? 'unreadable' : entity,
    record: isSealed ? null : recordOf(reader, entity, entityId),
  };
}

/** The record in this register that it is about, by its number: nobody's name stands in this list. */
export function recordOf(reader: Reader, entity: string, entityId: string): KeptOp['record'] {
  switch (entity) {
    case 'contact':
    case 'matter': {
      const no = (entity === 'contact' ? findContact : findMatter)(reader, entityId)?.registrationNo;
      return no === undefined ? null : { entity, id: entityId, no };
    }
    case 'dispute': {
      const no = findDispute(reader, entityId)?.registrationNo;
      return no === undefined ? null : { entity, id: entityId, no };
    }
    case 'report': {
      const no = findReport(reader, entityId)?.day;
      return no === undefined ? null : { entity, id: entityId, no };
    }
    default:
      return null;
  }
}
