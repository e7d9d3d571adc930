import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { removeBackupPlace } from '../../../db/queries/backup-places.ts';
import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { checkedJson } from '../files/checked-json.ts';
import { checkChosenFolder } from '../files/chosen-folder.ts';
import { asDiskError } from '../files/disk-error.ts';
import { audit } from '../log/record.ts';
import type { CorePorts, Volume } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { isoNow } from '../station/service.ts';

/** The one folder that a person chose, or the default; sticks have the id in their marker. */
export const folderPlaceId = 'folder';
const chosenFolder = 'backupFolder';
const markerName = 'place.json';

const markerSchema = z.strictObject({
  v: z.literal(1),
  stationId: z.uuid(),
  placeId: z.string().min(1).max(60),
});
type Marker = Readonly<z.infer<typeof markerSchema>>;
const markerCodec = checkedJson<Marker>(1, markerSchema);

/** Somewhere backups go. */
export interface Place {
  readonly id: string;
  /** The folder's path or the stick's label. */
  readonly label: string;
  /** Where its backup files lie; null when the place is not there now. */
  readonly directory: string | null;
  /** The default folder, which the program makes where it is missing; nowhere else is a folder made by a backup. */
  readonly isDefault: boolean;
}

export interface BackupFolder {
  readonly path: string;
  readonly isDefault: boolean;
}

/** The folder for backups beside the sticks. */
export function backupFolder(reader: Reader, ports: CorePorts): BackupFolder {
  const chosen = findMeta(reader, chosenFolder);
  return { path: chosen ?? ports.backupDir, isDefault: chosen === undefined };
}

/** The folder, and every attached stick that carries this station's marker. */
export async function findPlaces(runtime: StationRuntime): Promise<Place[]> {
  const { register, ports } = runtime;
  const { stationId } = readIdentity(register.read);
  const folder = folderPlace(backupFolder(register.read, ports), stationId);
  const sticks = await listSticks(runtime);
  return [
    folder,
    ...sticks.flatMap(({ path, label, placeId }): Place[] => {
      const directory = directoryOn(path, stationId);
      const isFolderToo = directory === folder.directory;
      return placeId === null || isFolderToo ? [] : [{ id: placeId, label, directory, isDefault: false }];
    }),
  ];
}

/**
 * A chosen folder without its marker is a disk that is not attached now: writing into its empty mount point would fill
 * the PC's own disk and protect nothing.
 */
function folderPlace({ path, isDefault }: BackupFolder, stationId: string): Place {
  const directory = directoryOn(path, stationId);
  const isThere = readMarker(directory)?.stationId === stationId;
  return { id: folderPlaceId, label: path, directory: isThere || isDefault ? directory : null, isDefault };
}

export interface Stick extends Volume {
  /** Null: not a backup stick of this station. */
  readonly placeId: string | null;
}

/** The sticks and second disks now attached. A list that the system does not give is an empty one. */
export async function listSticks({ register, ports }: StationRuntime): Promise<Stick[]> {
  const { stationId } = readIdentity(register.read);
  const volumes = await ports.listVolumes().catch(() => []);
  return volumes.map((volume) => {
    const marker = readMarker(directoryOn(volume.path, stationId));
    return { ...volume, placeId: marker?.stationId === stationId ? marker.placeId : null };
  });
}

/** Makes an attached stick a backup stick, or ends that; backups on it stay. Errors: DISK_*. */
export async function markStick(
  runtime: StationRuntime,
  session: Session,
  path: string,
  isMarked: boolean,
): Promise<void> {
  const stick = (await listSticks(runtime)).find((known) => known.path === path);
  // Only what the system lists as attached is a place: no path from outside is followed.
  if (!stick) throw new AppError('DISK_GONE');
  const { stationId } = session;
  const { placeId } = stick;
  if (isMarked === (placeId !== null)) return;
  if (placeId === null) putMarker(stick.path, { v: 1, stationId, placeId: uuidv7() });
  else removeMarker(stick.path, stationId);
  inTransaction(runtime.register, (tx) => {
    if (placeId !== null) removeBackupPlace(tx, placeId);
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: isMarked ? 'backup.markStick' : 'backup.unmarkStick',
    });
  });
}

/**
 * Another folder for backups, or the default (null). It must be there: a mistyped path would become a folder that nobody
 * looks into. Errors: INPUT_INVALID (ABSOLUTE, MISSING, INSIDE_DATA), DISK_*.
 */
export function chooseBackupFolder(runtime: StationRuntime, session: Session, typed: string | null): void {
  const { ports, register } = runtime;
  const path = typed === null ? null : checkChosenFolder(typed, ports.dataDir);
  if (path !== null) putMarker(path, { v: 1, stationId: session.stationId, placeId: folderPlaceId });
  inTransaction(register, (tx) => {
    if (path === null) removeMeta(tx, chosenFolder);
    else setMeta(tx, chosenFolder, path);
    removeBackupPlace(tx, folderPlaceId);
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'backup.chooseFolder' });
  });
}

/** After a restore: a folder that this PC does not have is chosen no longer. */
export function forgetMissingFolder(tx: WriteTx): void {
  const chosen = findMeta(tx, chosenFolder);
  if (chosen !== undefined && !existsSync(chosen)) removeMeta(tx, chosenFolder);
}

/** Two stations may share a stick or a folder, each in its own corner; the whole id would say nothing more. */
export function directoryOn(root: string, stationId: string): string {
  return join(root, 'OpenDoor', `backup-${stationId.slice(-12)}`);
}

/** Makes sure that the place can be found again. Errors: DISK_*. */
function putMarker(root: string, marker: Marker): void {
  const directory = directoryOn(root, marker.stationId);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  writeFileAtomically(join(directory, markerName), markerCodec.encode(marker));
}

function removeMarker(root: string, stationId: string): void {
  try {
    rmSync(join(directoryOn(root, stationId), markerName));
  } catch (error) {
    throw asDiskError(error);
  }
}

function readMarker(directory: string): Marker | null {
  try {
    return markerCodec.decode(readFileSync(join(directory, markerName)));
  } catch {
    return null;
  }
}
