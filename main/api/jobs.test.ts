import { describe, expect, test } from 'vitest';
import { failure, success, type Result } from '../contract/result.ts';
import { JobRegistry, type RunningJob } from './jobs.ts';
import { sessionWith, settableClock } from './testing/sessions.ts';

const me = sessionWith();
const progress = { done: 3, total: 9, step: 'verify' };

function jobEndingWith(result: Promise<Result<unknown>>): RunningJob {
  return { result, progress: () => progress, cancel: () => undefined };
}

describe('the job registry', () => {
  test('tells progress while the job runs', () => {
    const jobs = new JobRegistry(settableClock());
    const jobId = jobs.add(jobEndingWith(new Promise(() => undefined)), me);
    expect(jobs.get(jobId, me)).toEqual({ jobId, state: 'running', ...progress });
  });

  test('tells how a job ended: done, failed with its code, or cancelled', async () => {
    const jobs = new JobRegistry(settableClock());
    const ends: Result<unknown>[] = [
      success({ n: 1 }),
      failure('TRUNCATED', { at: 7 }),
      failure('CANCELLED'),
    ];
    const ids = ends.map((end) => jobs.add(jobEndingWith(Promise.resolve(end)), me));
    await Promise.resolve();
    expect(ids.map((id) => jobs.get(id, me))).toMatchObject([
      { state: 'done', result: { n: 1 } },
      { state: 'failed', error: { code: 'TRUNCATED', params: { at: 7 }, issues: [] } },
      { state: 'cancelled' },
    ]);
  });

  test('keeps an unread result for an hour, and a read one for a reload', async () => {
    const clock = settableClock();
    const jobs = new JobRegistry(clock);
    const [unread, read] = [1, 2].map((n) => jobs.add(jobEndingWith(Promise.resolve(success({ n }))), me));
    await Promise.resolve();
    jobs.get(read ?? '', me);
    clock.advance(59_000);
    expect(jobs.get(read ?? '', me).state).toBe('done');
    clock.advance(2_000);
    expect(() => jobs.get(read ?? '', me)).toThrow('NOT_FOUND');
    clock.advance(58 * 60_000);
    expect(jobs.get(unread ?? '', me).state).toBe('done');
    clock.advance(60 * 60_000);
    expect(() => jobs.get(unread ?? '', me)).toThrow('NOT_FOUND');
  });

  test('lets anyone who knows its id ask for a job that was started before the first unlock', () => {
    const jobs = new JobRegistry(settableClock());
    const jobId = jobs.add(jobEndingWith(new Promise(() => undefined)), null);
    expect(jobs.get(jobId, null).state).toBe('running');
    expect(jobs.get(jobId, me).state).toBe('running');
  });

  test('stops only when every job has stopped', async () => {
    const jobs = new JobRegistry(settableClock());
    const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
    jobs.add({ result: promise, progress: () => progress, cancel: () => resolve(failure('CANCELLED')) }, me);
    await jobs.stop();
    expect(await promise).toEqual(failure('CANCELLED'));
  });
});
