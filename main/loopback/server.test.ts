import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assembleBackend, type Backend } from '../api/backend.ts';
import type { Request } from '../api/execute.ts';
import { sessionWith, settableClock } from '../api/testing/sessions.ts';
import { success } from '../contract/result.ts';
import { anyone, defineRoute, unlocked } from '../contract/route.ts';
import { Access } from './access.ts';
import { startServer, type LoopbackServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'loopback-'));
const rendererDir = join(folder, 'renderer');
const dataDir = join(folder, 'data');
const secret = 'this is the keyring';

const routes = {
  'test.echo': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({ text: z.string() }),
    output: z.object({ text: z.string() }),
  }),
  'test.open': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({}),
    output: z.looseObject({}),
    session: 'opens',
  }),
  'test.guarded': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.looseObject({}),
  }),
};

const run = async ({ route, input }: Request) =>
  success(route === 'test.open' ? { session: sessionWith() } : input);

function makeBackend(): Backend {
  return assembleBackend({
    dataDir,
    clock: settableClock(),
    routes,
    log: () => undefined,
    checkOutputs: true,
    executor: {
      run: (_kind, request) => run(request),
      start: (request) => ({
        result: run(request),
        progress: () => ({ done: 0, total: 0, step: '' }),
        cancel: () => undefined,
      }),
    },
    stop: async () => undefined,
  });
}

const access = new Access();
let server: LoopbackServer;
let pageToken = '';

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  mkdirSync(dataDir);
  writeFileSync(
    join(rendererDir, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><title>门</title>',
  );
  for (const script of ['app-1.js', 'pdf-worker-1.js'])
    writeFileSync(join(rendererDir, 'assets', script), 'export {};');
  writeFileSync(join(rendererDir, '.env'), secret);
  writeFileSync(join(folder, 'secret.json'), secret);
  writeFileSync(join(dataDir, 'keyring.json'), secret);
  symlinkSync(join(folder, 'secret.json'), join(rendererDir, 'link.json'));
  server = await startServer({
    backend: makeBackend(),
    access,
    rendererDir,
    printPdf: async (html) => (html.includes('unprintable') ? null : Buffer.from(`%PDF ${html}`)),
    log: () => undefined,
    port: 0,
  });
  pageToken = access.swap(access.issueTicket()) ?? '';
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

type Headers = Record<string, string | undefined>;

/** Speaks HTTP without a browser's manners: any host, any origin, any path as written. */
function send(
  method: string,
  path: string,
  headers: Headers,
  body: string | Uint8Array = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const given = Object.entries(headers).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: Object.fromEntries(given),
        setHost: false,
        agent: false,
      },
      (response) => {
        void buffer(response).then(
          (bytes) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: bytes.toString('utf8'),
            }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function ownPage(changes: Headers = {}): Headers {
  return {
    host: server.host,
    origin: `http://${server.host}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'x-open-door-page': pageToken,
    ...changes,
  };
}

const call = (route: string, input: unknown, changes: Headers = {}) =>
  send('POST', '/api/call', ownPage(changes), JSON.stringify({ route, input }));
const echo = (changes: Headers) => call('test.echo', { text: '门' }, changes);

describe('a call', () => {
  test('from the own page is answered', async () => {
    const answer = await echo({});
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, value: { text: '门' } }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each<[string, () => Headers]>([
    ['another site', () => ({ origin: 'http://evil.com', 'sec-fetch-site': 'cross-site' })],
    ['another site that hides its kind', () => ({ origin: 'http://evil.com', 'sec-fetch-site': undefined })],
    ['a page without an origin', () => ({ origin: 'null' })],
    ['nobody in particular', () => ({ origin: undefined })],
    [
      'another port of this machine',
      () => ({ origin: `http://127.0.0.1:${server.port + 1}`, 'sec-fetch-site': 'same-site' }),
    ],
    ['localhost', () => ({ origin: `http://localhost:${server.port}`, host: `localhost:${server.port}` })],
    [
      'a name that resolves to this machine',
      () => ({ host: `evil.com:${server.port}`, origin: `http://evil.com:${server.port}` }),
    ],
    ['an address with our host as a user name', () => ({ origin: `http://${server.host}@evil.com` })],
    ['our host with a tail', () => ({ host: `${server.host}.evil.com` })],
    ['our host without its port', () => ({ host: '127.0.0.1' })],
    ['our host over TLS', () => ({ origin: `https://${server.host}` })],
    ['a frame of ours inside another site', () => ({ 'sec-fetch-site': 'cross-site' })],
  ])('from %s is refused', async (_who, changes) => {
    const answer = await echo(changes());
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('门');
  });

  test('without a Host is refused', async () => {
    expect((await echo({ host: undefined })).status).toBe(400);
  });

  test.each([undefined, '', 'x'.repeat(43), 'é'])('with page token %j is refused', async (token) => {
    expect((await echo({ 'x-open-door-page': token === 'é' ? '%C3%A9' : token })).status).toBe(401);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    undefined,
  ])('as %s, which a foreign form could send, is refused', async (type) => {
    expect((await echo({ 'content-type': type })).status).toBe(415);
  });

  test.each(['GET', 'PUT', 'OPTIONS', 'DELETE'])('by %s is refused', async (method) => {
    expect((await send(method, '/api/call', ownPage())).status).toBe(405);
  });

  test.each(['{', '', '[1', '\u0000', '"\\ud800', Buffer.from([0x22, 0xff, 0x22])])(
    'with body %j is refused as bad input',
    async (body) => {
      const answer = await send('POST', '/api/call', ownPage(), body);
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([400, 'INPUT_INVALID']);
    },
  );

  test.each(['null', '[]', '3', '"x"', '{"route":{"a":1}}', '{"__proto__":{"route":"test.echo"}}'])(
    'with body %s finds no route',
    async (body) => {
      const answer = await send('POST', '/api/call', ownPage(), body);
      expect(JSON.parse(answer.text).error.code).toBe('ROUTE_NOT_FOUND');
    },
  );

  test('too large is refused, announced or not', async () => {
    const body = `{"route":"test.echo","input":{"text":"${'x'.repeat(5 * 1024 * 1024)}"}}`;
    const announced = await send(
      'POST',
      '/api/call',
      ownPage({ 'content-length': String(body.length) }),
      body,
    );
    const chunked = await send('POST', '/api/call', ownPage({ 'transfer-encoding': 'chunked' }), body);
    expect([announced.status, chunked.status]).toEqual([413, 413]);
  });

  test('of a guarded route needs the session of somebody who unlocked', async () => {
    expect(JSON.parse((await call('test.guarded', {})).text).error.code).toBe('SESSION_REQUIRED');
    const opened: unknown = JSON.parse((await call('test.open', {})).text);
    const { token } = z.object({ value: z.object({ token: z.string() }) }).parse(opened).value;
    expect(JSON.parse((await call('test.guarded', {}, { 'x-open-door-session': token })).text).ok).toBe(true);
    expect(JSON.parse((await call('test.guarded', {}, { 'x-open-door-session': pageToken })).text).ok).toBe(
      false,
    );
  });
});

const swap = (ticket: unknown, changes: Headers = {}) =>
  send(
    'POST',
    '/api/ticket',
    ownPage({ 'x-open-door-page': undefined, ...changes }),
    JSON.stringify({ ticket }),
  );

const askTicket = (headers: Headers) => send('POST', '/control/ticket', { host: server.host, ...headers });

describe('a ticket', () => {
  test('works once', async () => {
    const ticket = access.issueTicket();
    const first = await swap(ticket);
    expect(JSON.parse(first.text)).toEqual({ ok: true, value: { token: pageToken } });
    expect((await swap(ticket)).status).toBe(401);
  });

  test('works for no other site, and is not used up by its attempt', async () => {
    const ticket = access.issueTicket();
    expect((await swap(ticket, { origin: 'http://evil.com' })).status).toBe(403);
    expect((await swap(ticket)).status).toBe(200);
  });

  test.each(['', 'x'.repeat(43), null, 3, { a: 1 }])('%j is none', async (ticket) => {
    expect((await swap(ticket)).status).toBe(401);
  });

  test('is forgotten when eight newer ones are out', () => {
    const own = new Access();
    const [first = '', second = ''] = Array.from({ length: 9 }, () => own.issueTicket());
    expect([own.swap(first), own.swap(second)]).toEqual([null, expect.any(String)]);
  });

  test('is handed to another start of the program, not to a page', async () => {
    const control = { 'x-open-door-control': access.controlToken };
    const { url } = z
      .object({ value: z.object({ url: z.string() }) })
      .parse(JSON.parse((await askTicket(control)).text)).value;
    expect((await swap(new URL(url).hash.replace('#ticket=', ''))).status).toBe(200);
    for (const headers of [
      {},
      { 'x-open-door-control': pageToken },
      { ...control, origin: `http://${server.host}` },
      { ...control, 'sec-fetch-site': 'same-origin' },
      { ...control, host: 'evil.com' },
    ]) {
      expect((await askTicket(headers)).status).toBe(403);
    }
  });
});

const get = (path: string, changes: Headers = {}) => send('GET', path, { host: server.host, ...changes });

const policyOf = async (script: string) =>
  (await get(`/assets/${script}`)).headers['content-security-policy'];

describe('a page', () => {
  test('comes with a strict policy and a nonce that no other load has', async () => {
    const pages = await Promise.all([get('/'), get('/'), get(`/t/${pageToken}/`)]);
    const nonces = pages.map(({ text, headers }) => {
      const nonce = /nonce="([^"]+)"/u.exec(text)?.[1] ?? '';
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
          `img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'`,
      );
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.any(String),
      });
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
  });

  test('finds its assets from both addresses', async () => {
    for (const prefix of ['/', `/t/${pageToken}/`]) {
      const asset = await get(`${prefix}assets/app-1.js`);
      expect([asset.status, asset.text]).toEqual([200, 'export {};']);
    }
  });

  test('lets the thread that reads foreign bytes reach nobody, not even this host', async () => {
    expect(await policyOf('pdf-worker-1.js')).toBe(
      "default-src 'none'; script-src 'self'; font-src 'self'; frame-ancestors 'none'",
    );
    expect(await policyOf('app-1.js')).toContain('sandbox');
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//etc/passwd',
    '/etc/passwd',
    '/.env',
    '/link.json',
    '/assets',
    '/assets/',
    '/index.html/',
    '/index.html%00.js',
    '/__proto__',
    '/t/short/',
    'http://evil.com/secret.json',
    '/data/keyring.json',
  ])('is not found at %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(secret);
  });

  test('is shown to no script of another origin', async () => {
    expect((await get('/', { origin: 'http://evil.com' })).status).toBe(403);
    expect((await get('/', { host: 'evil.com' })).status).toBe(403);
    expect((await send('POST', '/', { host: server.host })).status).toBe(405);
  });
});

const upload = (bytes: Uint8Array, changes: Headers = {}) =>
  send('POST', '/api/file', ownPage({ 'content-type': 'application/octet-stream', ...changes }), bytes);
const download = (fileId: string, session: string) =>
  send('POST', `/api/file/${fileId}`, ownPage({ 'x-open-door-session': session }));
const fileIdIn = ({ text }: Answer): string =>
  z.object({ value: z.object({ fileId: z.string() }) }).parse(JSON.parse(text)).value.fileId;
const unlock = async (): Promise<string> =>
  z.object({ value: z.object({ token: z.string() }) }).parse(JSON.parse((await call('test.open', {})).text))
    .value.token;

describe('a file', () => {
  test('goes in and comes out again', async () => {
    const fileId = fileIdIn(await upload(Buffer.from('batch')));
    const answer = await download(fileId, await unlock());
    expect([answer.status, answer.text]).toEqual([200, 'batch']);
    expect(answer.headers['content-disposition']).toBe('attachment');
  });

  test('comes out for nobody who has not unlocked', async () => {
    const fileId = fileIdIn(await upload(Buffer.from('batch')));
    expect(JSON.parse((await download(fileId, 'x')).text).error.code).toBe('SESSION_REQUIRED');
  });

  test.each(['../keyring.json', '..%2fkeyring.json', 'keyring.json', '', '..'])(
    '%j is none',
    async (fileId) => {
      const answer = await download(fileId, await unlock());
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain(secret);
    },
  );

  test('announced larger than the limit is refused before it is read', async () => {
    const answer = await upload(new Uint8Array(10), { 'content-length': String(5 * 1024 ** 3) }).catch(
      () => null,
    );
    expect(answer?.status ?? 413).toBe(413);
  });

  test('needs the page token and its own content type', async () => {
    expect((await upload(new Uint8Array(1), { 'x-open-door-page': undefined })).status).toBe(401);
    expect((await upload(new Uint8Array(1), { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

const print = (html: string) => send('POST', '/api/pdf', ownPage(), JSON.stringify({ html }));

describe('a PDF', () => {
  test('is the printed page, or says that the print dialog is needed', async () => {
    const printed = await print('<p>门</p>');
    expect([printed.status, printed.headers['content-type'], printed.text]).toEqual([
      200,
      'application/pdf',
      '%PDF <p>门</p>',
    ]);
    const refused = await print('unprintable');
    expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([503, 'PDF_UNAVAILABLE']);
  });
});

test('a connection that trickles its headers is cut off', async () => {
  const slow = await startServer({
    backend: makeBackend(),
    access,
    rendererDir,
    printPdf: null,
    log: () => undefined,
    port: 0,
    timeouts: { headers: 100, request: 200, checkEvery: 20 },
  });
  const socket = connect(slow.port, '127.0.0.1');
  socket.write('POST /api/call HTTP/1.1\r\nHost: x\r\n');
  const answer = await buffer(socket);
  expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 408 /u);
  await slow.close();
});
