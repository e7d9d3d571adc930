import type { PeriodInstance } from '../../../main/contract/routes/period-report.ts';

/**
 * Tables that may be signed and are not: the newest of each kind first, so that weeks that nobody has signed do not hide
 * the month that is due; then the others.
 */
export function openTables(reports: readonly PeriodInstance[]): PeriodInstance[] {
  const open = reports.filter(({ state }) => state === 'due' || state === 'late');
  // Of each kind the newest comes first.
  const newest = open.filter((one) => open.find(({ kind }) => kind === one.kind) === one);
  return [...newest, ...open.filter((one) => !newest.includes(one))];
}
