import type { ErrorCode } from '../../../../contract/errors.ts';
import type { ErrorParams } from '../../../../contract/result.ts';
import { AppError } from '../../../app-error.ts';

export interface Fault {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** The coded refusal of `work`. An untyped exception goes through, and no exception at all is one. */
export function faultOf(work: () => unknown): Fault {
  const fault = faultOrNull(work);
  if (fault === null) throw new Error('nothing was refused');
  return fault;
}

/** As `faultOf`; null when `work` refused nothing. */
export function faultOrNull(work: () => unknown): Fault | null {
  try {
    work();
    return null;
  } catch (error) {
    return toFault(error);
  }
}

/** As `faultOf`, for what answers later. */
export async function faultOfAsync(work: Promise<unknown>): Promise<Fault> {
  const fault = await faultOrNullAsync(work);
  if (fault === null) throw new Error('nothing was refused');
  return fault;
}

/** As `faultOrNull`, for what answers later. */
export async function faultOrNullAsync(work: Promise<unknown>): Promise<Fault | null> {
  return work.then(() => null, toFault);
}

function toFault(error: unknown): Fault {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, params: error.params };
}
