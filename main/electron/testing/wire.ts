/** Questions and answers between the program's process and the desktop that stands in for Electron's browser side. */
export type Answer = (...args: never[]) => unknown;
export type Answers = Readonly<Record<string, Answer>>;

interface Message {
  readonly id: number;
  readonly question?: string;
  readonly args?: readonly unknown[];
  readonly answer?: unknown;
  readonly error?: string;
}

interface Line {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
}

/** Both ends are the same; Node's process channel carries bytes when its serialization is `advanced`. */
export class Wire {
  readonly #line: Line;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #nextId = 1;

  constructor(line: Line, answers: Answers) {
    this.#line = line;
    line.onMessage((message) => {
      if (message.question === undefined) this.#settle(message);
      else void this.#answer(message, answers);
    });
  }

  ask(question: string, ...args: readonly unknown[]): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    const id = this.#nextId++;
    this.#waiting.set(id, waiting);
    this.#line.send({ id, question, args });
    return waiting.promise;
  }

  #settle({ id, answer, error }: Message): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(error));
  }

  async #answer({ id, question = '', args = [] }: Message, answers: Answers): Promise<void> {
    try {
      const answer = answers[question];
      if (!answer) throw new Error(`The stand-in does not know ${question}`);
      this.#line.send({ id, answer: await answer(...(args as never[])) });
    } catch (thrown) {
      this.#line.send({ id, error: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }
}
