import { localDateOf } from '../contract/values/local-date.ts';
import type { Clock } from '../core/ports.ts';
import type { Executor } from './dispatch.ts';
import type { Request } from './execute.ts';
import type { JobRegistry } from './jobs.ts';

/** How often a running program looks: a stick that comes in the afternoon gets its backup, too. */
const EVERY_MS = 60 * 60_000;

export interface DailyWorkOptions {
  readonly executor: Executor;
  readonly jobs: JobRegistry;
  readonly clock: Clock;
  /** A job that finds out by itself whether anything is due. */
  readonly request: Request;
}

/** Starts a job when somebody unlocks on a new day, and every hour from the first unlock on, locked or not. */
export class DailyWork {
  readonly #options: DailyWorkOptions;
  #lastAt: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: DailyWorkOptions) {
    this.#options = options;
  }

  /** The register is open from now on. */
  onUnlocked(): void {
    this.#timer ??= setInterval(() => this.#start(), EVERY_MS).unref();
    const now = this.#options.clock.now();
    const isRecent = this.#lastAt !== null && localDateOf(this.#lastAt) === localDateOf(now);
    // Screens are locked and unlocked all day; asking for the attached sticks is slow on an old PC.
    if (!isRecent) this.#start();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  #start(): void {
    const { executor, jobs, clock, request } = this.#options;
    this.#lastAt = clock.now();
    jobs.startInBackground(() => executor.start(request));
  }
}
