import { AppError } from '../../app-error.ts';
import { signatureLength, signingKeyLength, type SigningKey } from '../../crypto/signing.ts';
import { batchLimits } from './batch-limits.ts';
import { ByteReader, uint32 } from './byte-reader.ts';
import { signPayload, verifyPayload } from './dsse.ts';
import { frameTablePayload } from './frame-table.ts';
import { manifestPayload } from './manifest.ts';

/** The beginning of the decrypted body: two signed documents, and behind them the frames that the second one lists. */
export interface Envelope {
  /** The key that claims to have signed: lets an unknown sender's request be checked; says nothing about a known one. */
  readonly claimedKey: Uint8Array;
  readonly manifestBytes: Uint8Array;
  readonly manifestSignature: Uint8Array;
  readonly tableBytes: Uint8Array;
  readonly tableSignature: Uint8Array;
  /** Frames and padding. */
  readonly frameArea: Uint8Array;
}

/** The parts of the envelope in order, to be followed by the frames. */
export function encodeEnvelope(
  key: SigningKey,
  manifestBytes: Uint8Array,
  tableBytes: Uint8Array,
): Uint8Array[] {
  return [
    key.publicKey,
    uint32(manifestBytes.length),
    manifestBytes,
    signPayload(key.privateKey, manifestPayload, manifestBytes),
    uint32(tableBytes.length),
    tableBytes,
    signPayload(key.privateKey, frameTablePayload, tableBytes),
  ];
}

/** Cuts the decrypted body apart without looking into it. Throws AppError DAMAGED (`part`, `at`) and LIMIT (`which`). */
export function readEnvelope(plaintext: Uint8Array): Envelope {
  const reader = new ByteReader(plaintext, (at) => {
    throw new AppError('DAMAGED', { reason: 'short', part: 'envelope', at });
  });
  const claimedKey = reader.readBytes(signingKeyLength);
  const manifestBytes = readDocument(reader, 'manifest', batchLimits.manifest);
  const manifestSignature = reader.readBytes(signatureLength);
  const tableBytes = readDocument(reader, 'frameTable', batchLimits.frameTable);
  const tableSignature = reader.readBytes(signatureLength);
  const frameArea = reader.readBytes(reader.remaining);
  return {
    claimedKey,
    manifestBytes,
    manifestSignature,
    tableBytes,
    tableSignature,
    frameArea,
  };
}

/** Throws AppError SIGNATURE (`part`) unless both documents are signed by this key. */
export function assertSignedBy(publicKey: Uint8Array, envelope: Envelope): void {
  const { manifestBytes, manifestSignature, tableBytes, tableSignature } = envelope;
  if (!verifyPayload(publicKey, manifestPayload, manifestBytes, manifestSignature)) {
    throw new AppError('SIGNATURE', { part: 'manifest' });
  }
  if (!verifyPayload(publicKey, frameTablePayload, tableBytes, tableSignature)) {
    throw new AppError('SIGNATURE', { part: 'frameTable' });
  }
}

function readDocument(reader: ByteReader, which: string, max: number): Uint8Array {
  const length = reader.readUint32();
  if (length > max) throw new AppError('LIMIT', { which, max });
  return reader.readBytes(length);
}
