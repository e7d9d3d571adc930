import { forgetAttachmentsSent } from '../../../db/queries/attachments.ts';
import { findBatchIn, upsertBatchIn, type BatchInRow } from '../../../db/queries/batches-in.ts';
import { forgetReceipts } from '../../../db/queries/batches-out.ts';
import { settleIncident } from '../../../db/queries/incidents.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { findPeer, upsertPeer, type PeerDevice } from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { HoldReason, ReleaseReason } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { keepParts, type ArrivedPart } from '../attachments/receive.ts';
import { tellUnclaimed } from '../attachments/unclaimed.ts';
import { dropFilesLetGo } from '../attachments/store.ts';
import { audit } from '../log/record.ts';
import { inTransaction, markHighWater } from '../register.ts';
import { redactWithMatters } from '../redaction/redact-record.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { tryToNoteLastingOps } from '../station/lasting-ops.ts';
import { leaveEpoch } from '../station/renew-identity.ts';
import { isoNow } from '../station/service.ts';
import { applyOps, sourceOf, type Tally } from './apply-ops.ts';
import type { ReadOp, VerifiedBatch } from './format/batch-reader.ts';
import { assertRoomForStrangers } from './strangers.ts';
import { clockSkewMs } from './clock-skew.ts';
import { concatBytes } from './format/byte-reader.ts';
import { receiveHlc } from './format/hlc.ts';
import type { Manifest } from './format/manifest.ts';
import type { Rotation } from './format/rotation.ts';
import type { StationIdentity } from './format/wire-types.ts';
import { takeTrustList } from '../grant/take-grant.ts';
import { tellOnce, tellOrRevise } from './tell-once.ts';
import { copyKnownElsewhere, relatesTo, standingOf } from './incarnation.ts';
import { peerOf, requestOf, type EnrolmentRequest } from './peers.ts';
import { isSignature, takeReceipts } from './receipts.ts';
import { opIdsOf } from './return-above.ts';
import { startKeepSafeAnew } from './kept-safe.ts';
import { storeKeepSafe } from './keep-safe.ts';
import { forgetReceiptedTo } from './travelling-ops.ts';
import { takeReturned, type Returned } from './take-returned.ts';
import { takeIntoChain, type ImportWarning } from './sequence.ts';
import { learnFormerKeys, takeNewKeys, type NewKeys } from './take-new-keys.ts';

// The part of an import that holds the writer (exchange.md §5, step 11): everything was read and proved before.

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
      readonly reason: HoldReason;
      /** Null: of somebody who is not known and does not ask. */
      readonly request: EnrolmentRequest | null;
    };

/** On what ground a batch is released, and who agreed; null: nobody else of the station could. */
export interface Vouching {
  readonly reason: ReleaseReason;
  readonly secondId: string | null;
}

/** A verified batch as it crosses to the writer. */
export interface Arrival {
  readonly session: Session;
  /** Of the file in the inbox. */
  readonly fileHash: string;
  readonly fileLength: number;
  readonly batch: Omit<VerifiedBatch, 'header'>;
}

/** Already taken in: a repeated file changes nothing (exchange.md §5, step 8). */
export function findDuplicate(reader: Reader, manifestHash: string): ImportResult | null {
  const known = findBatchIn(reader, manifestHash);
  if (known?.state !== 'imported') return null;
  return { state: 'duplicate', manifestHash, importedAt: known.importedAt ?? known.receivedAt };
}

/** Steps 11 and 12. Errors: COUNT, when an op would be lost; nothing is applied then. */
export function takeIn(
  runtime: StationRuntime,
  arrival: Arrival & {
    readonly ownDeviceId: string;
    readonly ops: readonly ReadOp[];
    /** Bytes of attachments that lie on the disk already. */
    readonly parts: readonly ArrivedPart[];
    /** Some were passed over: no op speaks of their files, and too much such is kept already. */
    readonly hasLeftParts: boolean;
    /** Changes of keys by which the sender's present key was reached. */
    readonly newKeys: NewKeys | null;
    /** Changes that led to the key by which it is known. */
    readonly history: readonly Rotation[];
    /** Why it is taken in although its PC is not trusted any more. */
    readonly released: Vouching | null;
    readonly keepSafe: readonly Uint8Array[];
    /** What this station itself had written, and a restore had lost. */
    readonly returned: Returned;
  },
): ImportResult {
  const { session, ops, keepSafe, ownDeviceId, batch } = arrival;
  const { manifest, manifestHash } = batch;
  const nowMs = runtime.ports.clock.now();
  const at = isoNow(runtime);
  const result = inTransaction(runtime.register, (tx): ImportResult => {
    const duplicate = findDuplicate(tx, manifestHash);
    if (duplicate) return duplicate;
    if (manifest.pack) throw new AppError('RESTORE_PACK');
    const identity = readIdentity(tx);
    const signed = manifest.receipts.filter(isSignature);
    const elsewhere = copyKnownElsewhere(tx, identity, signed);
    // Of an old copy more was signed for than it holds.
    const closesGaps = elsewhere === null && relatesTo(identity.epoch, signed);
    const warnings = takeIntoChain(tx, batch, { at, closesGaps });
    learnFormerKeys(tx, manifest.from.device, arrival.history, at);
    if (arrival.newKeys && takeNewKeys(tx, manifest.from.device, arrival.newKeys, { at, session })) {
      warnings.push('KEYS_CHANGED');
      const keys = findPeer(tx, manifest.from.device)?.kid ?? '';
      tellOnce(tx, { kind: 'keysChanged', subject: keys, stationId: manifest.from.station, at, params: {} });
    }
    const skewMs = clockSkewMs(tx, { ...manifest, receivedAt: firstSeenAt(tx, manifestHash) ?? at });
    if (skewMs !== 0) warnings.push(skewMs > 0 ? 'CLOCK' : 'CLOCK_BEHIND');
    noteClock(tx, manifest.from, { skewMs, at });
    const { station: stationId, device } = manifest.from;
    const source = sourceOf(tx, { station: stationId, device, batchIn: manifestHash, at });
    const tally = applyOps(tx, source, ops);
    if (source.direction === 'down') takeTrustList(tx, { stationId, at, cost: runtime.ports.checkCodeCost });
    else storeKeepSafe(tx, manifest, { manifestHash, at, frames: keepSafe });
    assertNothingLost(manifest.opCount, tally);
    if (takeReturned(tx, arrival.returned, { session, manifestHash, at })) warnings.push('RETURNED_UNPROVEN');
    keepParts(tx, { fromStation: stationId, at }, arrival.parts);
    if (arrival.hasLeftParts) tellUnclaimed(tx, stationId, at);
    const standing = standingOf(tx, manifest.from);
    if (standing === 'newer') {
      tellOnce(tx, {
        kind: 'peerRenewed',
        subject: device,
        stationId,
        at,
        params: { epoch: manifest.from.epoch.n },
      });
      forgetReceipts(tx, stationId);
      forgetReceiptedTo(tx);
      forgetAttachmentsSent(tx, stationId);
      startKeepSafeAnew(tx);
    }
    if (standing !== 'older') takeReceipts(tx, ownDeviceId, { manifest, manifestHash, at });
    if (elsewhere !== null) leaveEpoch(tx, { after: elsewhere, staffId: session.staffId, at });
    upsertBatchIn(tx, {
      ...arrivedRow(tx, arrival, at),
      ...tally,
      opIds: source.direction === 'down' ? opIdsOf(ops) : null,
      state: 'imported',
      importedAt: at,
      importedBy: session.staffId,
    });
    setMeta(tx, 'hlc', receiveHlc(findMeta(tx, 'hlc') ?? null, manifest.hlc, nowMs));
    if (source.direction === 'down') redactWithMatters(tx, session, { matterIds: mattersErased(ops), nowMs });
    audit(tx, {
      at,
      staffId: session.staffId,
      action: 'exchange.import',
      params: { manifestHash, device, seq: manifest.seq, ...tally },
    });
    if (arrival.released !== null) {
      const { reason, secondId: second } = arrival.released;
      const params = { manifestHash, device, reason, second };
      audit(tx, { at, staffId: session.staffId, action: 'exchange.release', params });
    }
    const { seq, opCount } = manifest;
    return { state: 'imported', manifestHash, fromStation: stationId, seq, opCount, warnings, ...tally };
  });
  // An epoch that was left must not come back with an old copy.
  markHighWater(runtime.register);
  // The other level erases on import what the owner has erased (exchange.md §8).
  wipeTraces(runtime);
  // So does a PC of the station above lose its trust for good.
  if (arrival.batch.manifest.kind === 'down') tryToNoteLastingOps(runtime);
  dropFilesLetGo(runtime);
  return result;
}

function mattersErased(ops: readonly ReadOp[]): string[] {
  return ops.flatMap(({ decoded }) =>
    decoded.ok && decoded.value.op.kind === 'matter.redact' ? [decoded.value.op.entityId] : [],
  );
}

/** A clock that is off is told once, with what it is off now, and counts as set right with the first batch that is. */
function noteClock(
  tx: WriteTx,
  { station: stationId, device }: Manifest['from'],
  { skewMs, at }: { readonly skewMs: number; readonly at: string },
): void {
  if (skewMs === 0) settleIncident(tx, 'clock', device, at);
  else
    tellOrRevise(tx, { kind: 'clock', subject: device, stationId, at, params: () => ({ aheadMs: skewMs }) });
}

/** Conservation: an op that is neither applied nor kept aside nor known would be lost; then the whole import is undone. */
export function assertNothingLost(opCount: number, tally: Tally): void {
  const { applied, proposals, quarantined, returned, duplicates } = tally;
  const found = applied + proposals + quarantined + returned + duplicates;
  if (found !== opCount) throw new AppError('COUNT', { part: 'tally', expected: opCount, found });
}

/**
 * Keeps the batch of a stranger closed until a person has typed its digits. Errors: SIGNATURE (`enrolment`) for a
 * request in the name of this station, of one that is no village, or of a known device with other keys. STRANGERS_FULL.
 */
export function holdUnknown(
  runtime: StationRuntime,
  arrival: Arrival & { readonly enrolment: StationIdentity },
): ImportResult {
  const { stationId, deviceId } = arrival.enrolment;
  const peer = peerOf(arrival.enrolment, isoNow(runtime), runtime.ports.checkCodeCost);
  return inTransaction(runtime.register, (tx) => {
    const known = findPeer(tx, deviceId);
    // Who is above is trusted by its card; nobody becomes that by asking (exchange.md §8).
    const isAsking = stationId !== arrival.session.stationId && arrival.enrolment.level === 'village';
    if (!isAsking || (known && known.status !== 'pending')) {
      throw new AppError('SIGNATURE', { part: 'enrolment' });
    }
    if (!findBatchIn(tx, arrival.batch.manifestHash)) assertRoomForStrangers(tx, arrival.fileLength);
    // A later batch of the same stranger does not make the request look newer.
    const asking = { ...peer, validFrom: known?.validFrom ?? peer.validFrom };
    upsertPeer(tx, asking);
    return quarantine(tx, arrival, { at: isoNow(runtime), peer: asking, reason: 'unknown' });
  });
}

/** What a revoked device sent may be honest work that was still in the post. Errors: REVOKED. */
export function holdRevoked(runtime: StationRuntime, arrival: Arrival): ImportResult {
  return holdKnown(runtime, arrival, 'revoked');
}

/** Honest work too, if an old copy of a register came back; or by somebody who found the old key. Errors: REVOKED. */
export function holdOldKey(runtime: StationRuntime, arrival: Arrival): ImportResult {
  return holdKnown(runtime, arrival, 'oldKey');
}

function holdKnown(runtime: StationRuntime, arrival: Arrival, reason: HoldReason): ImportResult {
  return inTransaction(runtime.register, (tx) => {
    const peer = findPeer(tx, arrival.batch.manifest.from.device);
    if (!peer) throw new AppError('REVOKED');
    if (reason === 'oldKey') {
      const { deviceId: subject, stationId } = peer;
      const params = { seq: arrival.batch.manifest.seq };
      tellOnce(tx, { kind: 'oldKey', subject, stationId, at: isoNow(runtime), params });
    }
    return quarantine(tx, arrival, { at: isoNow(runtime), peer, reason });
  });
}

function quarantine(
  tx: WriteTx,
  arrival: Arrival,
  waiting: { readonly at: string; readonly peer: PeerDevice; readonly reason: HoldReason },
): ImportResult {
  const { at, peer, reason } = waiting;
  const { manifestHash } = arrival.batch;
  upsertBatchIn(tx, { ...arrivedRow(tx, arrival, at), state: 'quarantined' });
  audit(tx, {
    at,
    staffId: arrival.session.staffId,
    action: 'exchange.quarantine',
    params: { manifestHash, reason },
  });
  return { state: 'quarantine', reason, request: requestOf(tx, peer) };
}

export function arrivedRow(
  tx: WriteTx,
  { batch, fileHash, fileLength }: Arrival,
  at: string,
): Omit<BatchInRow, 'state' | 'opIds'> {
  const { manifest, manifestHash, manifestBytes, manifestSignature } = batch;
  const { station, device, epoch } = manifest.from;
  return {
    manifestHash,
    fileHash,
    fromStation: station,
    fromDevice: device,
    epochN: epoch.n,
    epochR: epoch.r,
    seq: manifest.seq,
    kind: manifest.kind,
    prevHash: manifest.prev,
    receivedAt: firstSeenAt(tx, manifestHash) ?? at,
    importedAt: null,
    importedBy: null,
    opCount: manifest.opCount,
    applied: 0,
    proposals: 0,
    quarantined: 0,
    returned: 0,
    duplicates: 0,
    bytes: fileLength,
    // Signature and manifest are the provenance of every op that came with them.
    envelope: concatBytes([manifestSignature, manifestBytes]),
    wallClock: manifest.wallClock,
    appVersion: manifest.appVersion,
    board: JSON.stringify(manifest.board),
  };
}

/** When a batch came that has waited here unopened. */
function firstSeenAt(reader: Reader, manifestHash: string): string | undefined {
  return findBatchIn(reader, manifestHash)?.receivedAt;
}
