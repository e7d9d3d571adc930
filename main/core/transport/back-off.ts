const baseMs = 5_000;
export const longestWaitMs = 15 * 60_000;

/**
 * How long to wait after so many failures in a row: full jitter (exchange.md §10), so that thirty villages that lost the
 * same line do not come back in the same second. `random`: from 0 up to, not including, 1.
 */
export function computeBackOff(failures: number, random: () => number): number {
  const ceiling = Math.min(longestWaitMs, baseMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(random() * ceiling);
}
