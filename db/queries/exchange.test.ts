import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { sampleOp } from '../fixtures/sample-rows.ts';
import { withWriteTx, type WriteTx } from '../store/store.ts';
import {
  batchesInQuarantine,
  chainOfDevice,
  epochsOfDevice,
  findBatchIn,
  findLastBatchIn,
  healGaps,
  listBatchesIn,
  listOpenGaps,
  noticeGap,
  upsertBatchIn,
  type BatchInRow,
} from './batches-in.ts';
import {
  batchesOutNotReceipted,
  findBatchOut,
  findBatchOutByManifest,
  findLastBatchOut,
  findOpReceipt,
  findOwnOpStanding,
  insertBatchOut,
  listBatchesOut,
  markBatchExported,
  markBatchReceipted,
  opsOfBatchOut,
  setOpReceipt,
  type NewBatchOut,
} from './batches-out.ts';
import { closeIncident, findOpenIncident, listOpenIncidents, openIncident } from './incidents.ts';
import { insertOp } from './ops.ts';
import {
  findPeer,
  listPeers,
  peersByKid,
  peersOfStation,
  setPeerStatus,
  upsertPeer,
  type PeerDevice,
} from './peers.ts';

const at = '2026-11-23T01:00:00.000Z';
const epoch = { n: 1, r: 'aa' };

let database: TestDatabase;
beforeEach(() => {
  database = openTestDatabase();
});
afterEach(() => {
  database[Symbol.dispose]();
});

function write<T>(work: (tx: WriteTx) => T extends PromiseLike<unknown> ? never : T): T {
  return withWriteTx(database.store, work);
}

function hash(seed: number): string {
  return seed.toString(16).padStart(64, '0');
}

function batchOut(seq: number, changes: Partial<NewBatchOut> = {}): NewBatchOut {
  return {
    id: `out-${seq}`,
    toStation: 'township',
    toDevice: 'device-t',
    fromKid: '0011223344556677',
    epochN: epoch.n,
    epochR: epoch.r,
    seq,
    kind: 'batch',
    manifest: new Uint8Array([seq]),
    manifestHash: hash(seq),
    signature: new Uint8Array(64),
    opCount: 1,
    createdAt: at,
    createdBy: 'staff-1',
    fileName: `${seq}.xfb`,
    ...changes,
  };
}

function batchIn(seq: number, changes: Partial<BatchInRow> = {}): BatchInRow {
  return {
    manifestHash: hash(seq),
    fileHash: hash(1_000 + seq),
    fromStation: 'village',
    fromDevice: 'device-v',
    epochN: epoch.n,
    epochR: epoch.r,
    seq,
    kind: 'batch',
    prevHash: null,
    state: 'imported',
    receivedAt: `2026-11-23T01:00:00.00${seq}Z`,
    importedAt: at,
    importedBy: 'staff-1',
    opCount: 1,
    applied: 1,
    proposals: 0,
    quarantined: 0,
    returned: 0,
    duplicates: 0,
    bytes: 512,
    envelope: new Uint8Array([1, 2, 3]),
    wallClock: at,
    appVersion: '0.1.0',
    opIds: null,
    board: null,
    ...changes,
  };
}

test('a batch is frozen with its ops and can be rendered again from its row', () => {
  const op = sampleOp('one');
  write((tx) => {
    insertOp(tx, op);
    insertBatchOut(tx, batchOut(1), [op.opId]);
  });
  expect(findBatchOut(database.store, 'out-1')).toMatchObject({
    ...batchOut(1),
    exportedAt: null,
    receiptedAt: null,
  });
  expect(findBatchOutByManifest(database.store, hash(1))?.id).toBe('out-1');
  expect(opsOfBatchOut(database.store, 'out-1').map(({ opId, bytes }) => ({ opId, bytes }))).toEqual([
    { opId: op.opId, bytes: op.bytes },
  ]);
  expect(() => write((tx) => insertBatchOut(tx, batchOut(2, { manifestHash: hash(1) }), []))).toThrow(
    /UNIQUE/,
  );
});

test('the chain is counted per station and epoch: a new epoch starts at nothing', () => {
  write((tx) => {
    for (const seq of [1, 2, 10]) insertBatchOut(tx, batchOut(seq), []);
    insertBatchOut(tx, batchOut(50, { toStation: 'county' }), []);
  });
  expect(findLastBatchOut(database.store, 'township', epoch)?.seq).toBe(10);
  expect(findLastBatchOut(database.store, 'township', { n: 2, r: 'bb' })).toBeUndefined();
  expect(listBatchesOut(database.store, 2).map((batch) => batch.seq)).toEqual([50, 10]);
});

test('a batch is open until the first receipt; a copied file is no receipt', () => {
  write((tx) => {
    insertBatchOut(tx, batchOut(1), []);
    markBatchExported(tx, 'out-1', { fileHash: hash(9), medium: 'usb', at });
  });
  expect(batchesOutNotReceipted(database.store, 'township').map((batch) => batch.medium)).toEqual(['usb']);
  const receipt = { at, batchIn: hash(7), disposition: '7' };
  expect(write((tx) => markBatchReceipted(tx, 'out-1', receipt))).toBe(true);
  expect(write((tx) => markBatchReceipted(tx, 'out-1', { ...receipt, batchIn: hash(8) }))).toBe(false);
  expect(batchesOutNotReceipted(database.store, 'township')).toEqual([]);
  expect(findBatchOut(database.store, 'out-1')?.receiptBatch).toBe(hash(7));
});

test('an own op tells how far it has come', () => {
  const op = sampleOp('one');
  const standing = () => findOwnOpStanding(database.store, op.opId)?.state;
  write((tx) => insertOp(tx, op));
  expect(standing()).toBeNull();
  write((tx) => insertBatchOut(tx, batchOut(1), [op.opId]));
  expect(standing()).toBe('exported');
  const receipt = {
    opId: op.opId,
    toStation: 'township',
    state: 'receipted',
    code: null,
    at,
    batchIn: hash(7),
  } as const;
  write((tx) => setOpReceipt(tx, receipt));
  expect(standing()).toBe('receipted');
  write((tx) => setOpReceipt(tx, { ...receipt, state: 'returned', code: 'NOT_OWNER' }));
  expect(findOwnOpStanding(database.store, op.opId)).toMatchObject({
    state: 'returned',
    code: 'NOT_OWNER',
    batchId: 'out-1',
  });
  expect(findOpReceipt(database.store, op.opId)?.state).toBe('returned');
});

test('a batch that waited is imported in its place, and a fork keeps both', () => {
  write((tx) => upsertBatchIn(tx, batchIn(1, { state: 'quarantined', importedAt: null, importedBy: null })));
  expect(batchesInQuarantine(database.store, 'device-v')).toHaveLength(1);
  expect(chainOfDevice(database.store, 'device-v', epoch)).toEqual([]);
  write((tx) => {
    upsertBatchIn(tx, batchIn(1));
    upsertBatchIn(tx, batchIn(1, { manifestHash: hash(77) }));
    upsertBatchIn(tx, batchIn(2, { prevHash: hash(1) }));
  });
  expect(batchesInQuarantine(database.store, 'device-v')).toEqual([]);
  expect(chainOfDevice(database.store, 'device-v', epoch).map((link) => link.seq)).toEqual([1, 1, 2]);
  expect(epochsOfDevice(database.store, 'device-v')).toEqual([epoch]);
  expect(findBatchIn(database.store, hash(2))).toEqual(batchIn(2, { prevHash: hash(1) }));
  expect(findLastBatchIn(database.store, 'village')?.seq).toBe(2);
  expect(listBatchesIn(database.store, 1).map((batch) => batch.seq)).toEqual([2]);
});

test('a gap is noticed once and healed only in its own epoch', () => {
  const gap = { fromDevice: 'device-v', epochN: epoch.n, epochR: epoch.r, noticedAt: at };
  write((tx) => {
    for (const seq of [2, 3, 9]) noticeGap(tx, { ...gap, seq });
  });
  expect(write((tx) => noticeGap(tx, { ...gap, seq: 2 }))).toBe(false);
  expect(write((tx) => healGaps(tx, 'device-v', { n: 2, r: 'bb' }, { from: 1, to: 5, at }))).toBe(0);
  expect(write((tx) => healGaps(tx, 'device-v', epoch, { from: 1, to: 5, at }))).toBe(2);
  expect(listOpenGaps(database.store).map((open) => open.seq)).toEqual([9]);
});

test('an incident is open until a person closes it', () => {
  write((tx) => openIncident(tx, { id: 'i1', at, kind: 'fork', subject: 'device-v', params: '{}' }));
  expect(findOpenIncident(database.store, 'fork', 'device-v')?.id).toBe('i1');
  const closing = { at, by: 'staff-1', note: '已电话核对' };
  expect(write((tx) => closeIncident(tx, 'i1', closing))).toBe(true);
  expect(write((tx) => closeIncident(tx, 'i1', closing))).toBe(false);
  expect(findOpenIncident(database.store, 'fork', 'device-v')).toBeUndefined();
  expect(listOpenIncidents(database.store)).toEqual([]);
});

test('two devices may share a kid: it is a hint, not an identity', () => {
  const peer: PeerDevice = {
    deviceId: 'd1',
    stationId: 'village',
    name: '张家村',
    division12: '340503102201',
    level: 'village',
    signPublicKey: 'ab',
    encryptPublicKey: 'age1',
    kid: '0011223344556677',
    status: 'pending',
    checkCode: '0'.repeat(25),
    approvedAt: null,
    approvedBy: null,
    validFrom: at,
    keysChangedAt: null,
  };
  write((tx) => {
    upsertPeer(tx, peer);
    upsertPeer(tx, { ...peer, deviceId: 'd2' });
    setPeerStatus(tx, 'd1', 'active');
  });
  expect(peersByKid(database.store, peer.kid).map((found) => found.deviceId)).toEqual(['d1', 'd2']);
  expect(peersOfStation(database.store, 'village')).toHaveLength(2);
  expect(findPeer(database.store, 'd1')).toEqual({ ...peer, status: 'active' });
  expect(listPeers(database.store).map((found) => found.status)).toEqual(['active', 'pending']);
});
