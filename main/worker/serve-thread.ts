import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { success, type Result } from '../contract/result.ts';
import { commandSender, execute, executeCommand, type Workplace } from '../api/execute.ts';
import type { HandlerTable } from '../api/handler.ts';
import { incident, toFailure } from '../api/to-failure.ts';
import type { JobControl } from '../core/job.ts';
import { StationRuntime } from '../core/runtime.ts';
import { buildPorts } from './ports.ts';
import type { Ask, FromThread, ThreadData, ToThread } from './protocol.ts';
import { SharedProgress } from './shared-progress.ts';

/** The whole life of a worker thread: answers the main thread until it is asked to close. */
export function serveThread(handlers: HandlerTable): void {
  if (!parentPort) throw new Error('This file is the entry of a worker thread');
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- what `Thread` gives a thread when it starts
  const data: ThreadData = workerData;
  new ThreadServer(parentPort, data, handlers).start();
}

class ThreadServer {
  readonly #port: MessagePort;
  readonly #workplace: Workplace;
  readonly #isSerial: boolean;
  readonly #commands = new Map<number, (result: Result<unknown>) => void>();
  #nextCommandId = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(port: MessagePort, { name, ports }: ThreadData, handlers: HandlerTable) {
    const runtime = new StationRuntime(buildPorts(ports), name);
    this.#port = port;
    this.#workplace = { runtime, handlers, log: (entry) => this.#post({ type: 'log', entry }) };
    // In the writer a check before an `await` must still hold after it.
    this.#isSerial = name === 'writer';
    if (name === 'writer') {
      runtime.onOpened = (databaseKey) => this.#post({ type: 'opened', databaseKey });
    }
  }

  start(): void {
    this.#port.on('message', (message: ToThread) => {
      if (message.type === 'ask') void this.#receive(message.id, message.ask);
      else this.#settleCommand(message.id, message.result);
    });
  }

  async #receive(id: number, ask: Ask): Promise<void> {
    const turn = this.#isSerial ? this.#last.then(() => this.#answer(id, ask)) : this.#answer(id, ask);
    this.#last = turn;
    this.#post({ type: 'answer', id, result: await turn });
    if (ask.type === 'close') this.#port.close();
  }

  async #answer(id: number, ask: Ask): Promise<Result<unknown>> {
    switch (ask.type) {
      case 'call':
        return execute(this.#workplace, ask.request);
      case 'job':
        return execute(this.#workplace, ask.request, this.#jobControl(id, ask.shared));
      case 'command':
        return executeCommand(this.#workplace, ask.command);
      case 'open':
        return this.#tryTo('open', () => {
          // After a restore the register is another one, with another key.
          this.#workplace.runtime.close();
          this.#workplace.runtime.open(ask.databaseKey);
        });
      case 'close':
        return this.#tryTo('close', () => this.#workplace.runtime.close());
    }
  }

  async #tryTo(what: string, step: () => void): Promise<Result<unknown>> {
    try {
      step();
      return success(null);
    } catch (thrown) {
      return toFailure(thrown, what, this.#workplace.log);
    }
  }

  #jobControl(id: number, shared: SharedArrayBuffer): JobControl {
    const progress = new SharedProgress(shared);
    let lastStep = '';
    return {
      progress: (done, total, step) => {
        progress.report(done, total);
        if (step === lastStep) return;
        lastStep = step;
        this.#post({ type: 'step', id, step });
      },
      isCancelled: () => progress.isCancelled,
      writer: commandSender(
        (command) =>
          new Promise((resolve) => {
            const commandId = this.#nextCommandId++;
            this.#commands.set(commandId, resolve);
            this.#post({ type: 'command', id: commandId, command });
          }),
      ),
    };
  }

  #settleCommand(id: number, result: Result<unknown>): void {
    this.#commands.get(id)?.(result);
    this.#commands.delete(id);
  }

  #post(message: FromThread): void {
    try {
      this.#port.postMessage(message, []);
    } catch (thrown) {
      // A handler answered with something that cannot cross threads; whoever waits must still hear.
      if (message.type !== 'answer') throw thrown;
      const result = incident('ANSWER_UNSENDABLE', {}, this.#workplace.log);
      this.#port.postMessage({ type: 'answer', id: message.id, result } satisfies FromThread, []);
    }
  }
}
