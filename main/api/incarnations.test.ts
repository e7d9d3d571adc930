import { expect, test } from 'vitest';
import { enrol, importedBy } from './testing/pair.ts';
import { Neighbours } from './testing/neighbours.ts';

/** Two neighbours, and what the township misses of the village. */
class Watched extends Neighbours {
  async gaps(): Promise<number[]> {
    return (await this.township.pc.call('exchange.board', {})).stations.flatMap(({ gaps }) => gaps);
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
  await using both = await new Watched().found();
  const { village, township } = both;
  await township.keep();
  await both.join();
  // The wrap of the key goes up, and all is signed for.
  await both.report();
  await both.receipt();
  await township.suffer('restored');
  await both.register('李秀兰');
  expect(await both.report()).toMatchObject({ error: { code: 'UNKNOWN_SENDER' } });
  expect(await both.report()).toMatchObject({ value: { state: 'quarantine', reason: 'unknown' } });
  const { checkCode } = await village.pc.call('exchange.ownCode', {});
  await township.pc.work('exchange.approve', { deviceId: village.identity.deviceId, typed: checkCode });
  await both.receipt();
  await both.report();
  expect(await both.names()).toEqual(['李秀兰']);
});
