import { randomBytes } from 'node:crypto';
import type { Result } from '../contract/result.ts';
import { failure } from '../contract/result.ts';
import { asAppError } from '../core/as-app-error.ts';
import { describeError, type Log, type LogEntry } from './log.ts';

/** The answer to whatever was thrown while `route` ran; what is no error of ours becomes {@link incident}. */
export function toFailure(thrown: unknown, route: string, log: Log): Result<never> {
  const known = asAppError(thrown);
  return known
    ? failure(known.code, known.params, known.issues)
    : incident('INTERNAL', { route, ...describeError(thrown) }, log);
}

/** INTERNAL with a random id that a person can read out, and under which the log has the place of the bug. */
export function incident(event: string, details: LogEntry['details'], log: Log): Result<never> {
  const id = randomBytes(4).toString('hex');
  log({ level: 'error', event, details: { incident: id, ...details } });
  return failure('INTERNAL', { incident: id });
}
