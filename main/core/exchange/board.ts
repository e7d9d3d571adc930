import {
  countHealedGaps,
  countQuarantined,
  findLastBatchIn,
  findNewestOfEpoch,
  incarnationsOfStation,
  seqsWithOpsBeyond,
  type BatchInRow,
} from '../../../db/queries/batches-in.ts';
import { findLastExported, oldestUnsigned, type BatchOutRow } from '../../../db/queries/batches-out.ts';
import { sumKeepSafe } from '../../../db/queries/keep-safe.ts';
import type { Epoch } from '../../../db/queries/batches-out.ts';
import { keptAsideByStation } from '../../../db/queries/ops.ts';
import { listPeers, type PeerDevice } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ExchangeBoardRow } from '../../contract/routes/exchange.ts';
import { localDateOf, toEpochDay } from '../../contract/values/local-date.ts';
import { signatureLength } from '../crypto/signing.ts';
import { revocationOf } from '../grant/devices.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity, type Identity } from '../station/identity.ts';
import { clockSkewMs } from './clock-skew.ts';
import { decodeManifest, type Manifest } from './format/manifest.ts';
import { compareVersions } from './program-version.ts';
import { isListedIn, isSignature } from './receipts.ts';
import { openGapsOf } from './sequence.ts';
import { overdueSince } from './standing.ts';
import { opsOwedDown } from './travelling-ops.ts';

/**
 * The township's board: one row for each station below that has, or had, a trusted PC: what came last and what did not
 * come, what it has not got yet, and what is odd about its PC. A revoked PC takes no station off the board.
 */
export function exchangeBoard({ register: { read }, ports }: StationRuntime): ExchangeBoardRow[] {
  const nowMs = ports.clock.now();
  const own = readIdentity(read);
  const heldOps = keptAsideByStation(read);
  const heldBatches = countQuarantined(read);
  const below = listPeers(read).filter(({ level }) => level === 'village');
  return [...Map.groupBy(below, ({ stationId }) => stationId)].flatMap(([stationId, devices]) => {
    const device = deviceOf(devices);
    if (!device) return [];
    const { deviceId, name, division12, keysChangedAt } = device;
    const last = findLastBatchIn(read, stationId);
    const { present, newest } = presentOf(read, stationId);
    const manifest = newest && manifestOf(newest);
    return {
      stationId,
      deviceId,
      name,
      division12,
      keysChangedAt,
      revoked: device.status === 'revoked' ? revokedPc(read, deviceId, devices) : null,
      last: last ? lastOf(last, nowMs) : null,
      gaps: newest && present ? openGapsOf(read, newest.fromDevice, present) : [],
      healed: newest && present ? countHealedGaps(read, newest.fromDevice, present) : 0,
      told: manifest?.board ?? null,
      clockAheadMs: newest && manifest ? clockSkewMs(read, { ...newest, receipts: manifest.receipts }) : 0,
      program: newest
        ? { version: newest.appVersion, than: compareVersions(newest.appVersion, ports.appVersion) }
        : null,
      down: downTo(read, { own, stationId, newest, nowMs }),
      held: { batches: heldBatches.get(stationId) ?? 0, ops: heldOps.get(stationId) ?? 0 },
      keepSafe: sumKeepSafe(read, stationId),
    };
  });
}

/** How many stations below wait for a receipt of this one, and how many have signed for nothing in too long a time. */
export function stationsBehind({ register: { read }, ports }: StationRuntime): {
  readonly waiting: number;
  readonly overdue: number;
} {
  const own = readIdentity(read);
  const below = new Set(
    listPeers(read).flatMap(({ level, status, stationId }) =>
      level === 'village' && status === 'active' ? stationId : [],
    ),
  );
  const states = [...below].map((stationId) => {
    const { newest } = presentOf(read, stationId);
    const since = unsignedSince(read, own, stationId);
    return {
      waits: newest !== undefined && receiptsOwed(read, newest, findLastExported(read, stationId)) > 0,
      isOverdue: since !== null && overdueSince(read, since, ports.clock.now()) !== null,
    };
  });
  return {
    waiting: states.filter(({ waits }) => waits).length,
    overdue: states.filter(({ isOverdue }) => isOverdue).length,
  };
}

/** The register that a station works with now, and what came of it last. */
function presentOf(
  reader: Reader,
  stationId: string,
): { readonly present: Epoch | undefined; readonly newest: BatchInRow | undefined } {
  const [present] = incarnationsOfStation(reader, stationId);
  return { present, newest: present && findNewestOfEpoch(reader, stationId, present) };
}

/** The trusted PC; where there is none, the one that lost its trust last. */
function deviceOf(devices: readonly PeerDevice[]): PeerDevice | undefined {
  const oldestFirst = devices.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return (
    oldestFirst.find(({ status }) => status === 'active') ??
    oldestFirst.findLast(({ status }) => status === 'revoked')
  );
}

function revokedPc(
  reader: Reader,
  deviceId: string,
  devices: readonly PeerDevice[],
): NonNullable<ExchangeBoardRow['revoked']> {
  return {
    at: revocationOf(reader, deviceId).at,
    asksAnew: devices.some(({ status }) => status === 'pending'),
  };
}

function lastOf(row: BatchInRow, nowMs: number): NonNullable<ExchangeBoardRow['last']> {
  const { seq, receivedAt, state, opCount, applied, proposals, quarantined, returned, duplicates } = row;
  const daysAgo = Math.max(0, toEpochDay(localDateOf(nowMs)) - toEpochDay(localDateOf(receivedAt)));
  return { seq, receivedAt, daysAgo, state, opCount, applied, proposals, quarantined, returned, duplicates };
}

function manifestOf({ envelope }: BatchInRow): Manifest {
  return decodeManifest(envelope.subarray(signatureLength));
}

/** What the station has not got yet, and what this one owes it. */
function downTo(
  reader: Reader,
  {
    own,
    stationId,
    newest,
    nowMs,
  }: {
    readonly own: Identity;
    readonly stationId: string;
    readonly newest: BatchInRow | undefined;
    readonly nowMs: number;
  },
): ExchangeBoardRow['down'] {
  const last = findLastExported(reader, stationId);
  const since = unsignedSince(reader, own, stationId);
  return {
    waiting: opsOwedDown(reader, own.stationId, stationId).length,
    receiptsOwed: newest ? receiptsOwed(reader, newest, last) : 0,
    last: last ? { seq: last.seq, exportedAt: last.exportedAt ?? '', receiptedAt: last.receiptedAt } : null,
    unsignedSince: since,
    overdue: since === null ? null : overdueSince(reader, since, nowMs),
  };
}

/** What left before a restore of this register is in the post no more: the next one says it anew. */
function unsignedSince(reader: Reader, own: Identity, stationId: string): string | null {
  return oldestUnsigned(reader, stationId, own.epoch.r);
}

/** How many batches of its present incarnation no receipt names that has left; one without ops asks for none. */
function receiptsOwed(reader: Reader, newest: BatchInRow, last: BatchOutRow | undefined): number {
  const epoch = { n: newest.epochN, r: newest.epochR };
  const receipts = last ? decodeManifest(last.manifest).receipts : [];
  const signed = receipts.filter(
    (receipt) =>
      isSignature(receipt) &&
      receipt.device === newest.fromDevice &&
      receipt.epoch.n === epoch.n &&
      receipt.epoch.r === epoch.r,
  );
  const contiguousTo = Math.max(0, ...signed.map((receipt) => receipt.contiguousTo));
  return seqsWithOpsBeyond(reader, newest.fromStation, epoch, contiguousTo).filter(
    (seq) => !signed.some((receipt) => isListedIn(receipt, seq)),
  ).length;
}
