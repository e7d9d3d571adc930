import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileOutcome } from '../../contract/routes/exchange.ts';
import { AppError } from '../app-error.ts';
import { isTheFiles } from '../exchange/file-faults.ts';
import { importFiles, type ExchangeWork } from '../exchange/import-batch.ts';
import { openOwnDevice } from '../exchange/own-device.ts';
import { moveDurably } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { seenInMailbox } from './online-settings.ts';
import {
  callReceiver,
  fetchFromReceiver,
  type ReceiverAnswer,
  type ReceiverCall,
} from './receiver-client.ts';

/** What is the same in every call of one connection. */
export type Line = Pick<ReceiverCall, 'address' | 'isCancelled' | 'limits'>;

/** A file that lies ready; `kid`: of the key that it is for. */
type Listed = NonNullable<ReceiverAnswer['files']>[number] & { readonly kid: string };

/**
 * What the township's receiver has ready for this PC and has not been fetched yet, also under keys that it had before.
 * The answer shows as well that the receiver is there. Errors as {@link callReceiver}.
 */
export async function listReady(work: ExchangeWork, line: Line): Promise<Listed[]> {
  const { identity, formerKeys } = await openOwnDevice(work.runtime);
  const seen = seenInMailbox(work.runtime.register.read);
  const ready: Listed[] = [];
  for (const kid of [identity.deviceKid, ...formerKeys.map((key) => key.kid)]) {
    const { state, files } = await callReceiver({ ...line, path: `/v1/mailbox/${kid}` });
    if (state !== 'ready' || !files) throw new AppError('NOT_THE_RECEIVER');
    ready.push(...files.filter(({ file }) => !seen.includes(file)).map((file) => ({ ...file, kid })));
  }
  return ready;
}

/**
 * Fetches these files one by one and takes each in like a file that a person brings. One that is not what its name says,
 * or that is refused, is told and not fetched again. Errors as {@link fetchFromReceiver}, DISK_*, CANCELLED.
 */
export async function fetchReady(
  work: ExchangeWork,
  line: Line,
  files: readonly Listed[],
  onOutcome: (outcome: FileOutcome) => void,
): Promise<void> {
  for (const ready of files) {
    const { file } = ready;
    const hash = await fetchOne(work, line, ready);
    const [outcome] = hash === file ? await importFiles(work, [file]) : [damaged(file)];
    const code = outcome?.error?.code;
    // This PC's trouble says nothing about the file: it is fetched again.
    if (!outcome || (code !== undefined && code !== 'RESTORE_PACK' && !isTheFiles(code))) {
      throw new AppError(code ?? 'INTERNAL');
    }
    await work.job.writer('transport.noteSeen', { file });
    onOutcome(outcome);
  }
}

function damaged(fileId: string): FileOutcome {
  return { fileId, result: null, error: { code: 'DAMAGED', params: {} } };
}

/** @returns the hash of what came; it lies in the inbox only where that is the hash that was asked for */
async function fetchOne(
  { runtime, job }: ExchangeWork,
  line: Line,
  { kid, file, size }: Listed,
): Promise<string> {
  const inbox = join(runtime.ports.dataDir, 'inbox');
  const part = join(inbox, `${randomUUID()}.part`);
  try {
    mkdirSync(inbox, { recursive: true, mode: 0o700 });
    const hash = await fetchFromReceiver({
      ...line,
      path: `/v1/mailbox/${kid}/${file}`,
      into: { path: part, size, onGot: (bytes) => job.progress(bytes, size, 'fetch') },
    });
    if (hash === file) moveDurably(part, join(inbox, file));
    return hash;
  } catch (error) {
    throw asDiskError(error);
  } finally {
    rmSync(part, { force: true });
  }
}
