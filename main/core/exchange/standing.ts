import { findNewestBatchIn } from '../../../db/queries/batches-in.ts';
import { countOpReceipts, ownOpsOnTheirWay, type OpOnItsWay } from '../../../db/queries/batches-out.ts';
import { findContact } from '../../../db/queries/contacts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { countUnsignedOps } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ExchangeStatus, RecordStanding } from '../../contract/routes/exchange.ts';
import { localDateOf, toEpochDay } from '../../contract/values/local-date.ts';
import { opStandings, type OpStanding } from '../../terms/exchange.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { signatureLength } from '../crypto/signing.ts';
import { openingOf } from '../log/opening.ts';
import { declinedCode } from '../log/record.ts';
import type { OpenRegister } from '../register.ts';
import { readIdentity } from '../station/identity.ts';
import { decodeManifest } from './format/manifest.ts';
import { isSignature } from './receipts.ts';
import { addressedKinds, findReceiptedTo, kindsGoingUp } from './travelling-ops.ts';
import { isLowest } from './who-may-write.ts';

/** Working days without a receipt after which people are reminded (exchange.md §6). */
const amberAfter = 3;
const redAfter = 7;

/**
 * How far this station's words about a record have come at the other level: the worst of its ops, and each of them. About
 * its own records a village's go up; about a village's a township's go down.
 */
export function recordStanding({ read }: OpenRegister, recordId: string): RecordStanding {
  const matterId = findContact(read, recordId)?.matterId;
  const direction = isLowest(read, readIdentity(read).stationId) ? 'up' : 'down';
  const ops = [recordId, matterId ?? []]
    .flat()
    .flatMap((entityId) => wordsOnTheirWay(read, entityId, direction))
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
    .map((op) => ({ ...op, state: standingOf(op) }));
  // Who has the matter now does what it likes about it: what was declined while the other level had it is history.
  const isOwn = findMatter(read, matterId ?? recordId)?.ownerStation === readIdentity(read).stationId;
  const open = isOwn ? ops.filter(({ code }) => code !== declinedCode) : ops;
  const worst = opStandings.find((standing) => open.some(({ state }) => state === standing)) ?? null;
  return { direction, worst, ops };
}

function wordsOnTheirWay(reader: Reader, entityId: string, direction: 'up' | 'down'): OpOnItsWay[] {
  const isOwn = openingOf(reader, entityId)?.authorStation === readIdentity(reader).stationId;
  // A township's own record is nobody's below.
  if (isOwn !== (direction === 'up')) return [];
  return ownOpsOnTheirWay(reader, entityId, {
    direction,
    kinds: direction === 'up' ? kindsGoingUp : addressedKinds,
  });
}

function standingOf({ state, exportedAt }: OpOnItsWay): OpStanding {
  return state ?? (exportedAt === null ? 'recorded' : 'exported');
}

/** How many own ops that go up stand where. */
export function standingSplit({ read }: OpenRegister): { state: OpStanding; count: number }[] {
  const unsigned = countUnsignedOps(read, kindsGoingUp, findReceiptedTo(read));
  return [...unsigned.map(({ state, ops }) => ({ state, count: ops })), ...countOpReceipts(read)];
}

/** Since when the township owes a receipt, or this station a batch; null while that is nobody's fault yet. */
export function receiptOverdue(reader: Reader, nowMs: number): ExchangeStatus['overdue'] {
  const unsigned = countUnsignedOps(reader, kindsGoingUp, findReceiptedTo(reader));
  const since = unsigned.map((waiting) => waiting.since).toSorted()[0];
  return since === undefined ? null : overdueSince(reader, since, nowMs);
}

/** How long a receipt has been owed since an instant; null while that is nobody's fault yet. */
export function overdueSince(reader: Reader, since: string, nowMs: number): ExchangeStatus['overdue'] {
  const workingDays = workingDaysBetween(reader, since, nowMs);
  if (workingDays <= amberAfter) return null;
  return { light: workingDays > redAfter ? 'red' : 'amber', since, workingDays };
}

/** Working days after the day of `since`, today included. */
function workingDaysBetween(reader: Reader, since: string, nowMs: number): number {
  const calendar = knownCalendar(reader);
  const today = toEpochDay(localDateOf(nowMs));
  let count = 0;
  for (let day = toEpochDay(localDateOf(since)) + 1; day <= today; day += 1) {
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}

const shownMissing = 100;

/** Numbers of this epoch that the station above has not got, as the last of its batches says. */
export function missedAbove(reader: Reader, stationId: string): number[] {
  const newest = findNewestBatchIn(reader, stationId);
  if (!newest) return [];
  const { deviceId, epoch } = readIdentity(reader);
  const { receipts } = decodeManifest(newest.envelope.subarray(signatureLength));
  const own = receipts.find(
    (receipt) =>
      isSignature(receipt) &&
      receipt.device === deviceId &&
      receipt.epoch.n === epoch.n &&
      receipt.epoch.r === epoch.r,
  );
  const missing: number[] = [];
  for (const [first, last] of own?.missing ?? []) {
    for (let seq = first; seq <= last && missing.length < shownMissing; seq += 1) missing.push(seq);
  }
  return missing;
}
