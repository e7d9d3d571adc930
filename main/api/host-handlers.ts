import type { HandlerResult, ParsedInput } from '../contract/index.ts';
import type { Session } from '../contract/routes/session.ts';
import { AppError } from '../core/app-error.ts';
import type { HostRoute } from './handler.ts';
import type { JobRegistry } from './jobs.ts';
import type { Transport } from './transport-work.ts';

export interface HostCall {
  readonly session: Session | null;
  readonly jobs: JobRegistry;
  readonly openSample: OpenSample;
  readonly transport: Transport | null;
}

/** Starts the sample register in a process of its own; its address, or null when the host shows it itself. */
export type OpenSample = () => Promise<string | null>;

type HostHandlers = {
  readonly [R in HostRoute]: (
    call: HostCall,
    input: ParsedInput<R>,
  ) => HandlerResult<R> | Promise<HandlerResult<R>>;
};

const handlers: HostHandlers = {
  'job.get': ({ jobs, session }, { jobId }) => jobs.get(jobId, session),
  'job.cancel': ({ jobs, session }, { jobId }) => {
    jobs.cancel(jobId, session);
    return {};
  },
  'job.background': ({ jobs }) => ({ jobId: jobs.background() }),
  'session.get': ({ session }) => {
    if (!session) throw new AppError('SESSION_REQUIRED');
    return { session };
  },
  // Dispatch ends the session, because the contract says that this route closes it.
  'session.lock': () => ({}),
  'transport.live': ({ transport }) => transport?.live() ?? { version: 0, connecting: null, receiver: null },
  'station.openSample': async ({ openSample }) => ({ address: await openSample() }),
};

/** The routes of the main thread, looked up by a name from outside. */
export const hostHandlers: Readonly<Record<string, (call: HostCall, input: never) => unknown>> = handlers;
