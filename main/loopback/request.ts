import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ErrorCode } from '../contract/errors.ts';
import { failure, type Result } from '../contract/result.ts';

/** A request that goes no further: the status for the browser, the failure for the page. */
export class Refusal extends Error {
  readonly status: number;
  readonly result: Result<never>;

  constructor(status: number, code: ErrorCode) {
    super(code);
    this.status = status;
    this.result = failure(code);
  }
}

export const refused = (): Refusal => new Refusal(403, 'HOST_REFUSED');

export const pageHeader = 'x-open-door-page';
export const sessionHeader = 'x-open-door-session';
export const controlHeader = 'x-open-door-control';

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Only this host's own page may speak to it. `Host` is compared whole, so that a name of somebody else's that resolves to
 * 127.0.0.1 gets nothing; `Origin` and `Sec-Fetch-Site` are set by the browser and cannot be forged by a page.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site'];
  return (
    headers.host === host &&
    headers.origin === `http://${host}` &&
    (site === undefined || site === 'same-origin')
  );
}

/** For the program's files, which a person may also reach by typing the address. */
export function mayReadFiles(headers: IncomingHttpHeaders, host: string): boolean {
  return headers.host === host && (headers.origin === undefined || headers.origin === `http://${host}`);
}

/** For another start of the program on this machine; a browser always sends `Origin` or `Sec-Fetch-Site`. */
export function isFromProgram(headers: IncomingHttpHeaders, host: string): boolean {
  return headers.host === host && headers.origin === undefined && headers['sec-fetch-site'] === undefined;
}

export function assertContentType(request: IncomingMessage, type: string): void {
  const [given = ''] = (request.headers['content-type'] ?? '').split(';');
  if (given.trim().toLowerCase() !== type) throw new Refusal(415, 'HOST_REFUSED');
}

/** Says no before the first byte when the sender is honest about the size. */
export function assertDeclaredSize(request: IncomingMessage, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Refusal(413, 'FILE_TOO_LARGE');
}

/** The body as JSON of at most `maxBytes`. Errors: 413, 415, and 400 for what is no JSON in sound UTF-8. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  assertContentType(request, 'application/json');
  assertDeclaredSize(request, maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of byteChunks(request)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Refusal(413, 'FILE_TOO_LARGE');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal(400, 'INPUT_INVALID');
  }
}

/** The body's bytes. Whoever stops reading in the middle can still answer: the rest is read and thrown away. */
export async function* byteChunks(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}
