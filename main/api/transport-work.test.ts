import { expect, onTestFinished, test, vi } from 'vitest';
import { failure, success } from '../contract/result.ts';
import { JobRegistry } from './jobs.ts';
import { Sessions } from './sessions.ts';
import { sessionWith, settableClock } from './testing/sessions.ts';
import { LOOK_EVERY_MS, TransportWork } from './transport-work.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const onlineIn = (dueInMs: number) => ({
  address: 'http://10.0.0.2:8460',
  isOn: true,
  hasWaiting: true,
  last: null,
  awaiting: null,
  dueInMs,
  dueAt: null,
});

/** A folder with these files, and what is started because of them. */
function office() {
  const clock = settableClock();
  const sessions = new Sessions(clock);
  const folder = {
    marks: [] as string[],
    dueInMs: null as number | null,
    logAt: null as number | null,
    isFull: false,
  };
  const started: (string | undefined)[] = [];
  const looks = { count: 0 };
  const work = new TransportWork({
    lookEveryMs: LOOK_EVERY_MS,
    sessions,
    jobs: new JobRegistry(clock),
    executor: {
      run: async () => {
        looks.count += 1;
        const inbox = { path: '/x', isThere: true, waiting: folder.marks.length, notAccepted: 0, ...folder };
        return success({
          inbox,
          outbox: null,
          receiver: null,
          online: folder.dueInMs === null ? null : onlineIn(folder.dueInMs),
          decided: folder.logAt === null ? null : { position: folder.logAt },
        });
      },
      start: (request) => {
        started.push(request.session?.staffId);
        if (request.route === 'transport.connect') folder.dueInMs = 3_600_000;
        const outcome = { fileId: '1', name: 'a.xfb', result: null, error: { code: 'DAMAGED', params: {} } };
        return {
          result: Promise.resolve(
            request.route !== 'transport.answer'
              ? success({ files: [outcome], left: 0 })
              : folder.isFull
                ? failure('DISK_FULL')
                : success({ stations: 1 }),
          ),
          progress: () => ({ done: 0, total: 0, step: '' }),
          cancel: () => undefined,
        };
      },
    },
  });
  const look = async () => {
    work.lookNow();
    await pause();
  };
  return { sessions, folder, started, looks, work, look };
}

test('files wait until somebody is unlocked who may take them in, and are taken in as that person', async () => {
  const { sessions, folder, started, looks, look, work } = office();
  folder.marks = ['10 1'];
  await look();
  sessions.open(sessionWith({ staffId: 'leader', roles: ['dutyLeader'] }));
  await look();
  // Nobody's share is asked for somebody who may not use the answer.
  expect([started, looks.count]).toEqual([[], 0]);
  sessions.open(sessionWith({ staffId: 'clerk', roles: ['registrar'] }));
  await look();
  expect(started).toEqual(['clerk']);
  expect(work.live().version).toBe(1);
});

test('a file that was left alone does not start work at every look, a new one does', async () => {
  const { sessions, folder, started, work } = office();
  sessions.open(sessionWith({ roles: ['admin'] }));
  folder.marks = ['10 1'];
  for (let look = 0; look < 3; look++) {
    work.onUnlocked();
    await pause();
  }
  expect(started).toHaveLength(1);
  folder.marks = ['10 1', '20 2'];
  work.onUnlocked();
  await pause();
  expect(started).toHaveLength(2);
  work.stop();
});

test('a connection is made when it is due, as the person who is unlocked, and one at a time', async () => {
  const { sessions, folder, started, work, look } = office();
  folder.dueInMs = 0;
  await look();
  expect(started).toEqual([]);
  sessions.open(sessionWith({ staffId: 'clerk', roles: ['registrar'] }));
  await look();
  await look();
  expect(started).toEqual(['clerk']);
  // Whoever looks at the screen is told that something has changed, also after a failure.
  expect(work.live()).toEqual({ version: 1, connecting: null, receiver: null });
  work.stop();
});

test('what is decided is laid ready once nothing was added between two looks, and once', async () => {
  const { sessions, folder, started, look, work } = office();
  sessions.open(sessionWith({ roles: ['registrar'] }));
  for (const logAt of [7, 8, 9]) {
    folder.logAt = logAt;
    await look();
  }
  expect(started).toHaveLength(0);
  await look();
  await look();
  expect(started).toHaveLength(1);
  expect(work.live().version).toBe(1);
  folder.logAt = 10;
  await look();
  await look();
  expect(started).toHaveLength(2);
});

test('what could not be laid ready on a full disk is tried again, though nothing more is decided', async () => {
  const { sessions, folder, started, look, work } = office();
  sessions.open(sessionWith({ roles: ['registrar'] }));
  Object.assign(folder, { logAt: 7, isFull: true });
  await look();
  await look();
  await look();
  expect([started.length, work.live().version]).toEqual([1, 0]);
  folder.isFull = false;
  const later = performance.now() + 11 * 60_000;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
  onTestFinished(() => clock.mockRestore());
  await look();
  await look();
  expect([started.length, work.live().version]).toEqual([2, 1]);
});
