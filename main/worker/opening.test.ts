import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../contract/index.ts';
import type { Result } from '../contract/result.ts';
import { anyone, defineJob, defineRoute, startedJobSchema } from '../contract/route.ts';
import { createBackend } from './backend.ts';

const keyInput = z.object({ key: z.array(z.int()) });
const state = z.object({ key: z.array(z.int()).nullable(), opened: z.int() });
const nothing = z.object({});
const routes = {
  ...contract,
  'test.unlock': defineRoute({ kind: 'write', needs: anyone, input: keyInput, output: state }),
  'test.key': defineRoute({ kind: 'read', needs: anyone, input: nothing, output: state }),
  'test.keyOfWriter': defineRoute({ kind: 'write', needs: anyone, input: nothing, output: state }),
  'test.keyOfJobs': defineJob({ needs: anyone, input: nothing, result: state }),
  'test.crash': defineRoute({ kind: 'read', needs: anyone, input: nothing, output: nothing }),
};

const entry = new URL('./testing/key-entry.ts', import.meta.url);
const key = [1, 2, 3];

function openBackend(): (route: keyof typeof routes, input?: object) => Promise<Result<unknown>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'opening-'));
  const backend = createBackend({
    ports: {
      dataDir,
      migrationsDir: '',
      backupDir: '',
      appVersion: '0.0.0',
      host: 'loopback',
      machine: { secret: new Uint8Array(32), strength: 'file' },
      sample: false,
    },
    entries: { writer: entry, reader: entry, jobs: entry },
    log: () => undefined,
    routes,
    checkOutputs: true,
  });
  onTestFinished(async () => {
    await backend.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return (route, input = {}) => backend.call(route, input, null);
}

describe('when the writer has opened the register', () => {
  test('the unlock is answered only after the reader has it too', async () => {
    const call = openBackend();
    expect(await call('test.key')).toEqual({ ok: true, value: { key: null, opened: 0 } });
    await call('test.unlock', { key });
    expect(await call('test.key')).toEqual({ ok: true, value: { key, opened: 1 } });
  });

  test('it is not asked to open it again', async () => {
    const call = openBackend();
    await call('test.unlock', { key });
    expect(await call('test.keyOfWriter')).toEqual({ ok: true, value: { key, opened: 0 } });
  });

  test('the jobs thread has it before its first job', async () => {
    const call = openBackend();
    await call('test.unlock', { key });
    const started = await call('test.keyOfJobs');
    const input = startedJobSchema.parse(started.ok ? started.value : null);
    await expect
      .poll(async () => call('job.get', input))
      .toMatchObject({ ok: true, value: { state: 'done', result: { key, opened: 1 } } });
  });

  test('a reader that cannot follow fails the unlock with its reason, and tries again at the next read', async () => {
    const call = openBackend();
    const refused = { ok: false, error: { code: 'DISK_GONE', params: {}, issues: [] } };
    expect(await call('test.unlock', { key: [0, 0] })).toEqual(refused);
    expect(await call('test.key')).toEqual(refused);
    expect(await call('test.keyOfWriter')).toMatchObject({ ok: true });
  });

  test('another register after a restore replaces the one before in every thread', async () => {
    const call = openBackend();
    await call('test.unlock', { key });
    await call('test.unlock', { key: [4, 5, 6] });
    expect(await call('test.key')).toEqual({ ok: true, value: { key: [4, 5, 6], opened: 2 } });
  });

  test('a reader that crashes has it again before the next read', async () => {
    const call = openBackend();
    await call('test.unlock', { key });
    expect(await call('test.crash')).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(await call('test.key')).toEqual({ ok: true, value: { key, opened: 1 } });
  });
});
