import { AppError } from '../../app-error.ts';
import { signatureLength } from '../../crypto/signing.ts';
import { batchLimits } from './batch-limits.ts';
import { ByteReader, concatBytes, uint32 } from './byte-reader.ts';
import { encodeOpRecord, readOpsFrame, type OpRecord } from './ops-frame.ts';

/** A batch from above as its receiver kept it: what the sender signed, and all of its ops. */
export interface ReturnedBatch {
  /** Over the manifest, 64 bytes. */
  readonly signature: Uint8Array;
  readonly manifestBytes: Uint8Array;
  readonly records: Iterable<OpRecord>;
}

/** Content of a `returned` frame: length of the envelope, signature and manifest, and the op records. */
export function encodeReturnedFrame(envelope: Uint8Array, records: Iterable<OpRecord>): Uint8Array {
  return concatBytes([uint32(envelope.length), envelope, ...[...records].flatMap(encodeOpRecord)]);
}

/** As views of its memory; nothing is proved yet. Throws AppError DAMAGED and LIMIT, also while the records are read. */
export function readReturnedFrame(raw: Uint8Array): ReturnedBatch {
  const reader = new ByteReader(raw, (at) => {
    throw new AppError('DAMAGED', { reason: 'short', part: 'returned', at });
  });
  const length = reader.readUint32();
  const max = signatureLength + batchLimits.manifest;
  if (length > max) throw new AppError('LIMIT', { which: 'manifest', max });
  const signature = reader.readBytes(signatureLength);
  const manifestBytes = reader.readBytes(Math.max(0, length - signatureLength));
  return { signature, manifestBytes, records: readOpsFrame(reader.readBytes(reader.remaining), 0) };
}
