import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { folderNames } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { systemErrorCode } from '../files/disk-error.ts';
import { decodeBatchHeader } from '../exchange/format/batch-header.ts';
import { batchLimits } from '../exchange/format/batch-limits.ts';
import {
  assertBeginning,
  endsWithTrailer,
  peekHeaderBytes,
  prefixLength,
  trailerLength,
} from '../exchange/format/container.ts';

const batchFile = /\.xfb$/iu;
/** A share that does not answer must not hold up anything else. */
const answerMs = 8_000;
/** A file that is still being copied may look wrong in any way; after this long without a change it is what it is. */
export const patienceMs = 10 * 60_000;

export interface WaitingFile {
  /** For people, and for this folder alone. */
  readonly name: string;
  readonly size: number;
  readonly changedMs: number;
}

/** Files that look like batches, links and folders aside. Null: the folder does not answer now. */
export async function listWaiting(folder: string): Promise<WaitingFile[] | null> {
  try {
    return await inTime(lookInto(folder));
  } catch {
    return null;
  }
}

async function lookInto(folder: string): Promise<WaitingFile[]> {
  const names = (await readdir(folder)).filter((name) => batchFile.test(name)).toSorted();
  const found = await Promise.all(names.map((name) => lookAt(folder, name)));
  return found.filter((file) => file !== null);
}

async function lookAt(folder: string, name: string): Promise<WaitingFile | null> {
  const entry = await lstat(join(folder, name)).catch(() => null);
  return entry?.isFile() === true ? { name, size: entry.size, changedMs: entry.mtimeMs } : null;
}

/** How many files lie in the folder of what was not accepted. */
export async function countNotAccepted(folder: string): Promise<number> {
  return (await listWaiting(join(folder, folderNames.notAccepted)))?.length ?? 0;
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new AppError('FOLDER_GONE')), answerMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

export interface Ends {
  /** Whom the public header names; null where there is none that can be read. */
  readonly to: string | null;
  /** The last bytes state exactly this length: a copy that runs from front to end has ended. */
  readonly isComplete: boolean;
}

/** What the first and the last bytes say, without reading the rest. Null: it is gone, or somebody holds it. */
export async function readEnds(folder: string, { name, size }: WaitingFile): Promise<Ends | null> {
  try {
    await using file = await open(join(folder, name), 'r');
    const start = Buffer.alloc(Math.min(size, prefixLength + batchLimits.header));
    await file.read(start, 0, start.length, 0);
    const end = Buffer.alloc(Math.min(size, trailerLength));
    await file.read(end, 0, end.length, Math.max(0, size - end.length));
    return { to: addresseeIn(start), isComplete: endsWithTrailer(end, size) };
  } catch {
    return null;
  }
}

function addresseeIn(start: Uint8Array): string | null {
  try {
    assertBeginning(start, start.length);
    const bytes = peekHeaderBytes(start);
    return bytes === null ? null : decodeBatchHeader(bytes).to;
  } catch {
    return null;
  }
}

/** Makes a file this station's: who renames it first takes it in. @returns null when another was first, or still writes. */
export async function claim(folder: string, name: string, ownFolder: string): Promise<string | null> {
  const target = join(ownFolder, `${randomUUID()}.xfb`);
  await mkdir(ownFolder).catch(unless('EEXIST'));
  try {
    await rename(join(folder, name), target);
    return target;
  } catch (error) {
    // Windows refuses to rename what another program has open.
    const held = process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : [];
    return unless('ENOENT', ...held)(error);
  }
}

function unless(...expected: readonly string[]): (error: unknown) => null {
  return (error) => {
    if (!expected.includes(systemErrorCode(error) ?? '')) throw error;
    return null;
  };
}

/** What this station has claimed and not finished, also after a crash. */
export function claimFolderIn(folder: string, deviceId: string): string {
  return join(folder, `${folderNames.taking}-${deviceId.slice(-12)}`);
}
