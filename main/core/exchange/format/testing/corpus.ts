// oxlint-disable unicorn/no-useless-spread -- rows of spreads keep the long lists of values and tokens readable
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { ageEncrypt } from '../../../crypto/age.ts';
import { sha256Hex } from '../../../crypto/hash.ts';
import { fromHex, toHex, viewOf } from '../../../crypto/hex.ts';
import { signingKeyFromSeed, type SigningKey } from '../../../crypto/signing.ts';
import { flipBit } from '../../../crypto/testing/flip-bit.ts';
import { encodeAttachmentFrame } from '../attachment-frame.ts';
import { batchLimits } from '../batch-limits.ts';
import { concatBytes, uint32 } from '../byte-reader.ts';
import { AppError } from '../../../app-error.ts';
import { encodeCanonicalJson, type JsonObject, type JsonValue } from '../canonical-json.ts';
import { writeContainer } from '../container.ts';
import { preAuthEncoding, type PayloadType } from '../dsse.ts';
import { encodeEnvelope, readEnvelope } from '../envelope.ts';
import { encodeFrame, type Frame } from '../frame.ts';
import { frameTablePayload } from '../frame-table.ts';
import { computeKid } from '../key-id.ts';
import { manifestPayload, type BatchDraft } from '../manifest.ts';
import { encodePii, type Pii } from '../op.ts';
import { encodeOpsFrame } from '../ops-frame.ts';
import { paddedLength } from '../padding.ts';
import { reseal } from './reseal.ts';
import {
  fixedId,
  fixedRandom,
  sampleBatch,
  sampleDevice,
  sampleRecord,
  sampleRotation,
  stranger,
  township,
  village,
  withNewKeys,
  type SampleDevice,
  type SampleRecord,
} from './sample-batch.ts';

const first = await sampleDevice('枣林村', 'village');
const second = await withNewKeys(first, 1);
const third = await withNewKeys(first, 2);
const fourth = await withNewKeys(first, 3);

/** A device that the reader knows under its second keys; the first ones may have signed batches 1 and 2. */
export const rotated = {
  before: first,
  known: second,
  reach: {
    since: { epoch: { n: 1, r: '00112233445566ff' }, seq: 3 },
    earlier: [{ epoch: { n: 1, r: '1111111111111111' }, seq: 9 }],
  },
};
const strangerAnew = await withNewKeys(stranger, 1);
const chain = {
  toThird: [sampleRotation(first, second), sampleRotation(second, third)],
  toFourth: [sampleRotation(second, third), sampleRotation(third, fourth)],
  fromFirst: [sampleRotation(first, third)],
  cycle: [sampleRotation(second, third), sampleRotation(third, second), sampleRotation(second, fourth)],
  broken: [sampleRotation(first, second), sampleRotation(third, fourth)],
  foreign: [sampleRotation(second, third, { station: stranger.identity.stationId })],
  onlyNewSigned: [sampleRotation(second, third, {}, third, third)],
  onlyOldSigned: [sampleRotation(second, third, {}, second, second)],
};

/** Enrolled once, and no more. */
export const revoked = await sampleDevice('杨树村', 'village');
const revokedAnew = await withNewKeys(revoked, 1);

export interface CorpusFile {
  /** Recipe and number: with the seed enough to make the file again. */
  readonly name: string;
  readonly file: Uint8Array;
}

/** Repeatable choices. */
export class Draw {
  readonly #random: (length: number) => Uint8Array;

  constructor(name: string) {
    this.#random = fixedRandom(name);
  }

  /** 0 … n - 1. */
  below(n: number): number {
    return viewOf(this.#random(4)).readUInt32BE() % n;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  bytes(length: number): Uint8Array {
    return this.#random(length);
  }
}

type Change<T> = (value: T, draw: Draw) => T;

/** How one kind of file differs from a sound one, layer by layer; what is left out stays sound. */
interface Recipe {
  readonly sender?: SampleDevice;
  readonly draft?: Partial<BatchDraft>;
  readonly records?: Change<readonly SampleRecord[]>;
  readonly header?: Change<Uint8Array>;
  readonly manifest?: Change<Uint8Array>;
  readonly frames?: Change<readonly Frame[]>;
  readonly table?: Change<Uint8Array>;
  readonly key?: Change<SigningKey>;
  /** Envelope and frames, before they are padded. */
  readonly content?: Change<Uint8Array>;
  readonly body?: Change<Uint8Array>;
  readonly recipient?: string;
  readonly aged?: Change<Uint8Array>;
  readonly file?: Change<Uint8Array>;
}

const same = <T>(value: T): T => value;

async function bake(recipe: Recipe, draw: Draw): Promise<Uint8Array> {
  const sender = recipe.sender ?? village;
  const records = (recipe.records ?? same)(someRecords(draw), draw);
  const { frozen } = sampleBatch(records, { ...someDraft(draw), ...recipe.draft }, sender);
  const headerBytes = (recipe.header ?? same)(frozen.headerBytes, draw);
  const manifest = (recipe.manifest ?? same)(
    draw.oneIn(3) ? frozen.manifestBytes : withHeaderHash(frozen.manifestBytes, headerBytes),
    draw,
  );
  const frames = (recipe.frames ?? same)(someFrames(records, draw), draw);
  const entries = frames.map(({ entry }) => entry);
  const table = (recipe.table ?? same)(
    encodeCanonicalJson({ manifestHash: sha256Hex(manifest), frames: entries }),
    draw,
  );
  const key = (recipe.key ?? same)(sender.signingKey, draw);
  const parts = [...encodeEnvelope(key, manifest, table), ...frames.map(({ bytes }) => bytes)];
  const content = (recipe.content ?? same)(concatBytes(parts), draw);
  const padding = new Uint8Array(paddedLength(content.length) - content.length);
  const body = (recipe.body ?? same)(concatBytes([content, padding]), draw);
  const aged = await ageEncrypt([recipe.recipient ?? township.recipient], body);
  const file = writeContainer(headerBytes, (recipe.aged ?? same)(aged, draw));
  return (recipe.file ?? same)(file, draw);
}

function withHeaderHash(manifest: Uint8Array, headerBytes: Uint8Array): Uint8Array {
  const text = Buffer.from(manifest).toString('utf8');
  return Buffer.from(text.replace(/(?<="headerHash":")[0-9a-f]{64}/, sha256Hex(headerBytes)));
}

const names = ['张三', '李四😀', 'Ĥé\u0301', 'ﬀ\ufb33', '"\\\n\u001f', '', '王'.repeat(300)] as const;

function someRecord(index: number, draw: Draw): SampleRecord {
  if (draw.oneIn(3)) return { ...sampleRecord(index, { piiRef: null }), pii: null };
  const pii = encodePii({ name: draw.pick(names), text: toHex(draw.bytes(draw.below(200))) }, (length) =>
    draw.bytes(length),
  );
  const record = sampleRecord(index, {
    piiRef: pii.piiRef,
    schema: 1 + draw.below(3),
    body: { code: draw.pick(['a', 'b']), counts: [draw.below(9), { deep: draw.oneIn(2) }] },
    parents: Array.from({ length: draw.below(3) }, () => sha256Hex(draw.bytes(4))).toSorted(),
  });
  return { ...record, pii: draw.oneIn(4) ? null : { salt: pii.salt, bytes: pii.bytes } };
}

export function someRecords(draw: Draw): SampleRecord[] {
  const count = draw.oneIn(30) ? 200 + draw.below(800) : draw.below(9);
  const start = draw.below(1_000_000);
  return Array.from({ length: count }, (_, index) => someRecord(start + index, draw));
}

function someDraft(draw: Draw): Partial<BatchDraft> {
  const seq = 1 + draw.below(4);
  const held = {
    device: fixedId('held'),
    epoch: { n: 3, r: 'ffeeddccbbaa9988' },
    contiguousTo: draw.below(9),
  };
  const exception = { opId: sha256Hex(draw.bytes(4)), state: 'quarantined', code: 'SCHEMA' } as const;
  return {
    seq,
    prev: seq === 1 ? null : sha256Hex(draw.bytes(4)),
    kind: draw.pick(['up', 'down']),
    repeatsFrom: draw.oneIn(2) ? 1 + draw.below(3) : null,
    attachments: {
      offered: draw.oneIn(3) ? [{ sha256: sha256Hex(draw.bytes(4)), size: draw.below(1 << 25) }] : [],
      wanted: draw.oneIn(3) ? [{ sha256: sha256Hex(draw.bytes(4)), from: draw.below(1 << 25) }] : [],
    },
    receipts: draw.oneIn(3)
      ? [
          {
            ...held,
            ranges: [[12, 15]],
            missing: [[10, 11]],
            headManifestHash: draw.oneIn(2) ? null : sha256Hex(draw.bytes(4)),
            disposition: draw.pick([8, 7, 4]),
            exceptions: draw.oneIn(2) ? [] : [exception],
          },
        ]
      : [],
    board: { openMatters: draw.below(50), lastReportOn: draw.oneIn(3) ? null : '2026-11-02' },
    auditHead: draw.oneIn(2) ? null : sha256Hex(draw.bytes(4)),
  };
}

function someFrames(records: readonly SampleRecord[], draw: Draw): Frame[] {
  const cut = draw.oneIn(3) ? draw.below(records.length + 1) : records.length;
  const parts = [records.slice(0, cut), records.slice(cut)].filter((part) => part.length > 0);
  const frames = parts.map((part) => packed('ops', encodeOpsFrame(part), draw));
  if (draw.oneIn(4)) {
    const bytes = draw.bytes(1 + draw.below(2_000));
    const size = bytes.length + draw.below(1_000);
    const chunk = { sha256: sha256Hex(bytes), size, offset: draw.below(size - bytes.length + 1), bytes };
    frames.push(packed('attachmentChunk', encodeAttachmentFrame(chunk), draw));
  }
  if (draw.oneIn(4)) frames.push(packed('keepSafe', draw.bytes(draw.below(500)), draw));
  return frames;
}

/** Stored, or compressed by any of the ways that zstd has: levels, with and without checksum and stated size. */
function packed(type: 'ops' | 'attachmentChunk' | 'keepSafe', raw: Uint8Array, draw: Draw): Frame {
  const plain = encodeFrame(type, raw);
  if (draw.oneIn(3)) return plain;
  if (draw.oneIn(4)) return frameOf(type, 'none', raw, raw.length);
  const params = {
    [constants.ZSTD_c_compressionLevel]: draw.pick([-5, 1, 3, 6, 9, 15, 19]),
    [constants.ZSTD_c_checksumFlag]: draw.below(2),
    [constants.ZSTD_c_contentSizeFlag]: draw.below(2),
  };
  const bytes = zstdCompressSync(raw, { params });
  const isBomb = raw.length > bytes.length * batchLimits.inflateRatio;
  return isBomb ? plain : frameOf(type, 'zstd', bytes, raw.length);
}

function frameOf(type: string, encoding: 'zstd' | 'none', bytes: Uint8Array, rawLength: number): Frame {
  const entry = { type, encoding, length: bytes.length, rawLength, sha256: sha256Hex(bytes) };
  return { entry, bytes };
}

/** One hurt of a kind that a transfer or an enemy would do. */
export function hurt(bytes: Uint8Array, draw: Draw): Uint8Array {
  const at = draw.below(bytes.length + 1);
  const length = 1 + draw.below(8);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (draw.below(9)) {
    case 0:
    case 1:
      return bytes.length === 0 ? draw.bytes(3) : flipBit(bytes, draw.below(bytes.length * 8));
    case 2:
      return concatBytes([before, draw.bytes(length), after.subarray(length)]);
    case 3:
      return concatBytes([before, draw.bytes(length), after]);
    case 4:
      return concatBytes([before, after.subarray(length)]);
    case 5:
      return concatBytes([before, after.subarray(0, length), after]);
    case 6:
      return before;
    case 7:
      return concatBytes([before, new Uint8Array(length), after.subarray(length)]);
    default:
      return concatBytes([before, Buffer.from(draw.pick(tokens)), after.subarray(draw.below(3))]);
  }
}

const tokens = [
  ...['"', '{', '}', '[', ']', ',', ':', '-', '0', '.', ' ', '1e5', 'null', 'true', '-0', '\ufeff', '\u00e9'],
  ...[
    '\\u00e9',
    '\\u001f',
    '\\u0008',
    '\\/',
    '\\n',
    '"__proto__":1,',
    '"constructor":{},',
    '😀',
    'a'.repeat(17_000),
  ],
  '['.repeat(20),
] as const;

/** In the hope of a value that one reader takes and the other does not. */
const values: readonly [JsonValue, ...JsonValue[]] = [
  null,
  ...[true, false, 0, 1, -1, 2, 4, 7, 8, 256, 4_096, 16_385, 50_000, 50_001, 52_428_800, 52_428_801],
  ...[
    Number.MAX_SAFE_INTEGER,
    -Number.MAX_SAFE_INTEGER,
    '',
    'a',
    'up',
    'down',
    'none',
    'zstd',
    'ops',
    '1',
    '中文',
  ],
  ...[
    '2026-02-29',
    '2024-02-29',
    '0000-02-29',
    '2026-04-31',
    '2026-1-1',
    '2100-02-29',
    '2000-02-29',
    '2026-00-10',
  ],
  ...[
    '2026-11-03T09:30:00.000Z',
    '2026-11-03T24:00:00.000Z',
    '2026-11-03T23:59:60.000Z',
    '2026-11-03T09:30:00Z',
  ],
  ...['2026-11-03T09:30:00.000+08:00', '2026-11-03t09:30:00.000z', '2026-02-30T09:30:00.000Z'],
  ...['a'.repeat(64), 'A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(64)}\n`, '0'.repeat(16)],
  ...['😀'.repeat(32), '😀'.repeat(33), 'é'.repeat(64), 'x'.repeat(65), 'x'.repeat(100), '😀'.repeat(51)],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...['01990000-0000-7000-8000-000000000000', '01990000-0000-9000-8000-000000000000'],
  ...['01990000-0000-7000-c000-000000000000', '01990000-0000-7000-8000-00000000000A'],
  ...['contact.register', 'contact', 'contact.', 'a.b', 'a.b.c', 'Contact_x.y', 'a'.repeat(64), 'r\u0000'],
  ...['village', 'county', 'province', '110101001001', '11010100100１'],
  [],
  {},
  [[]],
  [1, 2],
  [2, 1],
  [[1, 2]],
  [[2, 1]],
  [[1]],
  { n: 1, r: '0'.repeat(16) },
  { n: 1, r: '0'.repeat(16), extra: 1 },
  ['b'.repeat(64), 'a'.repeat(64)],
  ['a'.repeat(64), 'a'.repeat(64)],
  Array.from({ length: 257 }, (_, index) => index.toString(16).padStart(64, '0')),
  Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(64, '0')),
  Array.from({ length: 4_097 }, () => 'a'.repeat(64)),
  Array.from({ length: 4_097 }, () => [1, 1]),
  Object.fromEntries(Array.from({ length: 256 }, (_, index) => [`k${index}`, 0])),
];

/** The same document with one value of it changed, dropped or added, and canonical again. */
export function twist(document: Uint8Array, draw: Draw): Uint8Array {
  // Ours, made a moment ago.
  const root = JSON.parse(Buffer.from(document).toString('utf8')) as JsonValue;
  for (;;) {
    try {
      return encodeCanonicalJson(twistValue(root, draw));
    } catch (error) {
      // Twice twisted, a number may have left the safe range or an object its limit: that is no document to hand out.
      if (!(error instanceof AppError)) throw error;
    }
  }
}

function twistValue(value: JsonValue, draw: Draw): JsonValue {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && draw.oneIn(2)) return value + draw.pick([-1, 1, 255]);
    return draw.pick(values);
  }
  if (isList(value)) {
    if (value.length === 0 || draw.oneIn(5))
      return draw.oneIn(2) ? [...value, draw.pick(values)] : draw.pick(values);
    const at = draw.below(value.length);
    if (draw.oneIn(5)) return value.filter((_, index) => index !== at);
    return value.map((item, index) => (index === at ? twistValue(item, draw) : item));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || draw.oneIn(8))
    return { ...value, [draw.pick(['later', 'zzz', 'a', '😀'])]: draw.pick(values) };
  if (draw.oneIn(40)) return draw.pick(values);
  const key = keys[draw.below(keys.length)] ?? '';
  if (draw.oneIn(8)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...value, [key]: twistValue(value[key] ?? null, draw) };
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Some record with other bytes of the op, under the id that they have. */
export function altered(
  records: readonly SampleRecord[],
  draw: Draw,
  change: Change<SampleRecord>,
): SampleRecord[] {
  const list = records.length === 0 ? [someRecord(7, draw)] : [...records];
  const at = draw.below(list.length);
  return list.map((record, index) => {
    if (index !== at) return record;
    const changed = change(record, draw);
    return { ...changed, opId: sha256Hex(changed.opBytes) };
  });
}

/** An op that commits to this document, whatever it is. */
function committing(pii: Pii, record: SampleRecord): SampleRecord {
  const piiRef = sha256Hex(concatBytes([pii.salt, pii.bytes]));
  const text = Buffer.from(record.opBytes).toString('utf8');
  return {
    ...record,
    opBytes: Buffer.from(text.replace(/"piiRef":(null|"[^"]*")/, `"piiRef":"${piiRef}"`)),
    pii,
  };
}

function oneFrame(frames: readonly Frame[], draw: Draw, change: Change<Frame>): Frame[] {
  const at = draw.below(Math.max(frames.length, 1));
  return frames.map((frame, index) => (index === at ? change(frame, draw) : frame));
}

function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((item) => ({ item, rank: draw.below(2 ** 32) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Keys that are none: small order, unreduced, off the curve, and the sign of x turned. */
const badKeys = [
  '01'.padEnd(64, '0'),
  '00'.repeat(32),
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '02'.padEnd(64, '0'),
] as const;

const request = stranger.identity;

const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.toReversed())}`);
}

/** The private scalar of a seed (RFC 8032 §5.1.5). */
function scalarOf(seed: Uint8Array): bigint {
  const hash = createHash('sha512').update(seed).digest().subarray(0, 32);
  return (numberOf(hash) & (2n ** 254n - 8n)) | (2n ** 254n);
}

/**
 * A key of an honest seed with a point of order 8 added: neither small nor unreduced. What it signs holds for readers that
 * multiply by the cofactor, and for the others one time in eight.
 */
const torsionSeed = fixedRandom('torsion')(32);
const torsion = deviceUnder({
  privateKey: torsionSeed,
  publicKey: fromHex('4154553e6febf49bdae83b66e4279767991abd09bc9a2534a6df4095ef143691'),
});

function deviceUnder(signingKey: SigningKey): SampleDevice {
  const identity = { ...stranger.identity, signPublicKey: toHex(signingKey.publicKey) };
  return { ...stranger, identity, kid: computeKid(identity), signingKey };
}

/** Signs as the equation asks, which no library does for such a key. */
function signWithTorsion(type: PayloadType, payload: Uint8Array, draw: Draw): Uint8Array {
  const nonce = draw.bytes(32);
  const point = signingKeyFromSeed(nonce).publicKey;
  const message = preAuthEncoding(type, payload);
  const hash = createHash('sha512')
    .update(point)
    .update(torsion.signingKey.publicKey)
    .update(message)
    .digest();
  const scalar = (scalarOf(nonce) + numberOf(hash) * scalarOf(torsionSeed)) % groupOrder;
  return concatBytes([point, fromHex(scalar.toString(16).padStart(64, '0')).toReversed()]);
}

/** Adds the order of the group to S: the same equation, another signature. */
function malleated(content: Uint8Array): Uint8Array {
  const start = 36 + viewOf(content).readUInt32BE(32) + 32;
  const scalar = numberOf(content.slice(start, start + 32)) + groupOrder;
  const changed = Uint8Array.from(content);
  changed.set(fromHex(scalar.toString(16).padStart(64, '0')).toReversed(), start);
  return changed;
}

function signedWithTorsion(content: Uint8Array, draw: Draw): Uint8Array {
  const { claimedKey, manifestBytes, tableBytes, frameArea } = readEnvelope(content);
  return concatBytes([
    claimedKey,
    uint32(manifestBytes.length),
    manifestBytes,
    signWithTorsion(manifestPayload, manifestBytes, draw),
    uint32(tableBytes.length),
    tableBytes,
    signWithTorsion(frameTablePayload, tableBytes, draw),
    frameArea,
  ]);
}

function nested(depth: number): JsonValue {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

function bodyOf(value: JsonValue): Change<SampleRecord> {
  return (record) => {
    const op = JSON.parse(Buffer.from(record.opBytes).toString('utf8')) as JsonObject;
    return { ...record, opBytes: canonicalOrNot({ ...op, body: { value } }) };
  };
}

/** As our encoder writes it, beyond the limits too. */
function canonicalOrNot(value: JsonValue): Uint8Array {
  if (typeof value !== 'object' || value === null) return Buffer.from(JSON.stringify(value));
  if (isList(value)) return Buffer.from(`[${value.map((item) => textOf(item)).join(',')}]`);
  const pairs = Object.keys(value).toSorted();
  return Buffer.from(
    `{${pairs.map((key) => `${JSON.stringify(key)}:${textOf(value[key] ?? null)}`).join(',')}}`,
  );
}

function textOf(value: JsonValue): string {
  return Buffer.from(canonicalOrNot(value)).toString('utf8');
}

function keyed(count: number): JsonValue {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 0]));
}

const atTheLimits: readonly (readonly [JsonValue, ...JsonValue[]])[] = [
  [nested(13), nested(14), nested(15), nested(16)],
  ['a'.repeat(16_384), 'a'.repeat(16_385), '😀'.repeat(8_192), '😀'.repeat(8_193), '\n'.repeat(16_384)],
  [keyed(256), keyed(257)],
  [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
];

const recipes: Readonly<Record<string, Recipe>> = {
  sound: {},
  'sound, once more': {},
  'sound, revoked': { sender: revoked },
  'sound, unknown': { sender: stranger, draft: { enrolment: request } },
  'sound, under new keys': { sender: third, draft: { rotations: chain.toThird } },
  'sound, under new keys twice': { sender: fourth, draft: { rotations: chain.toFourth } },
  'sound or late, under a replaced key': { sender: first },
  'new keys named by a replaced one': { sender: third, draft: { rotations: chain.fromFirst } },
  'new keys in a circle': { sender: fourth, draft: { rotations: chain.cycle } },
  'new keys with a break': { sender: fourth, draft: { rotations: chain.broken } },
  'new keys of another station': { sender: third, draft: { rotations: chain.foreign } },
  'new keys that only the new one signed': { sender: third, draft: { rotations: chain.onlyNewSigned } },
  'new keys that only the old one signed': { sender: third, draft: { rotations: chain.onlyOldSigned } },
  'new keys, but of others': { sender: fourth, draft: { rotations: chain.toThird } },
  'new keys twisted': { sender: third, draft: { rotations: chain.toThird }, manifest: twist },
  'new keys of a revoked device': {
    sender: revokedAnew,
    draft: { rotations: [sampleRotation(revoked, revokedAnew)] },
  },
  'new keys of a stranger with a request': {
    sender: strangerAnew,
    draft: { rotations: [sampleRotation(stranger, strangerAnew)], enrolment: strangerAnew.identity },
  },
  'unknown without a request': { sender: stranger },
  'unknown with a twisted request': { sender: stranger, draft: { enrolment: request }, manifest: twist },
  'unknown with the request of another': { sender: stranger, draft: { enrolment: village.identity } },
  'unknown under a key with torsion': {
    sender: torsion,
    draft: { enrolment: torsion.identity },
    content: signedWithTorsion,
  },
  'unknown under a key that is none': {
    sender: stranger,
    key: ({ privateKey }, draw) => ({ privateKey, publicKey: fromHex(draw.pick(badKeys)) }),
  },
  cut: { file: (file, draw) => file.subarray(0, draw.oneIn(3) ? draw.below(80) : draw.below(file.length)) },
  bit: { file: (file, draw) => flipBit(file, draw.below(file.length * 8)) },
  'bit at the front': { file: (file, draw) => flipBit(file, draw.below(300 * 8)) },
  'bit in the trailer': {
    file: (file, draw) => flipBit(file, (file.length - 1 - draw.below(48)) * 8 + draw.below(8)),
  },
  hurt: { file: hurt },
  'hurt twice': { file: (file, draw) => hurt(hurt(file, draw), draw) },
  appended: { file: (file, draw) => concatBytes([file, draw.bytes(1 + draw.below(100))]) },
  'appended end mark': {
    file: (file, draw) => concatBytes([file, draw.bytes(draw.below(60)), file.subarray(-8)]),
  },
  'two files': { file: (file) => concatBytes([file, file]) },
  'text mode': {
    file: (file) => Buffer.from(Buffer.from(file).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  },
  'resealed front': {
    file: (file, draw) =>
      reseal(file, (bytes) => {
        const at = 8 + draw.below(8);
        bytes[at] = draw.pick([0, 1, 2, 255]);
      }),
  },
  'resealed, hurt inside': {
    file: (file, draw) => {
      const inside = hurt(file.subarray(16, -48), draw);
      const whole = concatBytes([file.subarray(0, 16), inside, file.subarray(-48)]);
      return reseal(whole, (bytes) => bytes.writeBigUInt64BE(BigInt(bytes.length), bytes.length - 48));
    },
  },
  'short with a right trailer': {
    file: (file, draw) => {
      const whole = concatBytes([file.subarray(0, draw.below(20)), file.subarray(-48)]);
      return reseal(whole, (bytes) => bytes.writeBigUInt64BE(BigInt(bytes.length), bytes.length - 48));
    },
  },
  'header twisted': { header: twist },
  'header hurt': { header: hurt },
  'header of another': {
    header: (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replace(township.kid, village.kid)),
  },
  'age hurt': { aged: hurt },
  'age header hurt': {
    aged: (aged, draw) => concatBytes([hurt(aged.subarray(0, 190), draw), aged.subarray(190)]),
  },
  'age cut': { aged: (aged, draw) => aged.subarray(0, draw.below(aged.length)) },
  'age with a long header': {
    aged: (aged, draw) => {
      const line = `-> grease ${'a'.repeat(1 + draw.below(4_200))}\n\n`;
      return concatBytes([aged.subarray(0, 22), Buffer.from(line), aged.subarray(22)]);
    },
  },
  'age to another': { recipient: stranger.recipient },
  'to another station': { draft: { to: { station: stranger.identity.stationId, kid: township.kid } } },
  'in the name of another': {
    draft: {
      from: {
        station: stranger.identity.stationId,
        device: stranger.identity.deviceId,
        epoch: { n: 1, r: '00112233445566ff' },
      },
    },
  },
  'signed by another': { key: () => stranger.signingKey },
  'signed by another, claiming to be right': {
    key: ({ publicKey }) => ({ publicKey, privateKey: stranger.signingKey.privateKey }),
  },
  'right signature, another claim': {
    key: ({ privateKey }) => ({ privateKey, publicKey: stranger.signingKey.publicKey }),
  },
  'signed by a fresh key': { key: (_, draw) => signingKeyFromSeed(draw.bytes(32)) },
  malleated: { content: malleated },
  'envelope hurt': {
    content: (content, draw) =>
      concatBytes([hurt(content.subarray(0, 1_500), draw), content.subarray(1_500)]),
  },
  'content hurt': { content: hurt },
  'content cut': { content: (content, draw) => content.subarray(0, draw.below(content.length)) },
  'padding hurt': { body: (body, draw) => flipBit(body, (body.length - 1 - draw.below(64)) * 8) },
  'padding of another length': {
    body: (body, draw) =>
      draw.oneIn(2)
        ? body.subarray(0, -1 - draw.below(9))
        : concatBytes([body, new Uint8Array(1 + draw.below(9))]),
  },
  'body to nothing': { body: (body, draw) => body.subarray(0, draw.below(200)) },
  'manifest twisted': { manifest: twist },
  'manifest twisted, once more': { manifest: twist },
  'manifest twisted twice': { manifest: (bytes, draw) => twist(twist(bytes, draw), draw) },
  'manifest hurt': { manifest: hurt },
  'manifest hurt twice': { manifest: (bytes, draw) => hurt(hurt(bytes, draw), draw) },
  'manifest of more than 8 MiB by its length': {
    content: (content) =>
      concatBytes([content.subarray(0, 32), uint32(batchLimits.manifest + 1), content.subarray(36)]),
  },
  'table twisted': { table: twist },
  'table twisted, once more': { table: twist },
  'table hurt': { table: hurt },
  'table of another manifest': {
    table: (table) =>
      Buffer.from(
        Buffer.from(table)
          .toString('utf8')
          .replace(/(?<="manifestHash":")../, '00'),
      ),
  },
  'frames in another order': { frames: shuffled },
  'a frame twice': { frames: (frames, draw) => [...frames, ...frames.slice(0, 1 + draw.below(2))] },
  'a frame gone': { frames: (frames) => frames.slice(1) },
  'a frame of a later version': {
    frames: (frames, draw) => [frameOf('hologram', 'none', draw.bytes(9), 9), ...frames],
  },
  'a frame hurt': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, (frame) => ({ ...frame, bytes: hurt(frame.bytes, draw) })),
  },
  'a frame hurt and signed': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, ({ entry, bytes }) => {
        const other = hurt(bytes, draw);
        return frameOf(
          entry.type,
          entry.encoding,
          other,
          entry.encoding === 'none' ? other.length : entry.rawLength,
        );
      }),
  },
  'a frame with bit and signed': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, ({ entry, bytes }) =>
        frameOf(
          entry.type,
          entry.encoding,
          bytes.length === 0 ? bytes : flipBit(bytes, draw.below(bytes.length * 8)),
          entry.rawLength,
        ),
      ),
  },
  'a frame with more behind it': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, ({ entry, bytes }) => {
        const behind = draw.pick([
          Uint8Array.of(0),
          bytes,
          fromHex('502a4d1804000000deadbeef'),
          draw.bytes(20),
        ]);
        const rawLength = draw.oneIn(2) ? entry.rawLength : entry.rawLength * 2;
        return frameOf(entry.type, entry.encoding, concatBytes([bytes, behind]), rawLength);
      }),
  },
  'a frame that may be skipped': {
    frames: (frames, draw) => {
      const skip = fromHex('502a4d1804000000deadbeef');
      return draw.oneIn(2)
        ? [...frames, frameOf('keepSafe', 'zstd', skip, 0)]
        : oneFrame(frames, draw, ({ entry, bytes }) =>
            frameOf(entry.type, 'zstd', concatBytes([skip, bytes]), entry.rawLength),
          );
    },
  },
  'a frame of another length': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, ({ entry, bytes }) => ({
        bytes,
        entry: {
          ...entry,
          rawLength: draw.pick([
            0,
            1,
            entry.rawLength + 1,
            Math.max(0, entry.rawLength - 1),
            entry.length * 201,
            batchLimits.frameRaw + 1,
          ]),
        },
      })),
  },
  'a stored frame called zstd': {
    frames: (frames, draw) =>
      oneFrame(frames, draw, ({ entry, bytes }) => ({ bytes, entry: { ...entry, encoding: 'zstd' } })),
  },
  'records hurt': {
    frames: (frames, draw) => [
      ...frames,
      frameOf('ops', 'none', ...lengthOf(hurt(encodeOpsFrame([someRecord(3, draw)]), draw))),
    ],
  },
  'records cut': {
    frames: (frames, draw) => {
      const whole = encodeOpsFrame([someRecord(3, draw)]);
      return [...frames, frameOf('ops', 'none', ...lengthOf(whole.subarray(0, draw.below(whole.length))))];
    },
  },
  'a record too long': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({
        ...record,
        opBytes: draw.bytes(batchLimits.op + draw.below(2)),
      })),
  },
  'ops of another batch': {
    frames: (frames, draw) => [...frames, packed('ops', encodeOpsFrame([someRecord(3, draw)]), draw)],
  },
  'an op twisted': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({ ...record, opBytes: twist(record.opBytes, draw) })),
  },
  'an op twisted, once more': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({ ...record, opBytes: twist(record.opBytes, draw) })),
  },
  'an op hurt': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({ ...record, opBytes: hurt(record.opBytes, draw) })),
  },
  'an op hurt three times': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({
        ...record,
        opBytes: hurt(hurt(hurt(record.opBytes, draw), draw), draw),
      })),
  },
  'an op of a later version': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({
        ...record,
        opBytes: Buffer.from(
          Buffer.from(record.opBytes)
            .toString('utf8')
            .replace('"v":1', `"v":${draw.pick([0, 2, 3, -1, 9_007_199_254_740_991])}`),
        ),
      })),
  },
  'an op at the limits': {
    records: (records, draw) =>
      altered(records, draw, bodyOf(draw.pick(atTheLimits[draw.below(atTheLimits.length)] ?? [0]))),
  },
  'personal data of another': {
    records: (records, draw) =>
      altered(records, draw, (record) => ({
        ...record,
        pii: { salt: draw.bytes(32), bytes: Buffer.from('{}') },
      })),
  },
  'personal data hurt': {
    records: (records, draw) =>
      altered(records, draw, (record) =>
        record.pii === null
          ? record
          : { ...record, pii: { salt: record.pii.salt, bytes: hurt(record.pii.bytes, draw) } },
      ),
  },
  'personal data hurt and committed to': {
    records: (records, draw) =>
      altered(records, draw, (record) =>
        record.pii === null
          ? record
          : committing(
              {
                salt: record.pii.salt,
                bytes: draw.oneIn(2) ? hurt(record.pii.bytes, draw) : twist(record.pii.bytes, draw),
              },
              record,
            ),
      ),
  },
  'a chunk hurt': {
    frames: (frames, draw) => {
      const chunk = encodeAttachmentFrame({
        sha256: sha256Hex(draw.bytes(1)),
        size: draw.pick([0, 5, 6, batchLimits.attachment, batchLimits.attachment + 1]),
        offset: draw.pick([0, 1, 5, 0xffff_ffff]),
        bytes: draw.bytes(draw.below(6)),
      });
      return [
        ...frames,
        frameOf('attachmentChunk', 'none', ...lengthOf(draw.oneIn(3) ? hurt(chunk, draw) : chunk)),
      ];
    },
  },
  'thousands of frames': {
    frames: (frames, draw) => [
      ...frames,
      ...Array.from({ length: draw.pick([4_090, 4_096, 4_097]) }, () =>
        frameOf('x', 'none', new Uint8Array(), 0),
      ),
    ],
  },
};

function lengthOf(bytes: Uint8Array): [Uint8Array, number] {
  return [bytes, bytes.length];
}

/** `count` files, each recipe as often as the others; the same for the same seed, but for what age draws for itself. */
export async function* corpusOf(seed: string, count: number): AsyncGenerator<CorpusFile> {
  const kinds = Object.entries(recipes);
  for (let index = 0; index < count; index += 1) {
    const [kind, recipe] = kinds[index % kinds.length] ?? ['sound', {}];
    const name = `${kind} #${index}`;
    yield { name, file: await bake(recipe, new Draw(`corpus ${seed}/${index}`)) };
  }
}
