import { randomUUID } from 'node:crypto';
import type { Result } from '../contract/result.ts';
import type { JobState } from '../contract/routes/job.ts';
import type { Session } from '../contract/routes/session.ts';
import { AppError } from '../core/app-error.ts';
import type { Clock } from '../core/ports.ts';

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

/** A job as its runner hands it over; `result` never rejects. */
export interface RunningJob {
  readonly result: Promise<Result<unknown>>;
  progress(): JobProgress;
  cancel(): void;
}

interface Entry {
  readonly staffId: string | null;
  readonly job: RunningJob;
  end: { readonly result: Result<unknown>; forgetAt: number } | null;
}

const KEPT_MS = 60 * 60_000;
/** Once read, a result stays a little while, because the answer that carried it may have been lost by a reload. */
const KEPT_AFTER_READ_MS = 60_000;

/** The jobs of this run of the program. A job stays its starter's after a lock and a new PIN. */
export class JobRegistry {
  readonly #clock: Clock;
  readonly #jobs = new Map<string, Entry>();
  #background: string | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(job: RunningJob, starter: Session | null): string {
    this.#forgetOld();
    const jobId = randomUUID();
    const entry: Entry = { staffId: starter?.staffId ?? null, job, end: null };
    this.#jobs.set(jobId, entry);
    void this.#awaitEnd(entry);
    return jobId;
  }

  /** Starts work that nobody asked for, unless such work is under way. */
  startInBackground(start: () => RunningJob): void {
    if (this.background() === null) this.#background = this.add(start(), null);
  }

  /** The id of the work that the program does by itself now; null: none. */
  background(): string | null {
    const entry = this.#jobs.get(this.#background ?? '');
    return entry && !entry.end ? this.#background : null;
  }

  /** Errors: NOT_FOUND, also for the jobs of others; SESSION_REQUIRED when only its starter may ask. */
  get(jobId: string, asker: Session | null): JobState {
    const { job, end } = this.#find(jobId, asker);
    const known = { jobId, ...job.progress() };
    if (!end) return { ...known, state: 'running' };
    end.forgetAt = Math.min(end.forgetAt, this.#clock.now() + KEPT_AFTER_READ_MS);
    if (end.result.ok) return { ...known, state: 'done', result: end.result.value };
    const { code, params, issues } = end.result.error;
    if (code === 'CANCELLED') return { ...known, state: 'cancelled' };
    return { ...known, state: 'failed', error: { code, params: { ...params }, issues: [...issues] } };
  }

  /** Asks the job to stop at its next safe place; one that has ended stays as it is. Errors as {@link get}. */
  cancel(jobId: string, asker: Session | null): void {
    this.#find(jobId, asker).job.cancel();
  }

  /** Asks every job to stop and waits until all have. */
  async stop(): Promise<void> {
    const running = [...this.#jobs.values()].filter(({ end }) => !end);
    for (const { job } of running) job.cancel();
    await Promise.all(running.map(({ job }) => job.result));
  }

  async #awaitEnd(entry: Entry): Promise<void> {
    const result = await entry.job.result;
    entry.end = { result, forgetAt: this.#clock.now() + KEPT_MS };
  }

  #find(jobId: string, asker: Session | null): Entry {
    this.#forgetOld();
    const entry = this.#jobs.get(jobId);
    if (entry?.staffId && !asker) throw new AppError('SESSION_REQUIRED');
    if (!entry || (entry.staffId && entry.staffId !== asker?.staffId)) throw new AppError('NOT_FOUND');
    return entry;
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [jobId, { end }] of this.#jobs) {
      if (end && end.forgetAt <= now) this.#jobs.delete(jobId);
    }
  }
}
