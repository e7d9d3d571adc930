import {
  batchesOutNotReceipted,
  opIdsOfBatchOut,
  type BatchOutRow,
} from '../../../db/queries/batches-out.ts';
import type { Reader } from '../../../db/store/store.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { countUnsignedOps } from '../../../db/queries/ops.ts';
import { findDevice } from '../../../db/queries/grants.ts';
import { attachmentsWaiting } from '../attachments/send.ts';
import { hasMoreToKeep } from '../exchange/keep-safe.ts';
import { findSuperior } from '../exchange/peers.ts';
import { mustReturnMore } from '../exchange/return-above.ts';
import {
  findReceiptedTo,
  inOrderOfUrgency,
  kindsGoingUp,
  opsToSendUp,
  upToCap,
} from '../exchange/travelling-ops.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';

/** What lies at the township unsigned for this long is brought once more: the copy there may have been lost. */
export const sendAgainAfterMs = 24 * 60 * 60_000;
/** As `batch_out.medium`. */
export const httpMedium = 'http';

/** The next batch for the township's receiver; `freeze`: one that does not exist yet. */
export type NextBatch = { readonly do: 'send'; readonly batch: BatchOutRow } | { readonly do: 'freeze' };

/**
 * What waits to be sent, from the batches and ops themselves: there is no other queue that could be lost or differ.
 * `refusedId`: a batch that the receiver will not take; null in the answer: nothing waits.
 */
export function nextToSend(
  { register: { read }, ports }: StationRuntime,
  refusedId: string | null,
): NextBatch | null {
  const superior = findSuperior(read);
  if (!superior) return null;
  const own = readIdentity(read);
  const nowMs = ports.clock.now();
  const open = batchesOutNotReceipted(read, superior.stationId).filter(
    ({ kind, epochR, fromKid }) => kind === 'up' && epochR === own.epoch.r && fromKid === own.deviceKid,
  );
  const newest = open.at(-1);
  const canGo = newest !== undefined && newest.id !== refusedId && newest.disposition === null;
  // First what has a number already: left out, it would be a gap at the township.
  if (canGo && newest.exportedAt === null) return { do: 'send', batch: newest };
  const between = { fromStation: own.stationId, toStation: superior.stationId };
  const isAsking = newest === undefined && findDevice(read, own.deviceId) === undefined;
  const { unsentBytes } = attachmentsWaiting(read, ports, between);
  const isNew = isAsking || unsentBytes > 0 || hasNewOps(read, nowMs, newest);
  const hasMoreToReturn = mustReturnMore(read, { ...between, epoch: own.epoch }, newest?.id ?? null);
  if (isNew || hasMoreToReturn || hasMoreToKeep(read, newest?.keepTo ?? 0)) return { do: 'freeze' };
  return canGo && mustGoAgain(newest, nowMs) ? { do: 'send', batch: newest } : null;
}

/** The newest batch that lies at the township and that nobody has signed for. */
export function awaitingReceipt({ register: { read } }: StationRuntime): BatchOutRow | null {
  const superior = findSuperior(read);
  const open = superior ? batchesOutNotReceipted(read, superior.stationId) : [];
  return open.findLast(({ kind, medium }) => kind === 'up' && medium === httpMedium) ?? null;
}

/** A batch that has left on a stick goes by this way too: the first copy that arrives wins. */
function mustGoAgain({ medium, exportedAt }: BatchOutRow, nowMs: number): boolean {
  return medium !== httpMedium || nowMs - Date.parse(exportedAt ?? '') >= sendAgainAfterMs;
}

/** Ops that the next batch would carry and the newest one does not; what has no room in either must wait for a receipt. */
function hasNewOps(reader: Reader, nowMs: number, newest: BatchOutRow | undefined): boolean {
  const counts = countUnsignedOps(reader, kindsGoingUp, findReceiptedTo(reader));
  if (!counts.some(({ state }) => state === 'recorded')) return false;
  const carried = new Set(newest ? opIdsOfBatchOut(reader, newest.id) : []);
  const next = upToCap(
    reader,
    inOrderOfUrgency(() => opsToSendUp(reader), localDateOf(nowMs)),
    'up',
  );
  return next.some(({ opId }) => !carried.has(opId));
}
