import { findAuditHead } from '../../../db/queries/audit.ts';
import {
  batchesOutNotReceipted,
  findFirstBatchUnder,
  findLastBatchOut,
  findOpReceipt,
  insertBatchOut,
  lastBatchesBefore,
  opsOfBatchOut,
  owesReceiptFor,
} from '../../../db/queries/batches-out.ts';
import { insertBatchesReturned } from '../../../db/queries/batches-returned.ts';
import { findDevice } from '../../../db/queries/grants.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { countOpenMatters } from '../../../db/queries/matters.ts';
import { findPeer, type PeerDevice } from '../../../db/queries/peers.ts';
import { lastReportedDay } from '../../../db/queries/reports.ts';
import type { OpRow } from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { wantedFrom } from '../attachments/receive.ts';
import { fixChunks, noteSent, offerAttachments } from '../attachments/send.ts';
import { audit } from '../log/record.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity, type Identity } from '../station/identity.ts';
import { isoNow } from '../station/service.ts';
import { batchFileName } from './format/batch-file-name.ts';
import type { BatchHeader, BatchKind } from './format/batch-header.ts';
import { signPayload } from './format/dsse.ts';
import { tickHlc } from './format/hlc.ts';
import { computeKid } from './format/key-id.ts';
import { decodeManifest, freezeBatch, manifestPayload, type Manifest } from './format/manifest.ts';
import { maxEarlier, maxRotations, type ChainPosition, type Rotation } from './format/rotation.ts';
import type { OwnDevice } from './own-device.ts';
import { hasMoreToKeep, noRange, rangeToKeep, type KeepRange } from './keep-safe.ts';
import { receiptsFor } from './receipts.ts';
import { batchesToReturn } from './return-above.ts';
import {
  addressedKinds,
  inOrderOfUrgency,
  isStillOwed,
  opsRepeatedTo,
  opsToSendUp,
  opsWaitingFor,
  upToCap,
} from './travelling-ops.ts';

/** Version of the op catalogue that this program writes. */
const schemaWritten = 1;

export interface Freezing {
  readonly session: Session;
  readonly own: OwnDevice;
  /** The device that the batch is for. */
  readonly toDevice: string;
  readonly kind: BatchKind;
  /** By the network goes at once what the township is only to keep; nobody carries a stick for that. */
  readonly keepAlone?: true;
}

/**
 * Number, list of ops and manifest in one transaction, before there is any file (exchange.md P2).
 * Errors: NOT_ENROLLED, NOTHING_TO_SEND, CONFLICT (the keys were replaced meanwhile).
 */
export function freeze(
  runtime: StationRuntime,
  { session, own, toDevice, kind }: Freezing,
): { readonly batchId: string } {
  const frozen = inTransaction(runtime.register, (tx) => {
    if (readIdentity(tx).deviceKid !== own.identity.deviceKid) throw new AppError('CONFLICT');
    const peer = findPeer(tx, toDevice);
    if (!peer || !(peer.status === 'active' || isNotice(peer, kind))) throw new AppError('NOT_ENROLLED');
    return { batchId: freezeTo(tx, { runtime, session, own, peer, kind }) };
  });
  // A file copied back later would give the same number to another batch.
  markHighWater(runtime.register);
  return frozen;
}

/** To a PC that is not trusted any more: who is trusted, itself not among them, and nothing else. */
function isNotice({ status, level }: PeerDevice, kind: BatchKind): boolean {
  return kind === 'down' && status === 'revoked' && level === 'village';
}

const noAttachments: ReturnType<typeof offerAttachments> = { offered: [], chunks: [] };

/** What a batch is to carry. */
export interface BatchLoad {
  readonly rows: readonly OpRow[];
  readonly keep: KeepRange;
  readonly attachments?: ReturnType<typeof offerAttachments>;
  /** Manifest hashes of batches from an earlier incarnation of the addressee. */
  readonly returned?: readonly string[];
  /** Only in a restore pack. */
  readonly pack?: NonNullable<Manifest['pack']>;
}

interface FreezingTo extends Omit<Freezing, 'toDevice'> {
  readonly runtime: StationRuntime;
  readonly peer: PeerDevice;
}

function freezeTo(tx: WriteTx, freezing: FreezingTo): string {
  const { runtime, own, peer, kind } = freezing;
  const { stationId, deviceId } = own.identity;
  const today = localDateOf(runtime.ports.clock.now());
  const rows =
    kind === 'up'
      ? upToCap(
          tx,
          inOrderOfUrgency(() => opsToSendUp(tx), today),
          kind,
        )
      : rowsGoingDown(tx, stationId, peer);
  // A PC that asks to be enrolled must be able to ask, also when the one before it has reported everything.
  const isAsking = kind === 'up' && findDevice(tx, deviceId) === undefined;
  const keep = kind === 'up' ? rangeToKeep(tx) : noRange;
  const attachments =
    kind === 'up'
      ? offerAttachments(tx, runtime.ports, { fromStation: stationId, toStation: peer.stationId })
      : noAttachments;
  // Else the township would repeat them until the village has something to say of its own.
  const owesReceipt = kind === 'up' && owesReceiptFor(tx, peer.stationId, addressedKinds);
  // Not what goes on from the batches before: it goes with the next report. What replaces everything does not wait.
  const mayKeepAlone = freezing.keepAlone === true || keep.from === 0;
  const keepsMore = kind === 'up' && mayKeepAlone && hasMoreToKeep(tx, keep.from);
  const returned = kind === 'up' ? batchesToReturn(tx, peer.stationId, own.identity.epoch) : [];
  const isEmpty = rows.length === 0 && attachments.chunks.length === 0 && !keepsMore && returned.length === 0;
  if (isEmpty && !isAsking && !owesReceipt) throw new AppError('NOTHING_TO_SEND');
  return freezeContent(tx, { ...freezing, content: { rows, keep, attachments, returned } });
}

/** Who is trusted and what holds is always said whole, and takes no room from what waits for the station. */
function rowsGoingDown(tx: WriteTx, ownStationId: string, peer: PeerDevice): OpRow[] {
  const repeated = opsRepeatedTo(tx, ownStationId, peer.stationId);
  if (isNotice(peer, 'down')) return repeated.filter(({ entity }) => entity === 'device');
  return [...repeated, ...upToCap(tx, opsWaitingFor(tx, ownStationId, peer.stationId), 'down')];
}

/** What is to go is the caller's choice, and may be nothing at all. */
export function freezeContent(
  tx: WriteTx,
  { runtime, session, own, peer, kind, content }: FreezingTo & { readonly content: BatchLoad },
): string {
  const { identity, keys, card } = own;
  const { rows, keep, returned = [], pack } = content;
  const { offered, chunks } = content.attachments ?? noAttachments;
  const at = isoNow(runtime);
  const hlc = tickHlc(findMeta(tx, 'hlc') ?? null, runtime.ports.clock.now());
  setMeta(tx, 'hlc', hlc);
  const last = findLastBatchOut(tx, peer.stationId, identity.epoch);
  const batchId = uuidv7();
  const seq = (last?.seq ?? 0) + 1;
  const opIds = rows.map(({ opId }) => opId);
  const rotations = rotationsFor(tx, identity, peer.stationId, { epoch: identity.epoch, seq });
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
    attachments: {
      offered: [...offered],
      wanted: kind === 'up' || isNotice(peer, kind) ? [] : wantedFrom(tx, runtime.ports, peer.stationId),
    },
    receipts: receiptsFor(tx, peer.stationId),
    board: {
      openMatters: countOpenMatters(tx, identity.stationId),
      lastReportOn: lastReportedDay(tx, identity.stationId),
    },
    auditHead: findAuditHead(tx)?.hash ?? null,
    ...(pack === undefined ? {} : { pack }),
    ...(kind === 'up' && keep.to > 0 && keep.from === 0 ? { keepSafeReplaces: true as const } : {}),
    ...(isKnownTo(tx, peer, identity.deviceId) ? {} : { enrolment: card }),
    ...(rotations.length > 0 && { rotations }),
  });
  const { manifestBytes, manifestHash } = frozen;
  const header = headerOf(manifestBytes, identity.deviceKid);
  insertBatchOut(
    tx,
    {
      id: batchId,
      toStation: peer.stationId,
      toDevice: peer.deviceId,
      fromKid: identity.deviceKid,
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
  insertBatchesReturned(tx, batchId, returned);
  fixChunks(tx, batchId, chunks);
  if (pack === undefined) noteSent(tx, peer.stationId, chunks);
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

/**
 * How this device came to its keys, with the number from which on each key stands in this station's chain: always all of
 * it, because the addressee may have been offline for a year or been restored since.
 */
function rotationsFor(
  reader: Reader,
  { rotations }: Identity,
  stationId: string,
  next: ChainPosition,
): Rotation[] {
  let since = next;
  const told: Rotation[] = [];
  for (const rotation of rotations.slice(-maxRotations).toReversed()) {
    const first = findFirstBatchUnder(reader, stationId, computeKid(rotation.record.to));
    if (first) since = { epoch: { n: first.epochN, r: first.epochR }, seq: first.seq };
    const before = lastBatchesBefore(reader, stationId, { epochN: since.epoch.n, limit: maxEarlier });
    const earlier = before.map(({ n, r, seq }) => ({ epoch: { n, r }, seq }));
    told.unshift({ ...rotation, since, earlier });
  }
  return told;
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
    const isRepeated = (row: OpRow): boolean =>
      opIds.has(row.opId) || findOpReceipt(reader, row.opId) !== undefined || !isStillOwed(reader, row);
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
