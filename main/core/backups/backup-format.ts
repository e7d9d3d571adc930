import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { hkdfSha256 } from '../crypto/derive.ts';
import { Sha256, sha256Length } from '../crypto/hash.ts';
import { viewOf } from '../crypto/hex.ts';
import { openAesGcm, sealAesGcm } from '../crypto/sealing.ts';
import { decodeCanonicalJson, encodeCanonicalJson } from '../exchange/format/canonical-json.ts';
import { concatBytes } from '../exchange/format/byte-reader.ts';
import { readChunks, type OnBytes } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { unwrapByRecovery } from '../keys/keyring.ts';

// The backup file (`.odb`), byte by byte: README.md in this folder.

const magic = Uint8Array.of(0x89, 0x4f, 0x44, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
const endMark = Buffer.from('ODBEND\r\n', 'latin1');
const major = 1;
const prefixLength = 16;
const lengthFieldLength = 8;
const trailerLength = lengthFieldLength + sha256Length + endMark.length;
/** What a header and the sealed part really need, many times over. */
const maxHeader = 4096;
const maxInfo = 64 * 1024;
const pageLength = 4096;

const headerSchema = z.strictObject({
  infoLength: z.int().min(1).max(maxInfo),
  recoveryWrap: z.string().regex(/^(?:[0-9a-f]{2}){60}$/u),
  stationId: z.uuid(),
});

const infoSchema = z.object({
  stationName: z.string(),
  /** UTC instant at which the copy of the register was taken. */
  madeAt: z.iso.datetime(),
  /** Ops in the copy: counted again when it is restored. */
  opCount: z.int().min(0),
  appVersion: z.string(),
  databaseLength: z.int().min(pageLength),
  /** SHA-256 of the database file. */
  databaseHash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The township's wrap of the keyring (exchange.md §11, c). */
  township: z
    .strictObject({ recipient: z.string(), wrap: z.string().regex(/^(?:[0-9a-f]{2})*$/u) })
    .nullable(),
});
export type BackupInfo = Readonly<z.infer<typeof infoSchema>>;

export interface BackupContent {
  readonly stationId: string;
  /** The keyring's wrap of the database key that the code on paper opens. */
  readonly recoveryWrap: string;
  readonly databaseKey: Uint8Array;
  readonly info: BackupInfo;
  /** A checked copy of the register, encrypted with the database key, that nobody has open. */
  readonly databaseFile: string;
}

/** The bytes of a backup file, in pieces to be used at once, and how many there will be. */
export function encodeBackup(content: BackupContent): {
  readonly length: number;
  readonly bytes: Iterable<Uint8Array>;
} {
  const front = encodeFront(content);
  const length = front.length + content.info.databaseLength + trailerLength;
  return { length, bytes: piecesOf(front, content.databaseFile, length) };
}

function* piecesOf(front: Uint8Array, databaseFile: string, length: number): Generator<Uint8Array, void> {
  const hash = new Sha256();
  function* hashed(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void> {
    for (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  }
  yield* hashed([front]);
  yield* hashed(readChunks(databaseFile));
  const lengthField = Buffer.alloc(lengthFieldLength);
  lengthField.writeBigUInt64BE(BigInt(length));
  yield* hashed([lengthField]);
  yield concatBytes([hash.digest(), endMark]);
}

/** Prefix, header and sealed part: everything before the database. */
function encodeFront({ stationId, recoveryWrap, databaseKey, info }: BackupContent): Uint8Array {
  const plain = encodeCanonicalJson({ ...info });
  const sealOverhead = 28;
  const header = encodeCanonicalJson({
    infoLength: plain.length + sealOverhead,
    recoveryWrap,
    stationId,
  });
  const headerLength = Buffer.alloc(4);
  headerLength.writeUInt32BE(header.length);
  const open = concatBytes([magic, Uint8Array.of(major, 0, 0, 0), headerLength, header]);
  return concatBytes([open, sealAesGcm(infoKey(databaseKey), plain, open)]);
}

function infoKey(databaseKey: Uint8Array): Uint8Array {
  return hkdfSha256(databaseKey, new Uint8Array(0), 'open-door backup info v1', 32);
}

/** A backup that the recovery code has opened; its database has not been looked at yet. */
export interface OpenedBackup {
  readonly stationId: string;
  readonly databaseKey: Uint8Array;
  readonly info: BackupInfo;
  /** Prefix, header and sealed part: what {@link openFront} opens again. */
  readonly front: Uint8Array;
}

/**
 * Opens a backup by the code on paper, without any keyring. Errors: BACKUP_INVALID (no backup of this program),
 * BACKUP_TRUNCATED and BACKUP_DAMAGED (both with `at`, the bytes that are there or the place), DATABASE_FROM_FUTURE,
 * RECOVERY_CODE_MISREAD, BACKUP_CODE_WRONG, DISK_*.
 */
export function openBackup(path: string, recoveryCode: string): OpenedBackup {
  const front = readFront(path);
  try {
    return openFront(front, recoveryCode);
  } catch (error) {
    // A flipped bit in the wrap looks like a wrong code, and a person would doubt the paper instead of the stick.
    if (error instanceof AppError && error.code === 'BACKUP_CODE_WRONG') assertWhole(path);
    throw error;
  }
}

/** The front of a backup opened on its own. Errors as {@link openBackup}. */
export function openFront(front: Uint8Array, recoveryCode: string): OpenedBackup {
  const header = readHeader(front);
  const { stationId, recoveryWrap, infoLength } = header;
  const databaseKey = unwrapByRecovery(recoveryCode, recoveryWrap, stationId);
  if (databaseKey === null) throw new AppError('BACKUP_CODE_WRONG');
  const open = front.subarray(0, front.length - infoLength);
  const info = decodePart(prefixLength, infoSchema, () =>
    openAesGcm(infoKey(databaseKey), front.subarray(open.length), open),
  );
  return { stationId, databaseKey, info, front };
}

/**
 * The database inside an opened backup, in pieces to be used at once. When the last one was taken, the whole file has
 * been proved. Errors: BACKUP_DAMAGED, BACKUP_TRUNCATED.
 */
export function* databasePieces(path: string, { front, info }: OpenedBackup): Generator<Uint8Array, void> {
  const end = sizeOf(path) - trailerLength;
  const whole = new Sha256().update(front);
  const database = new Sha256();
  for (const piece of readChunks(path, front.length, end)) {
    whole.update(piece);
    database.update(piece);
    yield piece;
  }
  assertTrailer(path, whole);
  const isTheOne =
    end - front.length === info.databaseLength &&
    info.databaseLength % pageLength === 0 &&
    database.digestHex() === info.databaseHash;
  if (!isTheOne) throw damaged(front.length);
}

/** Reads all of the file and compares it with its trailer. Errors: BACKUP_DAMAGED, BACKUP_TRUNCATED, DISK_*. */
export function assertWhole(path: string, onBytes: OnBytes = () => undefined): void {
  const whole = new Sha256();
  for (const piece of readChunks(path, 0, sizeOf(path) - trailerLength)) {
    whole.update(piece);
    onBytes(piece.length);
  }
  assertTrailer(path, whole);
}

function assertTrailer(path: string, whole: Sha256): void {
  const trailer = readAt(path, sizeOf(path) - trailerLength, trailerLength);
  whole.update(trailer.subarray(0, lengthFieldLength));
  const stated = trailer.subarray(lengthFieldLength, lengthFieldLength + sha256Length);
  if (!viewOf(stated).equals(whole.digest())) throw damaged(0);
}

/** Everything before the database, after what needs no key was checked. */
function readFront(path: string): Uint8Array {
  const size = sizeOf(path);
  const prefix = readAt(path, 0, Math.min(size, prefixLength));
  const head = viewOf(prefix).subarray(0, magic.length);
  if (head.length === 0 || !head.equals(magic.subarray(0, head.length))) throw new AppError('BACKUP_INVALID');
  if (size < prefixLength + trailerLength) throw new AppError('BACKUP_TRUNCATED', { at: size });
  const trailer = readAt(path, size - trailerLength, trailerLength);
  const isLengthRight = viewOf(trailer).readBigUInt64BE(0) === BigInt(size);
  const hasEndMark = viewOf(trailer).subarray(-endMark.length).equals(endMark);
  if (!isLengthRight && !hasEndMark) throw new AppError('BACKUP_TRUNCATED', { at: size });
  if (!isLengthRight || !hasEndMark) throw damaged(size - trailerLength);
  if (prefix[magic.length] !== major) {
    // Only a whole file may say that it is newer: a flipped bit says so, too.
    assertWhole(path);
    throw new AppError('DATABASE_FROM_FUTURE');
  }
  const headerEnd = prefixLength + viewOf(prefix).readUInt32BE(12);
  if (headerEnd > prefixLength + maxHeader || headerEnd > size - trailerLength) throw damaged(12);
  const { infoLength } = readHeader(readAt(path, 0, headerEnd));
  if (headerEnd + infoLength > size - trailerLength) throw damaged(prefixLength);
  return readAt(path, 0, headerEnd + infoLength);
}

function readHeader(front: Uint8Array): z.infer<typeof headerSchema> {
  const end = prefixLength + viewOf(front).readUInt32BE(12);
  return decodePart(prefixLength, headerSchema, () => front.subarray(prefixLength, end));
}

/** Nothing that cannot be read makes another error than damage. */
function decodePart<S extends z.ZodType>(at: number, schema: S, bytes: () => Uint8Array): z.output<S> {
  try {
    return schema.parse(decodeCanonicalJson(bytes()));
  } catch {
    throw damaged(at);
  }
}

function damaged(at: number): AppError {
  return new AppError('BACKUP_DAMAGED', { at });
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw asDiskError(error);
  }
}

/** Exactly these bytes; the caller has compared with the size of the file. */
function readAt(path: string, position: number, length: number): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(length);
      const read = readSync(file, bytes, 0, length, position);
      if (read !== length) throw new AppError('BACKUP_TRUNCATED', { at: position + read });
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw asDiskError(error);
  }
}
