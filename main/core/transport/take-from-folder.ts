import { mkdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileOutcome } from '../../contract/routes/exchange.ts';
import { folderNames, receivedName } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { putIntoInbox } from '../exchange/exchange-files.ts';
import { isTheFiles } from '../exchange/file-faults.ts';
import { checkFile } from '../exchange/format/check-file.ts';
import { batchLimits } from '../exchange/format/batch-limits.ts';
import { keptMs } from '../exchange/sweep-files.ts';
import { importFiles, type ExchangeWork } from '../exchange/import-batch.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { readIdentity } from '../station/identity.ts';
import { redactionsIn } from '../station/lasting-ops.ts';
import { isoNow } from '../station/service.ts';
import { reasonText } from './reasons.ts';
import { chosenFolder } from './settings.ts';
import {
  claim,
  claimFolderIn,
  listWaiting,
  patienceMs,
  readEnds,
  type WaitingFile,
} from './watched-folder.ts';

/** Between two looks at the sizes. */
const settleMs = 1_000;

/** One file of the watched folder, and what became of it. */
export interface TakenFile extends FileOutcome {
  readonly name: string;
}

export interface Taken {
  readonly files: readonly TakenFile[];
  /** Not complete yet, for another station, or held by somebody. */
  readonly left: number;
}

interface Claimed {
  /** Where it lies now. */
  readonly path: string;
  /** What it was called; for people. */
  readonly name: string;
  /** Nobody has changed it for long: whatever is wrong with it stays so. */
  readonly isOld: boolean;
}

/**
 * Takes in what lies in the watched folder (exchange.md §10): a file whose trailer is complete and whose size is the same
 * twice is claimed by a rename, taken in like any other file, and sorted into one of two folders. What is for another
 * station stays. Errors: NOT_FOUND (no folder is chosen), FOLDER_GONE, DISK_*, CANCELLED.
 */
export async function takeFromFolder(work: ExchangeWork): Promise<Taken> {
  const { register } = work.runtime;
  const folder = chosenFolder(register.read, 'inbox');
  if (folder === null) throw new AppError('NOT_FOUND');
  const { deviceId } = readIdentity(register.read);
  const ownFolder = claimFolderIn(folder, deviceId);
  try {
    const left = await claimReady(work, folder, ownFolder);
    const files: TakenFile[] = [];
    for (const file of left.claimed) {
      if (work.job.isCancelled()) throw new AppError('CANCELLED');
      work.job.progress(files.length, left.claimed.length, 'import');
      const taken = await takeIn(work, folder, file);
      if (taken) files.push(taken);
    }
    await dropImported(work, folder);
    return { files, left: left.waiting + left.claimed.length - files.length };
  } catch (error) {
    throw asDiskError(error);
  }
}

async function claimReady(
  work: ExchangeWork,
  folder: string,
  ownFolder: string,
): Promise<{ readonly claimed: Claimed[]; readonly waiting: number }> {
  const before = await listWaiting(folder);
  if (before === null) throw new AppError('FOLDER_GONE');
  // What a crash or a full disk left behind.
  const earlier = (await listWaiting(ownFolder)) ?? [];
  const claimed = earlier.map((file) => claimedFile(work, join(ownFolder, file.name), file));
  if (before.length === 0) return { claimed, waiting: 0 };
  await sleep(settleMs);
  const now = new Map((await listWaiting(folder))?.map((file) => [file.name, file]));
  let waiting = 0;
  for (const file of before) {
    if (work.job.isCancelled()) throw new AppError('CANCELLED');
    const again = now.get(file.name);
    if (!again) continue;
    const isSettled = again.size === file.size && again.changedMs === file.changedMs;
    const path =
      isSettled && (await isForUs(work, folder, again)) ? await claim(folder, file.name, ownFolder) : null;
    if (path === null) waiting += 1;
    else claimed.push(claimedFile(work, path, again));
  }
  return { claimed, waiting };
}

function claimedFile(work: ExchangeWork, path: string, file: WaitingFile): Claimed {
  return { path, name: file.name, isOld: isOld(work, file) };
}

function isOld({ runtime }: ExchangeWork, { changedMs }: WaitingFile): boolean {
  return runtime.ports.clock.now() - changedMs > patienceMs;
}

/** Several stations may share a folder: the file of another one is not ours to move. */
async function isForUs(work: ExchangeWork, folder: string, file: WaitingFile): Promise<boolean> {
  const ends = await readEnds(folder, file);
  if (ends === null) return false;
  const { deviceKid, formerKids } = readIdentity(work.runtime.register.read);
  if (ends.to !== null && ![deviceKid, ...formerKids].includes(ends.to)) return false;
  return ends.isComplete || isOld(work, file);
}

/** @returns null: not settled yet, it is looked at again the next time */
async function takeIn(
  work: ExchangeWork,
  folder: string,
  { path, name, isOld: isFinal }: Claimed,
): Promise<TakenFile | null> {
  const bytes = await readFile(path);
  const { fault, header } = checkFile(bytes, batchLimits.file);
  const mayBeUnfinished = ['NOT_A_BATCH', 'TRUNCATED', 'DAMAGED'].includes(fault?.code ?? '');
  if (mayBeUnfinished && !isFinal) return null;
  const fileId = putIntoInbox(work.runtime.ports, bytes);
  const [outcome] = await importFiles(work, [fileId]);
  const refused = outcome?.error ?? null;
  if (!outcome || (refused !== null && !isTheFiles(refused.code))) {
    throw new AppError(refused?.code ?? 'INTERNAL');
  }
  // The name is made from checked parts: what the file was called never becomes a path.
  const checkedName =
    header === null
      ? `XFB-${fileId.slice(0, 16)}.xfb`
      : `XFB-${header.to}-${header.from}-e${header.epoch.n}-${header.seq}-${fileId.slice(0, 8)}.xfb`;
  const ownName = receivedName.test(name) ? `${postedPrefix}${checkedName}` : checkedName;
  const target = join(folder, refused === null ? folderNames.imported : folderNames.notAccepted);
  await mkdir(target, { recursive: true });
  if (refused !== null) {
    const reason = reasonText(refused, name, isoNow(work.runtime));
    writeFileAtomically(join(target, `${ownName}.txt`), Buffer.from(reason));
  }
  const sorted = join(target, ownName);
  await rename(path, sorted);
  // Its age there is that of what became of it.
  const seconds = work.runtime.ports.clock.now() / 1000;
  await utimes(sorted, seconds, seconds);
  if (refused !== null && ownName.startsWith(postedPrefix)) await dropOldestPosted(target);
  return { ...outcome, name };
}

/**
 * Anybody in the network can post files that are refused; a person cannot be asked to look at each, and the disk belongs to
 * the records. Whoever posted an honest one has no receipt for it, and posts it again.
 */
const postedPrefix = 'HTTP-';
const postedCaps = { files: 200, bytes: 512 * 1024 * 1024 } as const;

/** Of the refused files that came by HTTP the newest stay. */
async function dropOldestPosted(folder: string): Promise<void> {
  const posted = ((await listWaiting(folder)) ?? [])
    .filter(({ name }) => name.startsWith(postedPrefix))
    .toSorted((a, b) => b.changedMs - a.changedMs);
  let bytes = 0;
  for (const [index, { name, size }] of posted.entries()) {
    bytes += size;
    if (index < postedCaps.files && bytes <= postedCaps.bytes) continue;
    for (const old of [name, `${name}.txt`]) await rm(join(folder, old), { force: true });
  }
}

/**
 * What was taken in is in the log. Its file lies here for whoever looks for it, for a week; and no longer than until words
 * are erased, for they may be in it, and this PC has the key.
 */
async function dropImported({ runtime }: ExchangeWork, folder: string): Promise<void> {
  const target = join(folder, folderNames.imported);
  const lying = (await listWaiting(target)) ?? [];
  if (lying.length === 0) return;
  const { read } = runtime.register;
  const { deviceKid, formerKids } = readIdentity(read);
  const own = [deviceKid, ...formerKids].flatMap((kid) => [`XFB-${kid}-`, `${postedPrefix}XFB-${kid}-`]);
  const erasedMs = redactionsIn(read).map(({ recordedAt }) => Date.parse(recordedAt));
  const until = Math.max(runtime.ports.clock.now() - keptMs, ...erasedMs);
  for (const { name, changedMs } of lying) {
    if (changedMs > until || !own.some((start) => name.startsWith(start))) continue;
    // Held open by somebody, or on a share that takes nothing now: the next look tries again.
    await rm(join(target, name), { force: true }).catch(() => undefined);
  }
}
