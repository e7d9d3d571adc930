import { join } from 'node:path';
import { batchesInQuarantine, removeBatchesInQuarantine } from '../../../db/queries/batches-in.ts';
import { peersByKid, removeRequest } from '../../../db/queries/peers.ts';
import {
  findStrangerFile,
  insertStrangerFile,
  listStrangerFiles,
  removeStrangerFile,
  sumUnapproved,
  type StrangerFile,
} from '../../../db/queries/strangers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Stranger } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { takeAway } from '../attachments/store.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';

// Files of senders whom nobody has approved. With a request they are batches that wait (take-in.ts); without one only the
// public header is known of them, and that their seal is unbroken: a village whose township was restored to before it
// joined, or somebody who has seen the township's card.

/**
 * Whoever has the card of a station can write to it; what nobody has approved must not fill its disk. Thirty villages that
 * report each day for a month before anybody approves them find room.
 */
export const strangerCaps = { files: 1_000, bytes: 512 * 1024 * 1024 } as const;

/** Whether one more file of somebody unknown may be kept. Errors: STRANGERS_FULL. */
export function assertRoomForStrangers(reader: Reader, length: number): void {
  const { files, bytes } = sumUnapproved(reader);
  if (files >= strangerCaps.files || bytes + length > strangerCaps.bytes)
    throw new AppError('STRANGERS_FULL', { files, megabytes: Math.ceil(bytes / 1_000_000) });
}

/** Keeps the file of a sender that is not known and does not ask. A writer command. Errors: STRANGERS_FULL. */
export function holdStranger(
  runtime: StationRuntime,
  { session, file }: { readonly session: Session; readonly file: Omit<StrangerFile, 'receivedAt'> },
): null {
  return inTransaction(runtime.register, (tx) => {
    const { fileHash } = file;
    if (findStrangerFile(tx, fileHash)) return null;
    assertRoomForStrangers(tx, file.bytes);
    const at = isoNow(runtime);
    insertStrangerFile(tx, { ...file, receivedAt: at });
    const params = { fileHash, from: file.fromKid, reason: 'unknown' };
    audit(tx, { at, staffId: session.staffId, action: 'exchange.quarantine', params });
    return null;
  });
}

/** It was taken in, or waits as a batch by now, or turned out bad. A writer command. */
export function forgetStranger(runtime: StationRuntime, { fileHash }: { readonly fileHash: string }): null {
  return inTransaction(runtime.register, (tx) => {
    removeStrangerFile(tx, fileHash);
    return null;
  });
}

/** What waits of senders who do not ask, by the key that they name. */
export function listStrangers(reader: Reader): Stranger[] {
  return [...Map.groupBy(listStrangerFiles(reader), ({ fromKid }) => fromKid)].map(([kid, files]) => ({
    kid,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    lastAt: files.at(-1)?.receivedAt ?? '',
  }));
}

/**
 * An administrator wants nothing of a sender that nobody has approved: its request and all its files go. Whoever is honest
 * still has every entry, and sends it again. Errors: NOT_FOUND (nothing waits under this key).
 */
export function dismissStranger(runtime: StationRuntime, session: Session, kid: string): void {
  const dropped = inTransaction(runtime.register, (tx) => {
    const files = [...dropFiles(tx, kid), ...dropRequests(tx, kid)];
    if (files.length === 0) throw new AppError('NOT_FOUND');
    const params = { from: kid, files: files.length };
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'exchange.dismiss', params });
    return files;
  });
  // One that is held open goes with the daily sweep.
  for (const fileHash of dropped) takeAway(join(runtime.ports.dataDir, 'inbox', fileHash));
}

function dropFiles(tx: WriteTx, kid: string): string[] {
  const files = listStrangerFiles(tx).filter(({ fromKid }) => fromKid === kid);
  for (const { fileHash } of files) removeStrangerFile(tx, fileHash);
  return files.map(({ fileHash }) => fileHash);
}

function dropRequests(tx: WriteTx, kid: string): string[] {
  const asking = peersByKid(tx, kid).filter(({ status }) => status === 'pending');
  return asking.flatMap(({ deviceId }) => {
    const files = batchesInQuarantine(tx, deviceId).map(({ fileHash }) => fileHash);
    removeBatchesInQuarantine(tx, deviceId);
    removeRequest(tx, deviceId);
    return files;
  });
}
