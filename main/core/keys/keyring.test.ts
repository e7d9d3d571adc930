import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { ageDecrypt, ageRecipientOf, generateAgeIdentity } from '../crypto/age.ts';
import { sha256Hex } from '../crypto/hash.ts';
import type { MachineSecret } from '../ports.ts';
import { createKeyring, keyringExists, openKeyring, type Keyring } from './keyring.ts';
import { generateRecoveryCode } from './recovery-code.ts';

const machine: MachineSecret = { secret: new Uint8Array(32).fill(7), strength: 'os' };
const otherMachine: MachineSecret = { secret: new Uint8Array(32).fill(8), strength: 'os' };
const databaseKey = new Uint8Array(32).map((_, index) => index + 1);
const recoveryCode = generateRecoveryCode();
const cost = { log2N: 2, r: 1, p: 1 };
const now = Date.UTC(2026, 4, 6);
const secret = '739164';
const staffId = 'staff-a';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyring-'));
  file = join(folder, 'keyring.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function create(): Keyring {
  return createKeyring({
    file,
    stationId: 'station-1',
    stationName: 'CANARY石桥村',
    machine,
    databaseKey,
    recoveryCode,
    firstLogin: { staffId, name: 'CANARY李秀英', secret },
    cost,
  });
}

const reopen = (on = machine) => openKeyring({ file, machine: on, cost });

function refusalOf(run: () => unknown): { code: string; params: unknown } {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('was not refused');
}

test('nobody who says nothing of the cost gets a cheap wrap', () => {
  createKeyring({
    file,
    stationId: 'station-1',
    stationName: 'CANARY石桥村',
    machine,
    databaseKey,
    recoveryCode,
    firstLogin: { staffId, name: 'CANARY李秀英', secret },
  });
  expect(readFileSync(file, 'utf8')).toContain('"cost":{"log2N":16,"r":8,"p":1}');
});

test('a right secret and a right code give the key after a restart', () => {
  create();
  expect(reopen().unlock(staffId, secret, now)).toEqual(databaseKey);
  expect(reopen().unlock(staffId, '７３９１６４', now)).toEqual(databaseKey);
  expect(reopen().unlockByRecovery(recoveryCode.toLowerCase(), now)).toEqual(databaseKey);
  expect(reopen().stationId).toBe('station-1');
  expect(reopen().stationName()).toBe('CANARY石桥村');
  expect(reopen().logins()).toEqual([{ staffId, name: 'CANARY李秀英' }]);
});

test('a second keyring is never made over the first', () => {
  expect(keyringExists(file)).toBe(false);
  create();
  expect(keyringExists(file)).toBe(true);
  rmSync(file);
  expect(keyringExists(file)).toBe(true);
  expect(refusalOf(create).code).toBe('STATION_EXISTS');
});

test('wrong secrets, unknown persons and wrong codes are refused', () => {
  const keyring = create();
  expect(refusalOf(() => keyring.unlock(staffId, '739165', now))).toEqual({
    code: 'SECRET_WRONG',
    params: { left: 4 },
  });
  expect(refusalOf(() => keyring.unlock('staff-b', secret, now)).code).toBe('NOT_FOUND');
  expect(refusalOf(() => keyring.unlockByRecovery(generateRecoveryCode(), now)).code).toBe(
    'RECOVERY_CODE_WRONG',
  );
  const misread = `${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('A') ? 'C' : 'A'}`;
  expect(refusalOf(() => keyring.unlockByRecovery(misread, now))).toEqual({
    code: 'RECOVERY_CODE_MISREAD',
    params: { group: 7 },
  });
});

test('a copied file is useless on another PC without the recovery code, and usable with it', () => {
  create();
  const moved = reopen(otherMachine);
  expect(refusalOf(() => moved.unlock(staffId, secret, now)).code).toBe('MACHINE_SECRET_UNAVAILABLE');
  expect(moved.stationName()).toBeNull();
  expect(moved.logins()).toEqual([{ staffId, name: null }]);

  const key = moved.unlockByRecovery(recoveryCode, now);
  moved.changeSecret(staffId, '730194', key);
  moved.renameLogin(staffId, '李秀英');
  moved.renameStation('石桥村');
  expect(reopen(otherMachine).unlock(staffId, '730194', now)).toEqual(databaseKey);
  expect(reopen(otherMachine).logins()).toEqual([{ staffId, name: '李秀英' }]);
  expect(reopen(otherMachine).stationName()).toBe('石桥村');
});

test('the wait after five wrong secrets outlives a restart and a clock set back; a right secret ends the count', () => {
  create();
  for (const left of [4, 3, 2, 1, 0]) {
    expect(refusalOf(() => reopen().unlock(staffId, 'wrong', now)).params).toEqual({ left });
  }
  expect(refusalOf(() => reopen().unlock(staffId, secret, now + 1000))).toEqual({
    code: 'SECRET_WAIT',
    params: { seconds: 29 },
  });
  expect(refusalOf(() => reopen().unlock(staffId, secret, now - 60_000)).params).toEqual({ seconds: 30 });
  expect(refusalOf(() => reopen().unlock(staffId, secret, now - 50_000)).params).toEqual({ seconds: 20 });
  expect(reopen().unlock(staffId, secret, now - 30_000)).toEqual(databaseKey);
  expect(refusalOf(() => reopen().unlock(staffId, 'wrong', now)).params).toEqual({ left: 4 });
});

test('an attempt that cannot be counted is not made', () => {
  const keyring = create();
  rmSync(folder, { recursive: true });
  expect(refusalOf(() => keyring.unlock(staffId, secret, now)).code).toBe('DISK_GONE');
});

test('a withdrawn login, secret or code does not come back with the previous copy', () => {
  const keyring = create();
  const newCode = generateRecoveryCode();
  keyring.changeSecret(staffId, '730194', databaseKey);
  keyring.renewRecovery(newCode, databaseKey);
  keyring.addLogin({ staffId: 'staff-b', name: '王', secret }, databaseKey);
  keyring.removeLogin('staff-b');
  rmSync(file);
  const previous = reopen();
  expect(previous.logins().map((login) => login.staffId)).toEqual([staffId]);
  expect(refusalOf(() => previous.unlock(staffId, secret, now)).code).toBe('SECRET_WRONG');
  expect(refusalOf(() => previous.unlockByRecovery(recoveryCode, now)).code).toBe('RECOVERY_CODE_WRONG');
  expect(previous.unlock(staffId, '730194', now)).toEqual(databaseKey);
  expect(previous.unlockByRecovery(newCode, now)).toEqual(databaseKey);
});

test('one person has one login', () => {
  const keyring = create();
  const again = () => keyring.addLogin({ staffId, name: '李', secret }, databaseKey);
  expect(refusalOf(again).code).toBe('CONFLICT');
});

test('no wrap is made of a key that is not the station’s: it would be found out in the hour of need', async () => {
  const keyring = create();
  const other = new Uint8Array(32).fill(1);
  const before = readFileSync(file);
  for (const wrap of [
    () => keyring.changeSecret(staffId, '730194', other),
    () => keyring.addLogin({ staffId: 'staff-b', name: '王', secret }, other),
    () => keyring.renewRecovery(generateRecoveryCode(), other),
  ]) {
    expect(wrap).toThrow(RangeError);
  }
  await expect(keyring.wrapForTownship(await ageRecipientOf(generateAgeIdentity()), other)).rejects.toThrow(
    RangeError,
  );
  expect(readFileSync(file)).toEqual(before);
});

test('the township opens its wrap', async () => {
  const identity = generateAgeIdentity();
  const recipient = await ageRecipientOf(identity);
  const keyring = create();
  keyring.setTownshipWrap(await keyring.wrapForTownship(recipient, databaseKey));
  const wrap = reopen().townshipWrap();
  expect(wrap?.recipient).toBe(recipient);
  expect(await ageDecrypt(identity, wrap?.wrap ?? new Uint8Array(0))).toEqual(databaseKey);
});

test('no name, secret or key stands in either file', () => {
  create().renameLogin(staffId, 'CANARY张');
  for (const path of [file, `${file}.previous`]) {
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('CANARY');
    for (const bytes of [Buffer.from('CANARY'), databaseKey, machine.secret, Buffer.from(secret)]) {
      expect(text).not.toContain(Buffer.from(bytes).toString('hex'));
    }
  }
});

test('any damaged byte is noticed, and the previous copy stands in', () => {
  create().unlock(staffId, secret, now);
  const previous = `${file}.previous`;
  const sound = readFileSync(file);
  const soundPrevious = readFileSync(previous);
  rmSync(previous);
  for (let at = 0; at < sound.length; at += 1) {
    const bad = Buffer.from(sound);
    bad.writeUInt8(bad.readUInt8(at) ^ 1, at);
    writeFileSync(file, bad);
    expect(refusalOf(reopen).code).toBe('KEYRING_DAMAGED');
  }
  writeFileSync(previous, soundPrevious);
  expect(reopen().unlock(staffId, secret, now)).toEqual(databaseKey);
});

test('a forged file with a right check sum gives the right key or an error, never another key', () => {
  create();
  rmSync(`${file}.previous`);
  const sound = readFileSync(file);
  const bodyLength = sound.indexOf('\n');
  for (let at = 0; at < bodyLength; at += 5) {
    const body = Buffer.from(sound.subarray(0, bodyLength));
    body.writeUInt8(body.readUInt8(at) ^ 1, at);
    writeFileSync(file, `${body.toString('latin1')}\n${sha256Hex(body)}\n`, 'latin1');
    rmSync(`${file}.previous`, { force: true });
    for (const unlock of [
      () => reopen().unlock(staffId, secret, now),
      () => reopen().unlockByRecovery(recoveryCode, now),
    ]) {
      expect(isWrongKey(unlock)).toBe(false);
    }
  }
});

test('a crash between the two renames or while writing leaves the value before', () => {
  create();
  writeFileSync(`${file}.part`, 'half a wri');
  expect(reopen().unlock(staffId, secret, now)).toEqual(databaseKey);
  expect(existsSync(`${file}.part`)).toBe(false);
  rmSync(file);
  const survivor = reopen();
  expect(survivor.unlock(staffId, secret, now)).toEqual(databaseKey);
  expect(existsSync(file)).toBe(true);
});

function isWrongKey(unlock: () => Uint8Array): boolean {
  try {
    return !Buffer.from(unlock()).equals(databaseKey);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
