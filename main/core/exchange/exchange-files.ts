import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError, systemErrorCode } from '../files/disk-error.ts';
import type { JobControl } from '../job.ts';
import type { CorePorts } from '../ports.ts';
import type { StationRuntime } from '../runtime.ts';
import { stationProfile } from '../station/service.ts';
import { findMailbox, mailboxMedium, putIntoMailbox } from '../transport/mailbox.ts';
import { chosenFolder } from '../transport/settings.ts';
import { decodeBatchHeader, type BatchHeader } from './format/batch-header.ts';
import { batchLimits } from './format/batch-limits.ts';
import { peekHeaderBytes, prefixLength } from './format/container.ts';

/** No name from outside ever reaches the file system: a file is called by its SHA-256. */
const fileIdPattern = /^[0-9a-f]{64}$/u;

/** A file that somebody put into the inbox. Errors: FILE_NOT_FOUND, LIMIT (`file`), DISK_*. */
export function readInboxFile({ dataDir }: CorePorts, fileId: string): Uint8Array {
  const path = join(dataDir, 'inbox', fileId);
  const found = fileIdPattern.test(fileId) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (found?.isFile() !== true) throw new AppError('FILE_NOT_FOUND');
  if (found.size > batchLimits.file) throw new AppError('LIMIT', { which: 'file', max: batchLimits.file });
  try {
    return readFileSync(path);
  } catch (error) {
    throw asDiskError(error);
  }
}

/**
 * What a file of the inbox says of itself before its seal, unproved; null where it cannot be read. Only its first bytes
 * are read.
 */
export function peekHeader({ dataDir }: CorePorts, fileId: string): BatchHeader | null {
  if (!fileIdPattern.test(fileId)) return null;
  const start = new Uint8Array(prefixLength + batchLimits.header);
  try {
    const file = openSync(join(dataDir, 'inbox', fileId), 'r');
    try {
      const bytes = peekHeaderBytes(start.subarray(0, readSync(file, start, 0, start.length, 0)));
      return bytes && decodeBatchHeader(bytes);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Puts a finished file where people fetch it, durably. @returns its id. Errors: DISK_*. */
export function writeOutboxFile({ dataDir }: CorePorts, bytes: Uint8Array): string {
  const outbox = join(dataDir, 'outbox');
  const fileId = sha256Hex(bytes);
  try {
    mkdirSync(outbox, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  writeFileAtomically(join(outbox, fileId), bytes);
  return fileId;
}

/** The folder for batches on a stick: one place to look, and nothing else of the stick is touched. */
const placeFolder = 'OpenDoor';
/** What `batchFileName` makes, and nothing else, is looked at on a stick. */
const batchNamePattern = /^XFB-[0-9a-z-]{1,120}\.xfb$/u;

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly kind: 'volume' | 'outbox' | 'mailbox';
}

/** Where the program itself can write a batch to: the receiver's mailbox, the chosen outbox, and what is attached now. */
export async function listPlaces({ ports, register }: StationRuntime): Promise<Place[]> {
  const outbox = chosenFolder(register.read, 'outbox');
  const mailbox = await findMailbox(chosenFolder(register.read, 'inbox'));
  const volumes = await ports.listVolumes();
  return [
    ...(mailbox === null || stationProfile(register).kind === 'village'
      ? []
      : [{ path: mailbox, label: mailbox, kind: 'mailbox' as const }]),
    ...(outbox === null ? [] : [{ path: outbox, label: outbox, kind: 'outbox' as const }]),
    ...volumes.map(({ path, label }) => ({ path, label, kind: 'volume' as const })),
  ];
}

export interface SavedFile {
  readonly path: string;
  readonly medium: 'stick' | 'folder' | typeof mailboxMedium;
}

/**
 * Writes a batch to an attached volume, into the chosen outbox or the receiver's mailbox, flushed and compared (exchange.md §10).
 * Errors: DISK_GONE (also for a path that is neither now), DISK_FULL, DISK_READ_ONLY.
 */
export async function writeToPlace(
  { ports, register }: StationRuntime,
  place: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<SavedFile> {
  if (place === chosenFolder(register.read, 'outbox')) {
    const path = join(place, fileName);
    writeFileAtomically(path, bytes);
    return { path, medium: 'folder' };
  }
  const mailbox = await findMailbox(chosenFolder(register.read, 'inbox'));
  if (place === mailbox) return { path: putIntoMailbox(mailbox, bytes), medium: mailboxMedium };
  const folder = await folderOn(ports, place);
  const path = join(folder, fileName);
  makeFolder(folder);
  writeFileAtomically(path, bytes);
  return { path, medium: 'stick' };
}

/** Not `recursive`: on a write-protected stick Node then says that the path is gone. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw asDiskError(error);
  }
}

/** Keeps a file that came in by its content; twice the same is one. @returns its id. Errors: DISK_*. */
export function putIntoInbox({ dataDir }: CorePorts, bytes: Uint8Array): string {
  const inbox = join(dataDir, 'inbox');
  const fileId = sha256Hex(bytes);
  try {
    mkdirSync(inbox, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  writeFileAtomically(join(inbox, fileId), bytes);
  return fileId;
}

/** Copies every batch file on a volume into the inbox, newest last. Errors: DISK_GONE, LIMIT (`file`), DISK_*. */
export async function collectFrom(
  ports: CorePorts,
  place: string,
  job: JobControl,
): Promise<{ readonly fileId: string; readonly name: string }[]> {
  const folder = await folderOn(ports, place);
  try {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const found = names.filter((name) => batchNamePattern.test(name)).toSorted();
    const files: { fileId: string; name: string }[] = [];
    for (const name of found) {
      if (job.isCancelled()) throw new AppError('CANCELLED');
      job.progress(files.length, found.length, 'collect');
      const path = join(folder, name);
      const entry = lstatSync(path);
      if (!entry.isFile() || entry.size > batchLimits.file) continue;
      files.push({ fileId: putIntoInbox(ports, readFileSync(path)), name });
    }
    return files;
  } catch (error) {
    throw asDiskError(error);
  }
}

/** Only what the system lists as attached is a place: no path from outside is followed. */
async function folderOn(ports: CorePorts, place: string): Promise<string> {
  const volume = (await ports.listVolumes()).find(({ path }) => path === place);
  if (!volume) throw new AppError('DISK_GONE');
  return join(volume.path, placeFolder);
}
