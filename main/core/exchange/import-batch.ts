import {
  batchesInQuarantine,
  findBatchIn,
  upsertBatchIn,
  type BatchInRow,
} from '../../../db/queries/batches-in.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import {
  findPeer,
  peersByKid,
  peersOfStation,
  upsertPeer,
  type PeerDevice,
} from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { fromHex } from '../crypto/hex.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { applyOps, type Tally } from './apply-ops.ts';
import { readInboxFile } from './exchange-files.ts';
import {
  openBatch,
  type OpenBatch,
  type OpenedBatch,
  type ReadOp,
  type SenderRecord,
  type UnknownBatch,
} from './format/batch-reader.ts';
import { concatBytes } from './format/byte-reader.ts';
import { hlcMaxLeadMs, hlcSkewMs, receiveHlc } from './format/hlc.ts';
import { openOwnDevice } from './own-device.ts';
import { approvePeer, peerOf, requestOf, type EnrolmentRequest } from './peers.ts';
import { takeReceipts } from './receipts.ts';
import { takeIntoChain, type ImportWarning } from './sequence.ts';

export interface ImportedBatch extends Tally {
  readonly state: 'imported';
  readonly manifestHash: string;
  readonly fromStation: string;
  readonly seq: number;
  readonly opCount: number;
  readonly warnings: readonly ImportWarning[];
}

export type ImportResult =
  | ImportedBatch
  | { readonly state: 'duplicate'; readonly manifestHash: string; readonly importedAt: string }
  | {
      readonly state: 'quarantine';
      readonly manifestHash: string;
      readonly reason: 'unknown' | 'revoked';
      readonly request: EnrolmentRequest;
    };

/**
 * Takes in a batch file from the inbox (exchange.md §5). A bad file applies nothing; a bad op concerns itself alone; a
 * batch of a sender whom nobody has approved waits. Errors: those of `openBatch` and of the contents' `read`,
 * FILE_NOT_FOUND.
 */
export async function importFile(
  runtime: StationRuntime,
  session: Session,
  fileId: string,
): Promise<ImportResult> {
  const file = readInboxFile(runtime.ports, fileId);
  const { identity, keys } = await openOwnDevice(runtime);
  const batch = await openBatch(file, {
    ownStationId: identity.stationId,
    ownKeys: [{ kid: identity.deviceKid, ageIdentity: keys.ageIdentity }],
    resolveSender: (kid) => senderRecord(runtime.register.read, kid),
  });
  const known = findBatchIn(runtime.register.read, batch.manifestHash);
  if (known?.state === 'imported') {
    const { manifestHash, importedAt, receivedAt } = known;
    return { state: 'duplicate', manifestHash, importedAt: importedAt ?? receivedAt };
  }
  const arrival: Arrival = { runtime, session, file, receivedAt: known?.receivedAt ?? isoNow(runtime) };
  if (batch.sender === 'unknown') return askForApproval(arrival, batch);
  if (batch.sender === 'revoked') return waitForPerson(arrival, batch);
  return takeIn(arrival, batch, identity.deviceId);
}

/**
 * Approves a waiting device and takes in what waited with it, in its order. A waiting file that turns out bad stays
 * where it is and keeps nobody else waiting. Errors: NOT_FOUND, CHECK_CODE_MISREAD, CHECK_CODE_WRONG.
 */
export async function approve(
  runtime: StationRuntime,
  session: Session,
  deviceId: string,
  typed: string,
): Promise<{ readonly imported: ImportResult[]; readonly failed: { manifestHash: string; code: string }[] }> {
  approvePeer(runtime, session, deviceId, typed);
  const imported: ImportResult[] = [];
  const failed: { manifestHash: string; code: string }[] = [];
  for (const { fileHash, manifestHash } of batchesInQuarantine(runtime.register.read, deviceId)) {
    try {
      imported.push(await importFile(runtime, session, fileHash));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push({ manifestHash, code: error.code });
    }
  }
  return { imported, failed };
}

/** A device that only asked is unknown still: its contents stay closed. */
function senderRecord(reader: Reader, kid: string): SenderRecord | null {
  const peers = peersByKid(reader, kid);
  const peer =
    peers.find(({ status }) => status === 'active') ?? peers.find(({ status }) => status === 'revoked');
  if (!peer || peer.status === 'pending') return null;
  const { status, stationId, deviceId, signPublicKey } = peer;
  return { status, stationId, deviceId, signPublicKey: fromHex(signPublicKey) };
}

interface Arrival {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly file: Uint8Array;
  readonly receivedAt: string;
}

/** Errors: SIGNATURE (`enrolment`) for a request in the name of this station, or of a known device with other keys. */
function askForApproval({ runtime, session, file, receivedAt }: Arrival, batch: UnknownBatch): ImportResult {
  const { stationId, deviceId } = batch.enrolment;
  const known = findPeer(runtime.register.read, deviceId);
  if (stationId === session.stationId || (known && known.status !== 'pending')) {
    throw new AppError('SIGNATURE', { part: 'enrolment' });
  }
  const peer = peerOf(batch.enrolment, receivedAt);
  return inTransaction(runtime.register, (tx) => {
    upsertPeer(tx, peer);
    return quarantine(tx, { session, file, receivedAt, batch, peer, reason: 'unknown' });
  });
}

/** What a revoked device sent may be honest work that was still in the post. */
function waitForPerson({ runtime, session, file, receivedAt }: Arrival, batch: OpenedBatch): ImportResult {
  const peer = findPeer(runtime.register.read, batch.manifest.from.device);
  if (!peer) throw new AppError('REVOKED');
  return inTransaction(runtime.register, (tx) =>
    quarantine(tx, { session, file, receivedAt, batch, peer, reason: 'revoked' }),
  );
}

function quarantine(
  tx: WriteTx,
  waiting: {
    readonly session: Session;
    readonly file: Uint8Array;
    readonly receivedAt: string;
    readonly batch: OpenedBatch;
    readonly peer: PeerDevice;
    readonly reason: 'unknown' | 'revoked';
  },
): ImportResult {
  const { session, file, receivedAt, batch, peer, reason } = waiting;
  const { manifestHash } = batch;
  upsertBatchIn(tx, { ...arrivedRow(batch, file, receivedAt), state: 'quarantined' });
  audit(tx, {
    at: receivedAt,
    staffId: session.staffId,
    action: 'exchange.quarantine',
    params: { manifestHash, reason },
  });
  return { state: 'quarantine', manifestHash, reason, request: requestOf(tx, peer) };
}

/** Steps 9 to 12: everything is read and proved first, then applied in one transaction. */
function takeIn(arrival: Arrival, batch: OpenBatch, ownDeviceId: string): ImportedBatch {
  const { runtime, session, file, receivedAt } = arrival;
  const ops = [...batch.contents.read()].filter((item): item is ReadOp => item.type === 'op');
  const { manifest, manifestHash } = batch;
  const nowMs = runtime.ports.clock.now();
  const at = isoNow(runtime);
  return inTransaction(runtime.register, (tx) => {
    const warnings = takeIntoChain(tx, manifest, at);
    if (hlcSkewMs(manifest.hlc, nowMs) > hlcMaxLeadMs) warnings.push('CLOCK');
    const { station: stationId, device } = manifest.from;
    const deviceIds = new Set([device, ...peersOfStation(tx, stationId).map(({ deviceId }) => deviceId)]);
    const tally = applyOps(tx, { stationId, deviceIds, batchIn: manifestHash, at }, ops);
    assertNothingLost(manifest.opCount, tally);
    takeReceipts(tx, ownDeviceId, { manifest, manifestHash, at });
    upsertBatchIn(tx, {
      ...arrivedRow(batch, file, receivedAt),
      ...tally,
      state: 'imported',
      importedAt: at,
      importedBy: session.staffId,
    });
    setMeta(tx, 'hlc', receiveHlc(findMeta(tx, 'hlc') ?? null, manifest.hlc, nowMs));
    audit(tx, {
      at,
      staffId: session.staffId,
      action: 'exchange.import',
      params: { manifestHash, device, seq: manifest.seq, ...tally },
    });
    const { seq, opCount } = manifest;
    return { state: 'imported', manifestHash, fromStation: stationId, seq, opCount, warnings, ...tally };
  });
}

/** Conservation: an op that is neither applied nor kept aside nor known would be lost; then the whole import is undone. */
function assertNothingLost(opCount: number, tally: Tally): void {
  const { applied, proposals, quarantined, returned, duplicates } = tally;
  const found = applied + proposals + quarantined + returned + duplicates;
  if (found !== opCount) throw new AppError('COUNT', { part: 'tally', expected: opCount, found });
}

function arrivedRow(batch: OpenedBatch, file: Uint8Array, receivedAt: string): Omit<BatchInRow, 'state'> {
  const { manifest, manifestHash, manifestBytes, manifestSignature } = batch;
  const { station, device, epoch } = manifest.from;
  return {
    manifestHash,
    fileHash: sha256Hex(file),
    fromStation: station,
    fromDevice: device,
    epochN: epoch.n,
    epochR: epoch.r,
    seq: manifest.seq,
    kind: manifest.kind,
    prevHash: manifest.prev,
    receivedAt,
    importedAt: null,
    importedBy: null,
    opCount: manifest.opCount,
    applied: 0,
    proposals: 0,
    quarantined: 0,
    returned: 0,
    duplicates: 0,
    bytes: file.length,
    // Signature and manifest are the provenance of every op that came with them.
    envelope: concatBytes([manifestSignature, manifestBytes]),
    wallClock: manifest.wallClock,
    appVersion: manifest.appVersion,
    board: JSON.stringify(manifest.board),
  };
}
