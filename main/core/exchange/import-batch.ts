import { batchesInQuarantine } from '../../../db/queries/batches-in.ts';
import { hasOp } from '../../../db/queries/ops.ts';
import { findPeer, peersByKid } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { BatchPreview, FileOutcome } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { fromHex } from '../crypto/hex.ts';
import { keepTownshipWrap } from '../grant/take-grant.ts';
import type { JobControl } from '../job.ts';
import type { StationRuntime } from '../runtime.ts';
import { readInboxFile } from './exchange-files.ts';
import {
  openBatch,
  type BatchContents,
  type OpenedBatch,
  type ReadOp,
  type SenderRecord,
} from './format/batch-reader.ts';
import type { Identity } from '../station/identity.ts';
import { openOwnDevice, type OwnDevice } from './own-device.ts';
import { findDuplicate, type ImportResult } from './take-in.ts';

/** Long work for a person: reads here, and asks the writer for each change. */
export interface ExchangeWork {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly job: JobControl;
}

/**
 * Takes in batch files from the inbox, one after the other (exchange.md §5): a bad file applies nothing and keeps nobody
 * else waiting, a bad op concerns itself alone, and a batch of a sender whom nobody has approved waits. Cancelling
 * leaves the files that were not begun out, each with the error CANCELLED.
 */
export async function importFiles(work: ExchangeWork, fileIds: readonly string[]): Promise<FileOutcome[]> {
  const own = await openOwnDevice(work.runtime);
  const outcomes = await eachFile(work, fileIds, 'import', async (fileId): Promise<FileOutcome> => {
    try {
      if (work.job.isCancelled()) throw new AppError('CANCELLED');
      return { fileId, result: await importFile(work, own, fileId), error: null };
    } catch (error) {
      return { fileId, result: null, error: refusal(error) };
    }
  });
  // What was taken in stays so: without room for the wrap, the next export makes it.
  await keepTownshipWrap(work).catch(refusal);
  return outcomes;
}

/** Approves a waiting device and takes in what waited with it. Errors: NOT_FOUND, CHECK_CODE_MISREAD, CHECK_CODE_WRONG. */
export async function approve(work: ExchangeWork, deviceId: string, typed: string): Promise<FileOutcome[]> {
  const { session, runtime, job } = work;
  await job.writer('exchange.approvePeer', { session, deviceId, typed });
  const waiting = batchesInQuarantine(runtime.register.read, deviceId);
  return importFiles(
    work,
    waiting.map(({ fileHash }) => fileHash),
  );
}

/** What the files hold, before anything of them is applied; a bad file is one line with its error. */
export async function previewFiles(work: ExchangeWork, fileIds: readonly string[]): Promise<BatchPreview[]> {
  const own = await openOwnDevice(work.runtime);
  return eachFile(work, fileIds, 'read', async (fileId) => {
    if (work.job.isCancelled()) throw new AppError('CANCELLED');
    try {
      return await previewFile(work, own, fileId);
    } catch (error) {
      const unread = { from: null, seq: null, writtenAt: null, opCount: 0, newOps: 0, records: [] };
      return { fileId, state: 'failed', ...unread, error: refusal(error) };
    }
  });
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

export async function openFile({ runtime }: ExchangeWork, own: OwnDevice, fileId: string): Promise<Opened> {
  const file = readInboxFile(runtime.ports, fileId);
  const { identity, keys } = own;
  try {
    const batch = await openBatch(file, {
      ownStationId: identity.stationId,
      ownKeys: [{ kid: identity.deviceKid, ageIdentity: keys.ageIdentity }],
      resolveSender: (kid) => senderRecord(runtime.register.read, kid),
    });
    return { fileLength: file.length, batch };
  } catch (error) {
    throw isForFormerPc(error, identity) ? new AppError('FORMER_DEVICE') : error;
  }
}

/** To this station, but under the key of a PC that it had before a restore. */
function isForFormerPc(error: unknown, { formerKids }: Identity): boolean {
  const to = error instanceof AppError && error.code === 'WRONG_RECIPIENT' ? error.params['to'] : undefined;
  return formerKids.some((kid) => kid === to);
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

async function importFile(work: ExchangeWork, own: OwnDevice, fileId: string): Promise<ImportResult> {
  const { runtime, session, job } = work;
  const { fileLength, batch } = await openFile(work, own, fileId);
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
    case 'active':
      return job.writer('exchange.takeIn', {
        ...arrival,
        ownDeviceId: own.identity.deviceId,
        ...sorted(batch.contents),
      });
  }
}

/** Keep-safe frames are views of the whole file's memory: copied, because the file is not sent along. */
export function sorted(contents: BatchContents): { ops: ReadOp[]; keepSafe: Uint8Array[] } {
  const items = [...contents.read()];
  return {
    ops: items.filter(isOp),
    keepSafe: items.flatMap((item) => (item.type === 'keepSafe' ? [item.bytes.slice()] : [])),
  };
}

function isOp(item: { readonly type: string }): item is ReadOp {
  return item.type === 'op';
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
    error: null,
  };
  if (findDuplicate(read, manifestHash)) return { ...known, state: 'duplicate' };
  if (batch.sender !== 'active') return { ...known, state: 'quarantine' };
  const fresh = [...batch.contents.read()].filter(isOp).filter(({ opId }) => !hasOp(read, opId));
  return { ...known, state: 'ready', newOps: fresh.length, records: countRecords(fresh) };
}

/**
 * Distinct records per kind; what could not be read counts as one `unreadable`. That a village has sent a sealed record
 * is for the officers alone to know.
 */
function countRecords(ops: readonly ReadOp[]): BatchPreview['records'] {
  const ids = new Map<string, Set<string>>();
  for (const { opId, decoded } of ops) {
    const { entity, entityId } = decoded.ok ? decoded.value.op : { entity: 'unreadable', entityId: opId };
    if (entity !== 'sealed') ids.set(entity, (ids.get(entity) ?? new Set()).add(entityId));
  }
  return [...ids].map(([entity, { size }]) => ({ entity, count: size }));
}
