import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import type { FileOutcome } from '../contract/routes/exchange.ts';
import { enrol, receiptFor, visit } from './testing/pair.ts';
import { TestStation, townshipProfile, villageProfile } from './testing/test-station.ts';

const villages = 6;
const batchesEach = 4;

/** What a township finds on its table on a Monday: thirty files, four of each village, and six that are no good. */
class Heap {
  readonly stations = new AsyncDisposableStack();
  readonly township = this.stations.use(new TestStation());
  /** In the order in which somebody marked them. */
  files: { readonly name: string; readonly bytes: Uint8Array }[] = [];

  async gather(): Promise<this> {
    await this.township.found(townshipProfile);
    const good: Uint8Array[] = [];
    for (let index = 0; index < villages; index += 1) {
      const village = this.stations.use(new TestStation());
      const { session } = await village.found({ ...villageProfile, name: `柳河${index}村接访站` });
      await enrol(village, this.township, session.deviceId);
      await receiptFor(village, this.township, session.stationId);
      for (let batch = 0; batch < batchesEach; batch += 1) good.push(await this.#batchOf(village));
    }
    const stranger = this.stations.use(new TestStation());
    await stranger.found({ ...villageProfile, name: '外乡村接访站' });
    const { fileId, checkCode } = await this.township.call('exchange.card', {});
    const card = await stranger.bring(await this.township.fetch(fileId));
    await stranger.call('exchange.loadCard', { fileId: card, typed: checkCode });
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = good;
    const elsewhere = this.stations.use(new TestStation());
    await elsewhere.found({ ...townshipProfile, name: '别处镇接访中心' });
    const other = await elsewhere.call('exchange.card', {});
    const wanderer = this.stations.use(new TestStation());
    await wanderer.found({ ...villageProfile, name: '邻镇村接访站' });
    const otherCard = await wanderer.bring(await elsewhere.fetch(other.fileId));
    await wanderer.call('exchange.loadCard', { fileId: otherCard, typed: other.checkCode });
    const flipped = Uint8Array.from(first);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    const newer = Uint8Array.from(second);
    newer[8] = 2;
    this.files = [
      // Of each village the last one on top, as a folder sorted by date shows them.
      ...good.toReversed().map((bytes, index) => ({ name: `good ${index}`, bytes })),
      { name: 'damaged', bytes: flipped },
      { name: 'cut short', bytes: third.subarray(0, 9000) },
      { name: 'newer', bytes: newer },
      { name: 'no batch', bytes: new TextEncoder().encode('会议通知') },
      { name: 'elsewhere', bytes: await this.#batchOf(wanderer) },
      { name: 'stranger', bytes: await this.#batchOf(stranger) },
    ];
    return this;
  }

  async #batchOf(village: TestStation): Promise<Uint8Array> {
    await village.call('contact.register', visit);
    return village.fetch((await village.work('exchange.export', { place: null })).fileId);
  }

  async bring(): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const { name, bytes } of this.files) names.set(await this.township.bring(bytes), name);
    return names;
  }
}

let heap: Heap;
beforeAll(async () => {
  heap = await new Heap().gather();
}, 120_000);
afterAll(() => heap.stations.disposeAsync());

function errors(names: Map<string, string>, outcomes: readonly Pick<FileOutcome, 'fileId' | 'error'>[]) {
  return Object.fromEntries(
    outcomes.flatMap(({ fileId, error }) => (error ? [[names.get(fileId) ?? '', error.code]] : [])),
  );
}

const bad = {
  damaged: 'DAMAGED',
  'cut short': 'TRUNCATED',
  newer: 'NEWER_MAJOR',
  'no batch': 'NOT_A_BATCH',
  elsewhere: 'WRONG_RECIPIENT',
};

test('thirty files are shown before anything is applied, each with what is wrong with it', async () => {
  const { township } = heap;
  const names = await heap.bring();
  expect(names.size).toBe(30);
  const { files } = await township.work('exchange.preview', { fileIds: [...names.keys()] });
  expect(files.map(({ fileId }) => fileId)).toEqual([...names.keys()]);
  expect(errors(names, files)).toEqual(bad);
  expect(files.filter(({ state }) => state === 'ready')).toHaveLength(villages * batchesEach);
  expect(files.filter(({ hold }) => hold !== null)).toMatchObject([
    { state: 'quarantine', hold: 'unknown', from: { name: '外乡村接访站' } },
  ]);
  expect((await township.call('contact.list', {})).total).toBe(0);
});

test('stopped in the middle, whole batches are in and whole batches are out; the rest goes on from there, and no number is missed', async () => {
  const { township } = heap;
  const names = await heap.bring();
  const fileIds = [...names.keys()];
  const { jobId } = await township.call('exchange.import', { fileIds });
  for (;;) {
    const { done, state } = await township.call('job.get', { jobId });
    if (done >= 10 || state !== 'running') break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await township.call('job.cancel', { jobId });
  const stopped = await outcomesOf(township, jobId);
  const left = stopped.filter(({ error }) => error?.code === 'CANCELLED');
  const taken = stopped.filter(({ result }) => result !== null);
  expect(left.length).toBeGreaterThan(0);
  expect(taken.length).toBeGreaterThanOrEqual(10);
  expect(stopped).toHaveLength(30);
  const batches = clientOf(township.runtime.register.read)
    .prepare<[], { files: number; torn: number }>(
      `SELECT count(*) AS files, sum(op_count <> applied + proposals + quarantined + returned + duplicates) AS torn
       FROM batch_in WHERE state = 'imported' AND seq > 1`,
    )
    .get();
  expect(batches).toEqual({ files: taken.length, torn: 0 });

  const { files } = await township.work('exchange.import', { fileIds: left.map(({ fileId }) => fileId) });
  expect(errors(names, files)).toEqual(bad);
  const results = [...taken, ...files].flatMap(({ result }) => result ?? []);
  const imported = results.filter((result) => result.state === 'imported');
  expect(imported).toHaveLength(villages * batchesEach);
  // Taken in by their numbers, however they were marked.
  expect(imported.every(({ warnings }) => warnings.length === 0)).toBe(true);
  expect((await township.call('exchange.incidents', {})).incidents).toEqual([]);
  expect((await township.call('contact.list', {})).total).toBe(villages * batchesEach);
  expect(results.filter(({ state }) => state === 'quarantine')).toMatchObject([{ reason: 'unknown' }]);
});

test('the same heap once more changes nothing, and says so of each file', async () => {
  const { township } = heap;
  const names = await heap.bring();
  const { files } = await township.work('exchange.preview', { fileIds: [...names.keys()] });
  expect(files.filter(({ state }) => state === 'duplicate')).toHaveLength(villages * batchesEach);
  const again = await township.work('exchange.import', { fileIds: [...names.keys(), ...names.keys()] });
  expect(again.files).toHaveLength(30);
  expect(again.files.filter(({ result }) => result?.state === 'duplicate')).toHaveLength(
    villages * batchesEach,
  );
  expect((await township.call('contact.list', {})).total).toBe(villages * batchesEach);
});

async function outcomesOf(station: TestStation, jobId: string): Promise<FileOutcome[]> {
  for (;;) {
    const { state, result } = await station.call('job.get', { jobId });
    if (state === 'done') return (result as { files: FileOutcome[] }).files;
    if (state !== 'running') throw new Error(state);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
