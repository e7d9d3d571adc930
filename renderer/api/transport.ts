import type { RouteName } from '../../main/contract/index.ts';
import type { ErrorCode } from '../../main/contract/errors.ts';
import type { Failure } from '../../main/contract/result.ts';

/** Codes that arise on this side of the wire: the host did not answer, or this window has no leave to speak to it. */
export const hostErrorCodes = ['HOST_UNREACHABLE', 'HOST_REFUSED', 'PDF_UNAVAILABLE'] as const;
export type HostErrorCode = (typeof hostErrorCodes)[number];
export type CallErrorCode = ErrorCode | HostErrorCode;

export interface CallFailure extends Omit<Failure, 'code'> {
  readonly code: CallErrorCode;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallFailure };

export interface HostInfo {
  readonly kind: 'electron' | 'loopback';
  /** Whether the host turns pages into a PDF itself; otherwise the print dialog is offered. */
  readonly pdf: boolean;
}

/** The only way from a screen to its host. Never throws: a host that is gone is an answer too. */
export interface Transport {
  readonly host: HostInfo;
  call(route: RouteName, input: unknown, token: string | null): Promise<Answer<unknown>>;
  /** Puts bytes into the host's inbox; the id is their SHA-256. */
  putFile(bytes: Blob, token: string | null): Promise<Answer<{ readonly fileId: string }>>;
  /** Takes bytes that a route has left in the host's outbox. */
  getFile(fileId: string, token: string | null): Promise<Answer<Blob>>;
  /** A complete HTML document, printed to A4 by its own `@page` rules. */
  pdf(html: string, token: string | null): Promise<Answer<Blob>>;
}

export function hostFailure(code: HostErrorCode): {
  readonly ok: false;
  readonly error: CallFailure;
} {
  return { ok: false, error: { code, params: {}, issues: [] } };
}
