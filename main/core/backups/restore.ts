import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listBackupPlaces, removeBackupPlace } from '../../../db/queries/backup-places.ts';
import { countOps } from '../../../db/queries/ops.ts';
import { findStaff, listStaff, type StaffRow } from '../../../db/queries/stations.ts';
import { checkDatabase } from '../../../db/store/backup.ts';
import { openReadStore, openWriteStore } from '../../../db/store/open.ts';
import { toStoreError } from '../../../db/store/store-error.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { FoundBackup, RestorePreview } from '../../contract/routes/restore.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { recoveryRecipientOf, setRecoveryRecipient } from '../exchange/kept-safe.ts';
import { bringHeldFiles, forgetGone, toldOf } from '../exchange/held-files.ts';
import { fromHex } from '../crypto/hex.ts';
import { moveDurably, writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import { namesIn } from '../files/names-in.ts';
import type { JobControl } from '../job.ts';
import { assertStrongSecret } from '../keys/secret-policy.ts';
import type { CorePorts } from '../ports.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { reapplyLastingOps } from '../station/lasting-ops.ts';
import { renewIdentity } from '../station/renew-identity.ts';
import { createStationKeyring, sessionFor, stationExists } from '../station/service.ts';
import { restoreDir, setFilesAside } from '../station/set-aside.ts';
import { placeStagedAttachments, stageAttachments } from './attachment-copies.ts';
import { databasePieces, openBackup, openFront, type OpenedBackup } from './backup-format.ts';
import { forgetMissingFolder } from './places.ts';
import { dayOfBackup, epochOfBackup } from './retention.ts';

const shownBackups = 60;

/** Backups in the default folder and on attached volumes, the newest first; of which station, only the code can tell. */
export async function findBackups(ports: CorePorts): Promise<FoundBackup[]> {
  assertNoStation(ports);
  const volumes = await ports.listVolumes().catch(() => []);
  const roots = [{ path: ports.backupDir, label: ports.backupDir }, ...volumes];
  return roots
    .flatMap(({ path, label }) => backupsOn(path).map((found) => ({ ...found, place: label })))
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.epoch - a.epoch)
    .slice(0, shownBackups);
}

function backupsOn(root: string): Omit<FoundBackup, 'place'>[] {
  const corners = namesIn(join(root, 'OpenDoor')).filter((name) => name.startsWith('backup-'));
  return corners.flatMap((corner) => {
    const directory = join(root, 'OpenDoor', corner);
    return namesIn(directory).flatMap((name) => {
      const day = dayOfBackup(name);
      const path = join(directory, name);
      const entry = day === null ? undefined : lstatSync(path, { throwIfNoEntry: false });
      return day !== null && entry?.isFile() === true
        ? [{ path, day, epoch: epochOfBackup(name), bytes: entry.size }]
        : [];
    });
  });
}

/** A file that somebody chose, or one of those that were found. */
export type RestoreSource = { readonly fileId: string } | { readonly path: string };

const stagedRegister = (ports: CorePorts): string => join(restoreDir(ports), 'register.db');
const stagedFront = (ports: CorePorts): string => join(restoreDir(ports), 'front');

/**
 * Opens a backup by the code on paper, takes its register out beside an empty data folder, brings it to this program's
 * version and proves it. Nothing of the PC is changed yet. Errors: STATION_EXISTS, FILE_NOT_FOUND, RECOVERY_CODE_MISREAD,
 * BACKUP_*, DATABASE_FROM_FUTURE, DISK_*, CANCELLED.
 */
export async function prepareRestore(
  { ports }: StationRuntime,
  job: JobControl,
  input: { readonly source: RestoreSource; readonly recoveryCode: string },
): Promise<RestorePreview> {
  assertNoStation(ports);
  discardStaged(ports);
  const path = await sourcePath(ports, input.source);
  const backup = openBackup(path, input.recoveryCode);
  try {
    takeOut(ports, job, path, backup);
    const preview = inspect(ports, job, backup, 'path' in input.source ? dirname(path) : null);
    if ('fileId' in input.source) rmSync(path, { force: true });
    return preview;
  } catch (error) {
    discardStaged(ports);
    throw error;
  }
}

async function sourcePath(ports: CorePorts, source: RestoreSource): Promise<string> {
  if ('fileId' in source) {
    const path = join(ports.dataDir, 'inbox', source.fileId);
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new AppError('FILE_NOT_FOUND');
    return path;
  }
  // Only what this program found by itself: no path from outside is followed.
  const found = (await findBackups(ports)).find(({ path }) => path === source.path);
  if (!found) throw new AppError('FILE_NOT_FOUND');
  return found.path;
}

function takeOut(ports: CorePorts, job: JobControl, path: string, backup: OpenedBackup): void {
  try {
    mkdirSync(restoreDir(ports), { mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  let done = 0;
  writeFileAtomically(stagedRegister(ports), databasePieces(path, backup), (bytes) => {
    done += bytes;
    job.progress(done, 2 * backup.info.databaseLength, 'write');
    if (job.isCancelled()) throw new AppError('CANCELLED');
  });
  writeFileAtomically(stagedFront(ports), backup.front);
}

function inspect(
  ports: CorePorts,
  job: JobControl,
  { databaseKey, stationId, info }: OpenedBackup,
  directory: string | null,
): RestorePreview {
  const { migrationsDir } = ports;
  const file = stagedRegister(ports);
  try {
    using store = openWriteStore({ file, key: databaseKey, migrationsDir, backupDir: restoreDir(ports) });
    const isTheOne =
      checkDatabase(store).ok &&
      readIdentity(store).stationId === stationId &&
      countOps(store) === info.opCount;
    if (!isTheOne) throw new AppError('BACKUP_DAMAGED');
    const admins = listStaff(store, stationId).filter(isActiveAdmin);
    return {
      stationName: info.stationName,
      madeAt: info.madeAt,
      opCount: info.opCount,
      admins: admins.map(({ id, name }) => ({ staffId: id, name })),
      attachments: stageAttachments(ports, store, directory, job),
    };
  } catch (error) {
    const code = toStoreError(error)?.code;
    if (code === 'DAMAGED' || code === 'KEY_WRONG') throw new AppError('BACKUP_DAMAGED');
    throw error;
  }
}

function isActiveAdmin({ active, roles }: StaffRow): boolean {
  return active === 1 && roles.split(',').includes('admin');
}

/**
 * Puts the prepared register in place, as a new incarnation, with a new keyring in which only the restoring
 * administrator has a secret; the others get theirs from that person, because no PIN outlives its PC. The keyring is
 * written last: a crash before leaves a PC on which the wizard simply starts again.
 * Errors: STATION_EXISTS, FILE_NOT_FOUND (nothing prepared), SECRET_WEAK, FORBIDDEN, RECOVERY_CODE_MISREAD,
 * BACKUP_CODE_WRONG, DISK_*.
 */
export async function finishRestore(
  runtime: StationRuntime,
  input: { readonly recoveryCode: string; readonly staffId: string; readonly newSecret: string },
): Promise<Session> {
  const { ports } = runtime;
  const { recoveryCode, staffId, newSecret } = input;
  assertNoStation(ports);
  assertStrongSecret(newSecret, { strength: ports.machine.strength }, 'newSecret');
  const { databaseKey, stationId, info } = openStaged(ports, recoveryCode);
  const name = nameOfAdmin(ports, databaseKey, staffId);
  setFilesAside(ports);
  placeStagedAttachments(ports);
  moveDurably(stagedRegister(ports), join(ports.dataDir, 'register.db'));
  try {
    const register = runtime.open(databaseKey);
    const recipient = await recoveryRecipientOf(recoveryCode);
    const gone = bringHeldFiles(register, ports);
    await renewIdentity(runtime, {
      kind: 'restored',
      staffId,
      keptUntil: info.madeAt,
      heldGone: toldOf(gone),
      also: (tx) => {
        forgetOldPlaces(tx);
        forgetGone(tx, gone);
        setRecoveryRecipient(tx, recipient);
      },
    });
    reapplyLastingOps(runtime);
    wipeTraces(runtime);
    createStationKeyring(ports, {
      stationId,
      stationName: info.stationName,
      databaseKey,
      recoveryCode,
      firstLogin: { staffId, name, secret: newSecret },
      township: info.township && {
        recipient: info.township.recipient,
        wrap: fromHex(info.township.wrap),
      },
    });
    discardStaged(ports);
    return sessionFor(register, staffId);
  } catch (error) {
    runtime.close();
    throw error;
  }
}

function openStaged(ports: CorePorts, recoveryCode: string): OpenedBackup {
  if (!existsSync(stagedFront(ports)) || !existsSync(stagedRegister(ports))) {
    throw new AppError('FILE_NOT_FOUND');
  }
  return openFront(new Uint8Array(readFileSync(stagedFront(ports))), recoveryCode);
}

function nameOfAdmin(ports: CorePorts, key: Uint8Array, staffId: string): string {
  using store = openReadStore({ file: stagedRegister(ports), key });
  const person = findStaff(store, staffId);
  if (!person || !isActiveAdmin(person)) throw new AppError('FORBIDDEN');
  return person.name;
}

/** Folders and sticks of the PC that was; a marked stick is known again by its marker. */
function forgetOldPlaces(tx: WriteTx): void {
  for (const { id } of listBackupPlaces(tx)) removeBackupPlace(tx, id);
  forgetMissingFolder(tx);
}

/** No station is ever restored over another. */
function assertNoStation(ports: CorePorts): void {
  if (stationExists(ports)) throw new AppError('STATION_EXISTS');
}

function discardStaged(ports: CorePorts): void {
  rmSync(restoreDir(ports), { recursive: true, force: true });
}
