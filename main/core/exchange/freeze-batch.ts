import { findAuditHead } from '../../../db/queries/audit.ts';
import {
  batchesOutNotReceipted,
  findLastBatchOut,
  findOpReceipt,
  insertBatchOut,
  opsOfBatchOut,
} from '../../../db/queries/batches-out.ts';
import { findDevice } from '../../../db/queries/grants.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { countOpenMatters } from '../../../db/queries/matters.ts';
import { findPeer, type PeerDevice } from '../../../db/queries/peers.ts';
import { lastReportedDay } from '../../../db/queries/reports.ts';
import type { OpRow } from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { audit } from '../log/record.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { batchFileName } from './format/batch-file-name.ts';
import type { BatchHeader, BatchKind } from './format/batch-header.ts';
import { signPayload } from './format/dsse.ts';
import { tickHlc } from './format/hlc.ts';
import { decodeManifest, freezeBatch, manifestPayload, type Manifest } from './format/manifest.ts';
import type { OwnDevice } from './own-device.ts';
import { noRange, rangeToKeep, type KeepRange } from './keep-safe.ts';
import { receiptsFor } from './receipts.ts';
import { opsToSendDown, opsToSendUp, upToCap } from './travelling-ops.ts';

/** Version of the op catalogue that this program writes. */
const schemaWritten = 1;

export interface Freezing {
  readonly session: Session;
  readonly own: OwnDevice;
  /** The device that the batch is for. */
  readonly toDevice: string;
  readonly kind: BatchKind;
}

/**
 * Number, list of ops and manifest in one transaction, before there is any file (exchange.md P2).
 * Errors: NOT_ENROLLED, NOTHING_TO_SEND.
 */
export function freeze(
  runtime: StationRuntime,
  { session, own, toDevice, kind }: Freezing,
): { readonly batchId: string } {
  const frozen = inTransaction(runtime.register, (tx) => {
    const peer = findPeer(tx, toDevice);
    if (peer?.status !== 'active') throw new AppError('NOT_ENROLLED');
    return { batchId: freezeTo(tx, { runtime, session, own, peer, kind }) };
  });
  // A file copied back later would give the same number to another batch.
  markHighWater(runtime.register);
  return frozen;
}

/** What a batch is to carry. */
export interface BatchLoad {
  readonly rows: readonly OpRow[];
  readonly keep: KeepRange;
  /** Only in a restore pack. */
  readonly pack?: NonNullable<Manifest['pack']>;
}

interface FreezingTo extends Omit<Freezing, 'toDevice'> {
  readonly runtime: StationRuntime;
  readonly peer: PeerDevice;
}

function freezeTo(tx: WriteTx, freezing: FreezingTo): string {
  const { own, peer, kind } = freezing;
  const waiting = kind === 'up' ? opsToSendUp(tx) : opsToSendDown(tx, own.identity.stationId, peer.stationId);
  const rows = upToCap(tx, waiting, kind);
  if (rows.length === 0) throw new AppError('NOTHING_TO_SEND');
  return freezeContent(tx, {
    ...freezing,
    content: { rows, keep: kind === 'up' ? rangeToKeep(tx) : noRange },
  });
}

/** Errors: NOTHING_TO_SEND. */
export function freezeContent(
  tx: WriteTx,
  { runtime, session, own, peer, kind, content }: FreezingTo & { readonly content: BatchLoad },
): string {
  const { identity, keys, card } = own;
  const { rows, keep, pack } = content;
  if (rows.length === 0 && keep.to === keep.from) throw new AppError('NOTHING_TO_SEND');
  const at = isoNow(runtime);
  const hlc = tickHlc(findMeta(tx, 'hlc') ?? null, runtime.ports.clock.now());
  setMeta(tx, 'hlc', hlc);
  const last = findLastBatchOut(tx, peer.stationId, identity.epoch);
  const batchId = uuidv7();
  const seq = (last?.seq ?? 0) + 1;
  const opIds = rows.map(({ opId }) => opId);
  const frozen = freezeBatch({
    kind,
    batchId,
    seq,
    fromKid: identity.deviceKid,
    from: { station: identity.stationId, device: identity.deviceId, epoch: identity.epoch },
    to: { station: peer.stationId, kid: peer.kid },
    prev: last?.manifestHash ?? null,
    hlc,
    wallClock: at,
    appVersion: runtime.ports.appVersion,
    schemaWritten,
    opIds,
    repeatsFrom: repeatsFrom(tx, peer.stationId, identity.epoch, new Set(opIds)),
    attachments: { offered: [], wanted: [] },
    receipts: receiptsFor(tx, peer.stationId),
    board: {
      openMatters: countOpenMatters(tx, identity.stationId),
      lastReportOn: lastReportedDay(tx, identity.stationId),
    },
    auditHead: findAuditHead(tx)?.hash ?? null,
    ...(pack === undefined ? {} : { pack }),
    ...(kind === 'up' && keep.to > 0 && keep.from === 0 ? { keepSafeReplaces: true as const } : {}),
    ...(isKnownTo(tx, peer, identity.deviceId) ? {} : { enrolment: card }),
  });
  const { manifestBytes, manifestHash } = frozen;
  const header = headerOf(manifestBytes, identity.deviceKid);
  insertBatchOut(
    tx,
    {
      id: batchId,
      toStation: peer.stationId,
      toDevice: peer.deviceId,
      epochN: identity.epoch.n,
      epochR: identity.epoch.r,
      seq,
      kind,
      manifest: manifestBytes,
      manifestHash,
      signature: signPayload(keys.signingKey.privateKey, manifestPayload, manifestBytes),
      prevHash: last?.manifestHash ?? null,
      opCount: rows.length,
      createdAt: at,
      createdBy: session.staffId,
      fileName: batchFileName(header, manifestHash),
      keepFrom: keep.from,
      keepTo: keep.to,
    },
    opIds,
  );
  audit(tx, {
    at,
    staffId: session.staffId,
    action: 'exchange.export',
    params: { batch: batchId, manifestHash, ops: rows.length },
  });
  return batchId;
}

/**
 * The other side vouches for this very PC: it holds our keys, and the request need not travel. While nobody has signed
 * for the batch before it does: a township restored from an older copy knows us by nothing else.
 */
function isKnownTo(reader: Reader, { level, stationId }: PeerDevice, deviceId: string): boolean {
  if (level === 'village') return true;
  return findDevice(reader, deviceId) !== undefined && batchesOutNotReceipted(reader, stationId).length === 0;
}

/** The lowest number from which on everything unreceipted is in this batch too, so that the receiver can close gaps. */
function repeatsFrom(
  reader: Reader,
  stationId: string,
  epoch: { readonly n: number; readonly r: string },
  opIds: ReadonlySet<string>,
): number | null {
  const waiting = batchesOutNotReceipted(reader, stationId).filter(
    (batch) => batch.epochN === epoch.n && batch.epochR === epoch.r,
  );
  let lowest: number | null = null;
  for (const batch of waiting.toSorted((a, b) => b.seq - a.seq)) {
    const isRepeated = ({ opId }: OpRow): boolean =>
      opIds.has(opId) || findOpReceipt(reader, opId) !== undefined;
    if (!opsOfBatchOut(reader, batch.id).every(isRepeated)) break;
    lowest = batch.seq;
  }
  return lowest;
}

/** The public header follows from the manifest and the key, and is therefore not kept. */
export function headerOf(manifestBytes: Uint8Array, fromKid: string): BatchHeader {
  const { to, from, seq, kind } = decodeManifest(manifestBytes);
  return { suite: 1, to: to.kid, from: fromKid, epoch: from.epoch, seq, kind, minReader: 0 };
}
