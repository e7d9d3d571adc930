import { z } from 'zod';
import type { Result } from '../contract/result.ts';
import { failure, success } from '../contract/result.ts';
import type { JobRoute, Route } from '../contract/route.ts';
import { sessionSchema } from '../contract/routes/session.ts';
import type { Request } from './execute.ts';
import { findRoute, refusalOf, type RouteTable } from './gate.ts';
import { hostHandlers, type OpenSample } from './host-handlers.ts';
import type { JobRegistry, RunningJob } from './jobs.ts';
import type { Log } from './log.ts';
import { parseInput } from './parse-input.ts';
import type { Sessions } from './sessions.ts';
import { incident, toFailure } from './to-failure.ts';
import type { Transport } from './transport-work.ts';

/** Where handlers run: in this thread (tests, tools) or in worker threads (hosts). Neither method throws or rejects. */
export interface Executor {
  run(kind: 'read' | 'write', request: Request): Promise<Result<unknown>>;
  start(request: Request): RunningJob;
}

export interface DispatchOptions {
  readonly routes: RouteTable;
  readonly sessions: Sessions;
  readonly jobs: JobRegistry;
  readonly executor: Executor;
  readonly log: Log;
  readonly openSample: OpenSample;
  /** In tests and development: an answer that breaks the contract becomes INTERNAL. */
  readonly checkOutputs: boolean;
  /** Somebody has unlocked. */
  readonly onUnlocked?: () => void;
  /** What the program does by itself between stations; absent where it does nothing. */
  readonly transport?: Transport;
}

export type Dispatch = (route: string, input: unknown, token: string | null) => Promise<Result<unknown>>;

/** The one door to every route: finds it, checks who asks and what, lets it run and answers. Never throws. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { routes, sessions, log } = options;
  return async (name, input, token) => {
    try {
      const route = findRoute(routes, name);
      if (!route) return failure('ROUTE_NOT_FOUND');
      const session = sessions.find(token, route.polled !== true);
      const refusal = refusalOf(route, session);
      if (refusal) return refusal;
      if (route.needs.session && route.forPrinting !== true && sessions.onlyPrints(token)) {
        return failure('FORBIDDEN');
      }
      const parsed = parseInput(route.input, input);
      if (!parsed.ok) return parsed;
      const request = { route: name, input: parsed.value, session };
      const answer = checked(await run(route, request, options), route.output, name, options);
      if (!answer.ok) return answer;
      if (route.session === 'opens') options.onUnlocked?.();
      if (route.setsTransport) options.transport?.lookNow();
      return settleSessions(route, request, token, answer.value, sessions);
    } catch (thrown) {
      return toFailure(thrown, 'dispatch', log);
    }
  };
}

async function run(route: Route, request: Request, options: DispatchOptions): Promise<Result<unknown>> {
  const { jobs, executor, openSample, transport = null } = options;
  const { session } = request;
  const onHost = Object.hasOwn(hostHandlers, request.route) ? hostHandlers[request.route] : undefined;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: just parsed with this route's own schema
  if (onHost) return success(await onHost({ session, jobs, openSample, transport }, request.input as never));
  if (!isJob(route)) return executor.run(route.kind === 'read' ? 'read' : 'write', request);
  const job = executor.start(request);
  const result = job.result.then((end) => checked(end, route.result, request.route, options));
  const shown = { result, progress: () => job.progress(), cancel: () => job.cancel() };
  return success({ jobId: jobs.add(shown, session) });
}

function isJob(route: Route): route is JobRoute {
  return route.kind === 'job';
}

/** Where outputs are not checked they pass as they are: the renderer reads what it knows. */
function checked(
  answer: Result<unknown>,
  schema: z.ZodType,
  route: string,
  { checkOutputs, log }: DispatchOptions,
): Result<unknown> {
  if (!checkOutputs || !answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  if (parsed.success) return answer;
  const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
  return incident('OUTPUT_INVALID', { route, fields }, log);
}

const opened = z.looseObject({ session: sessionSchema });

/** A token is minted here and nowhere else, and only after the handler has let the person in. */
function settleSessions(
  route: Route,
  { input }: Request,
  token: string | null,
  value: unknown,
  sessions: Sessions,
): Result<unknown> {
  if (route.session === 'closes' && token !== null) sessions.close(token);
  if (route.endsSessionsOf !== undefined) {
    sessions.closeAllOf(staffIdIn(input, route.endsSessionsOf), route.mayPrintAfter ? token : null);
  }
  if (route.endsAllSessions) sessions.closeAll();
  if (route.session !== 'opens') return success(value);
  const answer = opened.parse(value);
  return success({ ...answer, token: sessions.open(answer.session) });
}

function staffIdIn(input: unknown, field: string): string {
  return z.looseObject({ [field]: z.string() }).parse(input)[field] ?? '';
}
