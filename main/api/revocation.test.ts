import { expect, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import { Pair, visit } from './testing/pair.ts';
import { testSecret, type TestStation } from './testing/test-station.ts';

const deputySecret = '北坡上的三棵老核桃树';

async function addDeputy(station: TestStation): Promise<string> {
  const { staffId } = await station.call('staff.create', {
    name: '周敏',
    roles: ['registrar'],
    secret: deputySecret,
  });
  return staffId;
}

function auditOf({ runtime }: TestStation, action: string): unknown[] {
  return [...auditAfterPosition(runtime.register.read, 0)]
    .filter((row) => row.action === action)
    .map(({ params }): unknown => JSON.parse(params));
}

test('a PC is revoked by two persons only, and who they were stands on the list', async () => {
  await using pair = await new Pair().found();
  const { township } = pair;
  await pair.enrol();
  const staffId = await addDeputy(township);
  const { session } = await township.call('session.get', {});
  const revoke = async (second: { staffId: string; secret: string } | null) => {
    const answer = await township.ask('exchange.revoke', {
      deviceId: pair.villageDevice,
      reason: 'lost',
      second,
    });
    return answer.ok ? 'revoked' : answer.error.code;
  };
  expect(await revoke(null)).toBe('SECOND_PERSON_NEEDED');
  expect(await revoke({ staffId: session.staffId, secret: testSecret })).toBe('SECOND_PERSON_NEEDED');
  expect(await revoke({ staffId, secret: testSecret })).toBe('SECRET_WRONG');
  expect((await township.call('exchange.devices', {})).devices[0]?.revoked).toBeNull();
  expect(await revoke({ staffId, secret: deputySecret })).toBe('revoked');
  expect((await township.call('exchange.devices', {})).devices).toMatchObject([
    { name: '柳河村接访站', revoked: { reason: 'lost', byName: '王建国', secondName: '周敏' } },
  ]);
  expect(auditOf(township, 'exchange.revoke')).toEqual([
    { device: pair.villageDevice, reason: 'lost', second: staffId },
  ]);
  expect(await revoke({ staffId, secret: deputySecret })).toBe('NOT_FOUND');
});

test('where nobody else can unlock, one person revokes alone, and the list says so', async () => {
  await using pair = await new Pair().found();
  const { township } = pair;
  await pair.enrol();
  await township.call('exchange.revoke', { deviceId: pair.villageDevice, reason: 'lost', second: null });
  expect((await township.call('exchange.devices', {})).devices[0]?.revoked).toMatchObject({
    byName: '王建国',
    secondName: null,
  });
});

test('batches of a revoked PC wait, are released one by one with a reason, and the village is told', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', visit);
  const first = await pair.exported();
  await village.call('contact.register', visit);
  const second = await pair.exported();
  await township.call('exchange.revoke', { deviceId: pair.villageDevice, reason: 'lost', second: null });
  for (const file of [first, second]) {
    expect(await pair.import(file)).toMatchObject({ value: { state: 'quarantine', reason: 'revoked' } });
  }
  const { batches } = await township.call('exchange.quarantine', {});
  expect(batches.map(({ seq, reason, canRelease }) => [seq, reason, canRelease])).toEqual([
    [3, 'revoked', true],
    [2, 'revoked', true],
  ]);
  expect((await township.call('contact.list', {})).total).toBe(0);
  const manifestHash = batches[1]?.manifestHash ?? '';
  const release = () =>
    township.run('exchange.release', { manifestHash, reason: 'sentBefore', second: null });
  expect(await release()).toMatchObject({
    value: { files: [{ result: { state: 'imported', seq: 2, quarantined: 0 } }] },
  });
  expect((await township.call('contact.list', {})).total).toBe(1);
  expect(auditOf(township, 'exchange.release')).toEqual([
    { manifestHash, device: pair.villageDevice, reason: 'sentBefore', second: null },
  ]);
  // The other one is left, and neither is taken in twice.
  expect((await township.call('exchange.quarantine', {})).batches.map(({ seq }) => seq)).toEqual([3]);
  expect(await release()).toMatchObject({ error: { code: 'NOT_FOUND' } });

  expect(await pair.receipt()).toMatchObject({ value: { state: 'imported' } });
  const status = await village.call('exchange.status', {});
  expect(status.grant?.standing).toBe('revoked');
  expect(status.batches.map(({ seq, state }) => [seq, state])).toEqual([
    [3, 'heldBack'],
    [2, 'receipted'],
    [1, 'receipted'],
  ]);
  // Closed is not lost: what a person vouches for later is signed for after all.
  const [last] = (await township.call('exchange.quarantine', {})).batches;
  await township.work('exchange.release', {
    manifestHash: last?.manifestHash ?? '',
    reason: 'sentBefore',
    second: null,
  });
  await pair.receipt();
  expect((await village.call('exchange.status', {})).batches[0]).toMatchObject({
    seq: 3,
    state: 'receipted',
  });
});

test('a stranger’s batch is opened by its digits alone, never by a reason', async () => {
  await using pair = await new Pair().found();
  const { township } = pair;
  await pair.handOutCard();
  await pair.import(await pair.exported());
  const [held] = (await township.call('exchange.quarantine', {})).batches;
  expect(held).toMatchObject({ reason: 'unknown', canRelease: false, stationName: '柳河村接访站' });
  expect(
    await township.run('exchange.release', {
      manifestHash: held?.manifestHash ?? '',
      reason: 'confirmed',
      second: null,
    }),
  ).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('a batch is released by two persons where the station has two, and a wrong secret lets nothing in', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  const staffId = await addDeputy(township);
  const { session } = await township.call('session.get', {});
  const trusting = { staffId, secret: deputySecret };
  await township.call('exchange.revoke', {
    deviceId: pair.villageDevice,
    reason: 'lost',
    second: trusting,
  });
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  const [held] = (await township.call('exchange.quarantine', {})).batches;
  const manifestHash = held?.manifestHash ?? '';
  const release = async (second: { staffId: string; secret: string } | null) => {
    const answer = await township.run('exchange.release', { manifestHash, reason: 'confirmed', second });
    return answer.ok ? 'released' : answer.error.code;
  };
  expect(await release(null)).toBe('SECOND_PERSON_NEEDED');
  expect(await release({ staffId: session.staffId, secret: testSecret })).toBe('SECOND_PERSON_NEEDED');
  expect(await release({ staffId, secret: testSecret })).toBe('SECRET_WRONG');
  expect((await township.call('contact.list', {})).total).toBe(0);
  expect((await township.call('exchange.quarantine', {})).batches).toHaveLength(1);
  expect(await release(trusting)).toBe('released');
  expect((await township.call('contact.list', {})).total).toBe(1);
  expect(auditOf(township, 'exchange.release')).toMatchObject([{ reason: 'confirmed', second: staffId }]);
});
