import type { Contract, HandlerResult, ParsedInput, RouteName } from '../contract/index.ts';
import type { JobRoute } from '../contract/route.ts';
import type { OpenedSession, Session } from '../contract/routes/session.ts';
import { AppError } from '../core/app-error.ts';
import type { JobControl } from '../core/job.ts';
import { listChanges } from '../core/lists/known-lists.ts';
import type { StationRuntime } from '../core/runtime.ts';

/** What a handler works with. Dispatch has checked the route's needs before: `session` is there whenever they say so. */
export interface Call {
  readonly runtime: StationRuntime;
  readonly session: Session | null;
}

export interface JobCall extends Call {
  readonly job: JobControl;
}

/** Routes answered on the host's main thread, so that they work while every other thread is busy. */
export type HostRoute =
  | 'job.get'
  | 'job.cancel'
  | 'job.background'
  | 'session.get'
  | 'session.lock'
  | 'station.openSample'
  | 'transport.live';
/** Routes that run where the register is open. */
export type StationRoute = Exclude<RouteName, HostRoute>;

/** Gets validated input. A `write` handler does its transaction synchronously; a job returns its final result. */
export type Handler<R extends StationRoute> = (
  call: Contract[R] extends JobRoute ? JobCall : Call,
  input: ParsedInput<R>,
) => HandlerResult<R> | Promise<HandlerResult<R>>;

/** A subject's handlers: `export const staffHandlers = { 'staff.list': … } satisfies Partial<Handlers>`. */
export type Handlers = { readonly [R in StationRoute]: Handler<R> };

/** Handlers looked up by a name that came over a wire; their types were checked where they are declared. */
export type HandlerTable = Readonly<Record<string, (call: JobCall, input: never) => unknown>>;

/** The person who unlocked. Errors: SESSION_REQUIRED, when the route forgot to declare its need. */
export function sessionOf(call: Call): Session {
  if (!call.session) throw new AppError('SESSION_REQUIRED');
  return call.session;
}

/** What the screens have from the first moment on: the names in the lists must not come later than the codes. */
export function opened(runtime: StationRuntime, session: Session): OpenedSession {
  return { session, codeLists: listChanges(runtime.register.read) };
}
