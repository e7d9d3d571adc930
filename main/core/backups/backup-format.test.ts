import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { randomBytes } from '../crypto/random.ts';
import { sha256, sha256Hex } from '../crypto/hash.ts';
import { createKeyring } from '../keys/keyring.ts';
import { generateRecoveryCode } from '../keys/recovery-code.ts';
import { databasePieces, encodeBackup, openBackup, type BackupContent } from './backup-format.ts';

const stationId = '01980000-0000-7000-8000-000000000002';
const recoveryCode = generateRecoveryCode();
const databaseKey = randomBytes(32);
const database = randomBytes(4096);

let folder = '';
let sound: Buffer;
let content: BackupContent;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-format-'));
  const databaseFile = join(folder, 'register.db');
  writeFileSync(databaseFile, database);
  content = {
    stationId,
    recoveryWrap: recoveryWrapOf(recoveryCode),
    databaseKey,
    databaseFile,
    info: {
      stationName: 'CANARY柳河村接访站',
      madeAt: '2026-11-23T02:00:00.000Z',
      opCount: 7,
      appVersion: '0.1.0',
      databaseLength: database.length,
      databaseHash: sha256Hex(database),
      township: { recipient: 'age1canary', wrap: '00ff' },
    },
  };
  sound = bytesOf(content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the keyring of a station makes it. */
function recoveryWrapOf(code: string): string {
  const keyring = createKeyring({
    file: join(mkdtempSync(join(folder, 'keys-')), 'keyring.json'),
    machine: { secret: randomBytes(32), strength: 'os' },
    stationId,
    stationName: '',
    databaseKey,
    recoveryCode: code,
    firstLogin: { staffId: 's', name: '', secret: '739164' },
    cost: { log2N: 2, r: 1, p: 1 },
  });
  return keyring.recoveryWrap;
}

/** Pieces share one memory, so that each is copied as it comes. */
function* copies(pieces: Iterable<Uint8Array>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

function bytesOf(backup: BackupContent): Buffer {
  const { bytes, length } = encodeBackup(backup);
  const whole = Buffer.concat([...copies(bytes)]);
  expect(whole.length).toBe(length);
  return whole;
}

/** What a restore does with the bytes: opens them by the code and takes the database out. */
function restore(bytes: Uint8Array, code = recoveryCode): Buffer {
  const path = join(folder, 'case.odb');
  writeFileSync(path, bytes);
  const opened = openBackup(path, code);
  return Buffer.concat([...copies(databasePieces(path, opened))]);
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'TAKEN';
}

/** With a trailer that fits: what a person who knows the format, but not the code, can make. */
function resealed(change: (bytes: Buffer) => Buffer): Buffer {
  const bytes = change(Buffer.from(sound));
  bytes.writeBigUInt64BE(BigInt(bytes.length), bytes.length - 48);
  bytes.set(sha256(bytes.subarray(0, bytes.length - 40)), bytes.length - 40);
  return bytes;
}

test('the code on paper opens the file without any keyring, and gives back every byte', () => {
  expect(restore(sound, recoveryCode.toLowerCase())).toEqual(Buffer.from(database));
  writeFileSync(join(folder, 'case.odb'), sound);
  const { info, databaseKey: key } = openBackup(join(folder, 'case.odb'), recoveryCode);
  expect(info).toEqual(content.info);
  expect(key).toEqual(databaseKey);
});

test('no name and no key stands in the file in the clear', () => {
  expect(sound.includes('CANARY')).toBe(false);
  expect(sound.includes('柳河')).toBe(false);
  expect(sound.includes(Buffer.from(databaseKey))).toBe(false);
  expect(sound.includes(Buffer.from(databaseKey).toString('hex'))).toBe(false);
});

test('another code is told from a damaged file', () => {
  expect(refusalOf(() => restore(sound, generateRecoveryCode()))).toBe('BACKUP_CODE_WRONG');
  expect(refusalOf(() => restore(sound, `${recoveryCode.slice(0, -1)}?`))).toBe('RECOVERY_CODE_MISREAD');
});

test('cut off anywhere, it is never taken, and is called cut off or no backup at all', () => {
  const refusals = Array.from({ length: sound.length }, (_, length) =>
    refusalOf(() => restore(sound.subarray(0, length))),
  );
  expect([...new Set(refusals)].toSorted()).toEqual(['BACKUP_INVALID', 'BACKUP_TRUNCATED']);
  expect(refusals.lastIndexOf('BACKUP_INVALID')).toBe(0);
});

test('one flipped bit in any byte is found, and is never blamed on the code', () => {
  const refusals = Array.from(sound, (byte, at) => {
    const bad = Buffer.from(sound);
    bad[at] = byte ^ (1 << (at % 8));
    return refusalOf(() => restore(bad));
  });
  expect(refusals.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'BACKUP_INVALID'));
  expect([...new Set(refusals.slice(8))]).toEqual(['BACKUP_DAMAGED']);
});

function withHeaderLength(value: number): Buffer {
  return resealed((bytes) => (bytes.writeUInt32BE(value, 12), bytes));
}

function replaced(from: string | RegExp, to: string): Buffer {
  return resealed((bytes) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1'));
}

test('lengths that lie are refused before anything is read by them', () => {
  for (const value of [0, 1, 5000, 0x7fffffff, 0xffffffff]) {
    expect(refusalOf(() => restore(withHeaderLength(value)))).toBe('BACKUP_DAMAGED');
  }
  for (const digits of ['999', '000', '1e9', '-12']) {
    const bad = replaced(/"infoLength":\d{3}/u, `"infoLength":${digits}`);
    expect(refusalOf(() => restore(bad))).toBe('BACKUP_DAMAGED');
  }
  const stated = Buffer.from(sound);
  stated.writeBigUInt64BE(2n ** 63n, stated.length - 48);
  expect(refusalOf(() => restore(stated))).toBe('BACKUP_DAMAGED');
});

test('what was put together without the key is refused, however well its outside fits', () => {
  const otherDatabase = resealed(
    (bytes) => (bytes.fill(0x41, bytes.length - 48 - 4096, bytes.length - 48), bytes),
  );
  expect(refusalOf(() => restore(otherDatabase))).toBe('BACKUP_DAMAGED');
  const longer = resealed((bytes) =>
    Buffer.concat([bytes.subarray(0, -48), Buffer.alloc(4096), bytes.subarray(-48)]),
  );
  expect(refusalOf(() => restore(longer))).toBe('BACKUP_DAMAGED');
  const otherStation = replaced(stationId, stationId.replace('01980000', '01990000'));
  expect(refusalOf(() => restore(otherStation))).toBe('BACKUP_CODE_WRONG');
  const newer = resealed((bytes) => (bytes.writeUInt8(2, 8), bytes));
  expect(refusalOf(() => restore(newer))).toBe('DATABASE_FROM_FUTURE');
});

test('only this program’s own files are looked into', () => {
  const databaseFile = readFileSync(content.databaseFile);
  for (const bytes of [
    Buffer.alloc(0),
    databaseFile,
    Buffer.from('SQLite format 3\0'.padEnd(8192, '\0')),
    Buffer.from('PK\u0003\u0004'.padEnd(8192, 'x')),
  ]) {
    expect(refusalOf(() => restore(bytes))).toBe('BACKUP_INVALID');
  }
});
