import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { computeBackOff, longestWaitMs } from './back-off.ts';
import { parseReceiverAddress } from './receiver-address.ts';
import { callReceiver, type ReceiverAnswer, type ReceiverCall } from './receiver-client.ts';

const size = 300_000;
const hash = 'ab'.repeat(32);
const limits = { idleMs: 250, requestMs: 1_000, continueMs: 40 };
const ours = { service: 'open-door-receiver', version: 1 };

let folder: string;
let path: string;
const open: { close: () => void }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-'));
  path = join(folder, 'file');
  writeFileSync(path, Buffer.alloc(size, 7));
});
afterEach(() => {
  for (const server of open.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A server that does with a connection whatever the test says, byte by byte. @returns its address */
async function listen(serve: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers when everything, or `after` bytes, has come. */
function answering(text: string, after = size) {
  return (socket: Socket) => {
    let got = 0;
    socket.on('data', (piece) => {
      got += piece.length;
      if (got >= after) socket.end(text);
    });
  };
}

function http(status: number, body: unknown, headers: readonly string[] = []): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [`HTTP/1.1 ${status} X`, `content-length: ${Buffer.byteLength(text)}`, ...headers, '', text].join(
    '\r\n',
  );
}

function send(address: string, more: Partial<ReceiverCall> = {}): Promise<ReceiverAnswer> {
  const file = { path, size, onSent: () => undefined };
  return callReceiver({ address, path: '/v1/batches', file, isCancelled: () => false, limits, ...more });
}

async function faultOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Object.keys(error.params).length > 0 ? [error.code, error.params] : error.code;
  }
}

const stored = { ...ours, state: 'stored', code: 'STORED', file: hash };
const refused = (code: string) => ({ ...ours, state: 'refused', code });

describe('the client of the receiver', () => {
  test('a whole file goes with its length, and its progress is told', async () => {
    let head = '';
    const address = await listen((socket) => {
      socket.once('data', (piece) => (head = String(piece)));
      answering(http(201, stored))(socket);
    });
    const sent: number[] = [];
    const file = { path, size, onSent: (bytes: number) => sent.push(bytes) };
    expect(await send(address, { file })).toEqual({ ...stored, version: undefined });
    expect(sent.at(-1)).toBe(size);
    expect(head).toMatch(/^POST \/v1\/batches HTTP/u);
    expect(head.toLowerCase()).toContain(`content-length: ${size}`);
    // Who is known by a name or a cookie is known to everybody along the way.
    expect(head).not.toMatch(/authorization|cookie|user-agent/iu);
  });

  test.each([
    ['a login page', http(200, '<html>请登录</html>')],
    ['a login page that says created', http(201, '<html>')],
    ['a redirect to a login', http(302, '', ['location: http://127.0.0.1:1/login'])],
    ['a redirect with our own words', http(302, stored, ['location: http://127.0.0.1:1/'])],
    ['another service', http(200, { service: 'printer', state: 'stored', code: 'STORED', file: hash })],
    ['an answer that nobody would read to its end', http(200, 'x'.repeat(200_000))],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a page of a proxy', http(407, '<html>')],
    ['no page', http(404, '<html>')],
  ])('%s is not the receiver', async (_, answer) => {
    expect(await faultOf(send(await listen(answering(answer, 1))))).toBe('NOT_THE_RECEIVER');
  });

  test.each([
    [429, 'TOO_OFTEN', ['RECEIVER_BUSY', { afterMs: 60_000 }]],
    [500, 'OTHER', ['RECEIVER_BUSY', { afterMs: 60_000 }]],
    [507, 'INBOX_FULL', ['RECEIVER_FULL', { afterMs: 60_000 }]],
    [503, 'DISK_READ_ONLY', ['RECEIVER_FULL', { afterMs: 60_000 }]],
    [422, 'DAMAGED', 'RECEIVER_LINE_BROKEN'],
    [422, 'NEWER_MAJOR', 'RECEIVER_OUTDATED'],
    [413, 'LIMIT', ['RECEIVER_REFUSED', { reason: 'LIMIT' }]],
  ])('%i %s is told for what it is', async (status, code, fault) => {
    const address = await listen(answering(http(status, refused(code), ['retry-after: 60']), 1));
    expect(await faultOf(send(address))).toEqual(fault);
  });

  test('a refusal before the file has gone is heard, and the file stays here', async () => {
    let got = 0;
    const address = await listen((socket) => {
      socket.on('data', (piece) => (got += piece.length));
      socket.end(http(507, refused('INBOX_FULL')));
    });
    expect(await faultOf(send(address))).toEqual(['RECEIVER_FULL', { afterMs: 0 }]);
    expect(got).toBeLessThan(1_000);
  });

  test.each([
    ['at once', (socket: Socket) => socket.destroy()],
    ['after the head', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['in the middle', (socket: Socket) => answering('', 100_000)(socket)],
    ['before the answer', (socket: Socket) => answering('')(socket)],
    ['inside the head of the answer', (socket: Socket) => answering('HTTP/1.1 201 Cre')(socket)],
    ['inside the answer', (socket: Socket) => answering(http(201, stored).slice(0, -20))(socket)],
  ])('a line cut %s is broken, and nothing counts as sent', async (_, serve) => {
    expect(await faultOf(send(await listen(serve)))).toBe('RECEIVER_LINE_BROKEN');
  });

  test('one that never answers, and one that drips for ever, are given up', async () => {
    expect(await faultOf(send(await listen(() => undefined)))).toBe('RECEIVER_LINE_BROKEN');
    const drip = await listen((socket) => {
      socket.resume();
      socket.write('HTTP/1.1 201 X\r\ncontent-length: 9999\r\n\r\n');
      const timer = setInterval(() => socket.write('{'), 50);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await faultOf(send(drip))).toBe('RECEIVER_LINE_BROKEN');
  });

  test('nobody at the address, and no such name', async () => {
    expect(await faultOf(send('http://127.0.0.1:1'))).toBe('RECEIVER_UNREACHABLE');
    expect(await faultOf(send('http://no-such-name.invalid'))).toBe('RECEIVER_UNREACHABLE');
  });

  test('a secure address where nothing secure answers', async () => {
    const address = await listen(answering(http(201, stored), 1));
    expect(await faultOf(send(address.replace('http:', 'https:')))).toBe('RECEIVER_UNSAFE');
  });

  test('a person who stops it is heard while the other side is silent', async () => {
    const address = await listen(() => undefined);
    expect(await faultOf(send(address, { isCancelled: () => true }))).toBe('CANCELLED');
  });

  test('a proxy of the environment is not asked', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    try {
      expect(await send(await listen(answering(http(201, stored))))).toMatchObject({ state: 'stored' });
    } finally {
      delete process.env['HTTP_PROXY'];
    }
  });
});

function taken(typed: string): unknown {
  try {
    return parseReceiverAddress(typed);
  } catch (error) {
    return error instanceof AppError ? error.issues[0]?.code : error;
  }
}

test('an address is taken as people type it, and nothing may hang on it', () => {
  expect(taken(' 192.168.1.5 ')).toBe('http://192.168.1.5:8460');
  expect(taken('１９２。１６８。１。５：９０００')).toBe('http://192.168.1.5:9000');
  expect(taken('http://10.0.0.2')).toBe('http://10.0.0.2');
  expect(taken('https://Kou.example/v1/batches')).toBe('https://kou.example');
  expect(taken('[fe80::1]:8460')).toBe('http://[fe80::1]:8460');
  for (const typed of ['http://a:b@10.0.0.2', 'http://10.0.0.2/x', '10.0.0.2?k=1', '10.0.0.2#x']) {
    expect([typed, taken(typed)]).toEqual([typed, 'MORE_THAN_ADDRESS']);
  }
  for (const typed of ['', 'ftp://10.0.0.2', 'http://', 'a b:c', 'javascript:alert(1)', '10.0.0.2:99999']) {
    expect([typed, taken(typed)]).toEqual([typed, 'NO_ADDRESS']);
  }
});

test('the wait grows, is spread over all of its length, and ends at a quarter of an hour', () => {
  expect([1, 2, 3, 7].map((failures) => computeBackOff(failures, () => 0.999_999_9))).toEqual([
    5_000, 10_000, 20_000, 320_000,
  ]);
  expect(computeBackOff(500, () => 0.999_999_9)).toBe(longestWaitMs);
  expect(computeBackOff(5, () => 0)).toBe(0);
});
