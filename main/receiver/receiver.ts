import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { AppError } from '../core/app-error.ts';
import { StreamedCheck } from '../core/exchange/format/streamed-check.ts';
import { asDiskError } from '../core/files/disk-error.ts';
import { batchLimits } from '../core/exchange/format/batch-limits.ts';
import { listMailbox, mailboxIn } from '../core/transport/mailbox-files.ts';
import { PeerLimits } from './peer-limits.ts';
import { sentences } from './words.ts';

export interface ReceiverOptions {
  /** The watched folder of the township's register; exists. */
  readonly inbox: string;
  /** One line for each answer: time, code and bytes. Whoever sent it is personal data, and is not said. */
  readonly log?: (line: string) => void;
  /** A file has come. */
  readonly onStored?: () => void;
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
  /** What lies ready for a key, the oldest first. */
  readonly files?: readonly Ready[];
  /** A file that is handed out. */
  readonly content?: { readonly path: string; readonly size: number };
}

interface Ready {
  readonly file: string;
  readonly size: number;
}

/** What one answer lists at most; the rest comes when these have been seen. */
const listedFiles = 50;
const mailboxRoute = /^\/v1\/mailbox\/([0-9a-f]{16})(?:\/([0-9a-f]{64}))?$/u;

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
    void answerTo(request, onAccepted).then((answer) =>
      send(response, answer, { log: options.log, requestMs: limits.requestMs }),
    );
  }

  async function answerTo(request: IncomingMessage, onAccepted: () => void): Promise<Answer> {
    const { method, url = '' } = request;
    if (method === 'GET' && url === '/v1/status') return { status: 200, code: 'READY' };
    const [, kid, file] = (method === 'GET' ? mailboxRoute.exec(url) : null) ?? [];
    const isKnown = kid !== undefined || (method === 'POST' && url === '/v1/batches');
    if (!isKnown) return { status: 404, code: 'ROUTE_NOT_FOUND' };
    if (!peers.request(request.socket.remoteAddress ?? '')) return { status: 429, code: 'TOO_OFTEN' };
    if (kid !== undefined) return handOut(options.inbox, kid, file);
    const length = announcedLength(request);
    if (length === null) return { status: 411, code: 'LENGTH_REQUIRED' };
    try {
      const check = new StreamedCheck(length);
      underWay.bytes += length;
      try {
        if (await isFull(options.inbox, underWay.bytes, limits)) return { status: 507, code: 'INBOX_FULL' };
        onAccepted();
        const file = await store(options.inbox, request, check);
        options.onStored?.();
        return { status: 201, code: 'STORED', file };
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

/** What lies ready for a key, or one file of it: found by name among what lies there, never by a path made of the question. */
async function handOut(inbox: string, kid: string, wanted: string | undefined): Promise<Answer> {
  const folder = mailboxIn(inbox);
  const found = (await listMailbox(folder)).filter((file) => file.kid === kid);
  const looked = await Promise.all(
    found
      .filter(({ file }) => wanted === undefined || file === wanted)
      .map(async ({ name, file }) => ({
        name,
        file,
        entry: await lstat(join(folder, name)).catch(() => null),
      })),
  );
  const files = looked
    .flatMap(({ name, file, entry }) =>
      entry?.isFile() === true && entry.size <= batchLimits.file
        ? [{ file, size: entry.size, path: join(folder, name), changedMs: entry.mtimeMs }]
        : [],
    )
    .toSorted((a, b) => a.changedMs - b.changedMs);
  if (wanted === undefined) {
    const listed = files.slice(0, listedFiles).map(({ file, size }) => ({ file, size }));
    return { status: 200, code: 'READY', files: listed };
  }
  const [content] = files;
  return content ? { status: 200, code: 'HANDED_OUT', content } : { status: 404, code: 'FILE_NOT_FOUND' };
}

/** Makes the folder of what is handed out: where it is, the township's program lays its answers. Errors: system errors. */
export async function makeMailbox(inbox: string): Promise<void> {
  await mkdir(mailboxIn(inbox), { recursive: true });
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
    // The line broke off; what is missing is said by `finish`. Where all has come, it was the disk.
    if (request.complete || error instanceof AppError) throw error;
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

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

interface Sending {
  readonly log: ((line: string) => void) | undefined;
  readonly requestMs: number;
}

function send(response: ServerResponse, answer: Answer, { log, requestMs }: Sending): void {
  const { status, code, file, files, content } = answer;
  log?.(`${new Date().toISOString()} ${code}${file ? ` ${file.slice(0, 8)}` : ''}`);
  if (content) {
    sendFile(response, content, requestMs);
    return;
  }
  const state = code === 'STORED' ? 'stored' : code === 'READY' ? 'ready' : 'refused';
  const body = JSON.stringify({
    service: 'open-door-receiver',
    version: 1,
    state,
    code,
    file,
    files,
    say: sentences[code],
  });
  response.writeHead(status, {
    ...commonHeaders,
    'content-type': 'application/json; charset=utf-8',
    ...(status === 429 || status === 503 ? { 'retry-after': '60' } : {}),
  });
  response.end(body);
}

/** Whoever reads too slowly is cut off like whoever writes too slowly. */
function sendFile(
  response: ServerResponse,
  { path, size }: NonNullable<Answer['content']>,
  requestMs: number,
): void {
  response.writeHead(200, {
    ...commonHeaders,
    'content-type': 'application/octet-stream',
    'content-length': size,
  });
  // Not more than was announced, also where the file grows; one that is gone breaks the line off.
  const content = createReadStream(path, { end: Math.max(0, size - 1) });
  const timer = setTimeout(() => response.destroy(), requestMs);
  content.on('error', () => response.destroy());
  response.on('close', () => {
    clearTimeout(timer);
    content.destroy();
  });
  content.pipe(response);
}
