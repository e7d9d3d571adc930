import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  findBackupPlace,
  upsertBackupPlace,
  type BackupPlaceRow,
} from '../../../db/queries/backup-places.ts';
import { countOps } from '../../../db/queries/ops.ts';
import { backupTo } from '../../../db/store/backup.ts';
import { openReadStore } from '../../../db/store/open.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { BackupOutcome } from '../../contract/routes/backup.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { asAppError } from '../as-app-error.ts';
import { toHex } from '../crypto/hex.ts';
import { hashOfFile, writeFileAtomically } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { JobControl } from '../job.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { isoNow, keyringOf, stationProfile } from '../station/service.ts';
import { copyAttachments } from './attachment-copies.ts';
import { encodeBackup, type BackupContent } from './backup-format.ts';
import { findPlaces, type Place } from './places.ts';
import { backupFileName, filesToPrune, isPartOfBackup } from './retention.ts';

export interface BackupWork {
  readonly runtime: StationRuntime;
  readonly job: JobControl;
  /** Null when the program does it by itself. */
  readonly staffId: string | null;
}

/**
 * Copies the register, proves the copy, and writes it to every place that is there; with `onlyDue` to those that have no
 * proved backup of today. What goes wrong at one place is told and keeps no other waiting; older backups stay untouched.
 * Drafts are not in a backup: they are half-written words that nobody has read back. Errors: CANCELLED.
 */
export async function runBackup(work: BackupWork, onlyDue: boolean): Promise<BackupOutcome[]> {
  const { runtime } = work;
  const places = await findPlaces(runtime);
  const due = onlyDue ? places.filter((place) => isDue(runtime, place)) : places;
  if (due.length === 0) return [];
  const snapshot = takeSnapshot(work);
  try {
    const outcomes: BackupOutcome[] = [];
    for (const [index, place] of due.entries()) {
      outcomes.push(await backUpTo(work, snapshot, place, { index, count: due.length }));
    }
    return outcomes;
  } finally {
    rmSync(workDir(runtime), { recursive: true, force: true });
  }
}

function isDue({ register, ports }: StationRuntime, { id }: Place): boolean {
  const verifiedAt = findBackupPlace(register.read, id)?.verifiedAt ?? null;
  return verifiedAt === null || localDateOf(verifiedAt) !== localDateOf(ports.clock.now());
}

/** A sound copy of the register, or why there is none. */
type Snapshot =
  | { readonly ok: true; readonly content: BackupContent; readonly fileName: string }
  | { readonly ok: false; readonly error: AppError };

function takeSnapshot({ runtime, job }: BackupWork): Snapshot {
  job.progress(0, 0, 'copy');
  try {
    const content = copyRegister(runtime);
    const { epoch } = readIdentity(runtime.register.read);
    return { ok: true, content, fileName: backupFileName(localDateOf(content.info.madeAt), epoch) };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (!error) throw thrown;
    return { ok: false, error };
  }
}

const workDir = ({ ports }: StationRuntime): string => join(ports.dataDir, 'backup-work');

function copyRegister(runtime: StationRuntime): BackupContent {
  const { register, ports, databaseKey } = runtime;
  const directory = workDir(runtime);
  // What a power cut left behind.
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { mode: 0o700 });
  const madeAt = isoNow(runtime);
  const known = countOps(register.read);
  const databaseFile = join(directory, 'register.db');
  backupTo(register.read, databaseFile);
  using copy = openReadStore({ file: databaseFile, key: databaseKey });
  const opCount = countOps(copy);
  if (opCount < known) throw new AppError('DATABASE_DAMAGED');
  const keyring = keyringOf(ports);
  const township = keyring.townshipWrap();
  return {
    stationId: readIdentity(register.read).stationId,
    recoveryWrap: keyring.recoveryWrap,
    databaseKey,
    databaseFile,
    info: {
      stationName: stationProfile(register).name,
      madeAt,
      opCount,
      appVersion: ports.appVersion,
      databaseLength: statSync(databaseFile).size,
      databaseHash: hashOfFile(databaseFile),
      township: township && { recipient: township.recipient, wrap: toHex(township.wrap) },
    },
  };
}

async function backUpTo(
  { runtime, job, staffId }: BackupWork,
  snapshot: Snapshot,
  place: Place,
  turn: { readonly index: number; readonly count: number },
): Promise<BackupOutcome> {
  try {
    if (!snapshot.ok) throw snapshot.error;
    const { content, fileName } = snapshot;
    const bytes = writeBackup(join(placeToWrite(place), fileName), content, job, turn);
    await job.writer('backup.note', {
      staffId,
      place,
      made: { verifiedAt: content.info.madeAt, opCount: content.info.opCount, bytes },
    });
    // After it: what is too much for a stick must not keep the register from it.
    copyAttachments(runtime, placeToWrite(place), job);
    return { placeId: place.id, label: place.label, error: null };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (!error || error.code === 'CANCELLED') throw thrown;
    await job.writer('backup.note', { staffId, place, made: null, failure: error.code });
    return {
      placeId: place.id,
      label: place.label,
      error: { code: error.code, params: { ...error.params } },
    };
  }
}

function placeToWrite({ directory, isDefault }: Place): string {
  if (directory === null) throw new AppError('DISK_GONE');
  try {
    if (isDefault) mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  return directory;
}

/** @returns the length of the file */
function writeBackup(
  path: string,
  content: BackupContent,
  job: JobControl,
  { index, count }: { readonly index: number; readonly count: number },
): number {
  const { length, bytes } = encodeBackup(content);
  const directory = dirname(path);
  try {
    // What an attempt that was cut off left behind, perhaps days ago: it may fill the stick.
    remove(directory, (names) => names.filter(isPartOfBackup));
  } catch (error) {
    throw asDiskError(error);
  }
  // Each byte is written once and read back once.
  let done = index * 2 * length;
  writeFileAtomically(path, bytes, (step) => {
    done += step;
    job.progress(done, count * 2 * length, 'write');
    if (job.isCancelled()) throw new AppError('CANCELLED');
  });
  try {
    remove(directory, (names) => filesToPrune(names, basename(path)));
  } catch {
    // The backup is there and proved; what has had its time goes with the next one.
  }
  return length;
}

function remove(directory: string, choose: (names: readonly string[]) => readonly string[]): void {
  for (const name of choose(readdirSync(directory))) rmSync(join(directory, name));
}

/** What became of the backup at one place; a writer command. */
export function noteBackup(
  runtime: StationRuntime,
  note: {
    readonly staffId: string | null;
    readonly place: Place;
    readonly made: Pick<BackupPlaceRow, 'verifiedAt' | 'opCount' | 'bytes'> | null;
    readonly failure?: ErrorCode;
  },
): null {
  const { place, made, failure = null } = note;
  const at = isoNow(runtime);
  return inTransaction(runtime.register, (tx) => {
    const before = findBackupPlace(tx, place.id);
    upsertBackupPlace(tx, {
      id: place.id,
      label: place.label,
      verifiedAt: before?.verifiedAt ?? null,
      opCount: before?.opCount ?? null,
      bytes: before?.bytes ?? null,
      ...made,
      sameVolume:
        place.directory === null ? null : Number(isSameVolume(runtime.ports.dataDir, place.directory)),
      failedAt: failure === null ? null : at,
      failure,
    });
    if (made) {
      audit(tx, {
        at,
        staffId: note.staffId,
        action: 'backup.make',
        params: { place: place.id, ops: made.opCount, bytes: made.bytes },
      });
    }
    return null;
  });
}

/** A place that cannot be asked is not called the same. */
function isSameVolume(dataDir: string, directory: string): boolean {
  try {
    return statSync(dataDir).dev === statSync(directory).dev;
  } catch {
    return false;
  }
}
