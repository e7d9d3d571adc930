import { v7 as uuidv7 } from 'uuid';
import { findAuditHead } from '../../../db/queries/audit.ts';
import { findOpenIncident, openIncident } from '../../../db/queries/incidents.ts';
import { findMeta, raiseCounter, setMeta } from '../../../db/queries/local.ts';
import { countOwnOps } from '../../../db/queries/ops.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { RegisterRenewal } from '../../contract/routes/restore.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { RestoreKind } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import { certifyDraft } from '../grant/founding.ts';
import {
  generateDeviceKeys,
  openDeviceKeys,
  sealDeviceKeys,
  sealFormerKey,
  type DeviceKeys,
} from '../keys/device-keys.ts';
import { audit, record } from '../log/record.ts';
import type { MachineSecret } from '../ports.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isSuccessorOf, type Mark } from './high-water.ts';
import { beginMissingOps } from './missing-ops.ts';
import { readIdentity, saveIdentity, type Identity } from './identity.ts';

/** Why a register has become another incarnation of itself. */
export interface Renewal {
  readonly kind: RestoreKind;
  /** Who opened it. */
  readonly staffId: string;
  /** UTC instant of what is surely there; later entries may be missing. */
  readonly keptUntil: string;
  /** These keys are given up although this PC could use them. */
  readonly isNewDevice?: boolean;
  /** What waited here unopened and no backup had. */
  readonly heldGone?: RegisterRenewal['heldGone'];
  /** More that belongs into the same transaction. */
  readonly also?: (tx: WriteTx) => void;
}

/**
 * To be called when the register was opened first in this run: a file that is older than this PC's mark was copied back,
 * and keys that this PC cannot open came from another one. Either becomes a new incarnation, with an incident that
 * people see (exchange.md §7, §11).
 */
export async function settleIdentity(runtime: StationRuntime, staffId: string): Promise<void> {
  const { register } = runtime;
  const mark = register.writer?.highWater.read() ?? null;
  const identity = readIdentity(register.read);
  const isBehind =
    mark !== null && mark.stationId === identity.stationId && !isSuccessorOf(register.read, mark);
  const keys = await ownKeys(runtime, identity);
  if (isBehind || keys === null) {
    const kind = isBehind ? 'copiedBack' : 'otherPc';
    const keptUntil = findAuditHead(register.read)?.at ?? '';
    await renewIdentity(runtime, { kind, staffId, keptUntil });
  }
  markHighWater(register);
}

/**
 * A new epoch, and on another PC a new device with keys of its own, whose batches wait until the township has approved
 * it. The same where this PC had replaced the keys already that come back: others take nothing signed by them any more. No instant of the log's clock and no running number up to the mark is given again.
 */
export async function renewIdentity(runtime: StationRuntime, renewal: Renewal): Promise<void> {
  const { register, ports } = runtime;
  const mark = register.writer?.highWater.read() ?? null;
  const before = readIdentity(register.read);
  const keys = await ownKeys(runtime, before);
  const isUsable = keys !== null && renewal.isNewDevice !== true && !wereReplaced(before, mark);
  const fresh = isUsable ? null : await generateDeviceKeys();
  const nowMs = ports.clock.now();
  const at = new Date(nowMs).toISOString();
  inTransaction(register, (tx) => {
    if (mark?.stationId === before.stationId) raiseTo(tx, mark);
    const identity: Identity = {
      ...before,
      epoch: { n: nextEpoch(before, mark), r: toHex(randomBytes(8)) },
      ...(fresh && {
        deviceId: uuidv7(),
        deviceKid: fresh.publicKeys.kid,
        keysSince: at,
        ...retired(before, keys, ports.machine),
        rotations: [],
        sealedDeviceKeys: sealDeviceKeys(fresh, ports.machine),
      }),
    };
    saveIdentity(tx, identity);
    renewal.also?.(tx);
    beginMissingOps(tx, missingOps(tx, before, mark));
    const { kind, keptUntil, staffId } = renewal;
    const params = {
      keptUntil,
      epoch: identity.epoch.n,
      isNewDevice: fresh !== null,
      ...(renewal.heldGone && { heldGone: renewal.heldGone }),
    };
    openIncident(tx, { id: uuidv7(), kind, subject: identity.deviceId, at, params: JSON.stringify(params) });
    audit(tx, { at, staffId, action: `register.${kind}`, params });
    if (fresh) certifyOwn(tx, { identity, keys: fresh, staffId, nowMs });
  });
  markHighWater(register);
}

/**
 * Others have seen batches of this register's epoch that it never made: it is an old copy, or another copy is at work.
 * The same device goes on as another incarnation, with a number behind all that are known (exchange.md §7).
 */
export function leaveEpoch(
  tx: WriteTx,
  { after, staffId, at }: { readonly after: number; readonly staffId: string; readonly at: string },
): void {
  const before = readIdentity(tx);
  const epoch = { n: Math.max(before.epoch.n, after) + 1, r: toHex(randomBytes(8)) };
  saveIdentity(tx, { ...before, epoch });
  const kind: RestoreKind = 'copied';
  const params = { keptUntil: at, epoch: epoch.n, isNewDevice: false };
  audit(tx, { at, staffId, action: `register.${kind}`, params });
  if (findOpenIncident(tx, kind, before.deviceId)) return;
  openIncident(tx, { id: uuidv7(), kind, subject: before.deviceId, at, params: JSON.stringify(params) });
}

/** This PC has gone on to other keys than those of a register that came back. */
function wereReplaced({ stationId, deviceKid, formerKids }: Identity, mark: Mark | null): boolean {
  return (
    mark?.stationId === stationId && mark.deviceKid !== deviceKid && !formerKids.includes(mark.deviceKid)
  );
}

/** So many of its replaced keys a device can still open letters with. */
const keptFormerKeys = 8;

/** The keys join those that were replaced; what signs is not among what is kept of them. */
export function retired(
  { formerKids, formerKeys, deviceKid }: Identity,
  keys: DeviceKeys | null,
  machine: MachineSecret,
): Pick<Identity, 'formerKids' | 'formerKeys'> {
  const kept = keys === null ? [] : [{ kid: deviceKid, sealed: sealFormerKey(keys, machine) }];
  return {
    formerKids: [...formerKids, deviceKid],
    formerKeys: [...formerKeys, ...kept].slice(-keptFormerKeys),
  };
}

/** The device's keys where this PC can open them. */
async function ownKeys(
  { ports }: StationRuntime,
  { sealedDeviceKeys }: Identity,
): Promise<DeviceKeys | null> {
  try {
    return await openDeviceKeys(sealedDeviceKeys, ports.machine);
  } catch (error) {
    if (error instanceof AppError && error.code === 'MACHINE_SECRET_UNAVAILABLE') return null;
    throw error;
  }
}

/** Where there is no mark, as on another PC, or one from before it counted, nothing is claimed. */
function missingOps(tx: WriteTx, { stationId }: Identity, mark: Mark | null): number | null {
  if (mark?.stationId !== stationId || mark.ownOps === undefined) return null;
  return Math.max(0, mark.ownOps - countOwnOps(tx));
}

function nextEpoch({ stationId, epoch }: Identity, mark: Mark | null): number {
  return Math.max(epoch.n, mark?.stationId === stationId ? mark.epochN : 0) + 1;
}

/** No instant of the clock and no number up to the mark is given again. */
export function raiseTo(tx: WriteTx, { hlc, counters }: Mark): void {
  if (hlc !== null && hlc > (findMeta(tx, 'hlc') ?? '')) setMeta(tx, 'hlc', hlc);
  for (const [name, value] of Object.entries(counters)) raiseCounter(tx, name, value);
}

/** A township's own PC stands on the list by which its villages trust it. */
function certifyOwn(
  tx: WriteTx,
  {
    identity,
    keys,
    staffId,
    nowMs,
  }: {
    readonly identity: Identity;
    readonly keys: DeviceKeys;
    readonly staffId: string;
    readonly nowMs: number;
  },
): void {
  const { stationId, deviceId } = identity;
  const station = findStation(tx, stationId);
  if (station?.kind !== 'township') return;
  const { name, division12 } = station;
  const card = { ...keys.publicKeys, stationId, deviceId, name, division12, level: 'township' as const };
  const author = { station: stationId, device: deviceId, user: staffId, role: 'admin' };
  record(tx, { author, nowMs }, [certifyDraft(card, new Date(nowMs).toISOString(), localDateOf(nowMs))]);
}
