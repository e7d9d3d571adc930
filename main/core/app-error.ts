import type { ErrorCode } from '../contract/errors.ts';
import type { ErrorParams, Issue } from '../contract/result.ts';

/**
 * The only kind of error that core throws on purpose. It carries a stable code and plain parameters; the sentence is
 * made in the renderer, so that no raw message, path or name leaks.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, params: ErrorParams = {}, issues: readonly Issue[] = []) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.issues = issues;
  }
}
