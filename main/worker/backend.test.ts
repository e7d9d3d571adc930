import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabaseKey } from '../../db/fixtures/open-test-database.ts';
import { findMeta } from '../../db/queries/local.ts';
import { openReadStore } from '../../db/store/open.ts';
import type { Backend } from '../api/backend.ts';
import type { LogEntry } from '../api/log.ts';
import { jobStateSchema, type JobState } from '../contract/routes/job.ts';
import type { Result } from '../contract/result.ts';
import { createBackend } from './backend.ts';
import { testRoutes } from './testing/handlers.ts';

type TestRoute = keyof typeof testRoutes;

interface Station extends AsyncDisposable {
  readonly dataDir: string;
  readonly backend: Backend;
  readonly log: readonly LogEntry[];
  readonly call: (route: TestRoute, input?: object) => Promise<Result<unknown>>;
  readonly start: (route: TestRoute, input?: object) => Promise<string>;
  readonly job: (jobId: string) => Promise<JobState>;
  /** Asks until the job is as wanted. */
  readonly jobUntil: (jobId: string, wanted: (state: JobState) => boolean) => Promise<JobState>;
}

const entry = new URL('./testing/entry.ts', import.meta.url);

function openStation(jobsRestAfterMs = 60_000): Station {
  const dataDir = mkdtempSync(join(tmpdir(), 'backend-'));
  const log: LogEntry[] = [];
  const backend = createBackend({
    ports: {
      dataDir,
      migrationsDir: join(import.meta.dirname, '../../db/migrations'),
      backupDir: join(dataDir, 'backup'),
      appVersion: '0.0.0',
      host: 'loopback',
      machine: { secret: new Uint8Array(32), strength: 'file' },
      sample: false,
    },
    entries: { writer: entry, reader: entry, jobs: entry },
    log: (line) => log.push(line),
    routes: testRoutes,
    checkOutputs: true,
    jobsRestAfterMs,
  });
  const call: Station['call'] = (route, input = {}) => backend.call(route, input, null);
  const job: Station['job'] = async (jobId) =>
    jobStateSchema.parse(valueOf(await call('job.get', { jobId })));
  return {
    dataDir,
    backend,
    log,
    call,
    [Symbol.asyncDispose]: async () => {
      await backend.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
    start: async (route, input) => String(Reflect.get(Object(valueOf(await call(route, input))), 'jobId')),
    job,
    jobUntil: async (jobId, wanted) => {
      for (;;) {
        const state = await job(jobId);
        if (wanted(state)) return state;
        // Not at once: threads that are starting need the processor.
        await sleep(2);
      }
    },
  };
}

/** One for all tests of a block: its threads read the whole program when they start. */
function shared(): () => Station {
  let station: Station | null = null;
  afterAll(async () => station?.[Symbol.asyncDispose]());
  return () => (station ??= openStation());
}

function valueOf(result: Result<unknown>): unknown {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const hasEnded = ({ state }: JobState) => state !== 'running';

describe('reads and writes', () => {
  const station = shared();

  test('a read that follows the answer of a write sees it, a hundred times over', async () => {
    const { call } = station();
    for (let index = 0; index < 100; index++) {
      valueOf(await call('test.set', { key: 'a', value: String(index) }));
      expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: String(index) });
    }
  });

  test('writes happen in the order they were asked for, also across an await', async () => {
    const { call } = station();
    await Promise.all([
      call('test.setSlowly', { key: 'a', value: 'first' }),
      call('test.set', { key: 'a', value: 'second' }),
    ]);
    expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: 'second' });
  });

  test('an error keeps its code, params and issues on its way between threads', async () => {
    const { call } = station();
    expect(await call('test.refuse')).toEqual({
      ok: false,
      error: { code: 'CONFLICT', params: { count: 2 }, issues: [{ path: 'a.b', code: 'taken' }] },
    });
  });

  test('an answer that cannot cross threads is INTERNAL, and the thread goes on', async () => {
    const { call } = station();
    await call('test.set', { key: 'a', value: '1' });
    expect(codeOf(await call('test.unsendable'))).toBe('INTERNAL');
    expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: '1' });
  });
});

describe('jobs', () => {
  const station = shared();

  test('tell progress and step, reach the writer, and give their result', async () => {
    const { start, jobUntil } = station();
    const state = await jobUntil(await start('test.count', { to: 100_000 }), hasEnded);
    expect(state).toMatchObject({
      state: 'done',
      done: 100_000,
      total: 100_000,
      step: 'counted',
      result: { counted: 100_000, echo: 'from the writer' },
    });
  });

  test('are cancelled although their thread never rests, while reads and writes go on', async () => {
    const { call, start, jobUntil } = station();
    const jobId = await start('test.busyUntilCancelled');
    await jobUntil(jobId, ({ step }) => step === 'busy');
    valueOf(await call('test.set', { key: 'a', value: '1' }));
    expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: '1' });
    await call('job.cancel', { jobId });
    expect((await jobUntil(jobId, hasEnded)).state).toBe('cancelled');
  });

  test('end their thread when none is left, and a later one starts it again without losing anything', async () => {
    await using resting = openStation(0);
    const { start, jobUntil } = resting;
    for (let round = 0; round < 5; round += 1) {
      const state = await jobUntil(await start('test.count', { to: 10 }), hasEnded);
      expect(state).toMatchObject({ state: 'done', result: { counted: 10, echo: 'from the writer' } });
      // Now and then in the middle of the closing.
      await sleep(round);
    }
  });

  test('that wait behind another are cancelled at once, and never start', async () => {
    const { call, start, job, jobUntil } = station();
    const running = await start('test.busyUntilCancelled');
    await jobUntil(running, ({ step }) => step === 'busy');
    const waiting = await start('test.count', { to: 1 });
    await call('job.cancel', { jobId: waiting });
    expect(await jobUntil(waiting, hasEnded)).toMatchObject({ state: 'cancelled', step: '' });
    expect((await job(running)).state).toBe('running');
    await call('job.cancel', { jobId: running });
    const next = await jobUntil(await start('test.count', { to: 1 }), hasEnded);
    expect(next.state).toBe('done');
  });

  test('that wait for another machine hold up no other', async () => {
    const { call, start, job, jobUntil } = station();
    const sending = await start('test.waitForNetwork');
    await jobUntil(sending, ({ step }) => step === 'waiting');
    expect((await jobUntil(await start('test.count', { to: 1 }), hasEnded)).state).toBe('done');
    expect((await job(sending)).state).toBe('running');
    await call('job.cancel', { jobId: sending });
    expect((await jobUntil(sending, hasEnded)).state).toBe('cancelled');
  });
});

describe('a thread that crashes', () => {
  const station = shared();

  test('answers INTERNAL to what it was doing, and reads go on', async () => {
    const { call, log } = station();
    await call('test.set', { key: 'a', value: '1' });
    const answers = await Promise.all([call('test.crashRead'), call('test.crashRead')]);
    expect(answers.map(codeOf)).toEqual(['INTERNAL', 'INTERNAL']);
    expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: '1' });
    expect(log.map(({ event }) => event)).toContain('THREAD_CRASHED');
    expect(JSON.stringify(log)).not.toContain('李秀兰');
  });

  test('inside a transaction leaves nothing of it, and the next writer is not locked out', async () => {
    const { call } = station();
    valueOf(await call('test.set', { key: 'a', value: 'kept' }));
    expect(codeOf(await call('test.crashInTransaction', { key: 'a', value: 'half' }))).toBe('INTERNAL');
    expect(valueOf(await call('test.get', { key: 'a' }))).toEqual({ value: 'kept' });
    valueOf(await call('test.set', { key: 'b', value: 'after' }));
    expect(valueOf(await call('test.get', { key: 'b' }))).toEqual({ value: 'after' });
  });

  test('in a job fails that job, and the next one runs', async () => {
    const { start, jobUntil } = station();
    const crashed = await jobUntil(await start('test.crashJob'), hasEnded);
    expect(crashed).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    expect((await jobUntil(await start('test.count', { to: 1 }), hasEnded)).state).toBe('done');
  });

  test('before it ever answered is not started again and again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'backend-'));
    const log: LogEntry[] = [];
    const missing = new URL('./testing/missing.ts', import.meta.url);
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
      entries: { writer: missing, reader: missing, jobs: missing },
      log: (line) => log.push(line),
      routes: testRoutes,
    });
    expect(codeOf(await backend.call('test.get', { key: 'a' }, null))).toBe('INTERNAL');
    expect(log.filter(({ event }) => event === 'THREAD_CRASHED').length).toBeLessThanOrEqual(3);
    await backend.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
});

describe('closing', () => {
  test('loses nothing that was acknowledged, and refuses what comes later', async () => {
    await using station = openStation();
    const { backend, call, dataDir } = station;
    const writes = Array.from({ length: 200 }, (_, index) =>
      call('test.set', { key: `k${index}`, value: 'x' }),
    );
    await writes[0];
    const closed = backend.close();
    const late = call('test.set', { key: 'late', value: 'x' });
    const answers = await Promise.all(writes);
    expect(codeOf(await late)).toBe('CANCELLED');
    await closed;
    using store = openReadStore({ file: join(dataDir, 'test.db'), key: testDatabaseKey });
    const lost = answers.flatMap((answer, index) =>
      answer.ok && findMeta(store, `k${index}`) !== 'x' ? [index] : [],
    );
    expect([answers.filter(({ ok }) => ok).length, lost]).toEqual([200, []]);
    expect(findMeta(store, 'late')).toBeUndefined();
  });

  test('cancels a running job and ends in order', async () => {
    await using station = openStation();
    const { backend, start, jobUntil } = station;
    await jobUntil(await start('test.busyUntilCancelled'), ({ step }) => step === 'busy');
    await expect(backend.close()).resolves.toBeUndefined();
  });

  test('twice is the same as once', async () => {
    await using station = openStation();
    const { backend } = station;
    await expect(Promise.all([backend.close(), backend.close()])).resolves.toBeDefined();
  });
});
