import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../core/app-error.ts';
import { textOf } from '../worker/json-fields.ts';
import { sampleArguments } from '../worker/program-options.ts';
import type { LoopbackOptions } from './options.ts';

/** Making its few hundred records takes an old PC a while. */
const START_TIMEOUT_MS = 120_000;

/** The sample register, in a process and folders of its own, so that nothing of it can reach the real one. */
export class SampleHost {
  readonly #options: LoopbackOptions;
  readonly #hostEntry: string;
  #child: ChildProcess | null = null;
  #opening: Promise<string> | null = null;

  constructor(options: LoopbackOptions, hostEntry: string) {
    this.#options = options;
    this.#hostEntry = hostEntry;
  }

  /** Starts it, or asks the one that runs for another address. Errors: SAMPLE_NOT_OPENED. */
  open(): Promise<string> {
    this.#opening ??= this.#start().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** Ends with the program that opened it: it has no window of its own to be closed by. */
  stop(): void {
    this.#child?.kill('SIGTERM');
  }

  async #start(): Promise<string> {
    const { dataDir } = this.#options;
    const ticketFile = join(dataDir, 'sample-ticket.json');
    rmSync(ticketFile, { force: true });
    const child = spawn(process.execPath, this.#arguments(ticketFile), {
      stdio: 'ignore',
      windowsHide: true,
    });
    const failed = new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(true));
    });
    // A second one only asks the first for an address and ends.
    if (this.#child === null) {
      this.#child = child;
      child.once('exit', () => (this.#child = null));
    }
    try {
      const deadline = Date.now() + START_TIMEOUT_MS;
      while (!existsSync(ticketFile)) {
        const isOver = await Promise.race([failed, sleep(100).then(() => false)]);
        if (isOver || Date.now() > deadline || (child.exitCode !== null && child.exitCode !== 0)) {
          child.kill();
          throw new AppError('SAMPLE_NOT_OPENED');
        }
      }
      return textOf(JSON.parse(readFileSync(ticketFile, 'utf8')), 'url');
    } finally {
      rmSync(ticketFile, { force: true });
    }
  }

  #arguments(ticketFile: string): string[] {
    return [
      ...process.execArgv,
      fileURLToPath(this.#hostEntry),
      ...sampleArguments(this.#options),
      '--no-open',
      '--ticket-file',
      ticketFile,
    ];
  }
}
