import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { upsertBatchIn } from '../../../db/queries/batches-in.ts';
import { findOp, insertOp, insertPii, setDisposition } from '../../../db/queries/ops.ts';
import { upsertPeer } from '../../../db/queries/peers.ts';
import { findStaff } from '../../../db/queries/stations.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { encodeOp, encodePii } from './format/op.ts';
import { judgeKeptOps } from './judge-again.ts';

const at = '2026-11-23T02:00:00.000Z';
const [station, device, user] = [uuidv7(), uuidv7(), uuidv7()];
const batchIn = 'b'.repeat(64);

test('an op that no program before could read gets its columns and its row once one can; another sender’s does not', () => {
  using database = openTestDatabase();
  const document = encodePii({ name: '王建国', post: '', phone: '' });
  const written = (author: string) =>
    encodeOp({
      v: 1,
      entity: 'staff',
      entityId: uuidv7(),
      kind: 'staff.create',
      parents: [],
      hlc: '0199000000000000',
      author: { station: author, device, user, role: 'admin' },
      schema: 1,
      body: { roles: ['registrar'] },
      piiRef: document.piiRef,
      businessDate: '2026-11-23',
    });
  const [own, foreign] = [written(station), written(uuidv7())];
  withWriteTx(database.store, (tx) => {
    upsertPeer(tx, {
      deviceId: device,
      stationId: station,
      name: '柳河村接访站',
      division12: '999999001201',
      level: 'village',
      signPublicKey: '',
      encryptPublicKey: '',
      kid: '0'.repeat(16),
      status: 'active',
      checkCode: '',
      approvedAt: at,
      approvedBy: user,
      validFrom: at,
      keysChangedAt: null,
    });
    upsertBatchIn(tx, {
      manifestHash: batchIn,
      fileHash: batchIn,
      fromStation: station,
      fromDevice: device,
      epochN: 1,
      epochR: 'r',
      seq: 1,
      kind: 'up',
      prevHash: null,
      state: 'imported',
      receivedAt: at,
      importedAt: at,
      importedBy: user,
      opCount: 2,
      applied: 0,
      proposals: 0,
      quarantined: 2,
      returned: 0,
      duplicates: 0,
      bytes: 1,
      envelope: new Uint8Array(),
      wallClock: at,
      appVersion: '0',
      board: null,
    });
    insertPii(tx, document);
    for (const { opId, bytes } of [own, foreign]) {
      insertOp(tx, {
        opId,
        bytes,
        batchIn,
        origin: 'imported',
        disposition: 'quarantined',
        code: 'SCHEMA',
        entity: 'unreadable',
        entityId: '',
        kind: 'unreadable',
        hlc: '0'.repeat(16),
        schema: 0,
        authorStation: '',
        authorDevice: '',
        authorUser: '',
        businessDate: '',
        recordedAt: at,
        piiRef: document.piiRef,
      });
    }
  });
  judgeKeptOps(database.store, '1');
  const judged = findOp(database.store, own.opId);
  expect(judged).toMatchObject({ kind: 'staff.create', schema: 1, disposition: 'applied', code: null });
  expect(findStaff(database.store, judged?.entityId ?? '')?.name).toBe('王建国');
  expect(findOp(database.store, foreign.opId)).toMatchObject({
    disposition: 'quarantined',
    code: 'NOT_OWNER',
  });
  // A program that refused a field by mistake is followed by one of the same kinds: only its version tells.
  const refuse = (code: string) =>
    withWriteTx(database.store, (tx) => setDisposition(tx, own.opId, 'quarantined', code));
  refuse('FIELD(body.roles)');
  judgeKeptOps(database.store, '1');
  expect(findOp(database.store, own.opId)?.disposition).toBe('quarantined');
  judgeKeptOps(database.store, '2');
  expect(findOp(database.store, own.opId)).toMatchObject({ disposition: 'applied', code: null });
});
