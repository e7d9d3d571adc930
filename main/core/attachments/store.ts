import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  attachmentFilesLetGo,
  findAttachmentFile,
  listAttachmentFiles,
  listAttachmentParts,
  removeAttachmentFile,
  removeAttachmentPart,
} from '../../../db/queries/attachments.ts';
import { moveDurably } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';

/** Whole attachments, each called by the hash of its encrypted bytes, which this program has computed itself. */
export const attachmentsDir = ({ dataDir }: CorePorts): string => join(dataDir, 'attachments');
/** What is still coming, under ids of our own. */
export const partsDir = (ports: CorePorts): string => join(attachmentsDir(ports), 'parts');

const namePattern = /^[0-9a-f]{64}$/u;

export function isAttachmentName(name: string): boolean {
  return namePattern.test(name);
}

/** Where an attachment lies, if it does. Throws RangeError for what is no hash. */
export function attachmentPath(ports: CorePorts, sha256: string): string {
  if (!isAttachmentName(sha256)) throw new RangeError('Not a SHA-256');
  return join(attachmentsDir(ports), sha256);
}

/** Whether the whole file lies here, whatever the register says. */
export function hasAttachment(ports: CorePorts, { sha256, size }: { sha256: string; size: number }): boolean {
  const found = lstatSync(attachmentPath(ports, sha256), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size;
}

/** Puts a flushed and compared file in its place. Errors: DISK_*. */
export function keepAttachment(ports: CorePorts, from: string, sha256: string): void {
  try {
    mkdirSync(partsDir(ports), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  moveDurably(from, attachmentPath(ports, sha256));
}

/**
 * Takes away the files that every record has let go of: removed, or erased with their record. Safe at any time, because
 * an op and the row of its file are written together. A file that is held open goes the next time.
 */
export function dropFilesLetGo({ register, ports }: StationRuntime): void {
  const letGo = new Set(attachmentFilesLetGo(register.read));
  if (letGo.size === 0) return;
  const files = listAttachmentFiles(register.read).filter(({ sha256 }) => letGo.has(sha256));
  const parts = listAttachmentParts(register.read).filter(({ sha256 }) => letGo.has(sha256));
  const droppedFiles = files.filter(({ sha256 }) => forget(attachmentPath(ports, sha256)));
  const droppedParts = parts.filter(({ file }) => forget(join(partsDir(ports), file)));
  if (droppedFiles.length + droppedParts.length === 0) return;
  inTransaction(register, (tx) => {
    for (const { sha256 } of droppedFiles) removeAttachmentFile(tx, sha256);
    for (const { sha256, fromStation } of droppedParts) removeAttachmentPart(tx, sha256, fromStation);
  });
}

/**
 * Takes away files that no row speaks of: of an addition or an import that a crash cut off before its op. Only in the
 * jobs thread, where they are made one after the other, so that none is just being made.
 */
export function collectOrphans({ register, ports }: StationRuntime): void {
  const parts = new Set(listAttachmentParts(register.read).map(({ file }) => file));
  for (const name of namesIn(partsDir(ports))) {
    if (!parts.has(name)) forget(join(partsDir(ports), name));
  }
  for (const name of namesIn(attachmentsDir(ports)).filter(isAttachmentName)) {
    if (!findAttachmentFile(register.read, name)) forget(attachmentPath(ports, name));
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function forget(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
