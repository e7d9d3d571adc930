import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import type * as unclaimedModule from '../core/attachments/unclaimed.ts';
import { sha256Hex } from '../core/crypto/hash.ts';
import type { AttachmentChunk } from '../core/exchange/format/attachment-frame.ts';
import { renderBatch } from '../core/exchange/format/batch-writer.ts';
import { freezeBatch } from '../core/exchange/format/manifest.ts';
import { encodeOp } from '../core/exchange/format/op.ts';
import { openOwnDevice } from '../core/exchange/own-device.ts';
import { findSuperior } from '../core/exchange/peers.ts';
import { attach, opened, photo } from './testing/attaching.ts';
import { Pair, visit } from './testing/pair.ts';
import { testSecret, type TestStation } from './testing/test-station.ts';

const caps = vi.hoisted(() => ({ files: 4, bytes: 100_000, days: 60 }));
vi.mock('../core/attachments/unclaimed.ts', async (original) => {
  const actual = await original<typeof unclaimedModule>();
  Object.assign(actual.unclaimedCaps, caps);
  return actual;
});

const dayMs = 86_400_000;

/** A village that is enrolled and writes batches by hand, with its own keys. */
class HostileVillage {
  readonly #pair: Pair;
  #seq = 100;

  constructor(pair: Pair) {
    this.#pair = pair;
  }

  /** Sends bytes of files; with `ops` also records, as they stand. */
  async send(chunks: readonly AttachmentChunk[], ops: readonly Uint8Array[] = []): Promise<void> {
    const { village } = this.#pair;
    const { read } = village.runtime.register;
    const own = await openOwnDevice(village.runtime);
    const peer = findSuperior(read);
    if (!peer) throw new Error('Not enrolled');
    const { identity, keys } = own;
    this.#seq += 1;
    const sizes = new Map(chunks.map(({ sha256, size }) => [sha256, size]));
    const frozen = freezeBatch({
      kind: 'up',
      batchId: uuidv7(),
      seq: this.#seq,
      fromKid: identity.deviceKid,
      from: { station: identity.stationId, device: identity.deviceId, epoch: identity.epoch },
      to: { station: peer.stationId, kid: peer.kid },
      prev: sha256Hex(Buffer.from(`${this.#seq}`)),
      hlc: '019a000000000001',
      wallClock: new Date(village.nowMs).toISOString(),
      appVersion: '0.1.0',
      schemaWritten: 1,
      opIds: ops.map((bytes) => sha256Hex(bytes)),
      repeatsFrom: null,
      attachments: { offered: [...sizes].map(([sha256, size]) => ({ sha256, size })), wanted: [] },
      receipts: [],
      board: { openMatters: 0, lastReportOn: null },
      auditHead: null,
    });
    const content = {
      ops: ops.map((opBytes) => ({ opBytes, pii: null })),
      attachmentChunks: chunks,
    };
    const { file } = await renderBatch(frozen, content, keys.signingKey, peer.encryptPublicKey);
    const taken = await this.#pair.import(file);
    if (!taken.ok || taken.value.state !== 'imported') throw new Error(JSON.stringify(taken));
  }
}

function wholeFile(words: string, length: number): AttachmentChunk {
  const bytes = Buffer.alloc(length, words);
  return { sha256: sha256Hex(bytes), size: length, offset: 0, bytes };
}

function inFolder(station: TestStation, ...names: string[]): string[] {
  const folder = join(station.dataDir, 'attachments', ...names);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'parts') : [];
}
const lying = (station: TestStation) => [...inFolder(station), ...inFolder(station, 'parts')];

async function incidents(station: TestStation) {
  const { incidents: all } = await station.call('exchange.incidents', {});
  return all.filter(({ kind }) => kind === 'unclaimedFiles');
}

async function joined() {
  const pair = await new Pair().found();
  await pair.enrol();
  await pair.receipt();
  const { contactId } = await pair.village.call('contact.register', visit);
  return { pair, hostile: new HostileVillage(pair), subject: { entity: 'contact', id: contactId } as const };
}

/** Somebody unlocks again, so much later. */
async function wakeAfter(days: number, ...stations: TestStation[]): Promise<void> {
  for (const station of stations) {
    const { staffId } = (await station.call('session.get', {})).session;
    station.nowMs += days * dayMs;
    station.token = (await station.call('session.unlock', { staffId, secret: testSecret })).token ?? null;
  }
}

test('an enrolled sender fills no disk with files of which no op speaks, and people are told; known files come all the same', async () => {
  const { pair, hostile, subject } = await joined();
  await using _ = pair;
  const { village, township } = pair;
  // Whole ones and beginnings count alike.
  for (const round of [1, 2, 3]) {
    await hostile.send([
      wholeFile(`whole ${round}`, 5_000),
      { ...wholeFile(`begun ${round}`, 9_000), bytes: new Uint8Array(3_000) },
    ]);
  }
  expect(lying(township)).toHaveLength(caps.files);
  // The same file again takes no second place, and its bytes are counted.
  await hostile.send([{ ...wholeFile('begun 1', 9_000), offset: 3_000, bytes: new Uint8Array(3_000) }]);
  expect(await incidents(township)).toMatchObject([
    { state: 'open', isToActOn: true, params: { files: caps.files, dropped: 0 } },
  ]);
  const plain = photo('水沟', 300_000);
  const attachmentId = await attach(village, subject, '现场.jpg', plain);
  await pair.exchange();
  expect((await opened(township, attachmentId)).plain).toEqual(plain);
  // What has no record is not asked for as if it were held.
  expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
});

test('the bytes of one file are bounded, too, however it is cut', async () => {
  const { pair, hostile } = await joined();
  await using _ = pair;
  const size = 400_000;
  const { sha256 } = wholeFile('large', size);
  for (let offset = 0; offset < size; offset += 40_000) {
    await hostile.send([{ sha256, size, offset, bytes: new Uint8Array(40_000).fill(7) }]);
  }
  const [part] = clientOf(pair.township.runtime.register.read)
    .prepare<[], { ranges: string }>('SELECT ranges FROM attachment_part')
    .all();
  expect(part?.ranges).toBe('[[0,80000]]');
});

test('a file that came before its op is kept, counts no more when the op comes, and is never swept', async () => {
  const { pair, hostile, subject } = await joined();
  await using _ = pair;
  const { village, township } = pair;
  const plain = photo('水沟', 20_000);
  const attachmentId = await attach(village, subject, '现场.jpg', plain);
  const [name = ''] = inFolder(village);
  const bytes = readFileSync(join(village.dataDir, 'attachments', name));
  await hostile.send([{ sha256: name, size: bytes.length, offset: 0, bytes }]);
  const partRows = () =>
    clientOf(township.runtime.register.read).prepare('SELECT * FROM attachment_part').all();
  expect(partRows()).toHaveLength(1);
  await pair.exchange();
  expect(partRows()).toEqual([]);
  expect((await opened(township, attachmentId)).plain).toEqual(plain);
  await wakeAfter(90, village, township);
  await village.call('contact.register', visit);
  await pair.exchange();
  expect((await opened(township, attachmentId)).plain).toEqual(plain);
  expect(await incidents(township)).toEqual([]);
});

test('what nobody claims for sixty days is thrown away and told; not what an op names that a newer program has written', async () => {
  const { pair, hostile } = await joined();
  await using _ = pair;
  const { village, township } = pair;
  const { stationId, deviceId } = (await openOwnDevice(village.runtime)).identity;
  const named = wholeFile('named by a newer op', 4_000);
  const newer = encodeOp({
    v: 1,
    entity: 'attachment',
    entityId: uuidv7(),
    kind: 'attachment.add',
    parents: [],
    hlc: '019a000000000002',
    author: { station: stationId, device: deviceId, user: uuidv7(), role: 'registrar' },
    schema: 9,
    body: { file: { hash: named.sha256 } },
    piiRef: null,
    businessDate: '2026-11-23',
  });
  await hostile.send([named], [newer.bytes]);
  await hostile.send([
    wholeFile('of nobody', 4_000),
    { ...wholeFile('half', 9_000), bytes: new Uint8Array(10) },
  ]);
  expect(lying(township)).toHaveLength(3);
  await wakeAfter(61, township);
  await hostile.send([wholeFile('fresh', 100)]);
  expect(lying(township).toSorted()).toEqual([named.sha256, wholeFile('fresh', 100).sha256].toSorted());
  expect(await incidents(township)).toMatchObject([{ params: { files: 1, dropped: 2 } }]);
});
