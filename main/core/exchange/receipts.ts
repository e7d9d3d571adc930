import {
  batchesInQuarantine,
  chainOfDevice,
  epochsOfDevice,
  type ChainLink,
} from '../../../db/queries/batches-in.ts';
import {
  batchesOutNotReceipted,
  findBatchOut,
  findBatchOutByManifest,
  findOpReceipt,
  findOwnOpStanding,
  markBatchHeldBack,
  markBatchReceipted,
  markBatchesWhole,
  opReceiptsKeptAside,
  opsOfBatchOut,
  setOpReceipt,
  type BatchOutRow,
} from '../../../db/queries/batches-out.ts';
import { opsKeptAside, type KeptAside } from '../../../db/queries/ops.ts';
import { peersOfStation } from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { takeWanted } from '../attachments/send.ts';
import { findIdentity } from '../station/identity.ts';
import type { BatchReceipt, Manifest } from './format/manifest.ts';
import type { Epoch } from './format/wire-types.ts';
import { advanceKeptSafe } from './kept-safe.ts';
import { tellOnce } from './tell-once.ts';
import { forkIn, openGapsOf } from './sequence.ts';
import { advanceReceiptedTo, isSignedForBelow } from './travelling-ops.ts';

type Range = [number, number];
const maxRanges = 4096;
const maxEpochs = 256;
/** Of a device and epoch; a manifest of 8 MiB has room for this and not for much more. */
const maxExceptions = 40_000;
/** EDIFACT 0083. */
const rejected = 4;

/** What is rejected is not signed for, and says nothing about what its receiver holds. */
export function isSignature({ disposition }: BatchReceipt): boolean {
  return disposition !== rejected;
}

const keptAside = ['proposal', 'quarantined', 'returned'] as const satisfies readonly KeptAside[];

/** What this register holds of a station's batches: the receipts block of the next batch to it (exchange.md §6). */
export function receiptsFor(
  reader: Reader,
  stationId: string,
  roomForExceptions: number = maxExceptions,
): BatchReceipt[] {
  return peersOfStation(reader, stationId)
    .flatMap(({ deviceId, status }) => [
      ...epochsOfDevice(reader, deviceId).flatMap((epoch) => [
        ...forkNotices(reader, deviceId, epoch),
        receiptOf(reader, deviceId, epoch, roomForExceptions),
      ]),
      // Of a PC that only asks, nothing was refused: it waits for its check code.
      ...(status === 'pending' ? [] : heldBack(reader, deviceId)),
    ])
    .slice(-maxEpochs);
}

/** Names the batches of a fork one by one: each of the two registers sees one that it never made, and leaves the epoch. */
function forkNotices(reader: Reader, device: string, epoch: Epoch): BatchReceipt[] {
  return forkIn(chainOfDevice(reader, device, epoch)).map(({ manifestHash: headManifestHash }) => ({
    device,
    epoch,
    headManifestHash,
    contiguousTo: 0,
    ranges: [],
    missing: [],
    disposition: 8,
    exceptions: [],
  }));
}

/** Batches that came and stay closed, because their PC or its key is not trusted any more: their sender shall know. */
function heldBack(reader: Reader, device: string): BatchReceipt[] {
  const byEpoch = Map.groupBy(
    batchesInQuarantine(reader, device),
    ({ epochN, epochR }) => `${epochN} ${epochR}`,
  );
  return [...byEpoch.values()].flatMap((batches) => {
    const newest = batches.at(-1);
    if (!newest) return [];
    return {
      device,
      epoch: { n: newest.epochN, r: newest.epochR },
      contiguousTo: 0,
      ranges: asRanges([...new Set(batches.map(({ seq }) => seq))]).slice(0, maxRanges),
      missing: [],
      headManifestHash: newest.manifestHash,
      disposition: rejected,
      exceptions: [],
    };
  });
}

function receiptOf(reader: Reader, device: string, epoch: Epoch, room: number): BatchReceipt {
  const chain = chainOfDevice(reader, device, epoch);
  const head = chain.at(-1);
  const missing = asRanges(openGapsOf(reader, device, epoch));
  const { exceptions, heldTo } = exceptionsIn(reader, chain, room);
  const ranges = between(missing, head?.seq ?? 0).map(([first, last]): Range => [
    first,
    Math.min(last, heldTo),
  ]);
  return {
    device,
    epoch,
    contiguousTo: Math.min((missing[0]?.[0] ?? (head?.seq ?? 0) + 1) - 1, heldTo),
    ranges: ranges.filter(([first, last]) => first <= last).slice(0, maxRanges),
    missing: missing.slice(0, maxRanges),
    headManifestHash: head?.manifestHash ?? null,
    disposition: exceptions.length > 0 ? 7 : 8,
    exceptions,
  };
}

/**
 * What was kept aside of these batches, and the number up to which that is all of it. An exception that found no room must
 * not look like an op that was applied: from its batch on nothing is signed for, and the sender offers it again.
 */
function exceptionsIn(
  reader: Reader,
  chain: readonly ChainLink[],
  room: number,
): { readonly exceptions: BatchReceipt['exceptions']; readonly heldTo: number } {
  const seqs = new Map(chain.map(({ manifestHash, seq }) => [manifestHash, seq]));
  const found: { readonly seq: number; readonly exception: BatchReceipt['exceptions'][number] }[] = [];
  for (const state of keptAside) {
    for (const { opId, code, batchIn } of opsKeptAside(reader, state)) {
      const seq = batchIn === null ? undefined : seqs.get(batchIn);
      if (seq !== undefined) found.push({ seq, exception: { opId, state, code: wordOf(code) } });
    }
  }
  const sorted = found.toSorted((a, b) => a.seq - b.seq);
  const firstWithoutRoom = sorted[room]?.seq ?? Infinity;
  return {
    exceptions: sorted.filter(({ seq }) => seq < firstWithoutRoom).map(({ exception }) => exception),
    heldTo: firstWithoutRoom - 1,
  };
}

/** The path in `FIELD(path)` stays here: a receipt carries words only. */
function wordOf(code: string | null): string {
  return code?.split('(')[0] ?? 'UNKNOWN';
}

function asRanges(ascending: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const seq of ascending) {
    const last = ranges.at(-1);
    if (last && last[1] === seq - 1) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges;
}

/** What lies behind each missing range, up to the next one or to the head. */
function between(missing: readonly Range[], head: number): Range[] {
  return missing.flatMap(([, end], index): Range[] => {
    const last = (missing[index + 1]?.[0] ?? head + 1) - 1;
    return end < last ? [[end + 1, last]] : [];
  });
}

type Exceptions = ReadonlyMap<string, BatchReceipt['exceptions'][number]>;

/** The batch that carries receipts. */
interface ReceiptBatch {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly at: string;
}

/**
 * Notes what the sender holds of this device's batches. A receipt about a batch that was never made changes nothing and
 * opens an incident: either side may have been restored or cloned (exchange.md §7).
 */
export function takeReceipts(tx: WriteTx, ownDeviceId: string, batch: ReceiptBatch): void {
  const { from } = batch.manifest;
  const receipts = batch.manifest.receipts.filter(isSignature);
  const exceptions = new Map(
    receipts.flatMap((receipt) => receipt.exceptions).map((entry) => [entry.opId, entry]),
  );
  const waiting = batchesOutNotReceipted(tx, from.station);
  // Also of a PC that this one replaces: its manifest hashes tell which batches this register has.
  const believed = receipts.filter((receipt) => isAboutOurs(tx, receipt, from.station));
  for (const receipt of receipts.filter(({ device }) => device === ownDeviceId)) {
    if (believed.includes(receipt)) continue;
    const params = { epoch: receipt.epoch.n, contiguousTo: receipt.contiguousTo };
    tellOnce(tx, {
      kind: 'receiptUnknown',
      subject: from.device,
      stationId: from.station,
      at: batch.at,
      params,
    });
  }
  for (const receipt of batch.manifest.receipts) {
    if (isSignature(receipt) || !isAboutOurs(tx, receipt, from.station)) continue;
    for (const sent of waiting) if (isCovered(sent, receipt)) markBatchHeldBack(tx, sent.id);
  }
  for (const receipt of believed) {
    for (const sent of waiting) if (isCovered(sent, receipt)) note(tx, sent, exceptions, batch);
  }
  if (isNewest(tx, batch.manifest)) {
    noteDecided(tx, believed, exceptions, batch);
    const { to, attachments } = batch.manifest;
    takeWanted(tx, { ownStation: to.station, toStation: from.station }, attachments.wanted);
  }
  noteRepeated(tx, batch);
  markBatchesWhole(tx, from.station);
  advanceReceiptedTo(tx);
}

/**
 * A restored station sends again under new numbers: what came there so is not waited for under the old one. In the same
 * epoch it is: `repeatsFrom` of the next batch closes the gap that the receiver sees.
 */
function noteRepeated(tx: WriteTx, { manifest: { from }, manifestHash: batchIn, at }: ReceiptBatch): void {
  const present = findIdentity(tx)?.epoch;
  const waiting = batchesOutNotReceipted(tx, from.station).filter(({ kind }) => kind === 'up');
  for (const sent of waiting.filter(({ epochR }) => epochR !== present?.r)) {
    const receipts = opsOfBatchOut(tx, sent.id).map(({ opId }) => findOpReceipt(tx, opId));
    const isThere = receipts.length > 0 && receipts.every((known) => known?.toStation === from.station);
    if (!isThere) continue;
    const isWhole = receipts.every((receipt) => receipt?.state === 'applied');
    markBatchReceipted(tx, sent.id, { at, batchIn, disposition: isWhole ? '8' : '7' });
  }
}

/** An older receipt that comes late knows less than what was noted already. */
function isNewest(reader: Reader, { from: { device, epoch }, seq }: Manifest): boolean {
  return (chainOfDevice(reader, device, epoch).at(-1)?.seq ?? 0) < seq;
}

/** What was kept aside before and is no exception any more, or another one, has been decided there. */
function noteDecided(
  tx: WriteTx,
  receipts: readonly BatchReceipt[],
  exceptions: Exceptions,
  { manifest: { from }, manifestHash: batchIn, at }: ReceiptBatch,
): void {
  for (const { opId } of opReceiptsKeptAside(tx, from.station)) {
    const batchId = findOwnOpStanding(tx, opId)?.batchId ?? null;
    const sent = batchId === null ? undefined : findBatchOut(tx, batchId);
    if (!sent || !receipts.some((receipt) => isCovered(sent, receipt))) continue;
    const { state, code } = exceptions.get(opId) ?? { state: 'applied', code: null };
    setOpReceipt(tx, { opId, toStation: from.station, state, code, at, batchIn });
  }
}

function isAboutOurs(reader: Reader, { headManifestHash, epoch }: BatchReceipt, station: string): boolean {
  if (headManifestHash === null) return true;
  const head = findBatchOutByManifest(reader, headManifestHash);
  return head?.toStation === station && head.epochN === epoch.n && head.epochR === epoch.r;
}

function isCovered({ epochN, epochR, seq }: BatchOutRow, receipt: BatchReceipt): boolean {
  const { epoch } = receipt;
  return epochN === epoch.n && epochR === epoch.r && isListedIn(receipt, seq);
}

/** Whether a receipt names this number of its device and epoch. */
export function isListedIn({ contiguousTo, ranges }: BatchReceipt, seq: number): boolean {
  return seq <= contiguousTo || ranges.some(([first, last]) => first <= seq && seq <= last);
}

function note(
  tx: WriteTx,
  sent: BatchOutRow,
  exceptions: Exceptions,
  { manifest: { from }, manifestHash: batchIn, at }: ReceiptBatch,
): void {
  const rows = opsOfBatchOut(tx, sent.id);
  // The receipt speaks for all batches of its epoch; an exception concerns the batches that hold it.
  const isWhole = !rows.some(({ opId }) => exceptions.has(opId));
  markBatchReceipted(tx, sent.id, { at, batchIn, disposition: isWhole ? '8' : '7' });
  if (sent.kind === 'up') advanceKeptSafe(tx, sent);
  for (const row of rows) {
    // What is repeated to every village has no receipt: one village's would say nothing for the others.
    if (sent.kind === 'down' && !isSignedForBelow(row)) continue;
    const { opId } = row;
    const { state, code } = exceptions.get(opId) ?? { state: 'applied', code: null };
    setOpReceipt(tx, { opId, toStation: from.station, state, code, at, batchIn });
  }
}
