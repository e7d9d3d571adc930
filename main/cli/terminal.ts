import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Asker } from './open-folder.ts';

/**
 * The terminal, or lines that are piped in, one for each question. Nothing that is typed is echoed: a secret must not
 * stay on the screen of a shared PC.
 */
export class Terminal implements Asker, Disposable {
  readonly #silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  readonly #lines = createInterface({
    input: process.stdin,
    output: this.#silent,
    terminal: process.stdin.isTTY,
  });
  readonly #answers = this.#lines[Symbol.asyncIterator]();

  question(text: string): Promise<string> {
    return this.#ask(text);
  }

  secret(text: string): Promise<string> {
    return this.#ask(text);
  }

  async #ask(text: string): Promise<string> {
    process.stderr.write(text);
    const { value, done } = await this.#answers.next();
    process.stderr.write('\n');
    return done === true ? '' : value;
  }

  [Symbol.dispose](): void {
    this.#lines.close();
  }
}
