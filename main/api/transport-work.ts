import { contract, type RouteOutput } from '../contract/index.ts';
import type { Session } from '../contract/routes/session.ts';
import type { OnlineStatus } from '../contract/routes/transport.ts';
import { roles, type Role } from '../terms/station.ts';
import type { Executor } from './dispatch.ts';
import type { JobRegistry, RunningJob } from './jobs.ts';
import type { ReceiverHost } from './receiver-host.ts';
import type { Sessions } from './sessions.ts';

/** No share tells reliably when a file comes, so it is looked for. */
export const LOOK_EVERY_MS = 30_000;
/** A file that was left alone is tried again after this long: it may have been old enough only now. */
const TRY_AGAIN_MS = 10 * 60_000;
/** Whatever says that a connection is due at once, again and again. */
const CONNECT_AT_MOST_EVERY_MS = 3_000;

const mayTake: readonly Role[] = ['admin', 'registrar'];
const statusSchema = contract['transport.status'].output;
const takenSchema = contract['transport.take'].result;
const answeredSchema = contract['transport.answer'].result;

export interface TransportWorkOptions {
  readonly executor: Executor;
  readonly jobs: JobRegistry;
  readonly sessions: Sessions;
  readonly lookEveryMs: number;
  /** Absent where the host runs none. */
  readonly receiver?: ReceiverHost;
}

/** What the program does by itself between stations, as dispatch knows it. */
export interface Transport {
  /** Somebody has set it otherwise. */
  lookNow(): void;
  live(): RouteOutput<'transport.live'>;
}

/**
 * Looks into the watched folder while somebody is unlocked who may take files in, and does it as that person; connects to
 * the township's receiver when that is due. The look itself is cheap; the thread for long work starts only when a file is
 * there that was not there before, or a connection is due.
 */
export class TransportWork implements Transport {
  readonly #options: TransportWorkOptions;
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #version = 0;
  #connecting: { readonly jobId: string; readonly job: RunningJob } | null = null;
  #connectedAt = Number.NEGATIVE_INFINITY;
  #soon: NodeJS.Timeout | null = null;
  /** The files of the last look that started work. */
  #tried = new Set<string>();
  #triedAt = 0;
  /** How far the log was at the last look, and when what was decided was last laid ready, or that was tried. */
  #logAt = -1;
  #answeredAt = -1;
  #answerAgainAt = Number.POSITIVE_INFINITY;

  constructor(options: TransportWorkOptions) {
    this.#options = options;
    // Somebody waits for the answer: no need to wait for the next look.
    options.receiver?.onArrived(() => this.lookNow());
  }

  /** The register is open from now on. */
  onUnlocked(): void {
    this.#timer ??= setInterval(() => void this.#look(), this.#options.lookEveryMs).unref();
    void this.#look();
  }

  lookNow(): void {
    this.#tried.clear();
    void this.#look();
  }

  live(): RouteOutput<'transport.live'> {
    const { jobId, job } = this.#connecting ?? { jobId: '', job: null };
    return {
      version: this.#version,
      connecting: job && { jobId, ...job.progress() },
      receiver: this.#options.receiver?.state() ?? null,
    };
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#soon) clearTimeout(this.#soon);
  }

  /** One look at a time: a share may take long to answer, and an import longer. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#work();
    } finally {
      this.#isLooking = false;
    }
  }

  async #work(): Promise<void> {
    const { executor, sessions, receiver = null } = this.#options;
    const worker = sessions.findUnlocked(mayTake);
    // The receiver takes files for whoever comes: anybody's unlocking starts it.
    const session = worker ?? (receiver && sessions.findUnlocked(roles));
    if (!session) return;
    const answer = await executor.run('read', { route: 'transport.status', input: {}, session });
    if (!answer.ok) return;
    const { inbox, online, receiver: settings, decided } = statusSchema.parse(answer.value);
    if (settings) {
      receiver?.want(settings.isOn && inbox ? { inbox: inbox.path, port: settings.port } : null);
    }
    if (!worker) return;
    // Another machine may take minutes to answer: nothing here waits for it.
    if (online) this.#connectWhenDue(online, worker);
    await this.#takeFiles(inbox?.marks ?? [], worker);
    if (decided) await this.#layReady(decided.position, worker);
  }

  /** A decision is seldom alone: a file is written once nothing was added between two looks. */
  async #layReady(position: number, session: Session): Promise<void> {
    const { executor, jobs } = this.#options;
    const isResting = position === this.#logAt;
    this.#logAt = position;
    const isDue = position !== this.#answeredAt || performance.now() >= this.#answerAgainAt;
    if (!isResting || !isDue) return;
    this.#answeredAt = position;
    const job = executor.start({ route: 'transport.answer', input: {}, session });
    jobs.add(job, session);
    const end = await job.result;
    // A full disk would leave a village waiting for what was decided, and nobody would know.
    this.#answerAgainAt = end.ok ? Number.POSITIVE_INFINITY : performance.now() + TRY_AGAIN_MS;
    if (end.ok && answeredSchema.parse(end.value).stations > 0) this.#version += 1;
  }

  #connectWhenDue({ dueInMs }: OnlineStatus, session: Session): void {
    if (this.#soon) clearTimeout(this.#soon);
    this.#soon = null;
    if (dueInMs === null || this.#connecting) return;
    const rest = this.#connectedAt + CONNECT_AT_MOST_EVERY_MS - performance.now();
    const waitMs = Math.max(dueInMs, rest);
    if (waitMs <= 0) void this.#connect(session);
    else if (waitMs < this.#options.lookEveryMs)
      this.#soon = setTimeout(() => void this.#look(), waitMs).unref();
  }

  async #connect(session: Session): Promise<void> {
    const { executor, jobs } = this.#options;
    const job = executor.start({ route: 'transport.connect', input: { skipRefused: true }, session });
    this.#connecting = { jobId: jobs.add(job, session), job };
    await job.result;
    this.#connecting = null;
    this.#connectedAt = performance.now();
    // Also a failure is shown.
    this.#version += 1;
    void this.#look();
  }

  async #takeFiles(marks: readonly string[], session: Session): Promise<void> {
    const { executor, jobs } = this.#options;
    if (performance.now() - this.#triedAt > TRY_AGAIN_MS) this.#tried.clear();
    if (marks.every((mark) => this.#tried.has(mark))) return;
    this.#tried = new Set(marks);
    this.#triedAt = performance.now();
    const job = executor.start({ route: 'transport.take', input: {}, session });
    jobs.add(job, session);
    const end = await job.result;
    if (end.ok && takenSchema.parse(end.value).files.length > 0) this.#version += 1;
  }
}
