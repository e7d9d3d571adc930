import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forkReceiver } from '../loopback/fork-receiver.ts';
import { ReceiverProcess } from './receiver-process.ts';

const patience = { timeout: 20_000 };
let inbox: string;
let receiver: ReceiverProcess;

beforeEach(() => {
  inbox = mkdtempSync(join(tmpdir(), 'receiver-process-'));
  receiver = new ReceiverProcess({
    fork: forkReceiver,
    root: new URL('../../', import.meta.url),
    entry: new URL('../receiver/entry.ts', import.meta.url),
    log: () => undefined,
    againMs: 200,
    host: '127.0.0.1',
  });
});
afterEach(async () => {
  await receiver.stop();
  rmSync(inbox, { recursive: true, force: true });
});

async function takePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

test('a taken port is said, and used as soon as it is free; the process ends with the switch', async () => {
  const { server, port } = await takePort();
  expect(receiver.state()).toMatchObject({ state: 'off', addresses: [] });
  receiver.want({ inbox, port });
  await expect.poll(() => receiver.state(), patience).toMatchObject({ problem: 'PORT_TAKEN' });
  server.close();
  await expect
    .poll(() => receiver.state(), patience)
    .toMatchObject({ state: 'receiving', problem: null, port });
  expect(existsSync(join(inbox, '信箱-mailbox'))).toBe(true);
  const status = () => fetch(`http://127.0.0.1:${port}/v1/status`).then(({ ok }) => ok);
  expect(await status()).toBe(true);
  await receiver.stop();
  expect(receiver.state()).toMatchObject({ state: 'off' });
  await expect(status()).rejects.toThrow('fetch failed');
}, 60_000);

test('a folder that is gone is said', async () => {
  const { server, port } = await takePort();
  server.close();
  receiver.want({ inbox: join(inbox, 'nowhere'), port });
  await expect.poll(() => receiver.state(), patience).toMatchObject({ problem: 'FOLDER_GONE' });
}, 60_000);
