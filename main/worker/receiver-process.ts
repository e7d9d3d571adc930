import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ReceiverHost, WantedReceiver } from '../api/receiver-host.ts';
import type { Log } from '../api/log.ts';
import { receiverProblems, type ReceiverState } from '../contract/routes/transport.ts';

/** How a host starts the receiver's entry as a process of its own. */
export type ForkReceiver = (fork: {
  readonly entry: string;
  readonly args: readonly string[];
  /** Node's permissions: it reads the program and its folder, and writes to the folder. */
  readonly flags: readonly string[];
  readonly onMessage: (message: unknown) => void;
  readonly onExit: () => void;
}) => { kill(): void };

/** After it has ended by itself, or could not begin: a port may become free, a share may come back. */
const AGAIN_MS = 20_000;
/** How long the program waits for it at its own end. */
const GRACE_MS = 3_000;

export interface ReceiverProcessOptions {
  readonly fork: ForkReceiver;
  /** Folder of the whole program, as a URL. */
  readonly root: URL;
  /** The receiver's entry, as a source or built. */
  readonly entry: URL;
  readonly log: Log;
  readonly againMs?: number;
  /** What it listens at; every network card by default. */
  readonly host?: string;
}

type Running = { readonly kill: () => void; readonly wanted: WantedReceiver };

/** The township's receiver, started and ended by the program (exchange.md §10). */
export class ReceiverProcess implements ReceiverHost {
  readonly #options: ReceiverProcessOptions;
  readonly #listeners: (() => void)[] = [];
  #wanted: WantedReceiver | null = null;
  #running: Running | null = null;
  #again: NodeJS.Timeout | null = null;
  #ended: PromiseWithResolvers<void> | null = null;
  #state: Pick<ReceiverState, 'state' | 'problem'> = { state: 'off', problem: null };
  #lastArrivedAt: string | null = null;
  #arrived = 0;

  constructor(options: ReceiverProcessOptions) {
    this.#options = options;
  }

  want(wanted: WantedReceiver | null): void {
    const before = this.#wanted;
    if (wanted?.inbox === before?.inbox && wanted?.port === before?.port) return;
    this.#wanted = wanted;
    if (this.#again) clearTimeout(this.#again);
    // The next one begins when this one has let go of the port.
    if (this.#running) this.#running.kill();
    else this.#start();
  }

  state(): ReceiverState {
    const port = this.#wanted?.port ?? null;
    return {
      ...this.#state,
      port,
      addresses: port === null ? [] : ownAddresses().map((address) => `${address}:${port}`),
      arrived: this.#arrived,
      lastArrivedAt: this.#lastArrivedAt,
    };
  }

  onArrived(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async stop(): Promise<void> {
    this.want(null);
    if (!this.#running) return;
    this.#ended = Promise.withResolvers();
    const timer = setTimeout(() => this.#ended?.resolve(), GRACE_MS);
    await this.#ended.promise;
    clearTimeout(timer);
  }

  #start(): void {
    const wanted = this.#wanted;
    if (!wanted) {
      this.#state = { state: 'off', problem: null };
      this.#ended?.resolve();
      return;
    }
    this.#state = { state: 'starting', problem: this.#state.problem };
    const { fork, entry, root, host } = this.#options;
    const { inbox, port } = wanted;
    const running: Running = {
      wanted,
      ...fork({
        entry: fileURLToPath(entry),
        args: ['--from-program', '--inbox', inbox, '--port', String(port), ...(host ? ['--host', host] : [])],
        flags: confinement(fileURLToPath(root), inbox),
        onMessage: (message) => {
          if (this.#running === running) this.#hear(message);
        },
        onExit: () => {
          if (this.#running === running) this.#onExit(running);
        },
      }),
    };
    this.#running = running;
  }

  #hear(message: unknown): void {
    const type: unknown = Reflect.get(Object(message), 'type');
    if (type === 'ready') this.#state = { state: 'receiving', problem: null };
    if (type === 'problem') {
      const code: unknown = Reflect.get(Object(message), 'code');
      this.#state = {
        state: 'failed',
        problem: receiverProblems.find((known) => known === code) ?? 'STOPPED',
      };
    }
    if (type === 'arrived') {
      this.#arrived += 1;
      this.#lastArrivedAt = new Date().toISOString();
      for (const listener of this.#listeners) listener();
    }
  }

  #onExit({ wanted }: Running): void {
    this.#running = null;
    if (this.#wanted !== wanted) {
      this.#state = { state: 'off', problem: null };
      this.#start();
      return;
    }
    const problem = this.#state.problem ?? 'STOPPED';
    this.#state = { state: 'failed', problem };
    this.#options.log({ level: 'error', event: 'RECEIVER_ENDED', details: { problem } });
    this.#again = setTimeout(() => this.#start(), this.#options.againMs ?? AGAIN_MS).unref();
  }
}

/** Node 25 and later ask for leave to use the network, too; earlier ones do not know the word. */
export function confinement(program: string, inbox: string): string[] {
  const mayNet = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : [];
  const mayRead = [program, inbox].map((path) => `--allow-fs-read=${path}`);
  return ['--permission', ...mayRead, `--allow-fs-write=${inbox}`, ...mayNet];
}

/** Under which other PCs of the same network may reach this one. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .map(({ address }) => address);
}
