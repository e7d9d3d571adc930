import { expect, test } from 'vitest';
import { findMeta } from '../../db/queries/local.ts';
import { findOp } from '../../db/queries/ops.ts';
import { findPeer } from '../../db/queries/peers.ts';
import { clientOf } from '../../db/store/store.ts';
import { ageDecrypt } from '../core/crypto/age.ts';
import { fromHex } from '../core/crypto/hex.ts';
import { computeKid } from '../core/exchange/format/key-id.ts';
import { certifyDraft } from '../core/grant/founding.ts';
import { changePolicy, policyInForce } from '../core/grant/policy.ts';
import { generateDeviceKeys } from '../core/keys/device-keys.ts';
import type { AnyDraft } from '../core/log/op-kinds.ts';
import { record, toLoggedOp } from '../core/log/record.ts';
import { inTransaction } from '../core/register.ts';
import { authorOf, keyringOf } from '../core/station/service.ts';
import { enrol, importedBy, Pair, receiptFor, visit } from './testing/pair.ts';
import { TestStation, villageProfile } from './testing/test-station.ts';

/** What the township's program will write once a screen for it exists. */
async function recordAt(station: TestStation, ...drafts: readonly AnyDraft[]): Promise<void> {
  const { session } = await station.call('session.get', {});
  inTransaction(station.runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs: station.nowMs }, drafts);
  });
}

test('the grant comes with the first receipt, and the wrap of the village database key goes up with the next batch', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  expect((await village.call('exchange.status', {})).grant).toBeNull();
  expect(await pair.receipt()).toMatchObject({ value: { state: 'imported', applied: 4, quarantined: 0 } });
  const { grant, records } = await village.call('exchange.status', {});
  expect(grant).toEqual({ standing: 'certified', sealedOfficers: 0 });
  expect(records).toEqual([{ entity: 'recoveryWrap', count: 1 }]);
  await pair.exchange();
  expect(await village.call('exchange.status', {})).toMatchObject({ unreceipted: 0 });
  const identity = findMeta(township.runtime.register.read, 'recoveryIdentity') ?? '';
  const [wrap] = [...importedOps(township, 'recoveryWrap.make')];
  expect(await ageDecrypt(identity, fromHex(wrap ?? ''))).toEqual(village.runtime.databaseKey);
  const kept = keyringOf(village.runtime.ports).townshipWrap();
  expect(kept?.recipient).toBe(policyInForce(village.runtime.register.read)?.recoveryRecipient);
  expect(await ageDecrypt(identity, kept?.wrap ?? new Uint8Array())).toEqual(village.runtime.databaseKey);
});

function importedOps({ runtime }: TestStation, kind: string): string[] {
  const rows = clientOf(runtime.register.read)
    .prepare<[string], { opId: string }>('SELECT op_id AS opId FROM op WHERE kind = ?')
    .all(kind);
  return rows
    .flatMap(({ opId }) => findOp(runtime.register.read, opId) ?? [])
    .flatMap(toLoggedOp)
    .flatMap((op) => (op.kind === 'recoveryWrap.make' && op.pii ? [op.pii.wrap] : []));
}

test('a village learns nothing of the PCs of another village', async () => {
  await using pair = await new Pair().found();
  await using neighbour = new TestStation();
  const { session } = await neighbour.found({
    ...villageProfile,
    name: '沙滩村接访站',
    division12: '999999001202',
  });
  await pair.enrol();
  await enrol(neighbour, pair.township, session.deviceId);
  await pair.receipt();
  await receiptFor(neighbour, pair.township, session.stationId);
  expect((await neighbour.call('exchange.status', {})).grant?.standing).toBe('certified');
  const known = clientOf(pair.village.runtime.register.read)
    .prepare<[], { name: string }>('SELECT name FROM device ORDER BY name')
    .all();
  expect(known.map(({ name }) => name)).toEqual(['柳林镇接访中心', '柳河村接访站']);
});

test('the trust list brings a new PC of the township, and takes a lost one of the village out', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  const { session } = await township.call('session.get', {});
  const { kid, ...keys } = (await generateDeviceKeys()).publicKeys;
  const deviceId = '01980000-0000-7000-8000-0000000000ff';
  const card = {
    ...keys,
    stationId: session.stationId,
    deviceId,
    name: '新电脑',
    division12: '999999001000',
  };
  await recordAt(
    township,
    certifyDraft({ ...card, level: 'township' }, '2026-11-23T02:00:00.000Z', '2026-11-23'),
    {
      kind: 'device.revoke',
      entityId: pair.villageDevice,
      businessDate: '2026-11-23',
      body: { reason: 'lost', secondId: null },
      pii: null,
    },
  );
  await pair.receipt();
  const { read } = village.runtime.register;
  expect(findPeer(read, deviceId)).toMatchObject({ status: 'active', kid, name: '新电脑' });
  expect(kid).toBe(computeKid(keys));
  expect(findPeer(read, session.deviceId)?.status).toBe('revoked');
  expect((await village.call('exchange.status', {})).grant?.standing).toBe('revoked');
});

test.each([
  ['exceptAnswered', [visit.matter.summary, null]],
  ['all', [visit.matter.summary, visit.matter.summary]],
  ['none', [null, null]],
] as const)('under the policy %s the words of matters travel accordingly', async (piiUp, summaries) => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { session } = await township.call('session.get', {});
  inTransaction(township.runtime.register, (tx) => changePolicy(tx, session, township.nowMs, { piiUp }));
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', visit);
  await village.call('contact.register', {
    ...visit,
    answer: { text: '已当场解释低保政策。', agreedOral: true },
  });
  await pair.exchange();
  const { rows } = await township.call('contact.list', { sort: 'registrationNo', descending: false });
  expect(rows.map(({ summary }) => summary)).toEqual(summaries);
});

test('an older grant that was held back and comes late takes nothing back', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village, township, villageId: stationId } = pair;
  const grant = async (): Promise<Uint8Array> =>
    township.fetch((await township.work('exchange.exportReceipt', { stationId, place: null })).fileId);
  await township.call('sealed.setPiiUp', { piiUp: 'all' });
  const held = await grant();
  township.nowMs += 60_000;
  await township.call('sealed.setPiiUp', { piiUp: 'exceptAnswered' });
  expect(await importedBy(village, await grant())).toMatchObject({ ok: true });
  expect(policyInForce(village.runtime.register.read)?.piiUp).toBe('exceptAnswered');
  expect(await importedBy(village, held)).toMatchObject({ value: { state: 'imported' } });
  expect(policyInForce(village.runtime.register.read)?.piiUp).toBe('exceptAnswered');
  expect(await importedBy(village, held)).toMatchObject({ value: { state: 'duplicate' } });
});
