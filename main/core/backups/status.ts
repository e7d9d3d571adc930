import { auditAfterPosition } from '../../../db/queries/audit.ts';
import { listBackupPlaces, type BackupPlaceRow } from '../../../db/queries/backup-places.ts';
import type { Reader } from '../../../db/store/store.ts';
import { errorCodes } from '../../contract/errors.ts';
import type { BackupPlace, BackupStatus } from '../../contract/routes/backup.ts';
import type { StationRuntime } from '../runtime.ts';
import { backupFolder, folderPlaceId } from './places.ts';

/** How long a station may be without a verified backup before Today says so in red. */
const redAfterMs = 3 * 86_400_000;

/** Where backups go and how the last ones ended. Looks at no disk: a stick that hangs must not hold Today. */
export function backupStatus({ register, ports }: StationRuntime): BackupStatus {
  const folder = backupFolder(register.read, ports);
  const rows = listBackupPlaces(register.read);
  const known = rows.some(({ id }) => id === folderPlaceId) ? rows : [emptyRow(folder.path), ...rows];
  const places = known.map(placeOf).toSorted((a, b) => a.kind.localeCompare(b.kind));
  const verifiedAt = newest(places.map((place) => place.verifiedAt));
  const failures = places
    .flatMap(({ failure }) => failure ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at));
  const since = verifiedAt ?? foundedAt(register.read);
  return {
    light: ports.clock.now() - Date.parse(since) > redAfterMs ? 'red' : 'green',
    verifiedAt,
    failure: failures[0] ?? null,
    folder,
    places,
  };
}

/** A new station has three days for its first backup. */
function foundedAt(reader: Reader): string {
  return auditAfterPosition(reader, 0).next().value?.at ?? '';
}

function newest(instants: readonly (string | null)[]): string | null {
  return (
    instants
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

function emptyRow(label: string): BackupPlaceRow {
  const nothing = { verifiedAt: null, opCount: null, bytes: null, sameVolume: null };
  return { id: folderPlaceId, label, ...nothing, failedAt: null, failure: null };
}

function placeOf(row: BackupPlaceRow): BackupPlace {
  const { id, label, verifiedAt, opCount, bytes, sameVolume, failedAt } = row;
  const code = errorCodes.find((known) => known === row.failure);
  return {
    placeId: id,
    kind: id === folderPlaceId ? 'folder' : 'stick',
    label,
    verifiedAt,
    opCount,
    bytes,
    sameVolume: sameVolume === null ? null : sameVolume === 1,
    failure: failedAt !== null && code !== undefined ? { at: failedAt, code } : null,
  };
}
