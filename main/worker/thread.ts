import { Worker } from 'node:worker_threads';
import { success, type Result } from '../contract/result.ts';
import { describeError, type Log } from '../api/log.ts';
import { incident } from '../api/to-failure.ts';
import type { Command } from '../api/execute.ts';
import type { Ask, FromThread, ThreadData, ToThread } from './protocol.ts';

export interface ThreadOptions {
  readonly entry: URL;
  readonly data: ThreadData;
  readonly log: Log;
  /** The writer has opened the register; runs before the answer of the call that opened it. */
  readonly onOpened?: (databaseKey: Uint8Array) => void;
  /** How a job reaches the writer. */
  readonly onCommand?: (command: Command) => Promise<Result<unknown>>;
}

interface Waiting {
  readonly settle: (result: Result<unknown>) => void;
  readonly onStep: ((step: string) => void) | undefined;
}

/** V8 would take three times as much for each thread, and a village PC has little. */
const maxYoungGenerationSizeMb = 12;

const alreadyOpen = Promise.resolve(success<unknown>(null));

/**
 * The main thread's side of one worker thread. A thread that crashes is started again and opens the register again; what
 * it was doing answers INTERNAL, and SQLite rolls its transaction back.
 */
export class Thread {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #exited: Promise<void> = Promise.resolve();
  #nextId = 0;
  /** Kept so that a crash does not ask everybody for the PIN. */
  #databaseKey: Uint8Array | null = null;
  #opened: Promise<Result<unknown>> | null = null;
  #hasAnswered = false;
  #isStopping = false;
  /** Set while the thread closes to free its memory. */
  #resting: Promise<void> | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#worker) return;
    const { entry, data, log } = this.#options;
    // Without the parent's flags: those of a test runner or a debugger do not fit here.
    const worker = new Worker(entry, {
      name: data.name,
      workerData: data,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    this.#worker = worker;
    this.#hasAnswered = false;
    worker.on('message', (message: FromThread) => this.#receive(message));
    worker.on('error', (thrown) =>
      log({
        level: 'error',
        event: 'THREAD_CRASHED',
        details: { thread: data.name, ...describeError(thrown) },
      }),
    );
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#onExit();
        resolve();
      });
    });
  }

  /** Opens the register here too, at once or when the thread starts. */
  async open(databaseKey: Uint8Array): Promise<Result<unknown>> {
    await this.#resting;
    this.#databaseKey = databaseKey;
    this.#opened = null;
    return this.#worker ? this.#ensureOpen() : alreadyOpen;
  }

  async ask(ask: Ask, onStep?: (step: string) => void): Promise<Result<unknown>> {
    await this.#resting;
    this.start();
    const opened = await this.#ensureOpen();
    return opened.ok ? this.#send(ask, onStep) : opened;
  }

  /** Ends a thread that has nothing to do; the next `ask` starts it again. */
  async rest(): Promise<void> {
    if (!this.#worker || this.#waiting.size > 0 || this.#isStopping) return;
    this.#resting = this.#send({ type: 'close' }).then(() => this.#exited);
    await this.#resting;
    this.#resting = null;
  }

  /** Lets the thread finish what it does, close the register and end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#resting;
    if (!this.#worker) return;
    await this.#send({ type: 'close' });
    await this.#exited;
  }

  /** Ends the thread where it stands. Never for the writer: it may be inside a transaction. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    await this.#worker?.terminate();
  }

  #ensureOpen(): Promise<Result<unknown>> {
    if (!this.#databaseKey) return alreadyOpen;
    this.#opened ??= this.#send({ type: 'open', databaseKey: this.#databaseKey }).then((result) => {
      if (!result.ok) this.#opened = null;
      return result;
    });
    return this.#opened;
  }

  #send(ask: Ask, onStep?: (step: string) => void): Promise<Result<unknown>> {
    return new Promise((settle) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { settle, onStep });
      this.#post({ type: 'ask', id, ask });
    });
  }

  #receive(message: FromThread): void {
    switch (message.type) {
      case 'answer':
        this.#hasAnswered = true;
        this.#waiting.get(message.id)?.settle(message.result);
        this.#waiting.delete(message.id);
        return;
      case 'step':
        this.#waiting.get(message.id)?.onStep?.(message.step);
        return;
      case 'opened':
        this.#databaseKey = message.databaseKey;
        this.#opened = alreadyOpen;
        this.#options.onOpened?.(message.databaseKey);
        return;
      case 'command':
        void this.#runCommand(message.id, message.command);
        return;
      case 'log':
        this.#options.log(message.entry);
        return;
    }
  }

  async #runCommand(id: number, command: Command): Promise<void> {
    const { onCommand, data, log } = this.#options;
    const result = onCommand
      ? await onCommand(command)
      : incident('COMMAND_MISPLACED', { thread: data.name }, log);
    this.#post({ type: 'answer', id, result });
  }

  #post(message: ToThread): void {
    this.#worker?.postMessage(message);
  }

  #onExit(): void {
    const { data, log } = this.#options;
    const wasHealthy = this.#hasAnswered;
    this.#worker = null;
    this.#opened = null;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { settle } of lost) settle(incident('CALL_LOST', { thread: data.name }, log));
    // One that never got anywhere is not started again until somebody asks, or it would crash for ever.
    if (wasHealthy && !this.#isStopping && !this.#resting) this.start();
  }
}
