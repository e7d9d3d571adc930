import type { LocalDate } from '../../contract/values/local-date.ts';
import type { Epoch } from '../exchange/format/wire-types.ts';

const keptDays = 14;
const keptMonths = 12;
const namePattern = /^open-door-(\d{4}-\d{2}-\d{2})(?:-e(\d{1,9})-[0-9a-f]{4})?\.odb$/u;

/**
 * One file a day and incarnation: a second backup of the same day takes the place of the first, once it is proved. What
 * a register held before it was restored or copied back is never written over: it may be the only copy.
 */
export function backupFileName(day: LocalDate, { n, r }: Epoch): string {
  return n === 1 ? `open-door-${day}.odb` : `open-door-${day}-e${n}-${r.slice(0, 4)}.odb`;
}

/** The day of a backup file; null for every other name. */
export function dayOfBackup(fileName: string): LocalDate | null {
  return namePattern.exec(fileName)?.[1] ?? null;
}

/** Which incarnation of its station a backup is of, from 1; by its name alone. */
export function epochOfBackup(fileName: string): number {
  return Number(namePattern.exec(fileName)?.[2] ?? 1);
}

/** Whether a file is the rest of a backup that was never finished. */
export function isPartOfBackup(fileName: string): boolean {
  return fileName.endsWith('.part') && dayOfBackup(fileName.slice(0, -'.part'.length)) !== null;
}

/**
 * The backups that have had their time: kept are the newest 14 days and the newest of each of the last 12 months that
 * have one (exchange.md §8), and always the one just written, whatever the PC's clock says.
 */
export function filesToPrune(fileNames: readonly string[], justWritten: string): string[] {
  const backups = fileNames.filter((name) => dayOfBackup(name) !== null);
  const days = [...new Set(backups.map((name) => dayOfBackup(name) ?? ''))].toSorted();
  const newestOfMonth = new Map(days.map((day) => [day.slice(0, 7), day]));
  const monthly = [...newestOfMonth.values()].slice(-keptMonths);
  const kept = new Set([...days.slice(-keptDays), ...monthly]);
  return backups.filter((name) => name !== justWritten && !kept.has(dayOfBackup(name) ?? ''));
}
