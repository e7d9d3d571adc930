import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insertStrangerFile } from '../../db/queries/strangers.ts';
import type { BatchPreview, Stranger } from '../contract/routes/exchange.ts';
import { sha256Hex } from '../core/crypto/hash.ts';
import { strangerCaps } from '../core/exchange/strangers.ts';
import { inTransaction } from '../core/register.ts';
import { enrol, importedBy } from './testing/pair.ts';
import { Neighbours } from './testing/neighbours.ts';

/** Two neighbours, and what the township misses of the village. */
class Watched extends Neighbours {
  async gaps(): Promise<number[]> {
    return (await this.township.pc.call('exchange.board', {})).stations.flatMap(({ gaps }) => gaps);
  }
}

/** A village that its township, restored to before it joined, knows nothing of. */
class Unknown extends Watched {
  async forget(): Promise<void> {
    await this.township.keep();
    await this.join();
    // The wrap of the key goes up, and all is signed for: the next batch asks for nothing.
    await this.report();
    await this.receipt();
    await this.township.suffer('restored');
  }

  async previewed(file: Uint8Array): Promise<readonly BatchPreview[]> {
    const { pc } = this.township;
    return (await pc.work('exchange.preview', { fileIds: [await pc.bring(file)] })).files;
  }

  async strangers(): Promise<readonly Stranger[]> {
    return (await this.township.pc.call('exchange.quarantine', {})).strangers;
  }
}

test('a receipt from before the restore of the township, long in the post, is not believed after it', async () => {
  await using both = await new Watched().found();
  await both.join();
  await both.township.keep();
  await both.register('李秀兰');
  await both.report();
  const inThePost = await both.receiptFile();
  await both.township.suffer('restored');
  await both.receipt();
  expect(await both.village.pc.call('exchange.incidents', {})).toMatchObject({
    incidents: [{ kind: 'peerRenewed', state: 'open', stationName: '柳林镇接访中心' }],
  });
  expect(await importedBy(both.village.pc, inThePost)).toMatchObject({ value: { state: 'imported' } });
  await both.report();
  expect(await both.names()).toEqual(['李秀兰']);
});

test('a township restored twice from one backup is offered again what only its life between held', async () => {
  await using both = await new Watched().found();
  const { village, township } = both;
  await both.join();
  await township.keep();
  await both.register('李秀兰');
  await both.report();
  // The second time with the number of the first.
  for (const epochN of [2, 2]) {
    await township.suffer('replaced');
    expect(township.identity.epoch.n).toBe(epochN);
    const { fileId, checkCode } = await township.pc.call('exchange.card', {});
    const card = await village.pc.bring(await township.pc.fetch(fileId));
    await village.pc.call('exchange.loadCard', { fileId: card, typed: checkCode });
    await both.receipt();
    await both.report();
    await both.receipt();
    expect(await both.names()).toEqual(['李秀兰']);
  }
});

test.each(['village', 'township'] as const)(
  'a %s whose whole folder was put back learns it from the other side, takes a new epoch and loses nothing more',
  async (name) => {
    await using both = await new Watched().found();
    const station = both[name];
    await both.join();
    await station.keep();
    await both.register('李秀兰');
    await both.report();
    await both.receipt();
    await station.suffer('rolledBack');
    expect(station.identity.epoch.n).toBe(1);
    await both.register('王二');
    await both.report();
    await both.receipt();
    expect(station.identity.epoch.n).toBe(2);
    expect(await station.pc.call('restore.notices', {})).toMatchObject({ notices: [{ kind: 'copied' }] });
    await both.register('孙三');
    await both.report();
    await both.receipt();
    expect(await both.names()).toEqual(['孙三', '李秀兰', '王二'].toSorted());
    expect(await both.gaps()).toEqual([]);
    expect((await both.village.pc.call('exchange.status', {})).unreceipted).toBe(0);
  },
);

test('a folder that is in use twice: both send on, both are told, and each goes its own way', async () => {
  await using both = await new Watched().found();
  const { village } = both;
  await both.join();
  await using copy = await village.clone();
  await both.register('李秀兰');
  await both.register('王二', copy);
  expect(await both.report()).toMatchObject({ value: { warnings: [] } });
  expect(await both.report(copy)).toMatchObject({ value: { warnings: ['FORK'] } });
  expect(await both.names()).toEqual(['李秀兰', '王二'].toSorted());
  for (const station of [village, copy]) {
    await both.receipt(station);
    expect(station.identity.epoch.n).toBeGreaterThan(1);
    await both.register('孙三', station);
    expect(await both.report(station)).toMatchObject({ value: { seq: 1, warnings: [] } });
    await both.receipt(station);
    expect((await station.pc.call('exchange.status', {})).unreceipted).toBe(0);
  }
  expect(village.identity.epoch.r).not.toBe(copy.identity.epoch.r);
});

test('a lost batch whose ops all came with another one is no gap for ever', async () => {
  await using both = await new Watched().found();
  await enrol(both.village.pc, both.township.pc, both.village.identity.deviceId);
  await both.exported();
  await both.receipt();
  await both.register('李秀兰');
  expect(await both.report()).toMatchObject({ value: { seq: 3, warnings: [] } });
  expect(await both.gaps()).toEqual([]);
});

test('a batch that leaves out what only an earlier life of the township held closes no gap of this one', async () => {
  await using both = await new Watched().found();
  await both.join();
  await both.township.keep();
  await both.register('李秀兰');
  await both.report();
  await both.register('王二');
  await both.exported();
  await both.receipt();
  await both.register('孙三');
  const inThePost = await both.exported();
  await both.township.suffer('restored');
  expect(await importedBy(both.township.pc, inThePost)).toMatchObject({ value: { warnings: ['GAP'] } });
  expect(await both.gaps()).toEqual([2, 3]);
  await both.receipt();
  await both.report();
  expect(await both.names()).toEqual(['孙三', '李秀兰', '王二'].toSorted());
  expect(await both.gaps()).toEqual([]);
});

test('a township restored to before a village joined is asked again, and takes in what it never had', async () => {
  await using both = await new Unknown().found();
  const { village, township } = both;
  await both.forget();
  await both.register('李秀兰');
  const first = await both.exported();
  // Kept closed, counted and shown, though nothing is known but the cover; twice the same is one.
  expect(await both.previewed(first)).toMatchObject([{ state: 'quarantine', hold: 'unknown', from: null }]);
  for (const _ of [1, 2])
    expect(await importedBy(township.pc, first)).toEqual({
      ok: true,
      value: { state: 'quarantine', reason: 'unknown', request: null },
    });
  expect(await both.strangers()).toMatchObject([{ files: 1, bytes: first.length }]);
  expect(await both.names()).toEqual([]);
  expect(await both.report()).toMatchObject({ value: { state: 'quarantine', request: { replaces: false } } });
  const { checkCode } = await village.pc.call('exchange.ownCode', {});
  const { deviceId } = village.identity;
  const { files } = await township.pc.work('exchange.approve', { deviceId, typed: checkCode });
  expect(files.map(({ result }) => result?.state)).toEqual(['imported', 'imported']);
  expect(await both.strangers()).toEqual([]);
  await both.receipt();
  await both.report();
  expect(await both.names()).toEqual(['李秀兰']);
});

test('whoever knows the card of a township cannot fill its disk, and an administrator throws away what nobody knows', async () => {
  await using both = await new Unknown().found();
  const { village, township } = both;
  await both.forget();
  await both.register('李秀兰');
  await both.report();
  const [stranger] = await both.strangers();
  const kid = stranger?.kid ?? '';
  inTransaction(township.pc.runtime.register, (tx) => {
    for (let index = 1; index < strangerCaps.files; index += 1)
      insertStrangerFile(tx, {
        fileHash: index.toString(16).padStart(64, '0'),
        fromKid: 'ab'.repeat(8),
        seq: index,
        bytes: 1,
        receivedAt: '2026-11-23T02:00:00.000Z',
      });
  });
  const before = await both.strangers();
  const asking = await both.exported();
  for (const file of [asking, await both.exported()]) {
    expect(await both.previewed(file)).toMatchObject([{ hold: 'unknown' }]);
    expect(await importedBy(township.pc, file)).toMatchObject({ error: { code: 'STRANGERS_FULL' } });
  }
  expect(await both.strangers()).toEqual(before);
  expect(await township.pc.call('exchange.requests', {})).toEqual({ requests: [] });

  await township.pc.call('exchange.dismiss', { kid: 'ab'.repeat(8) });
  expect(await both.strangers()).toMatchObject([{ kid, files: 1 }]);
  expect(await importedBy(township.pc, asking)).toMatchObject({ value: { request: { kid } } });
  const inbox = join(township.pc.dataDir, 'inbox');
  expect(readdirSync(inbox)).toContain(sha256Hex(asking));
  // What nobody waits for goes after a week; what waits for a person stays.
  await township.pc.wakeAt(Date.now() + 8 * 86_400_000);
  await township.pc.work('backup.run', { onlyDue: true });
  expect(readdirSync(inbox)).toHaveLength(2);
  await township.pc.call('exchange.dismiss', { kid });
  expect(readdirSync(inbox)).toEqual([]);
  expect(await township.pc.ask('exchange.dismiss', { kid })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await both.strangers()).toEqual([]);
  expect(await township.pc.call('exchange.requests', {})).toEqual({ requests: [] });
  // Nothing of the village is lost by that: it asks again. Of a file that a restore has lost only the row is left.
  inTransaction(township.pc.runtime.register, (tx) =>
    insertStrangerFile(tx, {
      fileHash: 'f'.repeat(64),
      fromKid: kid,
      seq: 1,
      bytes: 1,
      receivedAt: '2026-11-23T02:00:00.000Z',
    }),
  );
  expect(await both.report()).toMatchObject({ value: { request: { kid } } });
  const { checkCode } = await village.pc.call('exchange.ownCode', {});
  const { deviceId } = village.identity;
  await township.pc.work('exchange.approve', { deviceId, typed: checkCode });
  expect(await both.names()).toEqual(['李秀兰']);
  expect(await both.strangers()).toEqual([]);
});
