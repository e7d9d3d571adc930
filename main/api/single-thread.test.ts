import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../contract/index.ts';
import { anyone, defineJob, defineRoute } from '../contract/route.ts';
import { AppError } from '../core/app-error.ts';
import type { CorePorts } from '../core/ports.ts';
import type { HandlerTable, JobCall } from './handler.ts';
import { createSingleThreadBackend, type SingleThreadBackend } from './single-thread.ts';
import { settableClock } from './testing/sessions.ts';

const nothing = z.object({});
const routes = {
  ...contract,
  'test.slow': defineRoute({
    kind: 'write',
    needs: anyone,
    input: nothing,
    output: z.object({ at: z.int() }),
  }),
  'test.count': defineJob({ needs: anyone, input: nothing, result: z.object({ echo: z.string() }) }),
  'test.wait': defineJob({ needs: anyone, input: nothing, result: nothing }),
};

let inside = 0;
const handlers: HandlerTable = {
  'test.slow': async () => {
    const at = ++inside;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    inside -= 1;
    return { at };
  },
  'test.count': async ({ job }: JobCall) => {
    job.progress(1, 2, 'half');
    return job.writer('ping', { echo: 'x' });
  },
  'test.wait': async ({ job }: JobCall) => {
    while (!job.isCancelled()) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    throw new AppError('CANCELLED');
  },
};

function openBackend(): SingleThreadBackend {
  const dataDir = mkdtempSync(join(tmpdir(), 'single-'));
  const ports: CorePorts = {
    dataDir,
    migrationsDir: join(import.meta.dirname, '../../db/migrations'),
    backupDir: join(dataDir, 'backup'),
    appVersion: '0.0.0',
    host: 'loopback',
    clock: settableClock(),
    machine: { secret: new Uint8Array(32), strength: 'file' },
    sample: false,
    listVolumes: async () => [],
  };
  const backend = createSingleThreadBackend(ports, { routes, handlers });
  onTestFinished(async () => {
    await backend.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return backend;
}

test('calls run one after the other, as in the writer thread', async () => {
  const backend = openBackend();
  const answers = await Promise.all([1, 2, 3].map(() => backend.call('test.slow', {}, null)));
  expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, value: { at: 1 } })));
});

test('a job tells its progress and uses the writer', async () => {
  const backend = openBackend();
  const started = await backend.call('test.count', {}, null);
  const input = started.ok ? started.value : null;
  await backend.call('test.slow', {}, null);
  expect(await backend.call('job.get', input, null)).toMatchObject({
    ok: true,
    value: { state: 'done', done: 1, total: 2, step: 'half', result: { echo: 'x' } },
  });
});

test('closing stops a job, and refuses what comes later', async () => {
  const backend = openBackend();
  await backend.call('test.wait', {}, null);
  await backend.close();
  expect(await backend.call('test.slow', {}, null)).toMatchObject({
    ok: false,
    error: { code: 'CANCELLED' },
  });
});

test('files go in before anybody has unlocked, and come out only after', async () => {
  const backend = openBackend();
  const put = await backend.putFile(Buffer.from('backup'));
  const fileId = put.ok ? put.value.fileId : '';
  expect(await backend.getFile(fileId, null)).toMatchObject({
    ok: false,
    error: { code: 'SESSION_REQUIRED' },
  });
});
