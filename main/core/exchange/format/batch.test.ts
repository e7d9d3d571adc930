import { beforeAll, describe, expect, test } from 'vitest';
import { ageEncrypt } from '../../crypto/age.ts';
import { sha256Hex } from '../../crypto/hash.ts';
import { everyBitFlipped } from '../../crypto/testing/flip-bit.ts';
import { batchFileName } from './batch-file-name.ts';
import { encodeBatchHeader } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import {
  openBatch,
  type BatchItem,
  type BatchReaderOptions,
  type OpenBatch,
  type OpenedBatch,
} from './batch-reader.ts';
import { encodeBody, renderBatch, type BatchContent } from './batch-writer.ts';
import { checkFile } from './check-file.ts';
import { readContainer, writeContainer } from './container.ts';
import { freezeBatch, type BatchDraft } from './manifest.ts';
import { faultOf, faultOfAsync } from './testing/fault-of.ts';
import { reseal } from './testing/reseal.ts';
import {
  fixedId,
  fixedRandom,
  recordOf,
  sampleBatch,
  sampleDraft,
  sampleRecord,
  sampleRecords,
  stranger,
  township,
  townshipReads,
  village,
  type SampleBatch,
  type SampleDevice,
} from './testing/sample-batch.ts';

async function render(batch: SampleBatch, from: SampleDevice = village): Promise<Uint8Array> {
  const { file } = await renderBatch(batch.frozen, batch.content, from.signingKey, township.recipient);
  return file;
}

function assertOpen(batch: OpenedBatch): asserts batch is OpenBatch {
  if (batch.sender !== 'active') throw new Error(`sender is ${batch.sender}`);
}

async function readAll(file: Uint8Array, options = townshipReads()): Promise<BatchItem[]> {
  const batch = await openBatch(file, options);
  assertOpen(batch);
  return [...batch.contents.read()];
}

async function openFault(file: Uint8Array, options: BatchReaderOptions = townshipReads()) {
  return faultOfAsync(openBatch(file, options));
}

describe('an honest batch', () => {
  const records = sampleRecords(3);
  const batch = sampleBatch(records, {
    receipts: [
      {
        device: township.identity.deviceId,
        epoch: { n: 1, r: 'ffeeddccbbaa9988' },
        contiguousTo: 4,
        ranges: [[6, 9]],
        missing: [[5, 5]],
        headManifestHash: 'a'.repeat(64),
        disposition: 7,
        exceptions: [{ opId: 'b'.repeat(64), state: 'returned', code: 'NOT_OWNER' }],
      },
    ],
    attachments: {
      offered: [{ sha256: 'c'.repeat(64), size: 4 }],
      wanted: [{ sha256: 'd'.repeat(64), from: 0 }],
    },
    auditHead: 'e'.repeat(64),
    enrolment: village.identity,
  });
  let file = new Uint8Array();
  beforeAll(async () => {
    file = Uint8Array.from(await render(batch));
  });

  test('comes back op by op, with its personal data and its manifest', async () => {
    const opened = await openBatch(file, townshipReads());
    assertOpen(opened);
    const items = [...opened.contents.read()];
    expect(items).toMatchObject(
      records.map(({ opId, opBytes, pii }) => ({ type: 'op', opId, opBytes, pii })),
    );
    expect(items).toMatchObject(
      records.map((_, index) => ({
        decoded: {
          ok: true,
          value: { pii: { name: '张三' }, op: { hlc: expect.stringContaining(String(index)) as string } },
        },
      })),
    );
    expect(opened.manifestHash).toBe(batch.frozen.manifestHash);
    expect(opened.manifest).toMatchObject({
      opCount: 3,
      receipts: [{ disposition: 7, missing: [[5, 5]] }],
      attachments: { wanted: [{ sha256: 'd'.repeat(64), from: 0 }] },
      enrolment: village.identity,
    });
  });

  test('rendered again it is another file and the same batch', async () => {
    const again = await render(batch);
    expect(sha256Hex(again)).not.toBe(sha256Hex(file));
    expect((await openBatch(again, townshipReads())).manifestHash).toBe(batch.frozen.manifestHash);
  });

  test('can still be rendered after its personal data was lawfully erased', async () => {
    const ops = records.map(({ opBytes }) => ({ opBytes, pii: null }));
    const { file: erased } = await renderBatch(batch.frozen, { ops }, village.signingKey, township.recipient);
    const items = await readAll(erased);
    expect(items.map((item) => item.type === 'op' && item.opId)).toEqual(records.map(({ opId }) => opId));
    expect(items).toMatchObject([{ pii: null }, { pii: null }, { pii: null }]);
  });

  test('is not rendered with other ops than it was frozen with', async () => {
    for (const ops of [
      records.slice(1),
      [...records, sampleRecord(9)],
      [records[0], records[0], records[2]],
    ]) {
      const content = { ops: ops.filter((record) => record !== undefined) };
      const { frozen } = batch;
      const fault = await faultOfAsync(renderBatch(frozen, content, village.signingKey, township.recipient));
      expect(fault.code).toBe('COUNT');
    }
  });

  test('has an ASCII name that tells nothing but its place in the chain', () => {
    const header = {
      suite: 1,
      to: township.kid,
      from: village.kid,
      epoch: { n: 3, r: '0'.repeat(16) },
      seq: 12,
      kind: 'up',
      minReader: 0,
    } as const;
    expect(batchFileName(header, batch.frozen.manifestHash)).toBe(
      `XFB-${township.kid}-${village.kid}-e3-12-${batch.frozen.manifestHash.slice(0, 8)}.xfb`,
    );
  });

  test('shows nothing of its content outside, and one size on quiet days', async () => {
    const outside = Buffer.from(file).toString('latin1');
    for (const { opId } of records) expect(outside).not.toContain(opId);
    for (const name of ['张三', '石桥村']) {
      expect(Buffer.from(file).includes(name)).toBe(false);
    }
    const nil = await render(sampleBatch([], { seq: 2, prev: 'a'.repeat(64) }));
    expect(nil).toHaveLength((await render(sampleBatch(records, { seq: 2, prev: 'a'.repeat(64) }))).length);
  });

  test('cut at every byte or with any bit flipped it is refused', { timeout: 60_000 }, () => {
    for (let length = 0; length < file.length; length += 1) {
      expect(checkFile(file.subarray(0, length)).fault?.code).toMatch(/^(TRUNCATED|NOT_A_BATCH)$/);
    }
    for (const altered of everyBitFlipped(file)) {
      expect(checkFile(altered).fault?.code).toMatch(/^(DAMAGED|NEWER_MAJOR|NOT_A_BATCH)$/);
    }
  });

  test('cancelled while reading it stops, and progress reaches the end otherwise', async () => {
    const opened = await openBatch(file, townshipReads());
    assertOpen(opened);
    const { contents } = opened;
    expect(faultOf(() => [...contents.read({ isCancelled: () => true })]).code).toBe('CANCELLED');
    const seen: number[] = [];
    const items = [...contents.read({ onProgress: (done, total) => seen.push(done / total) })];
    expect([items.length, seen.at(-1)]).toEqual([3, 1]);
    const cancelled = openBatch(file, townshipReads(), { isCancelled: () => true });
    expect((await faultOfAsync(cancelled)).code).toBe('CANCELLED');
  });
});

test('attachments and keep-safe boxes travel beside the ops, in bounded frames', async () => {
  const attachment = fixedRandom('photo')(3_000_000);
  const sha256 = sha256Hex(attachment);
  const size = attachment.length;
  const chunkLength = 1024 * 1024;
  const chunks = [0, 1, 2].map((index) => {
    const offset = index * chunkLength;
    return { sha256, size, offset, bytes: attachment.subarray(offset, offset + chunkLength) };
  });
  const keepSafe = await ageEncrypt([village.recipient], Buffer.from('drafts'));
  const base = sampleBatch();
  const content: BatchContent = { ...base.content, attachmentChunks: chunks, keepSafe: [keepSafe] };
  const items = await readAll(await render({ ...base, content: { ...content, ops: base.content.ops } }));
  expect(items.map(({ type }) => type)).toEqual([
    'op',
    'op',
    'attachmentChunk',
    'attachmentChunk',
    'attachmentChunk',
    'keepSafe',
  ]);
  const pieces = items.flatMap((item) => (item.type === 'attachmentChunk' ? [item.bytes] : []));
  expect(sha256Hex(Buffer.concat(pieces))).toBe(sha256);
  expect(items.at(-1)).toEqual({ type: 'keepSafe', bytes: keepSafe });
});

test('a white page compresses too well to be believed, and is stored as it is', async () => {
  const bytes = new Uint8Array(1024 * 1024);
  const chunk = { sha256: sha256Hex(bytes), size: bytes.length, offset: 0, bytes };
  const base = sampleBatch();
  const items = await readAll(
    await render({ ...base, content: { ...base.content, attachmentChunks: [chunk] } }),
  );
  expect(items.at(-1)).toEqual({ type: 'attachmentChunk', ...chunk });
});

test('an op that cannot be understood is handed on with its fault, and fails nobody else', async () => {
  const good = sampleRecord(1);
  const broken = { opBytes: Buffer.from('{"v": 1}'), pii: null };
  const future = { opBytes: Buffer.from('{"v":2}'), pii: null };
  const foreign = { ...sampleRecord(2), pii: good.pii };
  const uncommitted = { ...sampleRecord(3, { piiRef: null }), pii: good.pii };
  const ops = [good, broken, future, foreign, uncommitted].map((record) => ({
    ...record,
    opBytes: Uint8Array.from(record.opBytes),
    opId: sha256Hex(record.opBytes),
  }));
  const items = await readAll(await render(sampleBatch(ops)));
  expect(items.map((item) => item.type === 'op' && (item.decoded.ok || item.decoded.error.code))).toEqual([
    true,
    'BAD_JSON',
    'NEWER_MAJOR',
    'DAMAGED',
    'DAMAGED',
  ]);
  expect(items).toMatchObject(ops.map(({ opId, opBytes }) => ({ opId, opBytes })));
});

describe('who sent it, and to whom', () => {
  test('a batch for another key or another station is not opened', async () => {
    const file = await render(sampleBatch());
    const villageKey = { kid: village.kid, ageIdentity: village.ageIdentity };
    expect(await openFault(file, { ...townshipReads(), ownKeys: [villageKey] })).toEqual({
      code: 'WRONG_RECIPIENT',
      params: { to: township.kid },
    });
    expect(await openFault(file, { ...townshipReads(), ownStationId: fixedId('other') })).toEqual({
      code: 'WRONG_RECIPIENT',
      params: { to: township.kid },
    });
    const wrongIdentity = { kid: township.kid, ageIdentity: village.ageIdentity };
    expect(await openFault(file, { ...townshipReads(), ownKeys: [wrongIdentity] })).toEqual({
      code: 'DECRYPT',
      params: { block: 0 },
    });
  });

  test('a key that was rotated away still opens what was on its way', async () => {
    const file = await render(sampleBatch());
    const { ownKeys, ...options } = townshipReads();
    const newKey = { kid: stranger.kid, ageIdentity: stranger.ageIdentity };
    expect((await openBatch(file, { ...options, ownKeys: [newKey, ...ownKeys] })).sender).toBe('active');
  });

  test('a revoked device: its signature is checked, its frames are not opened', async () => {
    const file = await render(sampleBatch());
    const options = { ...townshipReads(), resolveSender: () => recordOf(village, 'revoked') };
    const batch = await openBatch(file, options);
    expect(batch.sender).toBe('revoked');
    expect(batch).not.toHaveProperty('contents');
    const forged = await render(sampleBatch([], {}, village), stranger);
    expect((await openFault(forged, options)).code).toBe('SIGNATURE');
  });

  test('an unknown device with its request waits in quarantine, the request proved by its own key', async () => {
    const file = await render(
      sampleBatch(sampleRecords(1), { enrolment: stranger.identity }, stranger),
      stranger,
    );
    const batch = await openBatch(file, townshipReads());
    expect(batch).toMatchObject({ sender: 'unknown', enrolment: stranger.identity });
    expect(batch).not.toHaveProperty('contents');
    // After approval the same file is read as any other.
    expect(await readAll(file, townshipReads([village, stranger]))).toHaveLength(1);
  });

  test('an unknown device without a request is refused', async () => {
    const file = await render(sampleBatch([], {}, stranger), stranger);
    expect(await openFault(file)).toEqual({ code: 'UNKNOWN_SENDER', params: { from: stranger.kid } });
  });

  test.each<[string, Partial<BatchDraft>]>([
    [
      'a request for another key',
      { enrolment: { ...stranger.identity, signPublicKey: village.identity.signPublicKey } },
    ],
    ['a request for another device', { enrolment: { ...stranger.identity, deviceId: fixedId('x') } }],
    ['a request for another station', { enrolment: { ...stranger.identity, stationId: fixedId('x') } }],
    [
      'a request whose encryption key is not in its key id',
      { enrolment: { ...stranger.identity, encryptPublicKey: village.recipient } },
    ],
  ])('%s is not shown', async (_, change) => {
    const file = await render(sampleBatch([], change, stranger), stranger);
    expect(await openFault(file)).toEqual({ code: 'SIGNATURE', params: { part: 'enrolment' } });
  });

  test('an enrolled device cannot write in the name of another device or station', async () => {
    const { stationId, deviceId } = village.identity;
    const epoch = { n: 1, r: '00112233445566ff' };
    for (const from of [
      { station: stationId, device: stranger.identity.deviceId, epoch },
      { station: stranger.identity.stationId, device: deviceId, epoch },
    ]) {
      const file = await render(sampleBatch([], { from }, stranger), stranger);
      expect(await openFault(file, townshipReads([stranger]))).toEqual({
        code: 'SIGNATURE',
        params: { part: 'sender' },
      });
    }
  });

  test('a batch re-signed by another key is refused, whichever key it claims', async () => {
    const batch = sampleBatch();
    expect((await openFault(await render(batch, stranger))).code).toBe('SIGNATURE');
    const claimed = { ...stranger.signingKey, publicKey: village.signingKey.publicKey };
    const { file } = await renderBatch(batch.frozen, batch.content, claimed, township.recipient);
    expect((await openFault(file)).code).toBe('SIGNATURE');
    // The right signature beside a wrong claim: the claim is not believed, and not passed over either.
    const lying = { ...village.signingKey, publicKey: stranger.signingKey.publicKey };
    const wrongClaim = await renderBatch(batch.frozen, batch.content, lying, township.recipient);
    expect(await openFault(wrongClaim.file)).toEqual({ code: 'SIGNATURE', params: { part: 'sender' } });
  });
});

describe('what the addressee or a finder of the stick could do', () => {
  test('the body under another header is a swap, even where every field agrees', async () => {
    const batch = sampleBatch();
    const { body } = readContainer(await render(batch));
    const other = sampleBatch(sampleRecords(2), { seq: 2, prev: 'a'.repeat(64) });
    expect((await openFault(writeContainer(other.frozen.headerBytes, body))).code).toBe('HEADER_SWAP');
    const header = {
      suite: 1,
      to: township.kid,
      from: village.kid,
      epoch: { n: 1, r: '00112233445566ff' },
      seq: 1,
      kind: 'up',
      minReader: 0,
    } as const;
    const padded = encodeBatchHeader({ ...header, note: 1 } as typeof header);
    expect((await openFault(writeContainer(padded, body))).code).toBe('HEADER_SWAP');
  });

  test('no flipped bit of the header gets through under a new trailer', async () => {
    const { headerBytes, body } = readContainer(await render(sampleBatch([])));
    const codes = new Set<string>();
    const quick: BatchReaderOptions = townshipReads();
    for (const altered of everyBitFlipped(headerBytes)) {
      codes.add((await openFault(writeContainer(altered, body), quick)).code);
    }
    expect([...codes].toSorted()).toEqual(['BAD_JSON', 'HEADER_SWAP', 'NEWER_MAJOR', 'WRONG_RECIPIENT']);
  });

  test('an addressee that passes a batch on to a third station is found out', async () => {
    const batch = sampleBatch();
    const plaintext = encodeBody(batch.frozen, batch.content, village.signingKey);
    const forwarded = await ageEncrypt([stranger.recipient], plaintext);
    const header = encodeBatchHeader({
      suite: 1,
      to: stranger.kid,
      from: village.kid,
      epoch: { n: 1, r: '00112233445566ff' },
      seq: 1,
      kind: 'up',
      minReader: 0,
    });
    const options: BatchReaderOptions = {
      ...townshipReads(),
      ownStationId: stranger.identity.stationId,
      ownKeys: [{ kid: stranger.kid, ageIdentity: stranger.ageIdentity }],
    };
    expect((await openFault(writeContainer(header, forwarded), options)).code).toBe('HEADER_SWAP');
  });

  test('flipped bits below a new trailer are found by age', async () => {
    const file = await render(sampleBatch([]));
    const bodyStart = file.length - 48 - readContainer(file).body.length;
    for (let at = bodyStart; at < file.length - 48; at += 97) {
      const altered = reseal(file, (bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at));
      expect((await openFault(altered)).code).toBe('DECRYPT');
    }
  });
});

describe('limits of the writer', () => {
  test('a draft that no reader would take is refused before it is signed', () => {
    const records = sampleRecords(1).map(({ opId }) => opId);
    const faults: Partial<BatchDraft>[] = [
      { seq: 0 },
      { seq: 2, prev: null },
      { seq: 1, prev: 'a'.repeat(64) },
      { wallClock: '2026-11-03 09:30' },
      { hlc: 'now' },
      { receipts: [{ device: 'x' }] as unknown as BatchDraft['receipts'] },
      {
        attachments: { offered: [{ sha256: 'c'.repeat(64), size: batchLimits.attachment + 1 }], wanted: [] },
      },
    ];
    for (const change of faults) {
      expect(faultOf(() => freezeBatch(sampleDraft(records, change))).code).toBe('BAD_JSON');
    }
    expect(faultOf(() => freezeBatch(sampleDraft([...records, ...records]))).code).toBe('COUNT');
  });

  test('the set hash does not depend on the order of ops', () => {
    const ids = sampleRecords(5).map(({ opId }) => opId);
    const turned = freezeBatch(sampleDraft(ids.toReversed()));
    expect(turned).toEqual(freezeBatch(sampleDraft(ids)));
  });
});
