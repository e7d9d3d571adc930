import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findBatchOut, type BatchOutRow } from '../../../db/queries/batches-out.ts';
import type { Connected } from '../../contract/routes/transport.ts';
import { AppError } from '../app-error.ts';
import { renderFrozen } from '../exchange/export-batch.ts';
import type { ExchangeWork } from '../exchange/import-batch.ts';
import { openOwnDevice, type OwnDevice } from '../exchange/own-device.ts';
import { findSuperior } from '../exchange/peers.ts';
import { hashOfFile } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { keepTownshipWrap } from '../grant/take-grant.ts';
import { computeBackOff } from './back-off.ts';
import { lastAttempt, onlineSettings, type AttemptNote } from './online-settings.ts';
import { fetchReady, listReady, type Line } from './fetch-mailbox.ts';
import { callReceiver, type ClientLimits } from './receiver-client.ts';
import { httpMedium, nextToSend } from './send-plan.ts';

/** A backlog of photos takes several batches; more than this in one go is for the next time. */
const batchesAtOnce = 50;

/** After a person has stopped it; also where the program was closed meanwhile. */
const stoppedMs = 60_000;

export interface ConnectOptions {
  /** A batch that the receiver will not take is left aside, as when nobody has asked for it. */
  readonly skipRefused?: boolean;
  /** For the back-off; from 0 up to, not including, 1. */
  readonly random?: () => number;
  readonly limits?: Partial<ClientLimits>;
}

/** What one attempt has come to so far: said also of one that fails. */
interface Progressing {
  readonly received: Connected['received'][number][];
  readonly sent: Connected['sent'][number][];
  batchId: string | null;
}

/**
 * Fetches what the township's receiver has ready for this PC and sends it what waits (exchange.md §10), one batch after
 * the other: first the receipts, because what they sign for need not go again. A batch counts as sent when
 * the receiver names its very bytes as stored, and as delivered not before a receipt. How it ended is kept, with the time
 * until the next attempt. Errors: RECEIVER_NOT_SET, NOT_ENROLLED, those of {@link callReceiver}, DISK_*, CANCELLED.
 */
export async function connectToReceiver(
  work: ExchangeWork,
  options: ConnectOptions = {},
): Promise<Connected> {
  const { read } = work.runtime.register;
  const { address } = onlineSettings(read);
  if (address === null) throw new AppError('RECEIVER_NOT_SET');
  if (!findSuperior(read)) throw new AppError('NOT_ENROLLED');
  const before = lastAttempt(read);
  const refused = options.skipRefused && before?.waitMs === null && before.code !== null ? before : null;
  const progressing: Progressing = { received: [], sent: [], batchId: null };
  try {
    await talk({ ...work, address, options, refusedId: refused?.batchId ?? null }, progressing);
  } catch (error) {
    const failures = (before?.failures ?? 0) + 1;
    await work.job.writer('transport.noteAttempt', noteOf(error, { ...progressing, failures, ...options }));
    throw error;
  }
  // What stands refused stands so until something else was taken.
  const isStill = refused !== null && progressing.sent.length === 0;
  const { code, params, batchId } = isStill ? refused : noFault;
  await work.job.writer('transport.noteAttempt', { code, params, batchId, waitMs: null });
  return { received: progressing.received, sent: progressing.sent };
}

const noFault = { code: null, params: {}, batchId: null };

function noteOf(
  error: unknown,
  attempt: Progressing & Pick<ConnectOptions, 'random'> & { readonly failures: number },
): AttemptNote {
  const known = asDiskError(error);
  const { code, params } = known instanceof AppError ? known : new AppError('INTERNAL');
  return {
    code,
    params: plainParams(params),
    waitMs: waitAfter(code, attempt, Number(params['afterMs'] ?? 0)),
    batchId: attempt.batchId,
  };
}

function waitAfter(
  code: AppError['code'],
  { failures, random = Math.random }: { readonly failures: number; readonly random?: () => number },
  afterMs: number,
): number | null {
  switch (code) {
    // Sending the same again is of no use.
    case 'RECEIVER_REFUSED':
    case 'RECEIVER_OUTDATED':
      return null;
    case 'CANCELLED':
      return stoppedMs;
    default:
      return Math.max(afterMs, computeBackOff(failures, random));
  }
}

function plainParams(params: AppError['params']): AttemptNote['params'] {
  const { reason } = params;
  return typeof reason === 'string' ? { reason } : {};
}

interface Connection extends ExchangeWork {
  readonly address: string;
  readonly options: ConnectOptions;
  readonly refusedId: string | null;
}

async function talk(line: Connection, progressing: Progressing): Promise<void> {
  const { job, address, options } = line;
  const common = {
    address,
    isCancelled: () => job.isCancelled(),
    ...(options.limits && { limits: options.limits }),
  };
  // Numbers are given only to what can leave: a village without a network would make a batch at each attempt.
  const ready = await listReady(line, common);
  try {
    await fetchReady(line, common, ready, (outcome) => progressing.received.push(outcome));
  } catch (error) {
    if (job.isCancelled()) throw error;
    // What cannot be fetched holds up nothing that can be sent.
    await sendAll(line, common, progressing);
    throw error;
  }
  await sendAll(line, common, progressing);
}

async function sendAll(line: Connection, common: Line, progressing: Progressing): Promise<void> {
  const { runtime, job, refusedId } = line;
  await keepTownshipWrap(line);
  for (let count = 0; count < batchesAtOnce; count++) {
    const next = nextToSend(runtime, refusedId);
    if (!next) return;
    const own = await openOwnDevice(runtime);
    const batchId = next.do === 'send' ? next.batch.id : await freezeUp(line, own);
    if (batchId === null) return;
    progressing.batchId = batchId;
    const { batch, fileId, path } = await fileOf(line, own, batchId);
    const size = statSync(path).size;
    const answer = await callReceiver({
      ...common,
      path: '/v1/batches',
      file: { path, size, onSent: (bytes) => job.progress(bytes, size, 'send') },
    });
    if (answer.state !== 'stored' || answer.file !== fileId) throw new AppError('NOT_THE_RECEIVER');
    await job.writer('exchange.markExported', { batchId, fileHash: fileId, medium: httpMedium });
    progressing.sent.push({ seq: batch.seq, opCount: batch.opCount });
  }
}

/** @returns null: nothing had to go after all */
async function freezeUp({ runtime, session, job }: Connection, own: OwnDevice): Promise<string | null> {
  const superior = findSuperior(runtime.register.read);
  if (!superior) throw new AppError('NOT_ENROLLED');
  try {
    const toDevice = superior.deviceId;
    return (await job.writer('exchange.freeze', { session, own, toDevice, kind: 'up', keepAlone: true }))
      .batchId;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOTHING_TO_SEND') return null;
    throw error;
  }
}

interface ReadyFile {
  readonly batch: Pick<BatchOutRow, 'seq' | 'opCount'>;
  readonly fileId: string;
  readonly path: string;
}

/** The file of an earlier attempt as long as it is what it was: the same name at the receiver, and nothing to be written. */
async function fileOf(line: Connection, own: OwnDevice, batchId: string): Promise<ReadyFile> {
  const { runtime, job } = line;
  const outbox = join(runtime.ports.dataDir, 'outbox');
  const known = findBatchOut(runtime.register.read, batchId);
  if (known?.fileHash && isWhole(join(outbox, known.fileHash), known.fileHash)) {
    return { batch: known, fileId: known.fileHash, path: join(outbox, known.fileHash) };
  }
  const { batch, fileId } = await renderFrozen(line, own, batchId);
  await job.writer('exchange.markRendered', { batchId, fileHash: fileId });
  return { batch, fileId, path: join(outbox, fileId) };
}

function isWhole(path: string, hash: string): boolean {
  try {
    return hashOfFile(path) === hash;
  } catch {
    return false;
  }
}
