import { expect, test } from 'vitest';
import { success } from '../contract/result.ts';
import { JobRegistry } from './jobs.ts';
import { Sessions } from './sessions.ts';
import { sessionWith, settableClock } from './testing/sessions.ts';
import { TransportWork } from './transport-work.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A folder with these files, and what is started because of them. */
function office() {
  const clock = settableClock();
  const sessions = new Sessions(clock);
  const folder = { marks: [] as string[] };
  const started: (string | undefined)[] = [];
  const looks = { count: 0 };
  const work = new TransportWork({
    sessions,
    jobs: new JobRegistry(clock),
    executor: {
      run: async () => {
        looks.count += 1;
        const inbox = { path: '/x', isThere: true, waiting: folder.marks.length, notAccepted: 0, ...folder };
        return success({ inbox, outbox: null });
      },
      start: (request) => {
        started.push(request.session?.staffId);
        const outcome = { fileId: '1', name: 'a.xfb', result: null, error: { code: 'DAMAGED', params: {} } };
        return {
          result: Promise.resolve(success({ files: [outcome], left: 0 })),
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
