import type { ErrorParams, Issue } from '../../main/contract/result.ts';
import type { CallErrorCode, CallFailure } from './transport.ts';

/** A refused or failed call. Its sentence is made by `ErrorNotice` from code and params; `message` is for developers only. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly params: ErrorParams;
  readonly issues: readonly Issue[];

  constructor(failure: CallFailure) {
    super(failure.code);
    this.name = 'CallError';
    this.code = failure.code;
    this.params = failure.params;
    this.issues = failure.issues;
  }
}

/** Anything thrown in a screen as a `CallError`; what is not one already is INTERNAL and says nothing more. */
export function toCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError({ code: 'INTERNAL', params: {}, issues: [] });
}
