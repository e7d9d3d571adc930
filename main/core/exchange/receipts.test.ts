import { sampleOp } from '../../../db/fixtures/sample-rows.ts';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { upsertBatchIn } from '../../../db/queries/batches-in.ts';
import { findBatchOut, findOpReceipt, insertBatchOut } from '../../../db/queries/batches-out.ts';
import { closeIncident, listOpenIncidents } from '../../../db/queries/incidents.ts';
import { insertOp } from '../../../db/queries/ops.ts';
import { upsertPeer } from '../../../db/queries/peers.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import type { BatchReceipt, Manifest } from './format/manifest.ts';
import { receiptsFor, takeReceipts } from './receipts.ts';
import { openGapsOf, takeIntoChain, type ImportWarning } from './sequence.ts';

const at = '2026-11-23T02:00:00.000Z';
const epoch = { n: 1, r: 'ab'.repeat(8) };
const [station, device, ownDevice] = [uuidv7(), uuidv7(), uuidv7()];
const hash = (text: string): string => sha256Hex(new TextEncoder().encode(text));

function manifestOf(seq: number, repeatsFrom: number | null = null, receipts: BatchReceipt[] = []): Manifest {
  return {
    format: 1,
    kind: 'up',
    batchId: uuidv7(),
    from: { station, device, epoch },
    to: { station: uuidv7(), kid: '0'.repeat(16) },
    seq,
    prev: seq === 1 ? null : hash(`batch ${seq - 1}`),
    hlc: '0199000000000000',
    wallClock: at,
    appVersion: 'test',
    schemaWritten: 1,
    opCount: 0,
    setHash: hash(''),
    repeatsFrom,
    attachments: { offered: [], wanted: [] },
    receipts,
    board: { openMatters: 0, lastReportOn: null },
    headerHash: hash('header'),
    auditHead: null,
  };
}

/** A township's register that knows one device. */
function township(): TestDatabase {
  const database = openTestDatabase();
  withWriteTx(database.store, (tx) =>
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
      approvedBy: null,
      validFrom: at,
      keysChangedAt: null,
    }),
  );
  return database;
}

function arrive(
  { store }: TestDatabase,
  manifest: Manifest,
  name = `batch ${manifest.seq}`,
  closesGaps = true,
): ImportWarning[] {
  return withWriteTx(store, (tx) => {
    const warnings = takeIntoChain(tx, { manifest, manifestHash: hash(name) }, { at, closesGaps });
    upsertBatchIn(tx, {
      manifestHash: hash(name),
      fileHash: hash(`file of ${name}`),
      fromStation: station,
      fromDevice: device,
      epochN: epoch.n,
      epochR: epoch.r,
      seq: manifest.seq,
      kind: 'up',
      prevHash: manifest.prev,
      state: 'imported',
      receivedAt: at,
      importedAt: at,
      importedBy: null,
      opCount: 0,
      applied: 0,
      proposals: 0,
      quarantined: 0,
      returned: 0,
      duplicates: 0,
      bytes: 0,
      envelope: new Uint8Array(1),
      wallClock: at,
      appVersion: 'test',
      board: null,
    });
    return warnings;
  });
}

describe('the receipts block', () => {
  test('names what is held and what is missing, whatever the order in which batches came', () => {
    using database = township();
    expect(receiptsFor(database.store, station)).toEqual([]);
    expect(arrive(database, manifestOf(1))).toEqual([]);
    expect(arrive(database, manifestOf(4))).toEqual(['GAP']);
    expect(arrive(database, manifestOf(7))).toEqual(['GAP']);
    expect(openGapsOf(database.store, device, epoch)).toEqual([2, 3, 5, 6]);
    expect(receiptsFor(database.store, station)).toEqual([
      {
        device,
        epoch,
        contiguousTo: 1,
        ranges: [
          [4, 4],
          [7, 7],
        ],
        missing: [
          [2, 3],
          [5, 6],
        ],
        headManifestHash: hash('batch 7'),
        disposition: 8,
        exceptions: [],
      },
    ]);
    expect(arrive(database, manifestOf(3))).toEqual(['GAP']);
    expect(openGapsOf(database.store, device, epoch)).toEqual([2, 5, 6]);
  });

  test('counts as held what a later batch repeated', () => {
    using database = township();
    arrive(database, manifestOf(1));
    expect(arrive(database, manifestOf(5, 3))).toEqual(['GAP']);
    expect(openGapsOf(database.store, device, epoch)).toEqual([2]);
    expect(arrive(database, manifestOf(6, 2))).toEqual([]);
    expect(receiptsFor(database.store, station)).toMatchObject([
      { contiguousTo: 6, ranges: [], missing: [] },
    ]);
  });
});

test('an exception that finds no room takes its batch out of what is signed for: it must not look applied', () => {
  using database = township();
  for (const seq of [1, 2, 3]) arrive(database, manifestOf(seq));
  withWriteTx(database.store, (tx) => {
    for (const [seq, count] of [
      [1, 1],
      [2, 2],
      [3, 1],
    ] as const) {
      for (let index = 0; index < count; index += 1) {
        const aside = { disposition: 'quarantined', code: 'FIELD(body.x)', origin: 'imported' } as const;
        insertOp(tx, sampleOp(`${seq} ${index}`, { ...aside, batchIn: hash(`batch ${seq}`) }));
      }
    }
  });
  const block = (room: number) => receiptsFor(database.store, station, room);
  expect(block(4)).toMatchObject([{ contiguousTo: 3, ranges: [], disposition: 7 }]);
  expect(block(4)[0]?.exceptions).toHaveLength(4);
  // Two of the second batch's, or none: half of them would say of the other half that it was applied.
  expect(block(2)).toMatchObject([{ contiguousTo: 1, ranges: [], missing: [], disposition: 7 }]);
  expect(block(2)[0]?.exceptions).toEqual([{ opId: hash('1 0'), state: 'quarantined', code: 'FIELD' }]);
  expect(block(3)).toMatchObject([{ contiguousTo: 2 }]);
});

test('two batches of one number are both kept, and a person is told once', () => {
  using database = township();
  arrive(database, manifestOf(1));
  expect(arrive(database, manifestOf(1), 'a fork')).toEqual(['FORK']);
  expect(arrive(database, manifestOf(1), 'another fork')).toEqual(['FORK']);
  const open = () => listOpenIncidents(database.store).map(({ kind, subject }) => [kind, subject]);
  expect(open()).toEqual([['fork', device]]);
  const [{ id } = { id: '' }] = listOpenIncidents(database.store);
  withWriteTx(database.store, (tx) => closeIncident(tx, id, { at, by: 'somebody', note: '已核对' }));
  // The chain stays forked, and what fits one of its ends is no news; what again fits none is.
  expect(arrive(database, manifestOf(2))).toEqual(['FORK']);
  expect(open()).toEqual([]);
  expect(arrive(database, { ...manifestOf(2), prev: hash('a fork') }, 'goes on')).toEqual(['FORK']);
  expect(open()).toEqual([['fork', device]]);
});

test('a number far ahead of the last one is refused before a row is written for each that is missing', () => {
  using database = township();
  expect(() => arrive(database, manifestOf(10_002))).toThrow(expect.objectContaining({ code: 'LIMIT' }));
  expect(openGapsOf(database.store, device, epoch)).toEqual([]);
});

describe('a receipt about own batches', () => {
  function sentBatches(store: TestDatabase['store'], opIds: readonly string[] = []): string[] {
    return withWriteTx(store, (tx) =>
      [1, 2, 3].map((seq) => {
        const id = uuidv7();
        const row = {
          id,
          toStation: station,
          toDevice: device,
          fromKid: '0011223344556677',
          epochN: epoch.n,
          epochR: epoch.r,
          seq,
          kind: 'up',
        };
        const manifest = {
          manifest: new Uint8Array(1),
          manifestHash: hash(`own ${seq}`),
          signature: new Uint8Array(1),
        };
        insertBatchOut(
          tx,
          { ...row, ...manifest, opCount: 0, createdAt: at, createdBy: uuidv7(), fileName: `${seq}.xfb` },
          opIds,
        );
        return id;
      }),
    );
  }

  const receipt: BatchReceipt = {
    device: ownDevice,
    epoch,
    contiguousTo: 1,
    ranges: [[3, 3]],
    missing: [[2, 2]],
    headManifestHash: hash('own 3'),
    disposition: 8,
    exceptions: [],
  };

  function receipted({ store }: TestDatabase, about: BatchReceipt): (string | null)[] {
    const ids = sentBatches(store);
    const batch = { manifest: manifestOf(1, null, [about]), manifestHash: hash('down 1'), at };
    withWriteTx(store, (tx) => takeReceipts(tx, ownDevice, batch));
    return ids.map((id) => findBatchOut(store, id)?.receiptedAt ?? null);
  }

  test('settles what is held and leaves open what is missing', () => {
    using database = township();
    expect(receipted(database, receipt)).toEqual([at, null, at]);
  });

  test('that names a batch which was never made settles nothing and is told to a person', () => {
    using database = township();
    expect(receipted(database, { ...receipt, headManifestHash: hash('a clone') })).toEqual([
      null,
      null,
      null,
    ]);
    expect(listOpenIncidents(database.store).map(({ kind }) => kind)).toEqual(['receiptUnknown']);
  });

  test('of another epoch settles nothing here', () => {
    using database = township();
    const other = { ...receipt, epoch: { n: 2, r: epoch.r }, headManifestHash: null };
    expect(receipted(database, other)).toEqual([null, null, null]);
  });

  test('that rejects a batch leaves it open', () => {
    using database = township();
    expect(receipted(database, { ...receipt, disposition: 4 })).toEqual([null, null, null]);
  });

  test('tells later what was decided about an op that was kept aside, and an older one does not undo it', () => {
    using database = township();
    const { store } = database;
    const opId = hash('op');
    withWriteTx(store, (tx) => {
      insertOp(tx, {
        opId,
        entity: 'staff',
        entityId: uuidv7(),
        kind: 'staff.revise',
        hlc: '0199000000000000',
        authorStation: uuidv7(),
        authorDevice: ownDevice,
        authorUser: uuidv7(),
        schema: 1,
        businessDate: '2026-11-23',
        piiRef: null,
        bytes: new Uint8Array(1),
        origin: 'own',
        batchIn: null,
        disposition: 'applied',
        code: null,
        recordedAt: at,
      });
    });
    sentBatches(store, [opId]);
    const aside: BatchReceipt = {
      ...receipt,
      disposition: 7,
      exceptions: [{ opId, state: 'quarantined', code: 'ORPHAN' }],
    };
    const down = (seq: number, about: BatchReceipt): string | undefined => {
      const manifest = manifestOf(seq, null, [about]);
      withWriteTx(store, (tx) =>
        takeReceipts(tx, ownDevice, { manifest, manifestHash: hash(`down ${seq}`), at }),
      );
      arrive(database, manifest);
      return findOpReceipt(store, opId)?.state;
    };
    expect(down(1, aside)).toBe('quarantined');
    expect(down(3, receipt)).toBe('applied');
    expect(down(2, aside)).toBe('applied');
  });
});
