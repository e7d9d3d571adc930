import { lstat, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findBatchOutByFile } from '../../../db/queries/batches-out.ts';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { decodeBatchHeader } from '../exchange/format/batch-header.ts';
import { batchLimits } from '../exchange/format/batch-limits.ts';
import { peekHeaderBytes } from '../exchange/format/container.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import type { StationRuntime } from '../runtime.ts';
import { listMailbox, mailboxFileName, mailboxIn } from './mailbox-files.ts';

/** What nobody has fetched for this long, or has not shown to have seen, goes. */
const keptMs = 60 * 24 * 60 * 60_000;
/** Of one key: each newer one says what the older ones said. */
const keptOfKey = 20;

/** By which a batch left that was laid into the mailbox. */
export const mailboxMedium = 'mailbox';

/** Only a receiver makes the folder: where there is none, nobody would hand anything out. */
export async function findMailbox(inbox: string | null): Promise<string | null> {
  if (inbox === null) return null;
  const folder = mailboxIn(inbox);
  const found = await stat(folder).catch(() => null);
  return found?.isDirectory() === true ? folder : null;
}

/** Lays a batch file ready for its addressee. @returns where. Errors: DISK_*. */
export function putIntoMailbox(folder: string, bytes: Uint8Array): string {
  const header = peekHeaderBytes(bytes.subarray(0, batchLimits.header * 2));
  if (!header) throw new AppError('NOT_A_BATCH');
  const { to: kid } = decodeBatchHeader(header);
  const path = join(folder, mailboxFileName({ kid, file: sha256Hex(bytes) }));
  writeFileAtomically(path, bytes);
  return path;
}

/**
 * Takes out what has been seen: a batch that its addressee has receipted, by whichever way it came. Nobody can ask for
 * that over the wire. What is of another station that shares the folder goes by its age alone.
 */
export async function clearMailbox({ register, ports }: StationRuntime, folder: string): Promise<void> {
  const now = ports.clock.now();
  const files = await Promise.all(
    (await listMailbox(folder)).map(async (file) => {
      const found = await lstat(join(folder, file.name)).catch(() => null);
      return { ...file, changedMs: found?.mtimeMs ?? now };
    }),
  );
  for (const ofKey of Map.groupBy(files, ({ kid }) => kid).values()) {
    const newest = new Set(ofKey.toSorted((a, b) => b.changedMs - a.changedMs).slice(0, keptOfKey));
    for (const file of ofKey) {
      const isSeen = (findBatchOutByFile(register.read, file.file)?.receiptedAt ?? null) !== null;
      const isOld = now - file.changedMs > keptMs;
      if (isSeen || isOld || !newest.has(file)) {
        await rm(join(folder, file.name), { force: true }).catch(() => undefined);
      }
    }
  }
}
