import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../core/crypto/hash.ts';
import { renderBatch } from '../core/exchange/format/batch-writer.ts';
import { checkFile } from '../core/exchange/format/check-file.ts';
import { writeContainer } from '../core/exchange/format/container.ts';
import { StreamedCheck } from '../core/exchange/format/streamed-check.ts';
import {
  sampleBatch,
  sampleRecords,
  township,
  village,
} from '../core/exchange/format/testing/sample-batch.ts';
import { PeerLimits } from './peer-limits.ts';
import { createReceiver, removeLeftParts, type ReceiverLimits } from './receiver.ts';

let batch: Uint8Array<ArrayBuffer>;
let inbox: string;
let server: Server;
const log: string[] = [];

beforeAll(async () => {
  const { frozen, content } = sampleBatch(sampleRecords(3));
  const { file } = await renderBatch(frozen, content, village.signingKey, township.recipient);
  batch = Uint8Array.from(file);
});
beforeEach(() => {
  inbox = mkdtempSync(join(tmpdir(), 'receiver-'));
  log.length = 0;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(inbox, { recursive: true, force: true });
});

async function start(limits: Partial<ReceiverLimits> = {}): Promise<{ url: string; port: number }> {
  server = createReceiver({ inbox, log: (line) => log.push(line), limits });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, port: address.port };
}

async function post(
  url: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${url}/v1/batches`, { method: 'POST', body });
  return { status: response.status, answer: await response.json() };
}

test('a whole batch is stored under its hash, and the same again changes nothing: an answer may be lost', async () => {
  const { url } = await start();
  const file = sha256Hex(batch);
  for (let time = 0; time < 2; time++) {
    const { status, answer } = await post(url, batch);
    expect(status).toBe(201);
    expect(answer).toMatchObject({ state: 'stored', file });
    expect(readdirSync(inbox)).toEqual([`HTTP-${file}.xfb`]);
  }
  expect(readFileSync(join(inbox, `HTTP-${file}.xfb`)).equals(batch)).toBe(true);
});

test('what is no whole batch is refused by its code and leaves nothing', async () => {
  const { url } = await start();
  const changed = batch.slice();
  changed[500] = (changed[500] ?? 0) ^ 1;
  const cases: readonly (readonly [Uint8Array<ArrayBuffer>, string])[] = [
    [batch.slice(0, 700), 'TRUNCATED'],
    [changed, 'DAMAGED'],
    [Uint8Array.from(Buffer.from('<html>login</html>')), 'NOT_A_BATCH'],
    [new Uint8Array(0), 'NOT_A_BATCH'],
  ];
  for (const [body, code] of cases) {
    const { status, answer } = await post(url, body);
    expect(status).toBe(422);
    expect(answer).toMatchObject({ state: 'refused', code });
  }
  expect(readdirSync(inbox)).toEqual([]);
});

test('no path of the wire names a file, and nothing is listed', async () => {
  const { url } = await start();
  for (const path of ['/', '/v1/batches', '/v1/batches/../../x', '/..%2f..%2fetc%2fpasswd', '/v1/status?x']) {
    const response = await fetch(url + path, { method: path.includes('x') ? 'POST' : 'GET' });
    expect(response.status).toBe(404);
  }
  expect(await (await fetch(`${url}/v1/status`)).json()).toMatchObject({ state: 'ready' });
  expect(readdirSync(inbox)).toEqual([]);
});

test('too large, without a length, too often, or too much waiting: said before a byte is kept', async () => {
  const { url, port } = await start({ requestsOfPeerPerMinute: 3, waitingFiles: 1 });
  expect(await raw(port, 'Content-Length: 67108865')).toContain('"LIMIT"');
  expect(await raw(port, 'Transfer-Encoding: chunked')).toContain('"LENGTH_REQUIRED"');
  writeFileSync(join(inbox, 'other.xfb'), 'x');
  expect((await post(url, batch)).status).toBe(507);
  expect((await post(url, batch)).status).toBe(429);
  expect(readdirSync(inbox)).toEqual(['other.xfb']);
});

async function raw(port: number, header: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST /v1/batches HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`);
  let said = '';
  for await (const piece of socket) said += String(piece);
  return said;
}

test('a sender that breaks off or falls silent leaves nothing, and holds no connection', async () => {
  const { port } = await start({ idleMs: 150, connectionsOfPeer: 1 });
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: ${batch.length}\r\n\r\n`);
  socket.write(batch.subarray(0, 600));
  const refused = connect(port, '127.0.0.1').on('error', () => undefined);
  await Promise.all([once(socket.resume(), 'close'), once(refused.resume(), 'close')]);
  await expect.poll(() => readdirSync(inbox)).toEqual([]);
});

test('a folder that is gone is said, and a log line names nobody', async () => {
  const { url } = await start();
  rmSync(inbox, { recursive: true });
  const { status, answer } = await post(url, batch);
  expect([status, answer]).toMatchObject([503, { code: 'DISK_GONE' }]);
  expect(log.join('\n')).not.toMatch(/127\.0\.0\.1|receiver-/u);
});

test('what a killed receiver left is removed, and nothing else', async () => {
  await start();
  writeFileSync(join(inbox, 'receiver-0190b0de-0000-7000-8000-000000000000.part'), 'x');
  writeFileSync(join(inbox, 'other.part'), 'x');
  await removeLeftParts(inbox);
  expect(readdirSync(inbox)).toEqual(['other.part']);
});

test('however the pieces are cut, the check of pieces says what the check of the whole says', () => {
  const small = writeContainer(Buffer.from('{}'), Buffer.alloc(90, 7));
  for (const file of [batch, small]) {
    for (const size of [1, 7, 47, 48, 49, 5_000, file.length]) {
      for (const length of [file.length, file.length - 1, 40, 16, 9]) {
        expect([size, length, inPieces(file.slice(0, length), size)]).toEqual([
          size,
          length,
          checkFile(file.slice(0, length)).fault?.code ?? null,
        ]);
      }
    }
  }
});

function inPieces(file: Uint8Array, size: number): unknown {
  try {
    const check = new StreamedCheck(file.length);
    for (let at = 0; at < file.length; at += size) check.update(file.subarray(at, at + size));
    expect(check.finish()).toBe(sha256Hex(file));
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('the limits of an address end with its minute', () => {
  let now = 0;
  const peers = new PeerLimits(1, 1, () => now);
  expect([peers.request('a'), peers.request('a'), peers.request('b')]).toEqual([true, false, true]);
  now = 60_000;
  expect(peers.request('a')).toBe(true);
});

test('the process writes into its folder and stops when told to', async () => {
  await start();
  const folder = join(inbox, '收取 文件夹');
  mkdirSync(folder);
  const entry = join(import.meta.dirname, 'entry.ts');
  const args = [entry, '--inbox', folder, '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece) => (said += String(piece)));
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/\/v1\/batches/u);
  const url = /http:\/\/[\d.:]+/u.exec(said)?.[0] ?? '';
  expect((await post(url, batch)).status).toBe(201);
  expect(readdirSync(folder)).toHaveLength(1);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(said).toContain('Stopping');
}, 40_000);
