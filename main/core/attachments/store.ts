import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  attachmentFilesLetGo,
  listAttachmentParts,
  removeAttachmentPart,
} from '../../../db/queries/attachments.ts';
import { moveDurably } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';

/** Whole attachments, each called by the hash of its encrypted bytes, which this program has computed itself. */
export const attachmentsDir = ({ dataDir }: CorePorts): string => join(dataDir, 'attachments');
/** What is still coming. */
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

/** Where the bytes grow that a station sends; both parts of the name were proved to be what they are. */
export function partPath(
  ports: CorePorts,
  { sha256, fromStation }: { readonly sha256: string; readonly fromStation: string },
): string {
  if (!isAttachmentName(sha256)) throw new RangeError('Not a SHA-256');
  return join(partsDir(ports), `${sha256}-${fromStation}`);
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
 * Takes away the files, and the parts of files, that every record has let go of: removed, or erased with their record. One
 * that another program holds open goes the next time.
 */
export function dropFilesLetGo({ register, ports }: StationRuntime): void {
  const letGo = new Set(attachmentFilesLetGo(register.read));
  if (letGo.size === 0) return;
  for (const name of namesIn(attachmentsDir(ports))) {
    if (letGo.has(name)) takeAway(attachmentPath(ports, name));
  }
  const parts = listAttachmentParts(register.read).filter(({ sha256 }) => letGo.has(sha256));
  const dropped = parts.filter((part) => takeAway(partPath(ports, part)));
  if (dropped.length === 0) return;
  inTransaction(register, (tx) => {
    for (const { sha256, fromStation } of dropped) removeAttachmentPart(tx, sha256, fromStation);
  });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** @returns whether it is gone; one that another program holds open goes another time */
export function takeAway(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
