import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../contract/index.ts';
import { success, type Result } from '../contract/result.ts';
import { anyone, defineJob, defineRoute, unlocked, type Route } from '../contract/route.ts';
import { roles, stationKinds } from '../terms/station.ts';
import { AppError } from '../core/app-error.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import type { Request } from './execute.ts';
import type { RouteTable } from './gate.ts';
import { JobRegistry } from './jobs.ts';
import type { LogEntry } from './log.ts';
import { Sessions } from './sessions.ts';
import { sessionWith, settableClock } from './testing/sessions.ts';

interface Door {
  readonly dispatch: Dispatch;
  readonly sessions: Sessions;
  /** What came through to the threads. */
  readonly passed: readonly Request[];
  readonly log: readonly LogEntry[];
}

function openDoor(routes: RouteTable = contract, answer: () => Result<unknown> = () => success({})): Door {
  const clock = settableClock();
  const sessions = new Sessions(clock);
  const passed: Request[] = [];
  const log: LogEntry[] = [];
  const dispatch = createDispatch({
    openSample: () => Promise.reject(new AppError('SAMPLE_NOT_OPENED')),
    routes,
    sessions,
    jobs: new JobRegistry(clock),
    executor: {
      run: async (_kind, request) => {
        passed.push(request);
        return answer();
      },
      start: (request) => {
        passed.push(request);
        return {
          result: Promise.resolve(answer()),
          progress: () => ({ done: 0, total: 0, step: '' }),
          cancel: () => undefined,
        };
      },
    },
    log: (entry) => log.push(entry),
    checkOutputs: true,
  });
  return { dispatch, sessions, passed, log };
}

const allRoutes: readonly [string, Route][] = Object.entries(contract);
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.error.code);

describe('every route of the contract', () => {
  const guarded = allRoutes.filter(([, { needs }]) => needs.session);
  const byRole = guarded.filter(([, { needs }]) => needs.roles);
  const byKind = guarded.filter(([, { needs }]) => needs.stationKinds);
  const open = allRoutes.filter(([, { needs }]) => !needs.session);
  const opening = allRoutes.filter(([, { session }]) => session === 'opens');
  const ending = allRoutes.filter(([, { endsSessionsOf }]) => endsSessionsOf !== undefined);

  test.each(guarded)('%s runs for nobody who has not unlocked', async (name) => {
    const { dispatch, passed } = openDoor();
    for (const token of [null, '', 'x'.repeat(43)]) {
      expect(codeOf(await dispatch(name, {}, token))).toBe('SESSION_REQUIRED');
    }
    expect(passed).toEqual([]);
  });

  test.each(guarded)('%s runs no more after its session was locked', async (name) => {
    const { dispatch, sessions, passed } = openDoor();
    const token = sessions.open(sessionWith());
    await dispatch('session.lock', {}, token);
    expect(codeOf(await dispatch(name, {}, token))).toBe('SESSION_REQUIRED');
    expect(passed).toEqual([]);
  });

  test.each(byRole)('%s runs for none of the other roles', async (name, { needs }) => {
    const { dispatch, sessions, passed } = openDoor();
    const others = roles.filter((role) => !needs.roles?.includes(role));
    const token = sessions.open(
      sessionWith({ roles: others, stationKind: needs.stationKinds?.[0] ?? 'village' }),
    );
    expect(codeOf(await dispatch(name, {}, token))).toBe('FORBIDDEN');
    expect(passed).toEqual([]);
  });

  test.each(byKind)('%s runs at no other kind of station', async (name, { needs }) => {
    for (const stationKind of stationKinds.filter((kind) => !needs.stationKinds?.includes(kind))) {
      const { dispatch, sessions, passed } = openDoor();
      const token = sessions.open(sessionWith({ stationKind }));
      expect(codeOf(await dispatch(name, {}, token))).toBe('FORBIDDEN');
      expect(passed).toEqual([]);
    }
  });

  test('is open without a session only where nobody can have one yet', () => {
    expect(open.map(([name]) => name).toSorted()).toMatchInlineSnapshot(`
      [
        "job.cancel",
        "job.get",
        "recovery.ask",
        "recovery.open",
        "restore.find",
        "restore.finish",
        "restore.open",
        "restore.readNote",
        "session.recover",
        "session.unlock",
        "station.create",
        "station.openSample",
        "station.setAside",
        "station.status",
      ]
    `);
  });

  test.each(opening)('%s, which opens a session, answers with one', (_name, { output }) => {
    expect(output.safeParse({}).error?.issues.map(({ path }) => path[0])).toContain('session');
  });

  test.each(ending)(
    '%s, which ends the sessions of a person, names that person',
    (_name, { input, endsSessionsOf }) => {
      expect(input.safeParse({}).error?.issues.map(({ path }) => path[0])).toContain(endsSessionsOf);
    },
  );
});

describe('a route that is not there', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'contact', 'station.status '])(
    '%j is not found',
    async (name) => {
      const { dispatch, sessions, passed } = openDoor();
      const token = sessions.open(sessionWith());
      expect(codeOf(await dispatch(name, {}, token))).toBe('ROUTE_NOT_FOUND');
      expect(passed).toEqual([]);
    },
  );
});

describe('dispatch', () => {
  const person = z.object({
    name: z.string().min(1),
    age: z.int().max(150).default(30),
    tags: z.array(z.enum(['a'])),
  });
  const routes = {
    'test.read': defineRoute({
      kind: 'read',
      needs: unlocked,
      input: person,
      output: z.object({ n: z.int() }),
    }),
    'test.open': defineRoute({
      kind: 'write',
      needs: anyone,
      input: z.object({}),
      output: z.looseObject({ session: z.unknown() }),
      session: 'opens',
    }),
    'test.end': defineRoute({
      kind: 'write',
      needs: unlocked,
      input: z.object({ staffId: z.string() }),
      output: z.object({}),
      endsSessionsOf: 'staffId',
    }),
    'test.job': defineJob({ needs: unlocked, input: z.object({}), result: z.object({ n: z.int() }) }),
  };

  test('names each refused field by path and code, and repeats nothing that was typed', async () => {
    const { dispatch, sessions, passed } = openDoor(routes);
    const token = sessions.open(sessionWith());
    const answer = await dispatch('test.read', { name: '', age: 151, tags: ['a', '李秀兰'] }, token);
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'INPUT_INVALID',
        params: {},
        issues: [
          { path: 'name', code: 'too_small', params: { minimum: 1, inclusive: true, origin: 'string' } },
          { path: 'age', code: 'too_big', params: { maximum: 150, inclusive: true, origin: 'number' } },
          { path: 'tags.1', code: 'invalid_value' },
        ],
      },
    });
    expect(passed).toEqual([]);
  });

  test('answers a flood of bad entries with a bounded list', async () => {
    const { dispatch, sessions } = openDoor(routes);
    const token = sessions.open(sessionWith());
    const answer = await dispatch(
      'test.read',
      { name: 'x', tags: Array.from({ length: 5000 }, () => 'b') },
      token,
    );
    expect(answer.ok ? 0 : answer.error.issues.length).toBe(100);
  });

  test('hands the handler validated input with its defaults, and the person who unlocked', async () => {
    const { dispatch, sessions, passed } = openDoor(routes, () => success({ n: 1 }));
    const session = sessionWith();
    const token = sessions.open(session);
    expect(await dispatch('test.read', { name: 'x', tags: [], extra: 1 }, token)).toEqual(success({ n: 1 }));
    expect(passed).toEqual([{ route: 'test.read', input: { name: 'x', age: 30, tags: [] }, session }]);
  });

  test('turns an answer that breaks the contract into INTERNAL, with its fields but not its values in the log', async () => {
    const { dispatch, sessions, log } = openDoor(routes, () => success({ n: '李秀兰' }));
    const answer = await dispatch('test.read', { name: 'x', tags: [] }, sessions.open(sessionWith()));
    expect(codeOf(answer)).toBe('INTERNAL');
    expect(log).toEqual([
      {
        level: 'error',
        event: 'OUTPUT_INVALID',
        details: { incident: expect.any(String), route: 'test.read', fields: 'n invalid_type' },
      },
    ]);
  });

  test('mints a token only after the handler has let the person in', async () => {
    const refused = openDoor(routes, () => ({
      ok: false,
      error: { code: 'SECRET_WRONG', params: {}, issues: [] },
    }));
    expect(JSON.stringify(await refused.dispatch('test.open', {}, null))).not.toContain('token');
    const session = sessionWith();
    const lettingIn = openDoor(routes, () => success({ session }));
    const answer = await lettingIn.dispatch('test.open', {}, null);
    const { token } = z.object({ token: z.string() }).parse(answer.ok ? answer.value : null);
    expect(lettingIn.sessions.find(token)).toEqual(session);
  });

  test('ends every session of a person whose rights changed, and no other', async () => {
    const { dispatch, sessions } = openDoor(routes);
    const admin = sessions.open(sessionWith());
    const staffId = '01980000-0000-7000-8000-0000000000ff';
    const [first, second] = [
      sessions.open(sessionWith({ staffId })),
      sessions.open(sessionWith({ staffId })),
    ];
    await dispatch('test.end', { staffId }, admin);
    expect([sessions.find(first), sessions.find(second)]).toEqual([null, null]);
    expect(sessions.find(admin)).not.toBeNull();
  });

  test('never throws, whatever an executor does', async () => {
    const { dispatch, sessions, log } = openDoor(routes, () => {
      throw new Error('姓名 李秀兰');
    });
    const answer = await dispatch('test.read', { name: 'x', tags: [] }, sessions.open(sessionWith()));
    expect(codeOf(answer)).toBe('INTERNAL');
    expect(JSON.stringify([answer, log])).not.toContain('李秀兰');
  });

  test('gives a job to its starter alone', async () => {
    const { dispatch, sessions } = openDoor({ ...contract, ...routes }, () => success({ n: 1 }));
    const mine = sessions.open(sessionWith());
    const other = sessions.open(sessionWith({ staffId: '01980000-0000-7000-8000-0000000000ff' }));
    const started = await dispatch('test.job', {}, mine);
    const input = started.ok ? started.value : {};
    expect(codeOf(await dispatch('job.get', input, other))).toBe('NOT_FOUND');
    expect(codeOf(await dispatch('job.get', input, null))).toBe('SESSION_REQUIRED');
    expect(codeOf(await dispatch('job.cancel', input, other))).toBe('NOT_FOUND');
    expect(await dispatch('job.get', input, mine)).toMatchObject({
      ok: true,
      value: { state: 'done', result: { n: 1 } },
    });
  });
});
