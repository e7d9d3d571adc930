import { AppError } from '../../app-error.ts';
import { batchLimits } from './batch-limits.ts';
import { ByteReader, concatBytes, uint32 } from './byte-reader.ts';
import { piiSaltLength, type Pii } from './op.ts';

/** An op as it travels: its exact bytes, and the personal data beside it when that travels too. */
export interface OpRecord {
  readonly opBytes: Uint8Array;
  readonly pii: Pii | null;
}

const withoutPii = Uint8Array.of(0);
const withPii = Uint8Array.of(1);

/** Parts of one record: length, op, flag, and with pii its salt, length and bytes. */
export function encodeOpRecord({ opBytes, pii }: OpRecord): Uint8Array[] {
  const op = [uint32(opBytes.length), opBytes];
  if (pii === null) return [...op, withoutPii];
  return [...op, withPii, pii.salt, uint32(pii.bytes.length), pii.bytes];
}

/** Content of an ops frame. */
export function encodeOpsFrame(records: Iterable<OpRecord>): Uint8Array {
  return concatBytes([...records].flatMap(encodeOpRecord));
}

/** The records of an ops frame, as views of its memory. Throws AppError DAMAGED (`frame`, `at`) and LIMIT (op, pii). */
export function* readOpsFrame(raw: Uint8Array, frame: number): Generator<OpRecord> {
  const damaged = (at: number): never => {
    throw new AppError('DAMAGED', { reason: 'record', part: 'frame', frame, at });
  };
  const reader = new ByteReader(raw, damaged);
  while (reader.remaining > 0) {
    const opBytes = readBounded(reader, 'op', batchLimits.op, frame);
    const flag = reader.readUint8();
    if (flag > 1) damaged(reader.offset - 1);
    yield { opBytes, pii: flag === 1 ? readPii(reader, frame) : null };
  }
}

function readPii(reader: ByteReader, frame: number): Pii {
  const salt = reader.readBytes(piiSaltLength);
  return { salt, bytes: readBounded(reader, 'pii', batchLimits.pii, frame) };
}

function readBounded(reader: ByteReader, which: string, max: number, frame: number): Uint8Array {
  const length = reader.readUint32();
  if (length > max) throw new AppError('LIMIT', { which, max, frame });
  return reader.readBytes(length);
}
