import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBatchIn, listQuarantined, removeHeldBatch } from '../../../db/queries/batches-in.ts';
import { findPeer } from '../../../db/queries/peers.ts';
import { listStrangerFiles, removeStrangerFile } from '../../../db/queries/strangers.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { RegisterRenewal } from '../../contract/routes/restore.ts';
import type { Session } from '../../contract/routes/session.ts';
import { hashOfFile, readChunks, writeFileAtomically } from '../files/atomic-file.ts';
import { namesIn } from '../files/names-in.ts';
import { audit } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { CorePorts } from '../ports.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';

// What waits unopened is a row of the register and a file beside it, and no backup has the file.

/** Files that waited here before a restore and are nowhere on this PC any more. */
export interface HeldGone {
  /** Of batches whose sender is known by name. */
  readonly manifestHashes: readonly string[];
  /** Of senders whom nobody knows. */
  readonly fileHashes: readonly string[];
  readonly stations: readonly string[];
}

/**
 * After a restore: brings back what waited from the stations that were set aside on this PC. @returns what is not here:
 * its rows go ({@link forgetGone}), so that nothing says that it waits; no receipt has been given for it, and its sender
 * sends it again.
 */
export function bringHeldFiles({ read }: OpenRegister, ports: CorePorts): HeldGone {
  const isGone = ({ fileHash }: { readonly fileHash: string }): boolean => !isBrought(ports, fileHash);
  const batches = listQuarantined(read).filter(isGone);
  const names = batches.map(({ fromDevice }) => findPeer(read, fromDevice)?.name ?? '');
  return {
    manifestHashes: batches.map(({ manifestHash }) => manifestHash),
    fileHashes: listStrangerFiles(read)
      .filter(isGone)
      .map(({ fileHash }) => fileHash),
    stations: [...new Set(names)].filter((name) => name !== ''),
  };
}

function isBrought({ dataDir }: CorePorts, fileHash: string): boolean {
  const inbox = join(dataDir, 'inbox');
  if (existsSync(join(inbox, fileHash))) return true;
  const aside = join(dataDir, 'set-aside');
  const found = namesIn(aside)
    .map((name) => join(aside, name, 'inbox', fileHash))
    .find((path) => existsSync(path));
  if (found === undefined) return false;
  try {
    if (hashOfFile(found) !== fileHash) return false;
    mkdirSync(inbox, { recursive: true, mode: 0o700 });
    writeFileAtomically(join(inbox, fileHash), readChunks(found));
    return true;
  } catch {
    // No room for it, or it cannot be read: it must not keep the register from being restored.
    return false;
  }
}

/** What the notice of the restore says of it; null: nothing is missing. */
export function toldOf({ manifestHashes, fileHashes, stations }: HeldGone): RegisterRenewal['heldGone'] {
  const count = manifestHashes.length + fileHashes.length;
  return count === 0 ? null : { count, stations: [...stations] };
}

export function forgetGone(tx: WriteTx, { manifestHashes, fileHashes }: HeldGone): void {
  for (const hash of manifestHashes) removeHeldBatch(tx, hash);
  for (const hash of fileHashes) removeStrangerFile(tx, hash);
}

/** A batch that waited has lost its file: it waits no longer. A writer command. */
export function forgetHeld(
  runtime: StationRuntime,
  { session, manifestHash }: { readonly session: Session; readonly manifestHash: string },
): null {
  return inTransaction(runtime.register, (tx) => {
    if (findBatchIn(tx, manifestHash)?.state !== 'quarantined') return null;
    removeHeldBatch(tx, manifestHash);
    const params = { manifestHash };
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'exchange.heldGone', params });
    return null;
  });
}
