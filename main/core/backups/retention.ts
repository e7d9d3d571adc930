import type { LocalDate } from '../../contract/values/local-date.ts';

const keptDays = 14;
const keptMonths = 12;
const namePattern = /^open-door-(\d{4}-\d{2}-\d{2})\.odb$/u;

/** One file a day: a second backup of the same day takes the place of the first, once it is proved. */
export function backupFileName(day: LocalDate): string {
  return `open-door-${day}.odb`;
}

/** The day of a backup file; null for every other name. */
export function dayOfBackup(fileName: string): LocalDate | null {
  return namePattern.exec(fileName)?.[1] ?? null;
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
  const newestFirst = fileNames
    .filter((name) => dayOfBackup(name) !== null)
    .toSorted()
    .toReversed();
  const newestOfMonth = new Map(newestFirst.toReversed().map((name) => [monthOf(name), name]));
  const monthly = [...newestOfMonth.values()].toSorted().slice(-keptMonths);
  const kept = new Set([justWritten, ...newestFirst.slice(0, keptDays), ...monthly]);
  return newestFirst.filter((name) => !kept.has(name));
}

function monthOf(name: string): string {
  return dayOfBackup(name)?.slice(0, 7) ?? '';
}
