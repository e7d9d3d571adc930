import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import { findPeer } from '../../db/queries/peers.ts';
import { enrol, importedBy } from './testing/pair.ts';
import { Neighbours } from './testing/neighbours.ts';
import type { SimulatedStation } from './testing/simulated-station.ts';
import { testSecret } from './testing/test-station.ts';

/** Two neighbours of whom either takes new keys. */
class Rekeyed extends Neighbours {
  takeUp(file: Uint8Array): ReturnType<typeof importedBy> {
    return importedBy(this.township.pc, file);
  }

  takeDown(file: Uint8Array): ReturnType<typeof importedBy> {
    return importedBy(this.village.pc, file);
  }
}

function replaceKeys(station: SimulatedStation): Promise<{ checkCode: string }> {
  return station.pc.call('station.replaceKeys', { secret: testSecret });
}

function auditOf({ reader }: SimulatedStation, action: string): unknown[] {
  return [...auditAfterPosition(reader, 0)]
    .filter((row) => row.action === action)
    .map(({ params }): unknown => JSON.parse(params));
}

test('both sides change their keys, and the exchange goes on both ways, also for what was in the post', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village, township } = both;
  const before = [village.identity.deviceKid, township.identity.deviceKid];
  await both.register('李秀兰');
  const [upInThePost, downInThePost] = [await both.exported(), await both.receiptFile()];
  const { checkCode } = await replaceKeys(village);
  await replaceKeys(township);
  expect([village.identity.deviceKid, township.identity.deviceKid]).not.toEqual(before);
  // Encrypted to the keys of before, signed by the keys of before.
  expect(await both.takeUp(upInThePost)).toMatchObject({ value: { state: 'imported', warnings: [] } });
  expect(await both.takeDown(downInThePost)).toMatchObject({ value: { state: 'imported', warnings: [] } });
  await both.register('王二');
  const told = { value: { state: 'imported', warnings: ['KEYS_CHANGED'] } };
  expect(await both.takeUp(await both.exported())).toMatchObject(told);
  expect(await both.receipt()).toMatchObject(told);
  expect(await both.names()).toEqual(['李秀兰', '王二']);
  const peer = findPeer(township.reader, village.identity.deviceId);
  expect(peer).toMatchObject({ kid: village.identity.deviceKid, status: 'active', checkCode });
  const { devices } = await township.pc.call('exchange.devices', {});
  expect(devices[0]?.keysChangedAt).toBe(peer?.keysChangedAt);
  const { superior } = await village.pc.call('exchange.status', {});
  expect(superior?.keysChangedAt).not.toBeNull();
  // And is told once only.
  await both.register('赵四');
  expect(await both.takeUp(await both.exported())).toMatchObject({
    value: { state: 'imported', warnings: [] },
  });
  expect(await both.receipt()).toMatchObject({ value: { state: 'imported', warnings: [] } });
  const { batches } = await village.pc.call('exchange.status', {});
  expect(batches.every(({ state }) => state === 'receipted')).toBe(true);
  expect(auditOf(village, 'station.replaceKeys')).toHaveLength(1);
  expect(auditOf(township, 'exchange.newKeys')).toMatchObject([
    { device: village.identity.deviceId, from: before[0], changes: 1 },
  ]);
});

test('batches around the change may be lost or come in any order', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village } = both;
  const files: Uint8Array[] = [];
  for (const name of ['甲', '乙', '丙', '丁']) {
    await both.register(name);
    files.push(await both.exported());
    await replaceKeys(village);
  }
  const [first, second, , fourth] = files;
  expect(await both.takeUp(fourth ?? new Uint8Array())).toMatchObject({
    value: { state: 'imported', warnings: ['KEYS_CHANGED'] },
  });
  for (const late of [first, second]) {
    expect(await both.takeUp(late ?? new Uint8Array())).toMatchObject({
      value: { state: 'imported', warnings: [] },
    });
  }
  expect(await both.names()).toEqual(['丁', '丙', '乙', '甲'].toSorted());
  await both.register('戊');
  await both.takeUp(await both.exported());
  await both.receipt();
  const { batches } = await village.pc.call('exchange.status', {});
  expect(batches.every(({ state }) => state === 'receipted')).toBe(true);
});

test('a village that was offline for a year follows a township that changed its keys ten times', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { township } = both;
  await both.register('李秀兰');
  const longInThePost = await both.exported();
  for (let time = 0; time < 10; time += 1) await replaceKeys(township);
  // The key that it is for is gone; its sender learns the new one from the next receipt, and repeats.
  expect(await both.takeUp(longInThePost)).toMatchObject({ error: { code: 'FORMER_DEVICE' } });
  expect(await both.receipt()).toMatchObject({ value: { warnings: ['KEYS_CHANGED'] } });
  await both.takeUp(await both.exported());
  expect(await both.names()).toEqual(['李秀兰']);
  // An old card brings the old keys back no more.
  expect((await township.pc.call('station.keys', {})).changes).toHaveLength(10);
});

test('a card on old paper still leads to the township, and does not undo what was learned', async () => {
  await using both = await new Rekeyed().found();
  const { village, township } = both;
  const { fileId, checkCode } = await township.pc.call('exchange.card', {});
  const card = await township.pc.fetch(fileId);
  const load = async () =>
    village.pc.call('exchange.loadCard', { fileId: await village.pc.bring(card), typed: checkCode });
  await replaceKeys(township);
  await load();
  await both.takeUp(await both.exported());
  const { checkCode: typed } = await village.pc.call('exchange.ownCode', {});
  await township.pc.work('exchange.approve', { deviceId: village.identity.deviceId, typed });
  expect(await both.receipt()).toMatchObject({ value: { warnings: ['KEYS_CHANGED'] } });
  await load();
  const { deviceId, deviceKid } = township.identity;
  expect(findPeer(village.reader, deviceId)).toMatchObject({ kid: deviceKid, status: 'active' });
});

test('what the township signed before its new card was loaded is taken in once the present keys have told of it', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village, township } = both;
  const inThePost = await both.receiptFile();
  await replaceKeys(township);
  const { fileId, checkCode } = await township.pc.call('exchange.card', {});
  const card = await village.pc.bring(await township.pc.fetch(fileId));
  await village.pc.call('exchange.loadCard', { fileId: card, typed: checkCode });
  await both.receipt();
  expect(await both.takeDown(inThePost)).toMatchObject({ value: { state: 'imported' } });
});

test('a request that was made again under new keys brings in what waits under the old ones', async () => {
  await using both = await new Rekeyed().found();
  const { village, township } = both;
  await township.keep();
  await both.join();
  await township.suffer('restored');
  await both.register('李秀兰');
  await both.takeUp(await both.exported());
  // It asks again as long as nobody has signed for the batch before.
  expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'unknown' } });
  await replaceKeys(village);
  await both.register('王二');
  expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'unknown' } });
  const { checkCode: typed } = await village.pc.call('exchange.ownCode', {});
  const { deviceId } = village.identity;
  const { files } = await township.pc.work('exchange.approve', { deviceId, typed });
  expect(files.map(({ error }) => error)).toEqual([null, null]);
  expect(await both.names()).toEqual(['李秀兰', '王二']);
});

test('keys are not changed before the township knows them, by somebody without the secret, or when revoked', async () => {
  await using both = await new Rekeyed().found();
  const { village, township } = both;
  // Nobody knows them yet: nothing can be missed.
  await replaceKeys(village);
  await enrol(village.pc, township.pc, village.identity.deviceId);
  const ask = async (secret = testSecret) => {
    const answer = await village.pc.ask('station.replaceKeys', { secret });
    return answer.ok ? 'changed' : answer.error.code;
  };
  expect(await ask()).toBe('KEYS_NOT_CONFIRMED');
  await both.receipt();
  expect(await ask('另外一句话 1949')).toBe('SECRET_WRONG');
  expect(await ask()).toBe('changed');
  const { deviceId } = village.identity;
  await both.takeUp(await both.exported());
  await township.pc.call('exchange.revoke', { deviceId, reason: 'compromised', second: null });
  await both.receipt();
  expect(await ask()).toBe('REVOKED');
  expect((await village.pc.call('station.keys', {})).hindrance).toBe('revoked');
});

test('a revoked PC cannot come back by new keys, but by enrolling anew', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village, township } = both;
  const stolen = village.identity;
  await township.pc.call('exchange.revoke', {
    deviceId: stolen.deviceId,
    reason: 'compromised',
    second: null,
  });
  // It has not heard of it.
  await replaceKeys(village);
  await both.register('李秀兰');
  expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'revoked' } });
  expect(findPeer(township.reader, stolen.deviceId)).toMatchObject({
    kid: stolen.deviceKid,
    status: 'revoked',
  });
  const held = (await township.pc.call('exchange.quarantine', {})).batches[0];
  // Somebody vouches for what it says, not for its keys.
  await township.pc.work('exchange.release', {
    manifestHash: held?.manifestHash ?? '',
    reason: 'confirmed',
    second: null,
  });
  expect(findPeer(township.reader, stolen.deviceId)?.kid).toBe(stolen.deviceKid);
  // The notice still finds it, with the receipt.
  expect(await both.receipt()).toMatchObject({ value: { state: 'imported' } });

  await village.pc.call('station.enrolAnew', { secret: testSecret });
  expect(await village.pc.ask('station.keys', {})).toMatchObject({ error: { code: 'SESSION_REQUIRED' } });
  await village.wake();
  expect(village.identity.deviceId).not.toBe(stolen.deviceId);
  expect((await village.pc.call('restore.notices', {})).notices).toMatchObject([{ kind: 'enrolledAnew' }]);
  // Everything was reported before: the request goes alone.
  const request = await both.exported();
  expect(await both.takeUp(request)).toMatchObject({ value: { reason: 'unknown' } });
  const { checkCode: typed } = await village.pc.call('exchange.ownCode', {});
  await township.pc.work('exchange.approve', { deviceId: village.identity.deviceId, typed });
  await both.receipt();
  expect((await village.pc.call('exchange.status', {})).grant?.standing).toBe('certified');
  await both.register('王二');
  await both.takeUp(await both.exported());
  expect(await both.names()).toEqual(['李秀兰', '王二']);
});

test.each(['copiedBack', 'restored'] as const)(
  'a register that was %s from before the change does not sign with the keys that it brings',
  async (mishap) => {
    await using both = await (await new Rekeyed().found()).join();
    const { village } = both;
    await village.keep();
    const before = village.identity;
    await replaceKeys(village);
    await both.register('李秀兰');
    await both.takeUp(await both.exported());
    await village.suffer(mishap);
    // Its mark says that there are newer keys: it is another device now, and asks anew.
    expect(village.identity.deviceId).not.toBe(before.deviceId);
    expect(village.identity.rotations).toEqual([]);
    expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'unknown' } });
  },
);

test('where the whole folder was put back, its batches under the old key wait, and enrolling anew mends it', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village, township } = both;
  await village.keep();
  const before = village.identity;
  await replaceKeys(village);
  await both.register('李秀兰');
  await both.takeUp(await both.exported());
  await village.suffer('rolledBack');
  expect(village.identity.deviceKid).toBe(before.deviceKid);
  await both.register('王二');
  expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'oldKey' } });
  const { batches } = await township.pc.call('exchange.quarantine', {});
  expect(batches).toMatchObject([{ reason: 'oldKey', canRelease: true, stationName: '柳河村接访站' }]);
  const { incidents } = await both.township.pc.call('exchange.incidents', {});
  expect(incidents.filter(({ kind }) => kind === 'oldKey')).toMatchObject([{ isToActOn: true }]);
  // Somebody may vouch for what it says; the keys stay those that are trusted.
  const released = await township.pc.work('exchange.release', {
    manifestHash: batches[0]?.manifestHash ?? '',
    reason: 'confirmed',
    second: null,
  });
  expect(released.files).toMatchObject([{ result: { state: 'imported' } }]);
  expect(findPeer(township.reader, before.deviceId)?.kid).not.toBe(before.deviceKid);
  // From the old key to a third one: named by a key that nobody trusts any more.
  await replaceKeys(village);
  await both.register('赵四');
  expect(await both.takeUp(await both.exported())).toMatchObject({ value: { reason: 'oldKey' } });
  expect(await both.names()).toEqual(['李秀兰', '王二']);
  await village.pc.call('station.enrolAnew', { secret: testSecret });
  await village.wake();
  await both.takeUp(await both.exported());
  const { checkCode: typed } = await village.pc.call('exchange.ownCode', {});
  await township.pc.work('exchange.approve', { deviceId: village.identity.deviceId, typed });
  await both.receipt();
  expect(await both.names()).toEqual(['李秀兰', '王二', '赵四'].toSorted());
});

test('a power cut between the change and its mark leaves the new keys, and nothing to ask anybody', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village } = both;
  const mark = join(village.pc.dataDir, 'high-water.json');
  await village.pc.restart();
  const old = readFileSync(mark);
  await village.wake();
  await replaceKeys(village);
  const { deviceId, deviceKid, epoch } = village.identity;
  await village.pc.restart();
  writeFileSync(mark, old);
  cpSync(mark, `${mark}.previous`);
  await village.wake();
  expect(village.identity).toMatchObject({ deviceId, deviceKid, epoch });
});

test('a batch that was fixed under the old keys is not written again; the next one carries what it held', async () => {
  await using both = await (await new Rekeyed().found()).join();
  const { village } = both;
  await both.register('李秀兰');
  const { batchId } = await village.pc.work('exchange.export', { place: null });
  await replaceKeys(village);
  expect(await village.pc.run('exchange.renderAgain', { batchId, place: null })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  const { batches } = await village.pc.call('exchange.status', {});
  expect(batches.find((batch) => batch.batchId === batchId)?.canRenderAgain).toBe(false);
  await both.takeUp(await both.exported());
  expect(await both.names()).toEqual(['李秀兰']);
});
