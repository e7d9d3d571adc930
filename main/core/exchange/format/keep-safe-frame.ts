import { constants, zstdCompressSync } from 'node:zlib';
import { AppError } from '../../app-error.ts';
import { ageDecrypt, ageEncrypt } from '../../crypto/age.ts';
import { viewOf } from '../../crypto/hex.ts';
import { batchLimits } from './batch-limits.ts';
import { concatBytes, uint32 } from './byte-reader.ts';
import { compressionLevel, inflate } from './frame.ts';
import { encodeOpsFrame, readOpsFrame, type OpRecord } from './ops-frame.ts';

const version = 1;
const headLength = 5;

/** The plaintext under age: version, raw length, and the records as a zstd stream, because age hides what would compress. */
export function keepSafePlaintext(records: Iterable<OpRecord>): Uint8Array {
  const raw = encodeOpsFrame(records);
  const packed = zstdCompressSync(raw, {
    params: { [constants.ZSTD_c_compressionLevel]: compressionLevel },
  });
  return concatBytes([Uint8Array.of(version), uint32(raw.length), packed]);
}

/** A keep-safe frame for the sender's own recovery recipient. */
export function encodeKeepSafe(records: Iterable<OpRecord>, recipient: string): Promise<Uint8Array> {
  return ageEncrypt([recipient], keepSafePlaintext(records));
}

/**
 * Opens what this station gave to be kept. Throws AppError DECRYPT (made for another recovery code, or damaged),
 * NEWER_MAJOR, LIMIT (`frame`), DAMAGED.
 */
export async function openKeepSafe(identity: string, frame: Uint8Array): Promise<OpRecord[]> {
  return readKeepSafePlaintext(await ageDecrypt(identity, frame));
}

export function readKeepSafePlaintext(plaintext: Uint8Array): OpRecord[] {
  const [found] = plaintext;
  if (found !== undefined && found > version) {
    throw new AppError('NEWER_MAJOR', { part: 'keepSafe', version: found });
  }
  if (found !== version || plaintext.length < headLength) {
    throw new AppError('DAMAGED', { reason: 'head', part: 'keepSafe' });
  }
  const rawLength = viewOf(plaintext).readUInt32BE(1);
  if (rawLength > batchLimits.frameRaw) {
    throw new AppError('LIMIT', { which: 'frame', max: batchLimits.frameRaw });
  }
  const raw = inflate(plaintext.subarray(headLength), rawLength);
  if (raw?.length !== rawLength) throw new AppError('DAMAGED', { reason: 'inflate', part: 'keepSafe' });
  return [...readOpsFrame(raw, 0)];
}
