import { lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentFilesKept, attachmentFilesLetGo, type KeptFile } from '../../../db/queries/attachments.ts';
import type { Reader } from '../../../db/store/store.ts';
import { attachmentsDir, hasAttachment, isAttachmentName } from '../attachments/store.ts';
import { AppError } from '../app-error.ts';
import { Sha256 } from '../crypto/hash.ts';
import { readChunks, writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { namesIn } from '../files/names-in.ts';
import type { JobControl } from '../job.ts';
import type { CorePorts } from '../ports.ts';
import type { StationRuntime } from '../runtime.ts';
import { restoreDir } from '../station/set-aside.ts';

// Attachments never change, so a place keeps each of them once, beside its backup files, and not in every one of them.

const folderName = 'attachments';

/**
 * Brings the attachments at a place to what the register holds: copies what is new, takes away what every record has let
 * go of, and brings back to this PC what is there and not here. What a place has and the register does not know stays: it
 * may be of a later incarnation. Errors: CANCELLED, DISK_*.
 */
export function copyAttachments(
  { register, ports }: StationRuntime,
  directory: string,
  job: Pick<JobControl, 'progress' | 'isCancelled'>,
): void {
  const kept = attachmentFilesKept(register.read);
  const there = join(directory, folderName);
  const letGo = new Set(attachmentFilesLetGo(register.read));
  for (const name of namesIn(there)) if (letGo.has(name) || name.endsWith('.part')) remove(join(there, name));
  const work = kept.flatMap((file): { file: KeptFile; from: string; to: string }[] => {
    const isHere = hasAttachment(ports, file);
    if (isHere === isWhole(there, file)) return [];
    const here = attachmentsDir(ports);
    return [isHere ? { file, from: here, to: there } : { file, from: there, to: here }];
  });
  copyAll(work, job);
}

/**
 * Gets the attachments of an opened backup ready beside its register. @returns how many of them are not there, because
 * the backup file came alone. Errors: CANCELLED, DISK_*.
 */
export function stageAttachments(
  ports: CorePorts,
  reader: Reader,
  directory: string | null,
  job: Pick<JobControl, 'progress' | 'isCancelled'>,
): { readonly count: number; readonly missing: number } {
  const kept = attachmentFilesKept(reader);
  const to = stagedDir(ports);
  const from = directory === null ? null : join(directory, folderName);
  if (from !== null) {
    const found = kept.filter((file) => isWhole(from, file));
    copyAll(
      found.map((file) => ({ file, from, to })),
      job,
    );
  }
  return { count: kept.length, missing: kept.filter((file) => !isWhole(to, file)).length };
}

/** Puts what {@link stageAttachments} has got ready in its place. Errors: DISK_*. */
export function placeStagedAttachments(ports: CorePorts): void {
  const [from, to] = [stagedDir(ports), attachmentsDir(ports)];
  try {
    for (const name of namesIn(from).filter(isAttachmentName)) {
      mkdirSync(to, { recursive: true, mode: 0o700 });
      renameSync(join(from, name), join(to, name));
    }
  } catch (error) {
    throw asDiskError(error);
  }
}

const stagedDir = (ports: CorePorts): string => join(restoreDir(ports), folderName);

function copyAll(
  work: readonly { readonly file: KeptFile; readonly from: string; readonly to: string }[],
  job: Pick<JobControl, 'progress' | 'isCancelled'>,
): void {
  // Each byte is written once and read back once.
  const total = 2 * work.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  for (const { file, from, to } of work) {
    copyOne(file.sha256, from, to, (step) => {
      done += step;
      job.progress(done, total, 'attachments');
      if (job.isCancelled()) throw new AppError('CANCELLED');
    });
  }
}

/** A file that is not what its name says is not copied: no good copy is ever replaced by it. */
function copyOne(sha256: string, from: string, to: string, onBytes: (bytes: number) => void): void {
  const damaged = new Error('Not the file of this name');
  function* proved(): Generator<Uint8Array, void> {
    const hash = new Sha256();
    for (const piece of readChunks(join(from, sha256))) {
      hash.update(piece);
      yield piece;
    }
    if (hash.digestHex() !== sha256) throw damaged;
  }
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    writeFileAtomically(join(to, sha256), proved(), onBytes);
  } catch (error) {
    if (error !== damaged) throw asDiskError(error);
  }
}

function isWhole(directory: string, { sha256, size }: KeptFile): boolean {
  const found = lstatSync(join(directory, sha256), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size;
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw asDiskError(error);
  }
}
