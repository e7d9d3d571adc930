import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

interface Folder {
  readonly dataDir: string;
  readonly arguments: readonly string[];
  readonly ticketFile: string;
}

function makeFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), 'entry-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const rendererDir = join(root, 'renderer');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<title>门</title>');
  const dataDir = join(root, '台账 数据');
  const ticketFile = join(root, 'ticket.json');
  return {
    dataDir,
    ticketFile,
    arguments: [
      '--no-open',
      '--data-dir',
      dataDir,
      '--renderer-dir',
      rendererDir,
      '--ticket-file',
      ticketFile,
    ],
  };
}

interface Host {
  readonly process: ChildProcess;
  readonly output: Promise<string>;
  readonly ended: Promise<unknown>;
}

function run(args: readonly string[]): Host {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'entry.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join(''));
  return { process: child, output, ended: once(child, 'exit') };
}

const ticketSchema = z.object({ url: z.url(), pid: z.int() });

/** The address that a start hands out; the file is removed, so that the next start writes its own. */
async function addressFrom({ ticketFile }: Folder): Promise<{ url: URL; pid: number }> {
  while (!existsSync(ticketFile)) await sleep(20);
  const { url, pid } = ticketSchema.parse(JSON.parse(readFileSync(ticketFile, 'utf8')));
  rmSync(ticketFile);
  return { url: new URL(url), pid };
}

async function post(origin: string, path: string, body: object, headers: object = {}): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

const swap = (url: URL): Promise<unknown> =>
  post(url.origin, '/api/ticket', { ticket: url.hash.replace('#ticket=', '') });

test('a start hands out an address that leads to the contract; a second start hands out another of the same host', async () => {
  const folder = makeFolder();
  const first = run(folder.arguments);
  const { url, pid } = await addressFrom(folder);
  expect(pid).toBe(first.process.pid);
  const { token } = z.object({ value: z.object({ token: z.string() }) }).parse(await swap(url)).value;
  const answer = await post(
    url.origin,
    '/api/call',
    { route: 'session.get', input: {} },
    { 'x-open-door-page': token },
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'SESSION_REQUIRED' } });

  const second = run(folder.arguments);
  const again = await addressFrom(folder);
  await second.ended;
  expect([second.process.exitCode, again.url.origin]).toEqual([0, url.origin]);
  expect(await swap(again.url)).toMatchObject({ ok: true });

  first.process.kill('SIGTERM');
  await first.ended;
  expect(first.process.exitCode).toBe(0);
  expect(existsSync(join(folder.dataDir, 'loopback.json'))).toBe(false);
}, 60_000);

test('after kill -9 the next start finds the folder free', async () => {
  const folder = makeFolder();
  const killed = run(folder.arguments);
  const before = await addressFrom(folder);
  killed.process.kill('SIGKILL');
  await killed.ended;
  const next = run(folder.arguments);
  const after = await addressFrom(folder);
  expect(after.pid).toBe(next.process.pid);
  expect(await swap(after.url)).toMatchObject({ ok: true });
  expect(await post(after.url.origin, '/api/ticket', { ticket: before.url.hash.slice(8) })).toMatchObject({
    ok: false,
  });
}, 60_000);

test.skipIf(process.platform === 'win32')(
  'what it keeps is readable to its user alone',
  async () => {
    const folder = makeFolder();
    run(folder.arguments);
    await addressFrom(folder);
    for (const name of ['.', 'loopback.json']) {
      expect(statSync(join(folder.dataDir, name)).mode & 0o077).toBe(0);
    }
  },
  60_000,
);

test('a folder that cannot be used is named in one sentence, and nothing is started', async () => {
  const folder = makeFolder();
  writeFileSync(folder.dataDir, '');
  const host = run(folder.arguments);
  expect(await host.output).toMatch(/^数据文件夹不能写入.*\nThe data folder cannot be written.*\n$/u);
  await host.ended;
  expect(host.process.exitCode).toBe(1);
}, 60_000);

test('a command line that cannot be understood starts nothing', async () => {
  const host = run(['--prot', '80']);
  expect(await host.output).toContain('--data-dir');
  await host.ended;
  expect(host.process.exitCode).toBe(1);
}, 60_000);
