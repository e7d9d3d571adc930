import { AppError } from '../../app-error.ts';
import { Sha256, sha256Length } from '../../crypto/hash.ts';
import { viewOf } from '../../crypto/hex.ts';
import { formatVersion } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import { concatBytes } from './byte-reader.ts';

/** High bit, letters, CRLF, Ctrl-Z, LF: a transfer that rewrites line ends or strips bits shows here (as in PNG). */
const magic = Uint8Array.of(0x89, 0x58, 0x46, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
const endMark = Buffer.from('XFBEND\r\n', 'latin1');

/** Magic, versions, reserved bytes and the length of the header. */
export const prefixLength = 16;
const lengthFieldLength = 8;
/** Length of the file, hash and end mark. */
export const trailerLength = lengthFieldLength + sha256Length + endMark.length;
const shortestFile = prefixLength + trailerLength;

/** The outer file, cut apart; nothing in it is authenticated yet. */
export interface Container {
  readonly minor: number;
  readonly headerBytes: Uint8Array;
  /** An age file. */
  readonly body: Uint8Array;
}

/** Magic, version, header, body and trailer as one file. */
export function writeContainer(headerBytes: Uint8Array, body: Uint8Array): Uint8Array {
  const length = shortestFile + headerBytes.length + body.length;
  const file = concatBytes([
    magic,
    Uint8Array.of(formatVersion.major, formatVersion.minor, 0, 0),
    new Uint8Array(4),
    headerBytes,
    body,
    new Uint8Array(trailerLength),
  ]);
  const view = viewOf(file);
  view.writeUInt32BE(headerBytes.length, 12);
  view.writeBigUInt64BE(BigInt(length), length - trailerLength);
  file.set(hashOfFile(file), length - endMark.length - sha256Length);
  file.set(endMark, length - endMark.length);
  return file;
}

/**
 * Steps 2 and 3 of an import, without any key. Throws AppError NOT_A_BATCH, NEWER_MAJOR (`version`), LIMIT (`file`),
 * TRUNCATED (`at`: bytes that are there), DAMAGED (`reason`, and `at` where the place is known).
 */
export function readContainer(file: Uint8Array, maxFile: number = batchLimits.file): Container {
  assertMagic(file);
  assertSize(file.length, maxFile);
  assertTrailer(file);
  return cutContainer(file);
}

/** The header bytes of a file whose rest may be missing; null if they are not all there. For a diagnosis only. */
export function peekHeaderBytes(file: Uint8Array): Uint8Array | null {
  if (file.length < prefixLength) return null;
  const end = prefixLength + viewOf(file).readUInt32BE(12);
  const isPlausible = end <= file.length && end - prefixLength <= batchLimits.header;
  return isPlausible ? file.subarray(prefixLength, end) : null;
}

/** Step 2 for the first bytes of a file that has `length` bytes. Errors: NOT_A_BATCH, NEWER_MAJOR, TRUNCATED, LIMIT. */
export function assertBeginning(start: Uint8Array, length: number, maxFile: number = batchLimits.file): void {
  assertMagic(start);
  assertSize(length, maxFile);
}

/** Whether the last bytes of a file of this length are a trailer; their hash is not looked at. */
export function endsWithTrailer(end: Uint8Array, length: number): boolean {
  if (end.length < trailerLength || length < shortestFile) return false;
  const view = viewOf(end).subarray(-trailerLength);
  return view.readBigUInt64BE(0) === BigInt(length) && view.subarray(-endMark.length).equals(endMark);
}

function assertMagic(file: Uint8Array): void {
  const head = viewOf(file).subarray(0, magic.length);
  if (head.length === 0) throw new AppError('NOT_A_BATCH', { reason: 'empty' });
  if (!head.equals(magic.subarray(0, head.length))) {
    const isMangled = head.subarray(1, 4).equals(magic.subarray(1, 4));
    throw new AppError('NOT_A_BATCH', { reason: isMangled ? 'textMode' : 'magic' });
  }
  const major = file[magic.length];
  if (major === undefined) throw new AppError('TRUNCATED', { at: file.length });
  if (major > formatVersion.major) throw new AppError('NEWER_MAJOR', { part: 'file', version: major });
  if (major !== formatVersion.major) throw new AppError('NOT_A_BATCH', { reason: 'version' });
}

function assertSize(length: number, maxFile: number): void {
  const max = Math.min(maxFile, batchLimits.fileCeiling);
  if (length > max) throw new AppError('LIMIT', { which: 'file', max });
}

function assertTrailer(file: Uint8Array): void {
  const hasEndMark = viewOf(file).subarray(-endMark.length).equals(endMark);
  if (isTrailerAt(file, file.length - trailerLength)) {
    if (!isHashRight(file)) throw new AppError('DAMAGED', { reason: 'hash' });
    if (hasEndMark) return;
    throw new AppError('DAMAGED', { reason: 'endMark', at: file.length - endMark.length });
  }
  // With its end mark in place the file did arrive to the end: bytes are missing or added inside.
  if (hasEndMark) throw new AppError('DAMAGED', { reason: 'length' });
  const end = findEarlierEnd(file);
  if (end !== null) throw new AppError('DAMAGED', { reason: 'appended', at: end });
  throw new AppError('TRUNCATED', { at: file.length });
}

/** Whether a trailer that begins here states exactly the length that it would end. */
function isTrailerAt(file: Uint8Array, start: number): boolean {
  if (start < prefixLength || start + trailerLength > file.length) return false;
  return viewOf(file).readBigUInt64BE(start) === BigInt(start + trailerLength);
}

/** Where a complete file ends before the bytes do: something was appended. */
function findEarlierEnd(file: Uint8Array): number | null {
  const view = viewOf(file);
  let mark = view.lastIndexOf(endMark);
  while (mark > 0) {
    const end = mark + endMark.length;
    if (isTrailerAt(file, end - trailerLength)) return end;
    mark = view.lastIndexOf(endMark, mark - 1);
  }
  return null;
}

function isHashRight(file: Uint8Array): boolean {
  const end = file.length - endMark.length;
  return viewOf(file)
    .subarray(end - sha256Length, end)
    .equals(hashOfFile(file));
}

function hashOfFile(file: Uint8Array): Uint8Array {
  const covered = file.subarray(0, file.length - endMark.length - sha256Length);
  return new Sha256().update(covered).digest();
}

function cutContainer(file: Uint8Array): Container {
  const view = viewOf(file);
  const headerLength = view.readUInt32BE(12);
  const bodyStart = prefixLength + headerLength;
  const bodyEnd = file.length - trailerLength;
  if (view.readUInt16BE(10) !== 0) throw new AppError('DAMAGED', { reason: 'reserved', at: 10 });
  if (headerLength > batchLimits.header || bodyStart > bodyEnd) {
    throw new AppError('DAMAGED', { reason: 'headerLength', at: 12 });
  }
  return {
    minor: view.readUInt8(9),
    headerBytes: file.subarray(prefixLength, bodyStart),
    body: file.subarray(bodyStart, bodyEnd),
  };
}
