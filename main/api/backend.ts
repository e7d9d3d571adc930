import { setTimeout as sleep } from 'node:timers/promises';
import { failure, success, type Result } from '../contract/result.ts';
import { AppError } from '../core/app-error.ts';
import type { Clock } from '../core/ports.ts';
import { DailyWork } from './daily-work.ts';
import { createDispatch, type Dispatch, type Executor } from './dispatch.ts';
import type { Request } from './execute.ts';
import { createFileStore, type StoredFile } from './file-store.ts';
import type { RouteTable } from './gate.ts';
import type { OpenSample } from './host-handlers.ts';
import { JobRegistry } from './jobs.ts';
import type { Log } from './log.ts';
import type { ReceiverHost } from './receiver-host.ts';
import { Sessions } from './sessions.ts';
import { toFailure } from './to-failure.ts';
import { TransportWork } from './transport-work.ts';

/** Everything that a host needs of the program. No method throws or rejects. */
export interface Backend {
  readonly call: Dispatch;
  /** Allowed before anybody has unlocked: a restore begins with a file. */
  putFile(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Result<{ readonly fileId: string }>>;
  getFile(fileId: string, token: string | null): Promise<Result<StoredFile>>;
  /** Ends every session, as when the PC's own screen is locked. The work of jobs goes on. */
  lockAll(): void;
  /** Takes no more calls, cancels jobs, waits for running work and closes the register. */
  close(): Promise<void>;
}

const noSample: OpenSample = async () => {
  throw new AppError('SAMPLE_NOT_OPENED');
};

/** How long `close` waits for cancelled jobs to reach a safe place. */
const JOB_GRACE_MS = 15_000;

export interface BackendParts {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly routes: RouteTable;
  readonly executor: Executor;
  readonly log: Log;
  readonly checkOutputs: boolean;
  readonly autoLockMinutes?: number;
  /** Absent where there is no sample register to open: in the sample itself, in tools, in most tests. */
  readonly openSample?: OpenSample;
  /** A job that the program starts by itself; tests start theirs themselves. */
  readonly daily?: Request;
  /** How often the program looks by itself for what came; absent in tests, which do that themselves. */
  readonly lookEveryMs?: number;
  /** Absent in the sample, in tools, in most tests. */
  readonly receiver?: ReceiverHost;
  /** Closes the executor, after the last call has been answered. */
  stop(): Promise<void>;
}

/** Puts sessions, jobs, files and dispatch around an executor; the same in hosts, tests and tools. */
export function assembleBackend(parts: BackendParts): Backend {
  const { log } = parts;
  const sessions = new Sessions(parts.clock, parts.autoLockMinutes);
  const jobs = new JobRegistry(parts.clock);
  const files = createFileStore(parts.dataDir);
  const daily = parts.daily && new DailyWork({ ...parts, jobs, request: parts.daily });
  const { lookEveryMs } = parts;
  const transport =
    lookEveryMs === undefined ? null : new TransportWork({ ...parts, lookEveryMs, jobs, sessions });
  const dispatch = createDispatch({
    ...parts,
    openSample: parts.openSample ?? noSample,
    sessions,
    jobs,
    onUnlocked: () => {
      daily?.onUnlocked();
      transport?.onUnlocked();
    },
    ...(transport && { transport }),
  });
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  /** Keeps account of what `close` must wait for. */
  async function answer<T>(route: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (closing) return failure('CANCELLED');
    const call = work().catch((thrown: unknown) => toFailure(thrown, route, log));
    running.add(call);
    return call.finally(() => running.delete(call));
  }

  async function close(): Promise<void> {
    sessions.closeAll();
    daily?.stop();
    transport?.stop();
    await parts.receiver?.stop();
    await Promise.race([jobs.stop(), sleep(JOB_GRACE_MS, undefined, { ref: false })]);
    await Promise.all(running);
    await parts.stop();
  }

  void files.clean().catch((thrown: unknown) => toFailure(thrown, 'clean', log));
  return {
    call: (route, input, token) => answer(route, () => dispatch(route, input, token)),
    putFile: (content) => answer('putFile', async () => success(await files.put(content))),
    getFile: (fileId, token) =>
      answer('getFile', async () =>
        sessions.find(token) && !sessions.onlyPrints(token)
          ? success(await files.get(fileId))
          : failure('SESSION_REQUIRED'),
      ),
    lockAll: () => sessions.closeAll(),
    close: () => (closing ??= close()),
  };
}
