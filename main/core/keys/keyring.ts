import { existsSync } from 'node:fs';
import { AppError } from '../app-error.ts';
import { ageEncrypt } from '../crypto/age.ts';
import { hkdfSha256, scryptKey, type ScryptCost } from '../crypto/derive.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import { openAesGcm, sealAesGcm } from '../crypto/sealing.ts';
import type { TwoCopyFile } from '../files/two-copy-file.ts';
import type { MachineSecret } from '../ports.ts';
import { attemptsLeft, noFailures, rebaseFailures, secondsToWait, type Failures } from './failure-delay.ts';
import { keyCheckLength, keyringFile, type KeyringContent, type LoginEntry } from './keyring-file.ts';
import { recoveryWrapKey } from './recovery-code.ts';
import { normalizeSecret } from './secret-policy.ts';

/** About a quarter of a second and 64 MiB on an office PC (exchange.md §11). */
export const standardCost: ScryptCost = { log2N: 16, r: 8, p: 1 };
const databaseKeyLength = 32;
const noSalt = new Uint8Array(0);

export interface Login {
  readonly staffId: string;
  /** Null on another PC than the one it was written on, until {@link Keyring.renameLogin}. */
  readonly name: string | null;
}

export interface NewLogin {
  readonly staffId: string;
  readonly name: string;
  readonly secret: string;
}

export interface KeyringOptions {
  readonly file: string;
  readonly machine: MachineSecret;
  /** Of wraps made from now on; each wrap carries its own. Tests pass a low one. */
  readonly cost?: ScryptCost | undefined;
}

export interface NewKeyring extends KeyringOptions {
  readonly stationId: string;
  readonly stationName: string;
  /** 32 random bytes: the raw key of the database. */
  readonly databaseKey: Uint8Array;
  readonly recoveryCode: string;
  /** Without anybody who can unlock, a station would be shut for good. */
  readonly firstLogin: NewLogin;
  /** Of the keyring before, when a station is restored. */
  readonly township?: TownshipWrap | null;
}

/** The database key as an age file for the township's recovery identity. */
export interface TownshipWrap {
  readonly recipient: string;
  readonly wrap: Uint8Array;
}

/** Whether a keyring is there, sound or damaged: then no second station may be started over it. */
export function keyringExists(file: string): boolean {
  const { path, previousPath } = keyringFile(file);
  return existsSync(path) || existsSync(previousPath);
}

/** On disk together with its first login. Errors: STATION_EXISTS, RECOVERY_CODE_MISREAD, DISK_*. */
export function createKeyring(options: NewKeyring): Keyring {
  if (keyringExists(options.file)) throw new AppError('STATION_EXISTS');
  const { file, machine, stationId, databaseKey, recoveryCode, township, cost = standardCost } = options;
  const keyCheck = keyCheckOf(databaseKey, stationId);
  const keyring = new Keyring(
    keyringFile(file),
    {
      v: 1,
      stationId,
      stationName: sealName(options.stationName, machine, nameLabel(stationId)),
      keyCheck,
      logins: [],
      recovery: wrapByRecovery({ stationId, keyCheck }, recoveryCode, databaseKey),
      township: township ? { recipient: township.recipient, wrap: toHex(township.wrap) } : null,
    },
    machine,
    cost,
  );
  keyring.addLogin(options.firstLogin, databaseKey);
  return keyring;
}

/**
 * Opens the keyring, from its previous copy where the current one is damaged. Errors: KEYRING_DAMAGED when neither copy
 * is sound, DATABASE_FROM_FUTURE, DISK_*.
 */
export function openKeyring(options: KeyringOptions): Keyring {
  const store = keyringFile(options.file);
  const stored = store.read();
  if (stored.state !== 'sound') throw new AppError('KEYRING_DAMAGED');
  return new Keyring(store, stored.value, options.machine, options.cost ?? standardCost);
}

/**
 * The wraps of the database key (exchange.md §11). Every change is on disk before its method returns. One instance
 * per file.
 */
export class Keyring {
  readonly #store: TwoCopyFile<KeyringContent>;
  readonly #machine: MachineSecret;
  readonly #cost: ScryptCost;
  #content: KeyringContent;

  constructor(
    store: TwoCopyFile<KeyringContent>,
    content: KeyringContent,
    machine: MachineSecret,
    cost: ScryptCost,
  ) {
    this.#store = store;
    this.#content = content;
    this.#machine = machine;
    this.#cost = cost;
  }

  get stationId(): string {
    return this.#content.stationId;
  }

  /** Null on another PC than the one it was written on, until {@link Keyring.renameStation}. */
  stationName(): string | null {
    return openName(this.#content.stationName, this.#machine, nameLabel(this.stationId));
  }

  renameStation(name: string): void {
    const stationName = sealName(name, this.#machine, nameLabel(this.stationId));
    this.#save({ ...this.#content, stationName });
  }

  logins(): Login[] {
    return this.#content.logins.map(({ staffId, name }) => ({
      staffId,
      name: openName(name, this.#machine, nameLabel(this.stationId, staffId)),
    }));
  }

  hasLogin(staffId: string): boolean {
    return this.#content.logins.some((login) => login.staffId === staffId);
  }

  /** The caller has checked the secret by `assertStrongSecret`. Errors: CONFLICT when this person has a login; DISK_*. */
  addLogin({ staffId, name, secret }: NewLogin, databaseKey: Uint8Array): void {
    if (this.hasLogin(staffId)) throw new AppError('CONFLICT');
    const login: LoginEntry = {
      staffId,
      name: this.#sealLoginName(staffId, name),
      ...this.#wrapBySecret(staffId, secret, databaseKey),
    };
    // Twice, because it may be the first login of a new keyring, which has no previous copy yet.
    this.#saveForGood({ ...this.#content, logins: [...this.#content.logins, login] });
  }

  /** Errors: NOT_FOUND, DISK_*. */
  renameLogin(staffId: string, name: string): void {
    const login = this.#login(staffId);
    this.#save(this.#withLogin({ ...login, name: this.#sealLoginName(staffId, name) }));
  }

  /** Errors: NOT_FOUND, DISK_*. */
  removeLogin(staffId: string): void {
    const removed = this.#login(staffId);
    this.#saveForGood({
      ...this.#content,
      logins: this.#content.logins.filter((login) => login !== removed),
    });
  }

  /**
   * Also ends a wait, and binds the login to this PC. The caller has checked the secret by `assertStrongSecret`.
   * Errors: NOT_FOUND, DISK_*.
   */
  changeSecret(staffId: string, newSecret: string, databaseKey: Uint8Array): void {
    const login = this.#login(staffId);
    this.#saveForGood(this.#withLogin({ ...login, ...this.#wrapBySecret(staffId, newSecret, databaseKey) }));
  }

  /**
   * The database key by a person's secret; `nowMs` in UTC milliseconds. Errors: SECRET_WRONG with `left` attempts before
   * a wait, SECRET_WAIT with `seconds`, MACHINE_SECRET_UNAVAILABLE on another PC (not counted), NOT_FOUND, DISK_*.
   */
  unlock(staffId: string, secret: string, nowMs: number): Uint8Array {
    const login = this.#login(staffId);
    if (login.machineCheck !== machineCheck(this.#machine, fromHex(login.salt))) {
      throw new AppError('MACHINE_SECRET_UNAVAILABLE');
    }
    return this.#attempt({
      failures: login.failures,
      nowMs,
      keep: (failures) => this.#save(this.#withLogin({ ...login, failures })),
      open: () => {
        const key = keyOfSecret(secret, fromHex(login.salt), login.cost, this.#machine);
        return unwrapKey(key, login.wrap, this.stationId, ['login', staffId]);
      },
      wrong: (failures) => new AppError('SECRET_WRONG', { left: attemptsLeft(failures) }),
    });
  }

  /**
   * The database key by the code on paper, on any PC. Errors: RECOVERY_CODE_MISREAD with `group` (not counted),
   * RECOVERY_CODE_WRONG, SECRET_WAIT with `seconds`, DISK_*.
   */
  unlockByRecovery(code: string, nowMs: number): Uint8Array {
    const key = recoveryWrapKey(code);
    const { recovery } = this.#content;
    return this.#attempt({
      failures: recovery.failures,
      nowMs,
      keep: (failures) => this.#save({ ...this.#content, recovery: { ...recovery, failures } }),
      open: () => unwrapKey(key, recovery.wrap, this.stationId, ['recovery']),
      wrong: () => new AppError('RECOVERY_CODE_WRONG'),
    });
  }

  /** The code before it opens nothing from now on. Errors: RECOVERY_CODE_MISREAD, DISK_*. */
  renewRecovery(code: string, databaseKey: Uint8Array): void {
    const recovery = wrapByRecovery(this.#content, code, databaseKey);
    this.#saveForGood({ ...this.#content, recovery });
  }

  /** The wrap that the code on paper opens, as it goes into backups. */
  get recoveryWrap(): string {
    return this.#content.recovery.wrap;
  }

  /** The wrap that the township's recovery identity opens; nothing is kept yet. */
  async wrapForTownship(recipient: string, databaseKey: Uint8Array): Promise<TownshipWrap> {
    assertDatabaseKey(databaseKey, this.#content);
    return { recipient, wrap: await ageEncrypt([recipient], databaseKey) };
  }

  /** Keeps what {@link Keyring.wrapForTownship} made; replaces an older one. Errors: DISK_*. */
  setTownshipWrap({ recipient, wrap }: TownshipWrap): void {
    this.#saveForGood({ ...this.#content, township: { recipient, wrap: toHex(wrap) } });
  }

  /** Whether it is the key of this station's database. */
  isDatabaseKey(databaseKey: Uint8Array): boolean {
    return keyCheckOf(databaseKey, this.stationId) === this.#content.keyCheck;
  }

  /** What {@link Keyring.setTownshipWrap} made, and for whom; null before the first grant. */
  townshipWrap(): TownshipWrap | null {
    const { township } = this.#content;
    return township && { recipient: township.recipient, wrap: fromHex(township.wrap) };
  }

  /** Counted before it is tried: pulling the plug at a wrong secret wins no free attempt. */
  #attempt({ failures, nowMs, keep, open, wrong }: Attempt): Uint8Array {
    const before = rebaseFailures(failures, nowMs);
    const seconds = secondsToWait(before, nowMs);
    if (seconds > 0) {
      if (before !== failures) keep(before);
      throw new AppError('SECRET_WAIT', { seconds });
    }
    const counted: Failures = { count: before.count + 1, at: nowMs };
    keep(counted);
    const databaseKey = open();
    if (databaseKey === null) throw wrong(counted);
    // A wrap that opens and holds another key was never made by this program.
    if (keyCheckOf(databaseKey, this.stationId) !== this.#content.keyCheck) {
      throw new AppError('KEYRING_DAMAGED');
    }
    keep(noFailures);
    return databaseKey;
  }

  #login(staffId: string): LoginEntry {
    const login = this.#content.logins.find((entry) => entry.staffId === staffId);
    if (!login) throw new AppError('NOT_FOUND');
    return login;
  }

  #withLogin(changed: LoginEntry): KeyringContent {
    const logins = this.#content.logins.map((login) => (login.staffId === changed.staffId ? changed : login));
    return { ...this.#content, logins };
  }

  #sealLoginName(staffId: string, name: string): string {
    return sealName(name, this.#machine, nameLabel(this.stationId, staffId));
  }

  #wrapBySecret(
    staffId: string,
    secret: string,
    databaseKey: Uint8Array,
  ): Omit<LoginEntry, 'staffId' | 'name'> {
    const salt = randomBytes(16);
    const key = keyOfSecret(secret, salt, this.#cost, this.#machine);
    return {
      cost: this.#cost,
      salt: toHex(salt),
      machineCheck: machineCheck(this.#machine, salt),
      wrap: wrapKey(key, databaseKey, this.#content, ['login', staffId]),
      failures: noFailures,
    };
  }

  #save(content: KeyringContent): void {
    this.#store.write(content);
    this.#content = content;
  }

  /** For what must not come back from the previous copy: a withdrawn login, secret or code. */
  #saveForGood(content: KeyringContent): void {
    this.#save(content);
    this.#save(content);
  }
}

interface Attempt {
  readonly failures: Failures;
  readonly nowMs: number;
  readonly keep: (failures: Failures) => void;
  /** Null for a wrong secret. */
  readonly open: () => Uint8Array | null;
  readonly wrong: (failures: Failures) => AppError;
}

/** Neither the secret without this PC nor this PC without the secret gives the key. */
function keyOfSecret(secret: string, salt: Uint8Array, cost: ScryptCost, machine: MachineSecret): Uint8Array {
  const stretched = scryptKey(normalizeSecret(secret), salt, cost);
  const joined = Buffer.concat([stretched, machine.secret]);
  try {
    return hkdfSha256(joined, noSalt, 'open-door keyring login v1', 32);
  } finally {
    stretched.fill(0);
    joined.fill(0);
  }
}

/** Tells another PC from a wrong secret; says nothing about a secret of 32 random bytes. */
function machineCheck(machine: MachineSecret, salt: Uint8Array): string {
  return toHex(hkdfSha256(machine.secret, salt, 'open-door machine check v1', 8));
}

type KeyOwner = Pick<KeyringContent, 'stationId' | 'keyCheck'>;

function wrapByRecovery(owner: KeyOwner, code: string, databaseKey: Uint8Array): KeyringContent['recovery'] {
  return {
    wrap: wrapKey(recoveryWrapKey(code), databaseKey, owner, ['recovery']),
    failures: noFailures,
  };
}

/** The database key from a recovery wrap of any keyring; null for another code. Errors: RECOVERY_CODE_MISREAD. */
export function unwrapByRecovery(code: string, wrap: string, stationId: string): Uint8Array | null {
  return unwrapKey(recoveryWrapKey(code), wrap, stationId, ['recovery']);
}

function wrapKey(
  key: Uint8Array,
  databaseKey: Uint8Array,
  owner: KeyOwner,
  purpose: readonly string[],
): string {
  assertDatabaseKey(databaseKey, owner);
  const wrap = toHex(sealAesGcm(key, databaseKey, wrapLabel(owner.stationId, ...purpose)));
  key.fill(0);
  return wrap;
}

function unwrapKey(
  key: Uint8Array,
  wrap: string,
  stationId: string,
  purpose: readonly string[],
): Uint8Array | null {
  const databaseKey = openOrNull(key, wrap, wrapLabel(stationId, ...purpose));
  key.fill(0);
  return databaseKey;
}

function sealName(name: string, machine: MachineSecret, label: Uint8Array): string {
  return toHex(sealAesGcm(nameKey(machine), Buffer.from(name, 'utf8'), label));
}

function openName(sealed: string, machine: MachineSecret, label: Uint8Array): string | null {
  const name = openOrNull(nameKey(machine), sealed, label);
  return name && Buffer.from(name).toString('utf8');
}

function nameKey(machine: MachineSecret): Uint8Array {
  return hkdfSha256(machine.secret, noSalt, 'open-door keyring names v1', 32);
}

function openOrNull(key: Uint8Array, sealed: string, label: Uint8Array): Uint8Array | null {
  try {
    return openAesGcm(key, fromHex(sealed), label);
  } catch (error) {
    if (error instanceof AppError && error.code === 'DECRYPT') return null;
    throw error;
  }
}

/** Bound into each box, so that one cannot be moved to another login or station. */
function wrapLabel(...parts: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify(['open-door keyring wrap v1', ...parts]), 'utf8');
}

function nameLabel(...parts: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify(['open-door keyring name v1', ...parts]), 'utf8');
}

function keyCheckOf(databaseKey: Uint8Array, stationId: string): string {
  const salt = Buffer.from(stationId, 'utf8');
  return toHex(hkdfSha256(databaseKey, salt, 'open-door key check v1', keyCheckLength));
}

/** A wrap of any other key would be found out only when somebody needs it. */
function assertDatabaseKey(databaseKey: Uint8Array, { stationId, keyCheck }: KeyOwner): void {
  if (databaseKey.length !== databaseKeyLength) throw new RangeError('database key must be 32 bytes');
  if (keyCheckOf(databaseKey, stationId) !== keyCheck) throw new RangeError('not the key of this station');
}
