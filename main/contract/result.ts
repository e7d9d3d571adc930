import type { ErrorCode } from './errors.ts';

/** Values that an error sentence may name: numbers, codes, dates. Never a raw message, a path or a person's name. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** One field that was refused; `path` is the dotted path into the route's input. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly params?: ErrorParams;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly issues: readonly Issue[];
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure<T = never>(
  code: ErrorCode,
  params: ErrorParams = {},
  issues: readonly Issue[] = [],
): Result<T> {
  return { ok: false, error: { code, params, issues } };
}

/** Where a fault lies: offset, frame or record, as its code gives them, to be read out to whoever made the file. */
export function placeOfFault(params: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(params).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
