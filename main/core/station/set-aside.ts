import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';
import { moveDurably } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { CorePorts } from '../ports.ts';
import type { StationRuntime } from '../runtime.ts';

/**
 * What is one station's in the data folder; the keyring last, so that a half-moved station is still one. The high-water
 * mark stays: restored here, the station must not give a number a second time.
 */
const stationFiles = [
  ...['register.db', 'drafts.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]),
  'inbox',
  'outbox',
  'backups',
  'opening-request.json',
  'opening-request.json.previous',
  'attachments',
  'keyring.json',
  'keyring.json.previous',
] as const;
const proofOfStation = ['register.db', 'drafts.db', 'keyring.json', 'keyring.json.previous'];

/** Where a restore is prepared; a new station begins without the rest of one. */
export const restoreDir = ({ dataDir }: CorePorts): string => join(dataDir, 'restore');

/**
 * Moves a station that nobody can open out of the way, into a folder of the data folder: nothing is ever deleted
 * (exchange.md §11). @returns that folder; null when there was no station. Errors: DISK_*.
 */
export function setFilesAside({ dataDir, clock }: CorePorts): string | null {
  if (!proofOfStation.some((name) => existsSync(join(dataDir, name)))) return null;
  const [day = '', time = ''] = new Date(clock.now()).toISOString().split(/[T.]/u);
  const aside = join(dataDir, 'set-aside', `${day}-${time.replaceAll(':', '')}`);
  try {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error);
  }
  for (const name of stationFiles) {
    const path = join(dataDir, name);
    if (existsSync(path)) moveDurably(path, join(aside, name));
  }
  return aside;
}

/**
 * All keys are lost, or the register is damaged: the old one is set aside, and a new station may start or a backup be
 * restored. Errors: STATION_OPEN (somebody could unlock it in this run), NOT_FOUND (no station here), DISK_*.
 */
export function setAside(runtime: StationRuntime): { readonly path: string } {
  if (runtime.isOpen) throw new AppError('STATION_OPEN');
  const path = setFilesAside(runtime.ports);
  if (path === null) throw new AppError('NOT_FOUND');
  return { path };
}
