import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import type { StationRuntime } from '../runtime.ts';
import { keyringOf } from '../station/service.ts';
import { staffOf } from './service.ts';

/** Another person of the station, who types the own secret. */
export interface SecondPerson {
  readonly staffId: string;
  readonly secret: string;
}

/**
 * Proves that a second person is there and agrees. @returns who; null in a station in which nobody else can unlock: then
 * one person acts alone, and the op says so (exchange.md §2). Errors: SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT.
 */
export function proveSecondPerson(
  runtime: StationRuntime,
  session: Session,
  second: SecondPerson | null,
): string | null {
  const others = staffOf(runtime, session.stationId).filter(
    ({ staffId, active, hasSecret }) => active && hasSecret && staffId !== session.staffId,
  );
  if (others.length === 0) return null;
  if (!second || !others.some(({ staffId }) => staffId === second.staffId)) {
    throw new AppError('SECOND_PERSON_NEEDED');
  }
  keyringOf(runtime.ports).unlock(second.staffId, second.secret, runtime.ports.clock.now()).fill(0);
  return second.staffId;
}
