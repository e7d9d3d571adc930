import type { Readable, Writable } from 'node:stream';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The browser's DevTools protocol over two pipes (`--remote-debugging-pipe`): messages of JSON, each ended by a zero byte.
 * Pipes rather than a port, so that nobody else on the machine can drive the browser or read the page.
 */
export class DevtoolsPipe {
  readonly #output: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #unread: Buffer[] = [];
  #closed: Error | null = null;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => this.close());
    for (const stream of [input, output]) stream.on('error', () => this.close());
  }

  /** Rejects when the browser refuses, or has ended. */
  send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  close(): void {
    this.#closed ??= new Error('The browser has ended');
    for (const { reject } of this.#waiting.values()) reject(this.#closed);
    this.#waiting.clear();
  }

  #read(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = Buffer.concat([...this.#unread, rest.subarray(0, end)]);
      this.#unread = [];
      rest = rest.subarray(end + 1);
      this.#settle(JSON.parse(message.toString('utf8')));
    }
    if (rest.length > 0) this.#unread.push(rest);
  }

  #settle(message: unknown): void {
    const id = hasField(message, 'id') && typeof message.id === 'number' ? message.id : 0;
    const waiting = this.#waiting.get(id);
    // Events have no id, and nobody waits for one.
    if (!waiting) return;
    this.#waiting.delete(id);
    if (hasField(message, 'error')) waiting.reject(new Error('The browser refused a command'));
    else waiting.resolve(hasField(message, 'result') ? message.result : null);
  }
}

function hasField<N extends string>(value: unknown, name: N): value is Record<N, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

/** A text field of an answer. Throws when it is not there. */
export function textIn(answer: unknown, name: string): string {
  if (hasField(answer, name) && typeof answer[name] === 'string') return answer[name];
  throw new Error(`The browser's answer has no ${name}`);
}
