import { readFileSync, writeFileSync } from 'node:fs';
import { sealBlob } from '../../../attachments/blob.ts';
import { sha256Hex } from '../../../crypto/hash.ts';
import { toHex } from '../../../crypto/hex.ts';
import { encodeAttachmentFrame } from '../attachment-frame.ts';
import { decodeBatchHeader } from '../batch-header.ts';
import { openBody } from '../batch-reader.ts';
import { renderBatch } from '../batch-writer.ts';
import { concatBytes } from '../byte-reader.ts';
import {
  decodeCanonicalJson,
  encodeCanonicalJson,
  type JsonObject,
  type JsonValue,
} from '../canonical-json.ts';
import { encodeCard } from '../card.ts';
import { computeCheckCode, formatCheckCode } from '../check-code.ts';
import { writeContainer } from '../container.ts';
import { preAuthEncoding } from '../dsse.ts';
import { encodeEnvelope } from '../envelope.ts';
import { encodeFrameTable } from '../frame-table.ts';
import { packHlc } from '../hlc.ts';
import { encodeKeepSafe } from '../keep-safe-frame.ts';
import { encodePublicKeys } from '../key-id.ts';
import { manifestPayload } from '../manifest.ts';
import { encodeOpsFrame } from '../ops-frame.ts';
import { paddedLength } from '../padding.ts';
import { encodeNote } from '../return-note.ts';
import { faultOf } from './fault-of.ts';
import { sampleNote, sampleRecovery } from './kept-corpus.ts';
import {
  sampleBatch,
  sampleRecords,
  sampleRotation,
  township,
  townshipReads,
  village,
  withNewKeys,
  type SampleDevice,
} from './sample-batch.ts';

const vectorsJson = new URL('../vectors.json', import.meta.url);
const vectorsXfb = new URL('../vectors.xfb', import.meta.url);

/** The village under its second keys. */
const villageAnew = await withNewKeys(village, 1);

export const vectorRecords = sampleRecords(2);
const { frozen, content } = sampleBatch(vectorRecords);
export const vectorBatch = frozen;

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function deviceVector(device: SampleDevice): JsonValue {
  const { identity, signingKey, ageIdentity, kid } = device;
  const checkCode = formatCheckCode(computeCheckCode(identity));
  return {
    signPrivateKey: toHex(signingKey.privateKey),
    ageIdentity,
    identity,
    publicKeysText: text(encodePublicKeys(identity)),
    kid,
    checkCode,
    cardText: text(encodeCard(identity, signingKey.privateKey)),
  };
}

const canonical: readonly JsonValue[] = [
  null,
  {},
  [],
  '',
  { b: [true, false, null], a: { '10': 0, '9': -1 } },
  { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
  '\u0000\u001f\b\t\n\f\r"\\/\u007f\u2028汉\u{20bb7}e\u0301',
  [9_007_199_254_740_991, -9_007_199_254_740_991],
];

const refused = [
  '{"a": 1}',
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{"__proto__":1}',
  '[1.0]',
  '[-0]',
  '[9007199254740992]',
  '"\\u0041"',
  '"\\ud800"',
  '1\n',
];

function refusal(json: string): JsonValue {
  const { code, params } = faultOf(() => decodeCanonicalJson(Buffer.from(json)));
  return { text: json, code, offset: params['offset'] ?? null };
}

/** The plaintext of a batch with one stored frame: unlike a compressed one the same for ever. */
export function bodyVector(): { vector: JsonValue; body: Uint8Array } {
  const raw = encodeOpsFrame(vectorRecords);
  const table = encodeFrameTable({
    manifestHash: frozen.manifestHash,
    frames: [
      { type: 'ops', encoding: 'none', length: raw.length, rawLength: raw.length, sha256: sha256Hex(raw) },
    ],
  });
  const content = concatBytes([...encodeEnvelope(village.signingKey, frozen.manifestBytes, table), raw]);
  const length = paddedLength(content.length);
  return {
    vector: {
      frameTableText: text(table),
      contentHex: toHex(content),
      contentLength: content.length,
      paddedLength: length,
    },
    body: concatBytes([content, new Uint8Array(length - content.length)]),
  };
}

function attachmentVector(): JsonValue {
  const key = new Uint8Array(32).fill(0x5a);
  const plaintextLength = 140_000;
  const long = concatBytes([
    ...sealBlob(
      key,
      Uint8Array.from({ length: plaintextLength }, (_, i) => i % 251),
    ),
  ]);
  const small = concatBytes([...sealBlob(key, Buffer.from('材料'))]);
  const sha256 = sha256Hex(small);
  const chunk = { sha256, size: small.length, offset: 4, bytes: small.subarray(4, 12) };
  return {
    keyHex: toHex(key),
    plaintextLength,
    size: long.length,
    sha256: sha256Hex(long),
    firstHex: toHex(long.subarray(0, 32)),
    lastHex: toHex(long.subarray(-32)),
    small: {
      plaintext: '材料',
      hex: toHex(small),
      sha256,
      chunkHex: toHex(encodeAttachmentFrame(chunk)),
    },
  };
}

function rotationVector(): JsonValue {
  const rotation = sampleRotation(village, villageAnew);
  const { frozen: anew } = sampleBatch(vectorRecords, { rotations: [rotation] }, villageAnew);
  return {
    recordText: text(encodeCanonicalJson(rotation.record)),
    signatures: rotation.signatures,
    manifestText: text(anew.manifestBytes),
  };
}

/** What the frame holds; the frame itself is made once, because age never makes the same file twice. */
function keepSafeVector(): JsonObject {
  const { code, identity, recipient } = sampleRecovery;
  return { recoveryCode: code, identity, recipient, opsFrameHex: toHex(encodeOpsFrame(vectorRecords)) };
}

/** Everything that is the same at every run; what age makes is not: the file has its own place, the frame is given. */
export function makeVectors(keepSafeFrameHex: string): JsonValue {
  const pae = preAuthEncoding(manifestPayload, frozen.manifestBytes);
  const batch = openBody(
    bodyVector().body,
    decodeBatchHeader(frozen.headerBytes),
    frozen.headerBytes,
    townshipReads(),
  );
  return {
    canonicalJson: canonical.map((value) => text(encodeCanonicalJson(value))),
    canonicalJsonHex: canonical.map((value) => toHex(encodeCanonicalJson(value))),
    refusedJson: refused.map(refusal),
    hlc: { ms: 1_793_669_523_004, counter: 31, hlc: packHlc({ ms: 1_793_669_523_004, counter: 31 }) },
    padded: [0, 16_384, 16_385, 65_537, 1_000_000].map((length) => [length, paddedLength(length)]),
    ops: vectorRecords.map(({ opId, opBytes, pii }) => ({
      opText: text(opBytes),
      opId,
      salt: pii === null ? null : toHex(pii.salt),
      piiText: pii === null ? null : text(pii.bytes),
    })),
    opsFrameHex: toHex(encodeOpsFrame(vectorRecords)),
    attachment: attachmentVector(),
    setHash: batch.manifest.setHash,
    village: deviceVector(village),
    township: deviceVector(township),
    headerText: text(frozen.headerBytes),
    headerHash: batch.manifest.headerHash,
    manifestText: text(frozen.manifestBytes),
    manifestHash: frozen.manifestHash,
    paeHex: toHex(pae),
    manifestSignature: toHex(batch.manifestSignature),
    villageAnew: deviceVector(villageAnew),
    rotation: rotationVector(),
    keepSafe: { ...keepSafeVector(), frameHex: keepSafeFrameHex },
    note: text(encodeNote(sampleNote)),
    body: bodyVector().vector,
    container: {
      bodyHex: toHex(Buffer.from('body')),
      fileHex: toHex(writeContainer(frozen.headerBytes, Buffer.from('body'))),
    },
  };
}

export function readVectors(): { json: unknown; file: Uint8Array } {
  return { json: JSON.parse(readFileSync(vectorsJson, 'utf8')), file: readFileSync(vectorsXfb) };
}

// `node …/make-vectors.ts`: only when the format itself was changed, on purpose.
if (import.meta.main) {
  const { file } = await renderBatch(frozen, content, village.signingKey, township.recipient);
  writeFileSync(vectorsXfb, file);
  const frame = await encodeKeepSafe(vectorRecords, sampleRecovery.recipient);
  writeFileSync(vectorsJson, `${JSON.stringify(makeVectors(toHex(frame)), null, 2)}\n`);
}
