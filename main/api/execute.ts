import type { Result } from '../contract/result.ts';
import { failure, success } from '../contract/result.ts';
import type { Session } from '../contract/routes/session.ts';
import { AppError } from '../core/app-error.ts';
import type { JobControl } from '../core/job.ts';
import type { StationRuntime } from '../core/runtime.ts';
import { writerCommands, type WriterCommands } from '../core/writer-commands.ts';
import type { HandlerTable } from './handler.ts';
import type { Log } from './log.ts';
import { toFailure } from './to-failure.ts';

/** A call that dispatch has let through: plain data, because it may cross to another thread. */
export interface Request {
  readonly route: string;
  readonly input: unknown;
  readonly session: Session | null;
}

/** What a job asks of the writer: plain data too. */
export interface Command {
  readonly command: keyof WriterCommands;
  readonly input: unknown;
}

/** What a thread needs to do its work. */
export interface Workplace {
  readonly runtime: StationRuntime;
  readonly handlers: HandlerTable;
  readonly log: Log;
}

/** Runs a route's handler where the register is. Never throws. */
export async function execute(
  { runtime, handlers, log }: Workplace,
  { route, input, session }: Request,
  job: JobControl = noJob,
): Promise<Result<unknown>> {
  try {
    const handler = Object.hasOwn(handlers, route) ? handlers[route] : undefined;
    if (!handler) return failure('ROUTE_NOT_FOUND');
    // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: dispatch used this route's own schema
    return success(await handler({ runtime, session, job }, input as never));
  } catch (thrown) {
    return toFailure(thrown, route, log);
  }
}

/** Runs a job's command in the thread that writes. Never throws. */
export async function executeCommand(
  { runtime, log }: Workplace,
  { command, input }: Command,
): Promise<Result<unknown>> {
  try {
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the other end, `commandSender`, is typed
    return success(writerCommands[command](runtime, input as never));
  } catch (thrown) {
    return toFailure(thrown, command, log);
  }
}

/** A job's typed way to the writer over any channel that carries results. */
export function commandSender(send: (command: Command) => Promise<Result<unknown>>): JobControl['writer'] {
  return async <K extends keyof WriterCommands>(command: K, input: Parameters<WriterCommands[K]>[1]) => {
    const result = await send({ command, input });
    if (!result.ok) throw new AppError(result.error.code, result.error.params, result.error.issues);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the other end ran this very command
    return result.value as ReturnType<WriterCommands[K]>;
  };
}

/** For the routes that are no jobs; their handlers' type does not show it to them. */
const noJob: JobControl = {
  progress: () => undefined,
  isCancelled: () => false,
  writer: () => Promise.reject(new TypeError('Only a job may call the writer')),
};
