import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { failure, success, type Result } from '../contract/result.ts';
import type { Backend } from '../api/backend.ts';
import { MAX_FILE_BYTES } from '../api/file-store.ts';
import type { Log } from '../api/log.ts';
import { toFailure } from '../api/to-failure.ts';
import { NO_PAGE_POLICY, securityHeaders } from '../worker/content-security-policy.ts';
import { fieldOf, textOf } from '../worker/json-fields.ts';
import { MAX_CALL_BYTES, MAX_PAGE_BYTES } from '../worker/request-limits.ts';
import type { PrintPdf } from '../worker/print-queue.ts';
import { listRendererFiles, readRendererFile } from '../worker/renderer-files.ts';
import type { Access } from './access.ts';

import {
  assertContentType,
  assertDeclaredSize,
  byteChunks,
  controlHeader,
  headerOf,
  isFromOwnPage,
  isFromProgram,
  mayReadFiles,
  pageHeader,
  readJson,
  Refusal,
  refused,
  sessionHeader,
} from './request.ts';

export interface ServerOptions {
  readonly backend: Backend;
  readonly access: Access;
  readonly rendererDir: string;
  /** Null where no browser that can print was found. */
  readonly printPdf: PrintPdf | null;
  readonly onTicketUsed?: () => void;
  readonly log: Log;
  /** 0: any free port. */
  readonly port: number;
  readonly timeouts?: Timeouts;
}

/** Milliseconds after which a request that trickles in is cut off. */
export interface Timeouts {
  readonly headers: number;
  readonly request: number;
  readonly checkEvery: number;
}

export interface LoopbackServer {
  readonly host: string;
  readonly port: number;
  /** The address of the first page load, with a ticket that works once. */
  addressWithTicket(): string;
  close(): Promise<void>;
}

/** A person on this machine alone may connect; localhost and ::1 are other names, and other origins. */
const ADDRESS = '127.0.0.1';
const CLOSE_GRACE_MS = 20_000;
const MAX_TICKET_BYTES = 1024;
/** The largest upload still fits on a disk that takes 15 MB a second. */
const defaultTimeouts: Timeouts = { headers: 10_000, request: 300_000, checkEvery: 5_000 };

/** Serves the renderer and the contract on 127.0.0.1. Resolves when it listens. */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const { port: wantedPort, timeouts = defaultTimeouts } = options;
  const server = createServer({
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.checkEvery,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
    requireHostHeader: true,
  });
  server.maxConnections = 64;
  server.maxHeadersCount = 64;
  const port = await listen(server, wantedPort);
  const host = `${ADDRESS}:${port}`;
  const site = new Site(options, host);
  server.on('request', (request, response) => void site.answer(request, response));
  return {
    host,
    port,
    addressWithTicket: () => `http://${host}/#ticket=${options.access.issueTicket()}`,
    close: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Lets answers under way finish, but not for ever. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
}

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

class Site {
  readonly #options: ServerOptions;
  readonly #host: string;
  readonly #files;
  readonly #apiRoutes: ReadonlyMap<string, Respond>;

  constructor(options: ServerOptions, host: string) {
    this.#options = options;
    this.#host = host;
    this.#files = listRendererFiles(options.rendererDir);
    this.#apiRoutes = new Map<string, Respond>([
      ['call', (request, response) => this.#call(request, response)],
      ['file', (request, response) => this.#putFile(request, response)],
      ['pdf', (request, response) => this.#printPdf(request, response)],
    ]);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    try {
      await this.#route(request, response);
    } catch (thrown) {
      this.#refuse(response, thrown);
    }
  }

  #refuse(response: ServerResponse, thrown: unknown): void {
    const status = thrown instanceof Refusal ? thrown.status : 500;
    const result = thrown instanceof Refusal ? thrown.result : toFailure(thrown, 'http', this.#options.log);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendJson(response, result, status);
  }

  #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/control/ticket') return this.#issueTicket(request, response);
    if (path.startsWith('/api/')) return this.#api(path.slice('/api/'.length), request, response);
    return this.#file(path, request, response);
  }

  /** A second start of the program asks for an address that it can open. */
  async #issueTicket(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access } = this.#options;
    if (request.method !== 'POST' || !isFromProgram(request.headers, this.#host)) throw refused();
    if (!access.isControl(headerOf(request, controlHeader))) throw refused();
    sendJson(response, success({ url: `http://${this.#host}/#ticket=${access.issueTicket()}` }));
  }

  async #api(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromOwnPage(request.headers, this.#host)) throw refused();
    if (request.method !== 'POST') throw new Refusal(405, 'HOST_REFUSED');
    const { access } = this.#options;
    if (name === 'ticket') {
      const token = access.swap(textOf(await readJson(request, MAX_TICKET_BYTES), 'ticket'));
      if (!token) throw new Refusal(401, 'HOST_REFUSED');
      this.#options.onTicketUsed?.();
      sendJson(response, success({ token }));
      return;
    }
    if (!access.isPage(headerOf(request, pageHeader))) throw new Refusal(401, 'HOST_REFUSED');
    if (name.startsWith('file/')) {
      await this.#getFile(name.slice('file/'.length), request, response);
      return;
    }
    const route = this.#apiRoutes.get(name);
    if (!route) throw new Refusal(404, 'ROUTE_NOT_FOUND');
    await route(request, response);
  }

  async #call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, MAX_CALL_BYTES);
    const session = headerOf(request, sessionHeader) ?? null;
    sendJson(
      response,
      await this.#options.backend.call(textOf(body, 'route'), fieldOf(body, 'input'), session),
    );
  }

  async #putFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    assertContentType(request, 'application/octet-stream');
    assertDeclaredSize(request, MAX_FILE_BYTES);
    sendJson(response, await this.#options.backend.putFile(byteChunks(request)));
  }

  async #getFile(fileId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = await this.#options.backend.getFile(fileId, headerOf(request, sessionHeader) ?? null);
    if (!found.ok) {
      sendJson(response, found, 404);
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-length': found.value.size,
      'content-security-policy': NO_PAGE_POLICY,
    });
    await pipeline(found.value.stream(), response);
  }

  async #printPdf(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const html = textOf(await readJson(request, MAX_PAGE_BYTES), 'html');
    const pdf = await this.#options.printPdf?.(html);
    if (!pdf) {
      sendJson(response, failure('PDF_UNAVAILABLE'), 503);
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': pdf.byteLength,
      'content-security-policy': NO_PAGE_POLICY,
    });
    response.end(pdf);
  }

  async #file(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'HOST_REFUSED');
    if (!mayReadFiles(request.headers, this.#host)) throw refused();
    const file = this.#files.get(fileNameOf(path));
    if (!file) throw new Refusal(404, 'NOT_FOUND');
    const { body, headers } = await readRendererFile(file);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body);
  }
}

/** `/t/<page token>/` is how a loaded page is addressed, so that it can be loaded again; README.md says why. */
function fileNameOf(path: string): string {
  return path.replace(/^\/(?:t\/[\w-]{43}\/)?/u, '') || 'index.html';
}

function sendJson(response: ServerResponse, result: Result<unknown>, status = 200): void {
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
    'content-security-policy': NO_PAGE_POLICY,
  });
  response.end(body);
}
