import { batchesInQuarantine, findBatchIn, type BatchInRow } from '../../../db/queries/batches-in.ts';
import { hasOp } from '../../../db/queries/ops.ts';
import { findPeer, peerFormerKeysByKid, peersByKid, type PeerDevice } from '../../../db/queries/peers.ts';
import { findStrangerFile, listStrangerFiles, type StrangerFile } from '../../../db/queries/strangers.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { BatchPreview, FileOutcome } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { ReleaseReason } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { sweepUnclaimed } from '../attachments/unclaimed.ts';
import { ArrivingParts, finishParts, type ArrivedPart } from '../attachments/receive.ts';
import { fromHex } from '../crypto/hex.ts';
import { keepTownshipWrap } from '../grant/take-grant.ts';
import type { JobControl } from '../job.ts';
import type { StationRuntime } from '../runtime.ts';
import { peekHeader, readInboxFile } from './exchange-files.ts';
import { isTheFiles } from './file-faults.ts';
import type { AttachmentChunk } from './format/attachment-frame.ts';
import { computeCheckCode } from './format/check-code.ts';
import {
  openBatch,
  type BatchContents,
  type OpenedBatch,
  type ReadOp,
  type SenderRecord,
} from './format/batch-reader.ts';
import type { Rotation } from './format/rotation.ts';
import type { SecondPerson } from '../staff/second-person.ts';
import type { Identity } from '../station/identity.ts';
import { openOwnDevice, type OwnDevice } from './own-device.ts';
import { findSuperior } from './peers.ts';
import { isReleasable } from './quarantine.ts';
import { shownEntity } from './shown-entity.ts';
import { assertRoomForStrangers } from './strangers.ts';
import { nothingReturned, proveReturned } from './take-returned.ts';
import { findDuplicate, type ImportResult, type Vouching } from './take-in.ts';
import { reachOf, type NewKeys } from './take-new-keys.ts';

/** Long work for a person: reads here, and asks the writer for each change. */
export interface ExchangeWork {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly job: JobControl;
}

/**
 * Takes in batch files from the inbox, one after the other (exchange.md §5): a bad file applies nothing and keeps nobody
 * else waiting, a bad op concerns itself alone, and a batch of a sender whom nobody has approved waits. Cancelling
 * leaves the files that were not begun out, each with the error CANCELLED. Outcomes come in the order in which the files were
 * taken: of one PC the lower number first.
 */
export async function importFiles(work: ExchangeWork, fileIds: readonly string[]): Promise<FileOutcome[]> {
  const own = await openOwnDevice(work.runtime);
  const outcomes = await eachFile(work, inOrder(work, fileIds), 'import', (fileId) =>
    tryToImport(work, own, fileId),
  );
  // What was taken in stays so: without room for the wrap, the next export makes it.
  await keepTownshipWrap(work).catch(refusal);
  // What these files told may have made known who sent others before.
  for (const fileId of recognisedFiles(work)) await tryToImport(work, own, fileId);
  return outcomes;
}

async function tryToImport(work: ExchangeWork, own: OwnDevice, fileId: string): Promise<FileOutcome> {
  try {
    if (work.job.isCancelled()) throw new AppError('CANCELLED');
    const result = await importFile(work, own, fileId);
    if (!isStrangers(result)) await forgetStrangerFile(work, fileId);
    return { fileId, result, error: null };
  } catch (error) {
    const known = refusal(error);
    // Trouble of this PC leaves it for the next time; a file that waited before a restore is in no backup.
    if (isTheFiles(known.code) || known.code === 'FILE_NOT_FOUND') await forgetStrangerFile(work, fileId);
    return { fileId, result: null, error: known };
  }
}

function isStrangers(result: ImportResult): boolean {
  return result.state === 'quarantine' && result.request === null;
}

async function forgetStrangerFile({ runtime, job }: ExchangeWork, fileHash: string): Promise<void> {
  if (findStrangerFile(runtime.register.read, fileHash))
    await job.writer('exchange.forgetStranger', { fileHash });
}

/** Files that were kept because nobody knew their sender, who is known by now. */
function recognisedFiles({ runtime: { register } }: ExchangeWork): string[] {
  return listStrangerFiles(register.read)
    .filter(({ fromKid }) => senderRecord(register.read, fromKid) !== null)
    .map(({ fileHash }) => fileHash);
}

/** Approves a waiting device and takes in what waited with it. Errors: NOT_FOUND, CHECK_CODE_MISREAD, CHECK_CODE_WRONG. */
export async function approve(work: ExchangeWork, deviceId: string, typed: string): Promise<FileOutcome[]> {
  const { session, runtime, job } = work;
  await job.writer('exchange.approvePeer', { session, deviceId, typed });
  const waiting = batchesInQuarantine(runtime.register.read, deviceId);
  const files = [...waiting.map(({ fileHash }) => fileHash), ...recognisedFiles(work)];
  const outcomes: FileOutcome[] = [];
  for (const outcome of await importFiles(work, files)) outcomes.push(await tellGone(work, waiting, outcome));
  // Signed by keys that it had before it asked again: a later one of them has told so by now.
  const early = outcomes.filter(({ error }) => error?.code === 'SIGNATURE').map(({ fileId }) => fileId);
  if (early.length === 0 || early.length === outcomes.length) return outcomes;
  const again = new Map((await importFiles(work, early)).map((outcome) => [outcome.fileId, outcome]));
  return outcomes.map((outcome) => again.get(outcome.fileId) ?? outcome);
}

/** What waited here and has lost its file is said in words of its own, and waits no longer. */
async function tellGone(
  { session, job }: ExchangeWork,
  held: readonly BatchInRow[],
  outcome: FileOutcome,
): Promise<FileOutcome> {
  if (outcome.error?.code !== 'FILE_NOT_FOUND') return outcome;
  const gone = held.find(({ fileHash }) => fileHash === outcome.fileId);
  if (!gone) return outcome;
  await job.writer('exchange.forgetHeld', { session, manifestHash: gone.manifestHash });
  return { ...outcome, error: { code: 'HELD_FILE_GONE', params: {} } };
}

/**
 * Takes in one batch of a PC that is not trusted any more, because two persons vouch for it: the ordinary way, with its
 * own tally. Errors: NOT_FOUND, SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT.
 */
export async function release(
  work: ExchangeWork,
  {
    manifestHash,
    reason,
    second,
  }: {
    readonly manifestHash: string;
    readonly reason: ReleaseReason;
    readonly second: SecondPerson | null;
  },
): Promise<FileOutcome> {
  const { read } = work.runtime.register;
  const held = findBatchIn(read, manifestHash);
  const peer = held && findPeer(read, held.fromDevice);
  if (held?.state !== 'quarantined' || !peer || !isReleasable(peer)) throw new AppError('NOT_FOUND');
  const secondId = await work.job.writer('staff.proveSecond', { session: work.session, second });
  const own = await openOwnDevice(work.runtime);
  work.job.progress(0, 1, 'import');
  return tellGone(work, [held], await tryToRelease(work, own, held, { reason, secondId }));
}

async function tryToRelease(
  work: ExchangeWork,
  own: OwnDevice,
  { fileHash: fileId }: BatchInRow,
  vouching: Vouching,
): Promise<FileOutcome> {
  try {
    return { fileId, result: await importFile(work, own, fileId, vouching), error: null };
  } catch (error) {
    return { fileId, result: null, error: refusal(error) };
  }
}

/** What the files hold, before anything of them is applied; a bad file is one line with its error. */
export async function previewFiles(work: ExchangeWork, fileIds: readonly string[]): Promise<BatchPreview[]> {
  const own = await openOwnDevice(work.runtime);
  return eachFile(work, fileIds, 'read', async (fileId) => {
    if (work.job.isCancelled()) throw new AppError('CANCELLED');
    try {
      return await previewFile(work, own, fileId);
    } catch (error) {
      return unreadPreview(work, fileId, error);
    }
  });
}

/** What cannot be taken in: refused, or of somebody unknown and to be kept closed. */
function unreadPreview(work: ExchangeWork, fileId: string, error: unknown): BatchPreview {
  const unread = { from: null, seq: null, writtenAt: null, opCount: 0, newOps: 0, records: [], hold: null };
  const stranger = strangerIn(work, fileId, error);
  const kept = stranger && findStrangerFile(work.runtime.register.read, fileId);
  try {
    if (stranger === null) throw error;
    if (!kept) assertRoomForStrangers(work.runtime.register.read, stranger.bytes);
    return { fileId, state: 'quarantine', ...unread, seq: stranger.seq, hold: 'unknown', error: null };
  } catch (why) {
    return { fileId, state: 'failed', ...unread, error: refusal(why) };
  }
}

/**
 * Of one PC the lower number first, where its files stand in the heap: else a number would be missed that lies beside it.
 * Nobody's place is taken by another's file, and each file is taken once.
 */
function inOrder({ runtime }: ExchangeWork, fileIds: readonly string[]): string[] {
  const files = [...new Set(fileIds)].map((fileId) => ({
    fileId,
    header: peekHeader(runtime.ports, fileId),
  }));
  const bySender = Map.groupBy(files, ({ header }) => header?.from);
  const sorted = new Map(
    [...bySender].map(([from, same]) => [
      from,
      same.toSorted(
        (a, b) =>
          (a.header?.epoch.n ?? 0) - (b.header?.epoch.n ?? 0) || (a.header?.seq ?? 0) - (b.header?.seq ?? 0),
      ),
    ]),
  );
  return files.flatMap(({ header }) => sorted.get(header?.from)?.shift()?.fileId ?? []);
}

async function eachFile<T>(
  { job }: ExchangeWork,
  fileIds: readonly string[],
  step: string,
  work: (fileId: string) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const fileId of fileIds) {
    job.progress(done.length, fileIds.length, step);
    done.push(await work(fileId));
  }
  job.progress(fileIds.length, fileIds.length, step);
  return done;
}

/** What is no refusal of ours is a bug, and must not look like a bad file. */
function refusal(error: unknown): { code: AppError['code']; params: Record<string, unknown> } {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, params: { ...error.params } };
}

interface Opened {
  readonly fileLength: number;
  readonly batch: OpenedBatch;
}

export async function openFile(
  { runtime }: ExchangeWork,
  own: OwnDevice,
  fileId: string,
  isReleased = false,
): Promise<Opened> {
  const file = readInboxFile(runtime.ports, fileId);
  const batch = await openBatchFile(runtime.register.read, own, file, isReleased);
  return { fileLength: file.length, batch };
}

/**
 * Steps 2 to 7 of an import with this station's keys and peers. `isReleased`: a person vouches for a sender that is not
 * trusted any more. Errors as {@link openBatch}, and FORMER_DEVICE.
 */
export async function openBatchFile(
  reader: Reader,
  { identity, keys, formerKeys }: OwnDevice,
  file: Uint8Array,
  isReleased = false,
): Promise<OpenedBatch> {
  try {
    return await openBatch(file, {
      ownStationId: identity.stationId,
      ownKeys: [{ kid: identity.deviceKid, ageIdentity: keys.ageIdentity }, ...formerKeys],
      resolveSender: (kid) => {
        const record = senderRecord(reader, kid);
        return record && isReleased ? { ...record, status: 'active', reach: null } : record;
      },
    });
  } catch (error) {
    throw isForFormerPc(error, identity) ? new AppError('FORMER_DEVICE') : error;
  }
}

/** To this station, but under a key that it has not any more: of a PC before a restore, or replaced long ago. */
function isForFormerPc(error: unknown, { formerKids }: Identity): boolean {
  const to = error instanceof AppError && error.code === 'WRONG_RECIPIENT' ? error.params['to'] : undefined;
  return formerKids.some((kid) => kid === to);
}

/** A device that only asked is unknown still: its contents stay closed. */
function senderRecord(reader: Reader, kid: string): SenderRecord | null {
  const peers = peersByKid(reader, kid);
  const peer =
    peers.find(({ status }) => status === 'active') ?? peers.find(({ status }) => status === 'revoked');
  if (!peer || peer.status === 'pending') return formerKeyRecord(reader, kid);
  return recordOf(peer, peer.status, peer.signPublicKey);
}

/** A key that its device has replaced: what it signed before is still in the post. */
function formerKeyRecord(reader: Reader, kid: string): SenderRecord | null {
  for (const former of peerFormerKeysByKid(reader, kid)) {
    const peer = findPeer(reader, former.deviceId);
    if (!peer || peer.status === 'pending') continue;
    return { ...recordOf(peer, peer.status, former.signPublicKey), reach: reachOf(former) };
  }
  return null;
}

function recordOf(
  { stationId, deviceId }: PeerDevice,
  status: SenderRecord['status'],
  signPublicKey: string,
): SenderRecord {
  return { status, stationId, deviceId, signPublicKey: fromHex(signPublicKey) };
}

/** @returns null: nobody knows its sender, who does not ask either; the file waits closed. Errors: STRANGERS_FULL, and as openBatchFile. */
async function openOrHold(
  work: ExchangeWork,
  own: OwnDevice,
  fileId: string,
  isReleased: boolean,
): Promise<Opened | null> {
  try {
    return await openFile(work, own, fileId, isReleased);
  } catch (error) {
    const stranger = strangerIn(work, fileId, error);
    if (stranger === null) throw error;
    await work.job.writer('exchange.holdStranger', { session: work.session, file: stranger });
    return null;
  }
}

/** The sealed file of somebody unknown, as far as its public header says; null: another error, or no such file. */
function strangerIn(
  { runtime: { ports } }: ExchangeWork,
  fileId: string,
  error: unknown,
): Omit<StrangerFile, 'receivedAt'> | null {
  if (!(error instanceof AppError) || error.code !== 'UNKNOWN_SENDER') return null;
  const header = peekHeader(ports, fileId);
  if (header === null) return null;
  const { from: fromKid, seq } = header;
  return { fileHash: fileId, fromKid, seq, bytes: readInboxFile(ports, fileId).length };
}

/** `released`: why a person vouches for a batch of a PC that is not trusted any more. */
async function importFile(
  work: ExchangeWork,
  own: OwnDevice,
  fileId: string,
  released: Vouching | null = null,
): Promise<ImportResult> {
  const { runtime, session, job } = work;
  const opened = await openOrHold(work, own, fileId, released !== null);
  if (opened === null) return { state: 'quarantine', reason: 'unknown', request: null };
  const { fileLength, batch } = opened;
  const duplicate = findDuplicate(runtime.register.read, batch.manifestHash);
  if (duplicate) return duplicate;
  const { manifest, manifestBytes, manifestHash, manifestSignature } = batch;
  const arrival = {
    session,
    fileHash: fileId,
    fileLength,
    batch: { manifest, manifestBytes, manifestHash, manifestSignature },
  };
  switch (batch.sender) {
    case 'unknown':
      return job.writer('exchange.holdUnknown', { ...arrival, enrolment: batch.enrolment });
    case 'revoked':
      return job.writer('exchange.holdRevoked', arrival);
    case 'oldKey':
      return job.writer('exchange.holdOldKey', arrival);
    case 'active': {
      const { ops, parts, hasLeftParts, keepSafe, returned } = readContents(runtime, batch);
      const { read } = runtime.register;
      // A station gets its own words back from those below it alone.
      const isBelow = findPeer(read, manifest.from.device)?.level === 'village';
      const taken = await job.writer('exchange.takeIn', {
        ...arrival,
        ownDeviceId: own.identity.deviceId,
        released,
        // Somebody vouches for what a batch says, not for the keys that it names.
        newKeys: released === null ? newKeysOf(runtime, batch.rotations) : null,
        history: released === null ? batch.history : [],
        ops,
        parts,
        hasLeftParts,
        keepSafe,
        returned: isBelow ? proveReturned(read, own, returned) : nothingReturned,
      });
      await finishParts(runtime, job, manifest.from.station);
      await sweepUnclaimed(runtime, job, manifest.from.station);
      return taken;
    }
  }
}

/** Ops are kept until the end proves them; bytes of attachments, which need not fit into memory, go to the disk at once. */
function readContents(
  runtime: StationRuntime,
  { manifest, contents }: Extract<OpenedBatch, { readonly sender: 'active' }>,
): SortedContents & { readonly parts: ArrivedPart[]; readonly hasLeftParts: boolean } {
  // Files come from below only.
  const isBelow = findSuperior(runtime.register.read)?.stationId !== manifest.from.station;
  const arriving = isBelow ? new ArrivingParts(runtime, manifest) : null;
  const sorted = sortContents(contents, {
    // Where this program writes, ops stand before the files that they speak of.
    onOp: ({ decoded }) => {
      const named = decoded.ok && decoded.value.op.entity === 'attachment' && decoded.value.op.body['sha256'];
      if (typeof named === 'string') arriving?.claim(named);
    },
    onChunk: (chunk) => arriving?.take(chunk),
  });
  return { ...sorted, parts: arriving?.end() ?? [], hasLeftParts: arriving?.isFull ?? false };
}

/** The digits of the new keys take a quarter of a second, which the writer must not be held for. */
function newKeysOf({ ports }: StationRuntime, rotations: readonly Rotation[]): NewKeys | null {
  const keys = rotations.at(-1)?.record.to;
  return keys === undefined ? null : { rotations, checkCode: computeCheckCode(keys, ports.checkCodeCost) };
}

interface SortedContents {
  readonly ops: ReadOp[];
  readonly keepSafe: Uint8Array[];
  readonly returned: Uint8Array[];
}

/** Keep-safe frames are views of the whole file's memory: copied, because the file is not sent along. What was returned is
 * copied when it is proved. */
export function sortContents(
  contents: BatchContents,
  {
    onOp = () => undefined,
    onChunk = () => undefined,
  }: { readonly onOp?: (op: ReadOp) => void; readonly onChunk?: (chunk: AttachmentChunk) => void } = {},
): SortedContents {
  const ops: ReadOp[] = [];
  const keepSafe: Uint8Array[] = [];
  const returned: Uint8Array[] = [];
  for (const item of contents.read()) {
    if (item.type === 'op') {
      ops.push(item);
      onOp(item);
    } else if (item.type === 'keepSafe') keepSafe.push(item.bytes.slice());
    else if (item.type === 'returned') returned.push(item.bytes);
    else if (item.type === 'attachmentChunk') onChunk(item);
  }
  return { ops, keepSafe, returned };
}

async function previewFile(work: ExchangeWork, own: OwnDevice, fileId: string): Promise<BatchPreview> {
  const { read } = work.runtime.register;
  const { batch } = await openFile(work, own, fileId);
  const { manifest, manifestHash } = batch;
  const { station: stationId, device } = manifest.from;
  const name = batch.sender === 'unknown' ? batch.enrolment.name : (findPeer(read, device)?.name ?? '');
  const known = {
    fileId,
    from: { stationId, name },
    seq: manifest.seq,
    writtenAt: manifest.wallClock,
    opCount: manifest.opCount,
    newOps: 0,
    records: [],
    hold: null,
    error: null,
  };
  if (findDuplicate(read, manifestHash)) return { ...known, state: 'duplicate' };
  if (batch.sender !== 'active') return { ...known, state: 'quarantine', hold: batch.sender };
  const fresh = sortContents(batch.contents).ops.filter(({ opId }) => !hasOp(read, opId));
  return { ...known, state: 'ready', newOps: fresh.length, records: countRecords(fresh) };
}

/** Distinct records per kind; what could not be read counts as one `unreadable`. */
function countRecords(ops: readonly ReadOp[]): BatchPreview['records'] {
  const ids = new Map<string, Set<string>>();
  for (const { opId, decoded } of ops) {
    const { entity, entityId } = decoded.ok ? decoded.value.op : { entity: 'unreadable', entityId: opId };
    const shown = shownEntity(entity);
    ids.set(shown, (ids.get(shown) ?? new Set()).add(entityId));
  }
  return [...ids].map(([entity, { size }]) => ({ entity, count: size }));
}
