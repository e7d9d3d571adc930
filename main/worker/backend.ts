import { contract } from '../contract/index.ts';
import { failure, type Result } from '../contract/result.ts';
import { assembleBackend, type Backend } from '../api/backend.ts';
import type { Executor } from '../api/dispatch.ts';
import type { Request } from '../api/execute.ts';
import type { RouteTable } from '../api/gate.ts';
import type { OpenSample } from '../api/host-handlers.ts';
import type { RunningJob } from '../api/jobs.ts';
import type { ReceiverHost } from '../api/receiver-host.ts';
import type { Log } from '../api/log.ts';
import { LOOK_EVERY_MS } from '../api/transport-work.ts';
import { buildPorts, type PortsData } from './ports.ts';
import type { ThreadName } from './protocol.ts';
import { SharedProgress } from './shared-progress.ts';
import { Thread } from './thread.ts';

export interface BackendOptions {
  readonly ports: PortsData;
  readonly entries: Readonly<Record<ThreadName, URL>>;
  readonly log: Log;
  readonly routes?: RouteTable;
  /** True in development and tests: an answer that breaks the contract becomes INTERNAL. */
  readonly checkOutputs?: boolean;
  readonly autoLockMinutes?: number;
  readonly openSample?: OpenSample;
  readonly receiver?: ReceiverHost;
  readonly jobsRestAfterMs?: number;
  /** How often it looks for what came; as often as is good for a share, if nothing is said. */
  readonly lookEveryMs?: number;
}

/** The three thread entries beside a host's own entry, as sources (`.ts`) or as built files (`.js`). */
export function threadEntries(hostEntry: string): BackendOptions['entries'] {
  const extension = hostEntry.endsWith('.ts') ? 'ts' : 'js';
  const entry = (name: ThreadName): URL => new URL(`../worker/${name}.${extension}`, hostEntry);
  return { writer: entry('writer'), reader: entry('reader'), jobs: entry('jobs') };
}

/** After its last job the jobs thread ends: it holds some 40 MB. */
const JOBS_REST_AFTER_MS = 30_000;

/** The program behind a host: dispatch on this thread, handlers in worker threads. */
export function createBackend(options: BackendOptions): Backend {
  const { ports, log, routes = contract, checkOutputs = false, lookEveryMs = LOOK_EVERY_MS } = options;
  const executor = new ThreadExecutor(options);
  return assembleBackend({
    ...(options.autoLockMinutes === undefined ? {} : { autoLockMinutes: options.autoLockMinutes }),
    ...(options.openSample === undefined ? {} : { openSample: options.openSample }),
    ...(options.receiver === undefined ? {} : { receiver: options.receiver }),
    dataDir: ports.dataDir,
    clock: buildPorts(ports).clock,
    routes,
    log,
    checkOutputs,
    executor,
    daily: { route: 'backup.run', input: { onlyDue: true }, session: null },
    lookEveryMs,
    stop: () => executor.stop(),
  });
}

class ThreadExecutor implements Executor {
  readonly #writer: Thread;
  readonly #reader: Thread;
  readonly #jobs: Thread;
  /** The end of the last job of each lane: what waits for another machine is in a lane of its own. */
  readonly #lastJobs = { work: Promise.resolve<unknown>(null), network: Promise.resolve<unknown>(null) };
  readonly #networkRoutes: ReadonlySet<string>;
  #unfinishedJobs = 0;
  readonly #jobsRestAfterMs: number;
  #rest: NodeJS.Timeout | null = null;
  /** Set while the other threads open the register that the writer has just opened. */
  #opening: Promise<readonly Result<unknown>[]> | null = null;

  constructor(options: BackendOptions) {
    const { entries, ports, log, routes = contract, jobsRestAfterMs = JOBS_REST_AFTER_MS } = options;
    this.#jobsRestAfterMs = jobsRestAfterMs;
    const waiting = Object.entries(routes).filter(([, route]) => 'waitsForNetwork' in route);
    this.#networkRoutes = new Set(waiting.map(([name]) => name));
    const common = (name: ThreadName) => ({ entry: entries[name], data: { name, ports }, log });
    this.#reader = new Thread(common('reader'));
    this.#jobs = new Thread({
      ...common('jobs'),
      onCommand: (command) => this.#writer.ask({ type: 'command', command }),
    });
    this.#writer = new Thread({
      ...common('writer'),
      onOpened: (key) => {
        this.#opening = Promise.all([this.#reader.open(key), this.#jobs.open(key)]);
      },
    });
    // The jobs thread starts with the first job: most hours have none, and a village PC has little memory.
    this.#writer.start();
    this.#reader.start();
  }

  async run(kind: 'read' | 'write', request: Request): Promise<Result<unknown>> {
    if (kind === 'read') return this.#reader.ask({ type: 'call', request });
    const answer = await this.#writer.ask({ type: 'call', request });
    const opening = this.#opening;
    this.#opening = null;
    const opened = (await opening) ?? [];
    return (answer.ok && opened.find((result) => !result.ok)) || answer;
  }

  /** One job after the other in each lane: two at a time would only share one thread and one disk. */
  start(request: Request): RunningJob {
    const progress = new SharedProgress();
    const queued = Promise.withResolvers<Result<unknown>>();
    let step = '';
    let isQueued = true;
    const lane = this.#networkRoutes.has(request.route) ? 'network' : 'work';
    const turn = this.#lastJobs[lane].then(() => {
      isQueued = false;
      return progress.isCancelled
        ? failure('CANCELLED')
        : this.#jobs.ask({ type: 'job', request, shared: progress.buffer }, (next) => {
            step = next;
          });
    });
    this.#lastJobs[lane] = turn;
    this.#unfinishedJobs += 1;
    void turn.finally(() => this.#endJob());
    return {
      result: Promise.race([queued.promise, turn]),
      progress: () => ({ ...progress.read(), step }),
      cancel: () => {
        progress.cancel();
        if (isQueued) queued.resolve(failure('CANCELLED'));
      },
    };
  }

  #endJob(): void {
    this.#unfinishedJobs -= 1;
    if (this.#rest) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.#unfinishedJobs === 0) void this.#jobs.rest();
    }, this.#jobsRestAfterMs).unref();
  }

  /** The writer last: alone with the file, it can empty the write-ahead log. */
  async stop(): Promise<void> {
    // A job that did not stop when asked is ended where it stands; it holds no write connection.
    const stopJobs = this.#unfinishedJobs > 0 ? this.#jobs.kill() : this.#jobs.stop();
    await Promise.all([stopJobs, this.#reader.stop()]);
    await this.#writer.stop();
  }
}
