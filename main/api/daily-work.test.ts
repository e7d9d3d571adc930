import { describe, expect, test } from 'vitest';
import { success, type Result } from '../contract/result.ts';
import { DailyWork } from './daily-work.ts';
import { JobRegistry } from './jobs.ts';
import { settableClock } from './testing/sessions.ts';

const day = 86_400_000;

/** Work that ends when the test says so. */
function office() {
  const clock = settableClock();
  const jobs = new JobRegistry(clock);
  const ends: ((result: Result<unknown>) => void)[] = [];
  const daily = new DailyWork({
    clock,
    jobs,
    request: { route: 'backup.run', input: {}, session: null },
    executor: {
      run: () => Promise.resolve(success({})),
      start: () => {
        const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
        ends.push(resolve);
        return {
          result: promise,
          progress: () => ({ done: 0, total: 0, step: '' }),
          cancel: () => undefined,
        };
      },
    },
  });
  return { clock, jobs, daily, started: () => ends.length, end: () => ends.at(-1)?.(success({})) };
}

describe('work that the program does by itself', () => {
  test('starts with the first unlock of a day and not with every one', () => {
    const { clock, daily, started, end } = office();
    daily.onUnlocked();
    end();
    clock.advance(60_000);
    daily.onUnlocked();
    expect(started()).toBe(1);
    daily.stop();
  });

  test('starts again on the next day, but never beside itself', async () => {
    const { clock, jobs, daily, started, end } = office();
    daily.onUnlocked();
    const first = jobs.background();
    clock.advance(day);
    daily.onUnlocked();
    expect([started(), jobs.background()]).toEqual([1, first]);
    end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(jobs.background()).toBeNull();
    clock.advance(day);
    daily.onUnlocked();
    expect(started()).toBe(2);
    expect(jobs.background()).not.toBe(first);
    daily.stop();
  });
});
