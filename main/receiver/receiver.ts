import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { AppError } from '../core/app-error.ts';
import { StreamedCheck } from '../core/exchange/format/streamed-check.ts';
import { asDiskError } from '../core/files/disk-error.ts';
import { PeerLimits } from './peer-limits.ts';
import { sentences } from './words.ts';

export interface ReceiverOptions {
  /** The watched folder of the township's register; exists. */
  readonly inbox: string;
  /** One line for each answer: time, code and bytes. Whoever sent it is personal data, and is not said. */
  readonly log?: (line: string) => void;
  readonly limits?: Partial<ReceiverLimits>;
}

export interface ReceiverLimits {
  readonly connections: number;
  readonly connectionsOfPeer: number;
  readonly requestsOfPeerPerMinute: number;
  /** What may wait in the folder before a person has looked at it. */
  readonly waitingFiles: number;
  readonly waitingBytes: number;
  /** Without a byte, and for the head of a request. */
  readonly idleMs: number;
  /** For a whole request: 64 MiB at 1 Mbit/s take nine minutes. */
  readonly requestMs: number;
}

const defaults: ReceiverLimits = {
  connections: 64,
  connectionsOfPeer: 4,
  requestsOfPeerPerMinute: 60,
  waitingFiles: 2_000,
  waitingBytes: 4 * 1024 ** 3,
  idleMs: 20_000,
  requestMs: 10 * 60_000,
};

interface Answer {
  readonly status: number;
  readonly code: string;
  /** SHA-256 of the stored file. */
  readonly file?: string;
}

const statusByCode: Readonly<Record<string, number>> = {
  LIMIT: 413,
  DISK_FULL: 507,
  DISK_READ_ONLY: 503,
  DISK_GONE: 503,
};
const ownPart = /^receiver-[0-9a-f-]{36}\.part$/u;

/**
 * The township's HTTP inbox (exchange.md §10): takes whole batch files, proves without any key that each arrived whole,
 * and puts it into the watched folder. It opens no register, trusts nobody, and no text from the wire becomes a path.
 */
export function createReceiver(options: ReceiverOptions): Server {
  const limits = { ...defaults, ...options.limits };
  const peers = new PeerLimits(limits.connectionsOfPeer, limits.requestsOfPeerPerMinute);
  /** Announced by requests under way: many at once must not overfill the folder together. */
  const underWay = { bytes: 0 };
  const server = createServer(
    {
      headersTimeout: limits.idleMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(5_000, limits.idleMs),
      maxHeaderSize: 8 * 1024,
    },
    serve,
  );
  // Who asks first is told so before the file is sent: a refusal in the midst of it is lost with the connection.
  server.on('checkContinue', serve);
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs, (socket) => socket.destroy());
  server.on('connection', (socket) => {
    const peer = socket.remoteAddress ?? '';
    if (!peers.connect(peer)) return socket.destroy();
    return socket.on('close', () => peers.disconnect(peer));
  });
  return server;

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const isAsking = request.headers.expect !== undefined;
    const onAccepted = (): void => (isAsking ? response.writeContinue() : undefined);
    void answerTo(request, onAccepted).then((answer) => send(response, answer, options.log));
  }

  async function answerTo(request: IncomingMessage, onAccepted: () => void): Promise<Answer> {
    const { method, url } = request;
    if (method === 'GET' && url === '/v1/status') return { status: 200, code: 'READY' };
    if (method !== 'POST' || url !== '/v1/batches') return { status: 404, code: 'ROUTE_NOT_FOUND' };
    if (!peers.request(request.socket.remoteAddress ?? '')) return { status: 429, code: 'TOO_OFTEN' };
    const length = announcedLength(request);
    if (length === null) return { status: 411, code: 'LENGTH_REQUIRED' };
    try {
      const check = new StreamedCheck(length);
      underWay.bytes += length;
      try {
        if (await isFull(options.inbox, underWay.bytes, limits)) return { status: 507, code: 'INBOX_FULL' };
        onAccepted();
        return { status: 201, code: 'STORED', file: await store(options.inbox, request, check) };
      } finally {
        underWay.bytes -= length;
      }
    } catch (error) {
      const known = asDiskError(error);
      if (!(known instanceof AppError)) return { status: 500, code: 'OTHER' };
      return { status: statusByCode[known.code] ?? 422, code: known.code };
    }
  }
}

/** What a receiver that was killed left half-written. Whoever sent it had no answer, and sends it again. */
export async function removeLeftParts(inbox: string): Promise<void> {
  const names = (await readdir(inbox)).filter((name) => ownPart.test(name));
  await Promise.all(names.map((name) => rm(join(inbox, name), { force: true })));
}

function announcedLength({ headers }: IncomingMessage): number | null {
  const length = headers['content-length'];
  return length !== undefined && /^\d{1,12}$/u.test(length) ? Number(length) : null;
}

async function isFull(inbox: string, announced: number, limits: ReceiverLimits): Promise<boolean> {
  const names = (await readdir(inbox)).filter((name) => name.endsWith('.xfb'));
  if (names.length >= limits.waitingFiles) return true;
  const sizes = await Promise.all(
    names.map(async (name) => (await lstat(join(inbox, name)).catch(() => null))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, announced) > limits.waitingBytes;
}

/** The same file again is the same name again: a sender that missed the answer changes nothing by asking twice. */
async function store(inbox: string, request: IncomingMessage, check: StreamedCheck): Promise<string> {
  const part = join(inbox, `receiver-${randomUUID()}.part`);
  try {
    const hash = await write(part, request, check);
    await rename(part, join(inbox, `HTTP-${hash}.xfb`));
    await flushFolder(inbox);
    return hash;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function write(part: string, request: IncomingMessage, check: StreamedCheck): Promise<string> {
  await using file = await open(part, 'wx', 0o600);
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      if (!(piece instanceof Uint8Array)) throw new AppError('NOT_A_BATCH', { reason: 'text' });
      check.update(piece);
      await file.writeFile(piece);
    }
  } catch (error) {
    // The line broke off; what is missing is said by `finish`.
    if (!request.destroyed || error instanceof AppError) throw error;
  }
  const hash = check.finish();
  await file.sync();
  return hash;
}

/** Windows cannot flush a folder; it orders the rename itself. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}

function send(response: ServerResponse, { status, code, file }: Answer, log?: (line: string) => void): void {
  const state = code === 'STORED' ? 'stored' : code === 'READY' ? 'ready' : 'refused';
  const body = JSON.stringify({
    service: 'open-door-receiver',
    version: 1,
    state,
    code,
    file,
    say: sentences[code],
  });
  log?.(`${new Date().toISOString()} ${code}${file ? ` ${file.slice(0, 8)}` : ''}`);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...(status === 429 || status === 503 ? { 'retry-after': '60' } : {}),
  });
  response.end(body);
}
