import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { findStaff, findStation } from '../../../db/queries/stations.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Session } from '../../contract/routes/session.ts';
import { stationProfileSchema, type StationProfile } from '../../contract/routes/station.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { isRegistrationPrefix } from '../../contract/values/registration-no.ts';
import { ordinaryRoles, roles, type Role } from '../../terms/station.ts';
import { AppError } from '../app-error.ts';
import { toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import type { JsonObject } from '../exchange/format/canonical-json.ts';
import type { ReturnNote } from '../exchange/format/return-note.ts';
import { foundGrant } from '../grant/founding.ts';
import { recoveryRecipientOf, setRecoveryRecipient } from '../exchange/kept-safe.ts';
import { generateDeviceKeys, sealDeviceKeys } from '../keys/device-keys.ts';
import { createKeyring, keyringExists, openKeyring, type Keyring, type NewKeyring } from '../keys/keyring.ts';
import {
  chooseConfirmationGroups,
  generateRecoveryCode,
  isConfirmationGroup,
} from '../keys/recovery-code.ts';
import { assertStrongSecret } from '../keys/secret-policy.ts';
import { audit, record } from '../log/record.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';
import { readIdentity, saveIdentity } from './identity.ts';
import { reapplyLastingOps, tryToNoteLastingOps } from './lasting-ops.ts';
import { firstEpoch, resume } from './resume.ts';
import { settleIdentity } from './renew-identity.ts';
import { restoreDir, setFilesAside } from './set-aside.ts';

const keyringPath = (ports: CorePorts): string => join(ports.dataDir, 'keyring.json');
const recoveryConfirmed = 'recoveryConfirmed';

export function keyringOf(ports: CorePorts): Keyring {
  return openKeyring({ file: keyringPath(ports), machine: ports.machine, cost: ports.secretCost });
}

/** Writes a station's first keyring on this PC. Errors: STATION_EXISTS, DISK_*. */
export function createStationKeyring(
  ports: CorePorts,
  station: Omit<NewKeyring, 'file' | 'machine' | 'cost'>,
): void {
  createKeyring({ ...station, file: keyringPath(ports), machine: ports.machine, cost: ports.secretCost });
}

/** Whether there is a station in the data folder, sound or damaged. */
export function stationExists(ports: CorePorts): boolean {
  return keyringExists(keyringPath(ports));
}

export interface StationStatus {
  readonly state: 'empty' | 'locked' | 'damaged';
  readonly problem: ErrorCode | null;
  readonly stationName: string | null;
  readonly logins: { staffId: string; name: string | null }[];
}

/** What may be known before anybody has unlocked. Never throws: a damaged keyring is an answer. */
export function stationStatus(ports: CorePorts): StationStatus {
  if (!stationExists(ports)) {
    return { state: 'empty', problem: null, stationName: null, logins: [] };
  }
  try {
    const keyring = keyringOf(ports);
    return { state: 'locked', problem: null, stationName: keyring.stationName(), logins: keyring.logins() };
  } catch (error) {
    const problem = error instanceof AppError ? error.code : 'KEYRING_DAMAGED';
    return { state: 'damaged', problem, stationName: null, logins: [] };
  }
}

export interface NewStation {
  readonly profile: StationProfile;
  readonly staffName: string;
  readonly staffPost: string;
  readonly secret: string;
  /** Of the township, for a station that was here before and of which nothing is left. */
  readonly note?: ReturnNote | null;
}

/**
 * Founds a station: keys, database, first administrator, recovery code. The keyring is written last, so that a crash
 * before leaves a PC on which the wizard simply starts again.
 * Errors: STATION_EXISTS, SECRET_WEAK, INPUT_INVALID (number prefix), NOT_A_NOTE (of a township), DISK_*.
 */
export async function createStation(
  runtime: StationRuntime,
  input: NewStation,
): Promise<{ session: Session; recoveryCode: string; askGroups: [number, number] }> {
  const { ports } = runtime;
  if (stationExists(ports)) throw new AppError('STATION_EXISTS');
  assertPrefix(input.profile.numberPrefix);
  assertStrongSecret(input.secret, {
    strength: ports.machine.strength,
    knownNumbers: [input.profile.division12, input.profile.phone],
  });
  const note = input.note ?? null;
  if (note && input.profile.kind !== 'village') throw new AppError('NOT_A_NOTE');
  // Without a keyring nobody can ever open a register that is here; it is kept all the same.
  setFilesAside(ports);
  rmSync(restoreDir(ports), { recursive: true, force: true });
  const databaseKey = randomBytes(32);
  const deviceKeys = await generateDeviceKeys();
  const [stationId, deviceId, staffId] = [note?.stationId ?? uuidv7(), uuidv7(), uuidv7()];
  const register = runtime.open(databaseKey, { create: true });
  const mark = register.writer?.highWater.read() ?? null;
  const nowMs = ports.clock.now();
  const today = localDateOf(nowMs);
  const { kind, division12, ...texts } = input.profile;
  const { kid: deviceKid, ...publicKeys } = deviceKeys.publicKeys;
  const card = { ...publicKeys, stationId, deviceId, name: texts.name, division12, level: kind };
  const grant = kind === 'township' ? await foundGrant(card, isoNow(runtime), today) : null;
  const recoveryCode = generateRecoveryCode();
  const recoveryRecipient = await recoveryRecipientOf(recoveryCode);
  inTransaction(register, (tx) => {
    grant?.keep(tx);
    if (note) resume(tx, { note, mark, deviceId, staffId, at: isoNow(runtime) });
    setRecoveryRecipient(tx, recoveryRecipient);
    saveIdentity(tx, {
      stationId,
      deviceId,
      epoch: { n: firstEpoch(stationId, note, mark), r: toHex(randomBytes(8)) },
      deviceKid,
      sealedDeviceKeys: sealDeviceKeys(deviceKeys, ports.machine),
      keysSince: isoNow(runtime),
      formerKids: [],
      formerKeys: [],
      rotations: [],
    });
    record(tx, { author: { station: stationId, device: deviceId, user: staffId, role: 'admin' }, nowMs }, [
      {
        kind: 'station.describe',
        entityId: stationId,
        businessDate: today,
        body: { kind, division12 },
        pii: texts,
      },
      {
        kind: 'staff.create',
        entityId: staffId,
        businessDate: today,
        body: { roles: ordinaryRoles },
        pii: { name: input.staffName, post: input.staffPost, phone: '' },
      },
      ...(grant?.drafts ?? []),
    ]);
  });
  createStationKeyring(ports, {
    stationId,
    stationName: input.profile.name,
    databaseKey,
    recoveryCode,
    firstLogin: { staffId, name: input.staffName, secret: input.secret },
  });
  runtime.shownRecoveryCode = recoveryCode;
  return { session: sessionFor(register, staffId), recoveryCode, askGroups: chooseConfirmationGroups() };
}

function assertPrefix(prefix: string): void {
  if (!isRegistrationPrefix(prefix)) {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'profile.numberPrefix', code: 'PREFIX' }]);
  }
}

/** The two groups that a person typed back prove that the copy on paper exists. Errors: RECOVERY_CODE_WRONG, NOT_FOUND. */
export function confirmRecovery(
  runtime: StationRuntime,
  session: Session,
  groups: readonly { readonly index: number; readonly value: string }[],
): void {
  const code = runtime.shownRecoveryCode;
  if (code === null) throw new AppError('NOT_FOUND');
  const distinct = new Set(groups.map((group) => group.index)).size === groups.length;
  if (!distinct || !groups.every((group) => isConfirmationGroup(code, group.index, group.value))) {
    throw new AppError('RECOVERY_CODE_WRONG');
  }
  inTransaction(runtime.register, (tx) => {
    setMeta(tx, recoveryConfirmed, 'yes');
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'recovery.confirm' });
  });
  runtime.shownRecoveryCode = null;
}

/** Puts a new recovery code in place of the old one. Errors: SECRET_WRONG, SECRET_WAIT, DISK_*. */
export async function renewRecovery(
  runtime: StationRuntime,
  session: Session,
  secret: string,
): Promise<{ recoveryCode: string; askGroups: [number, number] }> {
  const keyring = keyringOf(runtime.ports);
  const databaseKey = keyring.unlock(session.staffId, secret, runtime.ports.clock.now());
  const recoveryCode = generateRecoveryCode();
  const recipient = await recoveryRecipientOf(recoveryCode);
  keyring.renewRecovery(recoveryCode, databaseKey);
  inTransaction(runtime.register, (tx) => {
    setRecoveryRecipient(tx, recipient);
    setMeta(tx, recoveryConfirmed, 'no');
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'recovery.renew' });
  });
  runtime.shownRecoveryCode = recoveryCode;
  return { recoveryCode, askGroups: chooseConfirmationGroups() };
}

/** Opens the register for one person. Errors: SECRET_WRONG, SECRET_WAIT, KEYRING_DAMAGED, FORBIDDEN (left the station). */
export function unlock(runtime: StationRuntime, staffId: string, secret: string): Promise<Session> {
  const databaseKey = keyringOf(runtime.ports).unlock(staffId, secret, runtime.ports.clock.now());
  return opened(runtime, databaseKey, staffId, { action: 'unlock' });
}

/**
 * A forgotten PIN, or a register that came to another PC: the recovery code sets a new PIN for an administrator. Errors:
 * RECOVERY_CODE_*, SECRET_WEAK, FORBIDDEN.
 */
export async function recover(
  runtime: StationRuntime,
  input: { readonly recoveryCode: string; readonly staffId: string; readonly newSecret: string },
): Promise<Session> {
  const { ports } = runtime;
  assertStrongSecret(input.newSecret, { strength: ports.machine.strength }, 'newSecret');
  const databaseKey = keyringOf(ports).unlockByRecovery(input.recoveryCode, ports.clock.now());
  const recipient = await recoveryRecipientOf(input.recoveryCode);
  const session = await recoverWithKey(runtime, databaseKey, { ...input, action: 'recover' });
  inTransaction(runtime.register, (tx) => setRecoveryRecipient(tx, recipient));
  return session;
}

/**
 * Opens the register with its key, however it was come by, and sets a new secret for an administrator. With `also` the
 * recovery code counts as lost too, and a new one is asked for. The caller has checked secret and key. Errors: FORBIDDEN.
 */
export async function recoverWithKey(
  runtime: StationRuntime,
  databaseKey: Uint8Array,
  how: {
    readonly staffId: string;
    readonly newSecret: string;
    readonly action: string;
    readonly params?: JsonObject;
    readonly also?: (tx: WriteTx) => void;
  },
): Promise<Session> {
  const { staffId, newSecret, also, action, params = {} } = how;
  const session = await opened(runtime, databaseKey, staffId, { action, params, needs: 'admin' });
  if (also) {
    inTransaction(runtime.register, (tx) => {
      also(tx);
      setMeta(tx, recoveryConfirmed, 'no');
    });
  }
  const keyring = keyringOf(runtime.ports);
  keyring.changeSecret(staffId, newSecret, databaseKey);
  if (keyring.stationName() === null) nameAgain(keyring, runtime.register, session);
  return session;
}

/** On another PC nobody can read the names of the PIN screen any more. */
function nameAgain(keyring: Keyring, register: OpenRegister, { stationName }: Session): void {
  keyring.renameStation(stationName);
  for (const { staffId } of keyring.logins()) {
    const person = findStaff(register.read, staffId);
    if (person) keyring.renameLogin(staffId, person.name);
  }
}

async function opened(
  runtime: StationRuntime,
  databaseKey: Uint8Array,
  staffId: string,
  {
    action,
    params,
    needs = null,
  }: { readonly action: string; readonly params?: JsonObject; readonly needs?: Role | null },
): Promise<Session> {
  const register = await openSettled(runtime, databaseKey, staffId);
  dropLeftLogins(runtime, register);
  const session = sessionFor(register, staffId);
  if (needs !== null && !session.roles.includes(needs)) throw new AppError('FORBIDDEN');
  inTransaction(register, (tx) =>
    audit(tx, { at: isoNow(runtime), staffId, action, ...(params && { params }) }),
  );
  wipeTraces(runtime);
  return session;
}

/** Of people who left: the power may have failed between their last op and their PIN (staff/hand-over.ts). */
function dropLeftLogins({ ports }: StationRuntime, register: OpenRegister): void {
  const keyring = keyringOf(ports);
  for (const { staffId } of keyring.logins()) {
    if (findStaff(register.read, staffId)?.active === 0) keyring.removeLogin(staffId);
  }
}

/** Never open and unsettled: a register that was copied back would go on as if it were the newest. */
async function openSettled(
  runtime: StationRuntime,
  databaseKey: Uint8Array,
  staffId: string,
): Promise<OpenRegister> {
  if (runtime.isOpen) return runtime.register;
  const register = runtime.open(databaseKey);
  try {
    await settleIdentity(runtime, staffId);
    reapplyLastingOps(runtime);
    tryToNoteLastingOps(runtime);
    return register;
  } catch (error) {
    runtime.close();
    throw error;
  }
}

/** The session of an active member of staff. Errors: FORBIDDEN for somebody who has left. */
export function sessionFor(register: OpenRegister, staffId: string): Session {
  const identity = readIdentity(register.read);
  const person = findStaff(register.read, staffId);
  if (!person || person.active === 0) throw new AppError('FORBIDDEN');
  const profile = stationProfile(register);
  return {
    staffId,
    staffName: person.name,
    roles: person.roles.split(',').filter((role): role is Role => roles.some((known) => known === role)),
    stationId: identity.stationId,
    stationName: profile.name,
    stationKind: profile.kind,
    division12: profile.division12,
    deviceId: identity.deviceId,
  };
}

/** What a station says of itself; this one, if none is named. */
export function stationProfile(
  register: OpenRegister,
  stationId: string = readIdentity(register.read).stationId,
): StationProfile {
  const row = findStation(register.read, stationId);
  if (!row) throw new AppError('STATION_NOT_READY');
  const { kind, division12, name, fields } = row;
  const texts: unknown = JSON.parse(fields);
  return stationProfileSchema.parse({ ...Object(texts), kind, division12, name });
}

export function isRecoveryConfirmed(register: OpenRegister): boolean {
  return findMeta(register.read, recoveryConfirmed) === 'yes';
}

/** Errors: INPUT_INVALID for a prefix that would make numbers unreadable. */
export function reviseStation(
  runtime: StationRuntime,
  session: Session,
  change: Omit<StationProfile, 'kind'>,
): void {
  assertPrefix(change.numberPrefix);
  const { division12, ...texts } = change;
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'station.describe',
        entityId: session.stationId,
        businessDate: localDateOf(nowMs),
        body: { kind: session.stationKind, division12 },
        pii: texts,
      },
    ]);
  });
  keyringOf(runtime.ports).renameStation(change.name);
}

/** Every op carries the person who unlocked, never a name typed in. */
export function authorOf(session: Session): { station: string; device: string; user: string; role: string } {
  const { stationId, deviceId, staffId, roles: held } = session;
  return { station: stationId, device: deviceId, user: staffId, role: held[0] ?? 'registrar' };
}

export function isoNow(runtime: StationRuntime): string {
  return new Date(runtime.ports.clock.now()).toISOString();
}
