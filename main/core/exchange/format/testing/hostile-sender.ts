import { sha256Hex } from '../../../crypto/hash.ts';
import { encodeAttachmentFrame, readAttachmentFrame } from '../attachment-frame.ts';
import { decodeBatchHeader } from '../batch-header.ts';
import { openBody, type BatchItem } from '../batch-reader.ts';
import { encodeBody } from '../batch-writer.ts';
import { concatBytes } from '../byte-reader.ts';
import { encodeCanonicalJson, type JsonObject, type JsonValue } from '../canonical-json.ts';
import { checkFile } from '../check-file.ts';
import { readContainer, writeContainer } from '../container.ts';
import { encodeEnvelope, readEnvelope } from '../envelope.ts';
import { encodeFrame, type Frame } from '../frame.ts';
import { decodeOp } from '../op.ts';
import { encodeOpsFrame, readOpsFrame } from '../ops-frame.ts';
import { paddedLength } from '../padding.ts';
import { faultOf, type Fault } from './fault-of.ts';
import { sampleBatch, sampleRecord, sampleRecords, townshipReads, village } from './sample-batch.ts';

// What a hostile sender can do that is enrolled all the same, and what strangers can: for the tests and the soak.

export const records = sampleRecords(2);
export const { frozen, content } = sampleBatch(records);
export const plaintext = encodeBody(frozen, content, village.signingKey);
export const header = decodeBatchHeader(frozen.headerBytes);
export const frames = [encodeFrame('ops', encodeOpsFrame(records))];

/** Everything below age, as a township does it that knows the village. */
export function readBody(body: Uint8Array): BatchItem[] {
  const batch = openBody(body, header, frozen.headerBytes, townshipReads());
  return batch.sender === 'active' ? [...batch.contents.read()] : [];
}

export function bodyFault(body: Uint8Array): Fault {
  return faultOf(() => readBody(body));
}

interface HostileParts {
  readonly manifest?: Uint8Array;
  readonly frames?: readonly Frame[];
  readonly table?: Uint8Array;
  readonly area?: Uint8Array;
}

/** A body that an enrolled sender signed properly, whatever is in it. */
export function signedBody(parts: HostileParts): Uint8Array {
  const manifest = parts.manifest ?? frozen.manifestBytes;
  const entries = (parts.frames ?? frames).map(({ entry }) => entry);
  const table = parts.table ?? encodeCanonicalJson({ manifestHash: sha256Hex(manifest), frames: entries });
  const area = parts.area ?? concatBytes((parts.frames ?? frames).map(({ bytes }) => bytes));
  const body = concatBytes([...encodeEnvelope(village.signingKey, manifest, table), area]);
  return concatBytes([body, new Uint8Array(paddedLength(body.length) - body.length)]);
}

export function manifestWith(change: JsonObject): Uint8Array {
  const manifest = JSON.parse(Buffer.from(frozen.manifestBytes).toString('utf8')) as JsonObject;
  return encodeCanonicalJson({ ...manifest, ...change });
}

export function tableWith(entry: JsonObject, count = 1): Uint8Array {
  const list: JsonValue[] = Array.from({ length: count }, () => ({ ...frames[0]?.entry, ...entry }));
  return encodeCanonicalJson({ manifestHash: frozen.manifestHash, frames: list });
}

export function rawFrame(type: string, bytes: Uint8Array, raw: Partial<Frame['entry']> = {}): Frame {
  const length = bytes.length;
  const entry = { type, encoding: 'none', length, rawLength: length, sha256: sha256Hex(bytes) } as const;
  return { entry: { ...entry, ...raw }, bytes };
}

const table = readEnvelope(plaintext).tableBytes;
const [frame] = frames;
const opsRaw = encodeOpsFrame(records);
const { opBytes } = sampleRecord(7);
const file = writeContainer(frozen.headerBytes, plaintext.subarray(0, 500));
const chunk = encodeAttachmentFrame({
  sha256: 'a'.repeat(64),
  size: 9,
  offset: 3,
  bytes: new Uint8Array(6),
});

/** Each layer of the format: its name, how many inputs the ordinary test run tries, a sound one, and who reads it. */
export const layers: readonly (readonly [
  name: string,
  inputs: number,
  original: Uint8Array,
  read: (bytes: Uint8Array) => void,
])[] = [
  ['the outer file', 4_000, file, (bytes) => readContainer(bytes)],
  ['the diagnosis of a file', 1_000, file, (bytes) => checkFile(bytes)],
  ['the header', 2_000, frozen.headerBytes, (bytes) => checkFile(writeContainer(bytes, opBytes))],
  ['the envelope', 2_000, plaintext.subarray(0, 1_200), (bytes) => readBody(bytes)],
  ['a signed manifest', 1_500, frozen.manifestBytes, (manifest) => readBody(signedBody({ manifest }))],
  ['a signed table', 1_500, table, (altered) => readBody(signedBody({ table: altered }))],
  ['signed frames', 1_500, opsRaw, (raw) => readBody(signedBody({ frames: [encodeFrame('ops', raw)] }))],
  [
    'compressed frames',
    1_000,
    frame?.bytes ?? opsRaw,
    (bytes) =>
      readBody(
        signedBody({ frames: [rawFrame('ops', bytes, { encoding: 'zstd', rawLength: opsRaw.length })] }),
      ),
  ],
  ['an ops frame', 1_500, opsRaw, (raw) => [...readOpsFrame(raw, 0)]],
  ['an attachment frame', 1_000, chunk, (raw) => readAttachmentFrame(raw, 0)],
  ['an op', 3_000, opBytes, (bytes) => decodeOp(bytes)],
];
