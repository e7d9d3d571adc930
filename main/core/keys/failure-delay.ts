/** Wrong secrets in a row of one login; kept durably, so that a restart does not end a wait. */
export interface Failures {
  readonly count: number;
  /** UTC milliseconds of the last one by the PC's clock; 0 when there was none. */
  readonly at: number;
}

export const noFailures: Failures = { count: 0, at: 0 };

/** Failures that cost no wait; with the last of them the waits begin. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;

/** Seconds to wait after `count` wrong secrets in a row: none up to four, then 30 s, doubling to at most one hour. */
export function waitAfterFailures(count: number): number {
  if (count < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_SECONDS);
}

/**
 * The failures as they must be kept when read at `now`: on a clock that was set back the wait starts again from `now`,
 * so that it is never cut short and never longer than one full wait.
 */
export function rebaseFailures(failures: Failures, now: number): Failures {
  return failures.at > now ? { count: failures.count, at: now } : failures;
}

/** Whole seconds still to wait at `now`, rounded up; 0 when an attempt is allowed. */
export function secondsToWait(failures: Failures, now: number): number {
  const since = Math.max(0, now - failures.at);
  return Math.max(0, Math.ceil(waitAfterFailures(failures.count) - since / 1000));
}

/** Attempts left before the first wait. */
export function attemptsLeft(failures: Failures): number {
  return Math.max(0, FREE_FAILURES - failures.count);
}
