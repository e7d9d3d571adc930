import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchElectron, findElectron } from './electron-binary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-binary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the program', () => {
  test('is found only when its file is there, not when npm merely brought the package', () => {
    expect(findElectron(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist/electron'));
  });
});

/** Fetches from a server of this test that answers as told; an installed Electron is looked for elsewhere. */
async function fetchFrom(listener: RequestListener, silence: number) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const received: number[] = [];
  const program = await fetchElectron({
    silence,
    onProgress: (progress) => received.push(progress.received),
    env: {
      ...process.env,
      ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      electron_config_cache: join(folder, 'cache'),
    },
  });
  server.closeAllConnections();
  server.close();
  return { program, received };
}

describe('fetching it', () => {
  test('is given up when a line stays open and silent', async () => {
    const { program, received } = await fetchFrom((_request, response) => {
      response.writeHead(200, { 'content-length': 1_000_000 });
      response.write('PK');
    }, 3_000);
    expect(program).toBeNull();
    expect(received).toEqual([2]);
  });

  test('is given up at once when the answer is no', async () => {
    const { program } = await fetchFrom((_request, response) => response.writeHead(404).end(), 600_000);
    expect(program).toBeNull();
  });

  test('never takes a file that is not the published one', async () => {
    const { program, received } = await fetchFrom((_request, response) => response.end('not a zip'), 600_000);
    expect(program).toBeNull();
    expect(received.at(-1)).toBe('not a zip'.length);
  });
});
