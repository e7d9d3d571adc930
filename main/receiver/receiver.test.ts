import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { SmallDisk, whyNoSmallDisk } from '../api/testing/small-disk.ts';
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

const filesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.xfb'));

function childrenOf(pid: number): number[] {
  const found = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return found.split('\n').filter(Boolean).map(Number);
}

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

/** The process itself, confined to a folder. @returns its address */
async function startProcess(
  folder: string,
): Promise<{ url: string; child: ChildProcess; said: () => string }> {
  const entry = join(import.meta.dirname, 'entry.ts');
  const args = [entry, '--inbox', folder, '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (piece) => (said += String(piece)));
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/\/v1\/batches/u);
  return { url: /http:\/\/[\d.:]+/u.exec(said)?.[0] ?? '', child, said: () => said };
}

test('the process writes into its folder and stops when told to', async () => {
  await start();
  const folder = join(inbox, '收取 文件夹');
  mkdirSync(folder);
  const { url, child, said } = await startProcess(folder);
  expect((await post(url, batch)).status).toBe(201);
  expect(filesIn(folder)).toHaveLength(1);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(said()).toContain('Stopping');
}, 40_000);

test('a process killed in mid-body leaves a part that the next one removes, and no batch', async () => {
  const { url, child } = await startProcess(inbox);
  const socket = connect(Number(url.split(':').at(-1)), '127.0.0.1').on('error', () => undefined);
  socket.write(`POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: ${batch.length}\r\n\r\n`);
  socket.write(batch.subarray(0, 900));
  await expect.poll(() => readdirSync(inbox).filter((name) => name.endsWith('.part'))).toHaveLength(1);
  // The process that was started, and the confined one that it started.
  for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL');
  await once(child, 'exit');
  await start();
  expect(filesIn(inbox)).toEqual([]);
  await removeLeftParts(inbox);
  expect(readdirSync(inbox)).toEqual(['信箱-mailbox']);
}, 40_000);

test.skipIf(whyNoSmallDisk !== null)(
  'a full or write-protected disk keeps nothing, and says so',
  async () => {
    using disk = new SmallDisk('64k');
    server = createReceiver({ inbox: disk.path });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    // Small enough to have come whole before the disk refuses it.
    writeFileSync(join(disk.path, 'other'), Buffer.alloc(65_536));
    expect(await post(url, batch)).toMatchObject({ status: 507, answer: { code: 'DISK_FULL' } });
    expect(readdirSync(disk.path)).toEqual(['other']);
    disk.setReadOnly();
    expect(await post(url, batch)).toMatchObject({ status: 503, answer: { code: 'DISK_READ_ONLY' } });
    server.closeAllConnections();
  },
);

test('who asks before sending is refused before sending', async () => {
  const { port } = await start({ waitingBytes: 10 });
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /v1/batches HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${batch.length}\r\n\r\n`,
  );
  let said = '';
  for await (const piece of socket) said += String(piece);
  expect(said).toContain('INBOX_FULL');
  expect(said).not.toContain('100 Continue');
});

test('what is handed out is listed by key, the oldest first, and read slowly it is cut off', async () => {
  const { url, port } = await start({ idleMs: 250, requestMs: 300 });
  const mailbox = join(inbox, '信箱-mailbox');
  mkdirSync(mailbox);
  const kid = 'ab'.repeat(8);
  const names = ['2', '1'].map((digit) => digit.repeat(64));
  for (const [index, name] of names.entries()) {
    const path = join(mailbox, `${kid}-${name}.xfb`);
    writeFileSync(path, Buffer.alloc(8_000_000, index));
    utimesSync(path, 1_000 - index, 1_000 - index);
  }
  mkdirSync(join(mailbox, `${kid}-${'3'.repeat(64)}.xfb`));
  symlinkSync('/etc/passwd', join(mailbox, `${kid}-${'4'.repeat(64)}.xfb`));
  const { files } = (await (await fetch(`${url}/v1/mailbox/${kid}`)).json()) as { files: unknown };
  expect(files).toEqual(names.toReversed().map((file) => ({ file, size: 8_000_000 })));
  expect((await fetch(`${url}/v1/mailbox/${kid}/${'4'.repeat(64)}`)).status).toBe(404);
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  socket.write(`GET /v1/mailbox/${kid}/${names[0]} HTTP/1.1\r\nHost: x\r\n\r\n`);
  socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 600));
  let got = 0;
  socket.on('data', (piece) => (got += piece.length));
  socket.resume();
  await once(socket, 'close');
  expect(got).toBeLessThan(8_000_000);
});
