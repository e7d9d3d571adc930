import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '../app-error.ts';

// An attachment as it lies on the disk, in a backup and on the wire (FORMAT.md §4.1). The renderer writes and reads the
// same bytes (renderer/api/attachment-cipher.ts), so that the plain file never reaches a disk.

/** Bytes of plaintext in every segment but the last. */
export const segmentLength = 65_536;
const tagLength = 16;
const nonceLength = 12;

/** Seals a file under a key of its own. Throws RangeError for an empty file. */
export function* sealBlob(key: Uint8Array, plaintext: Uint8Array): Generator<Uint8Array, void> {
  if (plaintext.length === 0) throw new RangeError('An attachment is not empty');
  for (let at = 0, index = 0; at < plaintext.length; at += segmentLength, index += 1) {
    const isLast = at + segmentLength >= plaintext.length;
    yield* sealSegment(key, plaintext.subarray(at, at + segmentLength), index, isLast);
  }
}

/**
 * Seals what opens with one key under another, a segment at a time: the plain file is never whole, in memory or on a disk.
 * Errors: as {@link openBlob}.
 */
export function* resealBlob(
  from: Uint8Array,
  to: Uint8Array,
  pieces: Iterable<Uint8Array>,
): Generator<Uint8Array, void> {
  let [index, waiting]: [number, Uint8Array | null] = [0, null];
  for (const segment of openBlob(from, pieces)) {
    if (waiting !== null) {
      yield* sealSegment(to, waiting, index, false);
      waiting.fill(0);
      index += 1;
    }
    waiting = segment;
  }
  if (waiting === null) return;
  yield* sealSegment(to, waiting, index, true);
  waiting.fill(0);
}

function* sealSegment(
  key: Uint8Array,
  plaintext: Uint8Array,
  index: number,
  isLast: boolean,
): Generator<Uint8Array, void> {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: tagLength });
  const body = cipher.update(plaintext);
  cipher.final();
  yield body;
  yield cipher.getAuthTag();
}

/** Opens what comes in pieces of any length, one segment at a time. Errors: DECRYPT (`block`, from 1), also when it is cut short. */
export function* openBlob(key: Uint8Array, pieces: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  let index = 0;
  let kept = Buffer.alloc(0);
  for (const piece of pieces) {
    kept = Buffer.concat([kept, piece]);
    // The last segment is only known as the last when the pieces end.
    while (kept.length > segmentLength + tagLength) {
      yield openSegment(key, kept.subarray(0, segmentLength + tagLength), index, false);
      kept = kept.subarray(segmentLength + tagLength);
      index += 1;
    }
  }
  yield openSegment(key, kept, index, true);
}

function openSegment(key: Uint8Array, sealed: Uint8Array, index: number, isLast: boolean): Uint8Array {
  const refused = new AppError('DECRYPT', { block: index + 1 });
  if (sealed.length <= tagLength) throw refused;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(end));
  const body = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    throw refused;
  }
  return body;
}

/** Counter and end mark: segments cannot be swapped, left out or cut off. A key seals one file, so no nonce comes twice. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(nonceLength);
  nonce.writeUInt32BE(index, nonceLength - 5);
  nonce[nonceLength - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Of the plain file. */
export function plainLength(size: number): number {
  const tag = 16;
  return size - tag * Math.ceil(size / (segmentLength + tag));
}
