import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  Agent as PlainAgent,
  request as plainRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { z } from 'zod';
import type { ErrorCode } from '../../contract/errors.ts';
import { AppError } from '../app-error.ts';
import { batchLimits } from '../exchange/format/batch-limits.ts';
import { Sha256 } from '../crypto/hash.ts';
import { systemErrorCode } from '../files/disk-error.ts';

/** What the receiver says of itself in every answer; whatever does not is somebody else. */
const answerSchema = z.object({
  service: z.literal('open-door-receiver'),
  state: z.enum(['ready', 'stored', 'refused']),
  code: z.string().regex(/^[A-Z_]{1,40}$/u),
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  files: z
    .array(
      z.object({ file: z.string().regex(/^[0-9a-f]{64}$/u), size: z.int().min(1).max(batchLimits.file) }),
    )
    .max(50)
    .optional(),
});
export type ReceiverAnswer = z.infer<typeof answerSchema>;

export interface ClientLimits {
  /** Without a byte in either direction, the first connection included. */
  readonly idleMs: number;
  /** For a whole request with a file; the receiver gives up after ten minutes. */
  readonly requestMs: number;
  /** Until the file is sent without having been asked for: some proxies swallow the question. */
  readonly continueMs: number;
  /** Bytes of an answer. */
  readonly answer: number;
}

export const clientLimits: ClientLimits = {
  idleMs: 30_000,
  requestMs: 11 * 60_000,
  continueMs: 3_000,
  answer: 64 * 1024,
};

/** Between two looks at whether a person has asked to stop. */
const cancelEveryMs = 200;

export interface SendingFile {
  readonly path: string;
  readonly size: number;
  readonly onSent: (bytes: number) => void;
}

export interface FetchingFile {
  /** Written there, in place of what was. */
  readonly path: string;
  readonly size: number;
  readonly onGot: (bytes: number) => void;
}

export interface ReceiverCall {
  /** An origin, as {@link parseReceiverAddress} gives it. */
  readonly address: string;
  readonly path: string;
  /** With it the call is a POST. */
  readonly file?: SendingFile;
  /** Where a file goes that is handed out, instead of an answer in words. */
  readonly into?: FetchingFile;
  readonly isCancelled: () => boolean;
  readonly limits?: Partial<ClientLimits>;
}

/**
 * One question to the township's receiver. No redirect is followed, no proxy is asked, the file is read while it is sent.
 * Errors: RECEIVER_UNREACHABLE, RECEIVER_UNSAFE (TLS), RECEIVER_LINE_BROKEN, NOT_THE_RECEIVER (a captive portal, another
 * program), RECEIVER_BUSY, RECEIVER_FULL, RECEIVER_OUTDATED, RECEIVER_REFUSED (`reason`), CANCELLED. RECEIVER_BUSY and
 * RECEIVER_FULL may carry `afterMs`: not to be asked sooner.
 */
export async function callReceiver(call: ReceiverCall): Promise<ReceiverAnswer> {
  return wordsOf(await new Exchange(call, { ...clientLimits, ...call.limits }).run());
}

/** A file that the receiver hands out. @returns SHA-256 of what was written. Errors as {@link callReceiver}, system errors. */
export async function fetchFromReceiver(
  call: ReceiverCall & { readonly into: FetchingFile },
): Promise<string> {
  const reply = await new Exchange(call, { ...clientLimits, ...call.limits }).run();
  if (reply.hash !== null) return reply.hash;
  wordsOf(reply);
  throw new AppError('NOT_THE_RECEIVER');
}

function wordsOf({ status, retryAfter, body }: Reply): ReceiverAnswer {
  const parsed = answerSchema.safeParse(asJson(body));
  if (!parsed.success || (status >= 300 && status < 400)) throw new AppError('NOT_THE_RECEIVER');
  if (parsed.data.state !== 'refused' && status < 300) return parsed.data;
  throw refusal(status, parsed.data.code, retryAfter);
}

interface Reply {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
  /** Of the file that came instead of words. */
  readonly hash: string | null;
}

class Exchange {
  readonly #call: ReceiverCall;
  readonly #limits: ClientLimits;
  readonly #done = Promise.withResolvers<Reply>();
  readonly #timers: NodeJS.Timeout[] = [];
  #request: ClientRequest | null = null;
  #hasConnected = false;

  constructor(call: ReceiverCall, limits: ClientLimits) {
    this.#call = call;
    this.#limits = limits;
  }

  async run(): Promise<Reply> {
    try {
      this.#start();
      return await this.#done.promise;
    } finally {
      for (const timer of this.#timers) clearTimeout(timer);
      this.#request?.destroy();
    }
  }

  #start(): void {
    const { address, path, file, isCancelled } = this.#call;
    const url = new URL(path, address);
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? secureRequest : plainRequest)(url, {
      method: file ? 'POST' : 'GET',
      // An agent of its own: the common one may keep connections, and may be told of proxies by the environment.
      agent: isSecure ? new SecureAgent() : new PlainAgent(),
      timeout: this.#limits.idleMs,
      headers: file
        ? { 'content-type': 'application/octet-stream', 'content-length': file.size, expect: '100-continue' }
        : {},
    });
    this.#request = request;
    request.on('socket', (socket) => socket.once('connect', () => (this.#hasConnected = true)));
    request.on('response', (response) => void this.#read(response));
    request.on('timeout', () =>
      this.#fail(this.#hasConnected ? 'RECEIVER_LINE_BROKEN' : 'RECEIVER_UNREACHABLE'),
    );
    request.on('error', (error) => this.#fail(faultOf(error, this.#hasConnected)));
    this.#timers.push(
      setTimeout(() => this.#fail('RECEIVER_LINE_BROKEN'), this.#limits.requestMs),
      setInterval(() => isCancelled() && this.#fail('CANCELLED'), cancelEveryMs),
    );
    if (file) this.#sendWhenAsked(request, file);
    else request.end();
  }

  /** Who refuses says so before the file has been sent: otherwise the refusal is lost with the connection. */
  #sendWhenAsked(request: ClientRequest, file: SendingFile): void {
    let hasBegun = false;
    const begin = (): void => {
      if (hasBegun || request.destroyed) return;
      hasBegun = true;
      const content = createReadStream(file.path);
      let sent = 0;
      content.on('data', (piece) => file.onSent((sent += piece.length)));
      content.on('error', (error) => this.#done.reject(error));
      request.on('close', () => content.destroy());
      content.pipe(request);
    };
    request.once('continue', begin);
    request.once('response', () => (hasBegun = true));
    request.once('socket', (socket) => {
      const wait = (): void => void this.#timers.push(setTimeout(begin, this.#limits.continueMs));
      if (socket.connecting) socket.once('connect', wait);
      else wait();
    });
    request.flushHeaders();
  }

  async #read(response: IncomingMessage): Promise<void> {
    const { into } = this.#call;
    const isFile =
      response.statusCode === 200 && response.headers['content-type'] === 'application/octet-stream';
    const reply = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
    try {
      if (into && isFile) {
        this.#done.resolve({ ...reply, body: '', hash: await writeTo(into, response) });
        return;
      }
    } catch (error) {
      const isLine = !(error instanceof AppError) && response.errored !== null;
      this.#done.reject(isLine ? new AppError('RECEIVER_LINE_BROKEN') : error);
      return;
    }
    const pieces: Buffer[] = [];
    let length = 0;
    try {
      for await (const piece of response) {
        if (!Buffer.isBuffer(piece)) throw new TypeError('An answer comes as bytes');
        length += piece.length;
        if (length > this.#limits.answer) return this.#fail('NOT_THE_RECEIVER');
        pieces.push(piece);
      }
    } catch {
      return this.#fail('RECEIVER_LINE_BROKEN');
    }
    this.#done.resolve({ ...reply, body: Buffer.concat(pieces).toString('utf8'), hash: null });
  }

  #fail(code: ErrorCode): void {
    this.#done.reject(new AppError(code));
  }
}

/** Errors: NOT_THE_RECEIVER (more than was announced), and those of the line and of the disk. */
async function writeTo({ path, size, onGot }: FetchingFile, response: IncomingMessage): Promise<string> {
  await using file = await open(path, 'w', 0o600);
  const hash = new Sha256();
  let got = 0;
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) throw new TypeError('A file comes as bytes');
    got += piece.length;
    if (got > size) throw new AppError('NOT_THE_RECEIVER');
    hash.update(piece);
    await file.writeFile(piece);
    onGot(got);
  }
  await file.sync();
  return hash.digestHex();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const tlsFault =
  /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|EPROTO$)/u;

function faultOf(error: Error, hasConnected: boolean): ErrorCode {
  const code = systemErrorCode(error) ?? '';
  if (tlsFault.test(code)) return 'RECEIVER_UNSAFE';
  if (code.startsWith('HPE_')) return 'NOT_THE_RECEIVER';
  return hasConnected ? 'RECEIVER_LINE_BROKEN' : 'RECEIVER_UNREACHABLE';
}

/** Refusals that a sender meets while the receiver has no room; a person there must do something. */
const noRoom: ReadonlySet<string> = new Set(['INBOX_FULL', 'DISK_FULL', 'DISK_READ_ONLY', 'DISK_GONE']);
/** The receiver saw other bytes than those that lie here. */
const spoiled: ReadonlySet<string> = new Set(['TRUNCATED', 'DAMAGED', 'NOT_A_BATCH']);

function refusal(status: number, reason: string, retryAfter: string | undefined): AppError {
  const afterMs = waitOf(retryAfter);
  if (noRoom.has(reason)) return new AppError('RECEIVER_FULL', { afterMs });
  if (status === 429 || status >= 500) return new AppError('RECEIVER_BUSY', { afterMs });
  if (spoiled.has(reason)) return new AppError('RECEIVER_LINE_BROKEN');
  if (reason === 'NEWER_MAJOR') return new AppError('RECEIVER_OUTDATED');
  return new AppError('RECEIVER_REFUSED', { reason });
}

/** Of the header `Retry-After` in seconds; more than an hour, or a date by somebody's clock, is not believed. */
function waitOf(retryAfter: string | undefined): number {
  const seconds = /^\d{1,6}$/u.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  return Math.min(seconds, 3_600) * 1000;
}
