import { describe, expect, test } from 'vitest';
import { erasePiiOfEntity, findOp } from '../../../db/queries/ops.ts';
import { listSealed } from '../../../db/queries/sealed.ts';
import { findStaff } from '../../../db/queries/stations.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { failure, success } from '../../contract/result.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { applyOps, type Tally } from './apply-ops.ts';
import { readOp, type ReadOp } from './format/batch-reader.ts';
import { encodeCanonicalJson } from './format/canonical-json.ts';
import { encodePii } from './format/op.ts';
import { opBy, person, sender, settleIn, standingOfOp, type Sender } from './testing/op-by.ts';

const [liuhe, shatan] = [sender(), sender()];

let batches = 0;
function apply({ store }: TestDatabase, sender: Sender, ...ops: ReadOp[]): Tally {
  batches += 1;
  const batchIn = sha256Hex(Uint8Array.of(batches));
  const source = {
    stationId: sender.station,
    deviceIds: new Set([sender.device]),
    direction: 'up' as const,
    batchIn,
    at: '2026-11-23T02:00:00.000Z',
  };
  return withWriteTx(store, (tx) => applyOps(tx, source, ops));
}

function standing({ store }: TestDatabase, op: ReadOp): string {
  return standingOfOp(store, op);
}

describe('an imported op', () => {
  test('that is faulty is kept aside under its code, and the good ones of its batch are applied', () => {
    using database = openTestDatabase();
    const good = opBy(liuhe);
    const faulty = {
      'quarantined SCHEMA': opBy(liuhe, { kind: 'staff.promote' }),
      'quarantined FIELD(body.roles.0)': opBy(liuhe, { body: { roles: ['mayor'] } }),
      'quarantined FIELD(pii.name)': opBy(liuhe, {}, { ...person, name: '' }),
      'quarantined FIELD(entity)': opBy(liuhe, { entity: 'matter' }),
      'quarantined NOT_OWNER': opBy(shatan),
      'quarantined ORPHAN': opBy(liuhe, { kind: 'staff.revise' }),
    };
    const newer = opBy(liuhe, { schema: 2 });
    const garbage = new TextEncoder().encode('not json');
    const unreadable: ReadOp = {
      type: 'op',
      opBytes: garbage,
      pii: null,
      opId: sha256Hex(garbage),
      decoded: failure('BAD_JSON', { offset: 0 }),
    };
    const tally = apply(database, liuhe, ...Object.values(faulty), newer, unreadable, good);
    expect(tally).toEqual({ applied: 1, proposals: 0, quarantined: 8, returned: 0, duplicates: 0 });
    for (const [expected, op] of Object.entries(faulty)) expect(standing(database, op)).toBe(expected);
    expect(standing(database, newer)).toBe('quarantined SCHEMA');
    expect(standing(database, unreadable)).toBe('quarantined BAD_JSON');
    expect(Buffer.from(findOp(database.store, unreadable.opId)?.bytes ?? [])).toEqual(Buffer.from(garbage));
  });

  test('of an earlier PC of its station is taken in where nobody ever heard of that PC, and in the name of no other station’s', () => {
    using database = openTestDatabase();
    const office = sender();
    withWriteTx(database.store, (tx) =>
      settleIn(tx, office, 'township', [
        [liuhe, 'village'],
        [shatan, 'village'],
      ]),
    );
    // A township that was restored to before the station’s PC was stolen knows its present one only.
    const earlier = opBy({ ...liuhe, device: sender().device });
    const [ofNeighbour, ofOffice] = [shatan, office].map(({ device }) => opBy({ ...liuhe, device }));
    if (!ofNeighbour || !ofOffice) throw new Error('No ops');
    apply(database, liuhe, earlier, ofNeighbour, ofOffice);
    expect(standing(database, earlier)).toBe('applied');
    expect(standing(database, ofNeighbour)).toBe('quarantined NOT_OWNER');
    expect(standing(database, ofOffice)).toBe('quarantined NOT_OWNER');
  });

  test('that may not travel this way lays nothing down: a village neither certifies a PC nor sets a policy', () => {
    using database = openTestDatabase();
    const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
    const body = { piiUp: 'all', recoveryRecipient: recipient, sealedRecipients: [recipient] };
    const policy = opBy(liuhe, { entity: 'policy', kind: 'policy.set', body }, null);
    const revocation = opBy(
      liuhe,
      { entity: 'device', kind: 'device.revoke', body: { reason: 'lost', secondId: null } },
      null,
    );
    expect(apply(database, liuhe, policy, revocation)).toMatchObject({ applied: 0, quarantined: 2 });
    expect([policy, revocation].map((op) => standing(database, op))).toEqual([
      'quarantined NOT_OWNER',
      'quarantined NOT_OWNER',
    ]);
  });

  test.each([
    ['is no age file', ['bm90IGFuIGFnZSBmaWxl'], 'FIELD(pii.blob)'],
    ['is no base64', ['YWdlLWVuY3J5cHRpb24ub3JnL3Yx<script>'], 'FIELD(pii.blob.0)'],
    ['is too large', Array.from({ length: 16 }, () => 'YWdlLWVuY3J5cHRpb24ub3JnL3Yx'), 'FIELD(pii.blob)'],
    ['is nothing', [], 'FIELD(pii.blob)'],
  ])('whose sealed part %s is kept aside, and is in nobody’s list', (_, blob, code) => {
    using database = openTestDatabase();
    const entry = { registrationNo: '柳河〔2026〕1号', lookupCode: 'ABC', receivedOn: '2026-11-23' };
    const sealed = opBy(
      liuhe,
      {
        entity: 'sealed',
        kind: 'sealed.register',
        body: { ...entry, channel: 'visit', route: 'toOfficer' },
      },
      { blob },
    );
    expect(apply(database, liuhe, sealed)).toMatchObject({ applied: 0, quarantined: 1 });
    expect(standing(database, sealed)).toBe(`quarantined ${code}`);
    expect(listSealed(database.store)).toEqual([]);
  });

  test('with a profile and a day that nobody can count with never stops the import', () => {
    using database = openTestDatabase();
    const matter = opBy(
      liuhe,
      {
        entity: 'matter',
        kind: 'matter.open',
        body: {
          registrationNo: '柳河〔2026〕1号',
          firstReceivedOn: '9999-12-31',
          limitProfile: 'no-such-profile',
          responsibleId: liuhe.user,
          fields: {},
        },
      },
      { fields: {} },
    );
    expect(apply(database, liuhe, matter, opBy(liuhe))).toMatchObject({ applied: 2, quarantined: 0 });
  });

  test('of another station cannot touch what a station opened, whichever came first', () => {
    using database = openTestDatabase();
    const opening = opBy(liuhe);
    const { decoded } = opening;
    const entityId = decoded.ok ? decoded.value.op.entityId : '';
    const ahead = opBy(
      shatan,
      { entityId, kind: 'staff.revise', hlc: '0199000000010000' },
      { ...person, name: '冒名' },
    );
    const after = opBy(
      shatan,
      { entityId, kind: 'staff.revise', hlc: '0199000000020000' },
      { ...person, name: '冒名' },
    );
    apply(database, shatan, ahead);
    expect(standing(database, ahead)).toBe('quarantined ORPHAN');
    apply(database, liuhe, opening);
    apply(database, shatan, after);
    expect([standing(database, ahead), standing(database, after)]).toEqual(
      Array(2).fill('quarantined NOT_OWNER'),
    );
    expect(findStaff(database.store, entityId)).toMatchObject({ name: '王建国', stationId: liuhe.station });
  });

  test('that another station sent first is applied once its own author sends it', () => {
    using database = openTestDatabase();
    const op = opBy(liuhe);
    expect(apply(database, shatan, op)).toMatchObject({ applied: 0, quarantined: 1 });
    expect(apply(database, liuhe, op)).toMatchObject({ applied: 0, duplicates: 1 });
    expect(standing(database, op)).toBe('applied');
  });

  test('that came without its personal data is completed when they follow', () => {
    using database = openTestDatabase();
    const op = opBy(liuhe);
    const { decoded } = op;
    const bare: ReadOp = {
      ...op,
      pii: null,
      decoded: decoded.ok ? success({ ...decoded.value, pii: null }) : decoded,
    };
    const entityId = decoded.ok ? decoded.value.op.entityId : '';
    apply(database, liuhe, bare);
    expect(findStaff(database.store, entityId)?.name).toBe('');
    expect(apply(database, liuhe, op)).toMatchObject({ duplicates: 1 });
    expect(findStaff(database.store, entityId)?.name).toBe('王建国');
  });

  test('of a newer op version is kept with its personal data, and erased with its record', () => {
    using database = openTestDatabase();
    const opening = opBy(liuhe);
    const entityId = opening.decoded.ok ? opening.decoded.value.op.entityId : '';
    const document = encodePii({ newField: '新版本写的话' });
    const { user, ...at } = liuhe;
    const opBytes = encodeCanonicalJson({
      v: 2,
      entity: 'staff',
      entityId,
      kind: 'staff.praise',
      author: { ...at, user },
      somethingNew: true,
    });
    const newer = readOp({ opBytes, pii: document });
    apply(database, liuhe, opening, { ...newer, pii: null });
    expect(standing(database, newer)).toBe('quarantined SCHEMA');
    // Its personal data may follow later, like that of any op.
    apply(database, liuhe, newer);
    expect(findOp(database.store, newer.opId)).toMatchObject({
      entityId,
      kind: 'staff.praise',
      piiRef: document.piiRef,
    });
    expect(Buffer.from(findOp(database.store, newer.opId)?.pii ?? [])).toEqual(Buffer.from(document.bytes));
    withWriteTx(database.store, (tx) => erasePiiOfEntity(tx, entityId, '2026-11-24T02:00:00.000Z'));
    expect(findOp(database.store, newer.opId)?.pii).toBeNull();
  });

  test('is folded the same whether its opening came before or after it', () => {
    using database = openTestDatabase();
    const opening = opBy(liuhe);
    const { decoded } = opening;
    const entityId = decoded.ok ? decoded.value.op.entityId : '';
    const revision = opBy(
      liuhe,
      { entityId, kind: 'staff.revise', hlc: '0199000000010000' },
      { ...person, post: '主任' },
    );
    expect(apply(database, liuhe, revision)).toMatchObject({ applied: 0, quarantined: 1 });
    expect(apply(database, liuhe, opening)).toMatchObject({ applied: 1 });
    expect(standing(database, revision)).toBe('applied');
    expect(findStaff(database.store, entityId)?.fields).toContain('主任');
  });
});
