import type { RouteInput, RouteName, RouteOutput } from '../../main/contract/index.ts';
import { CallError } from './call-error.ts';
import type { SessionStore } from './session-store.ts';
import type { Answer, HostInfo, Transport } from './transport.ts';

/** Typed calls over a transport, with the session's token. Every refusal is thrown as a `CallError`. */
export class Client {
  readonly #transport: Transport;
  readonly session: SessionStore;

  constructor(transport: Transport, session: SessionStore) {
    this.#transport = transport;
    this.session = session;
  }

  get host(): HostInfo {
    return this.#transport.host;
  }

  async call<R extends RouteName>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>> {
    const value = await this.#withToken((token) => this.#transport.call(route, input, token));
    // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the host answers by this route's own schema
    return value as RouteOutput<R>;
  }

  /** The file's id, to be named in a route's input. */
  async putFile(bytes: Blob): Promise<string> {
    const { fileId } = await this.#withToken((token) => this.#transport.putFile(bytes, token));
    return fileId;
  }

  async getFile(fileId: string): Promise<Blob> {
    return this.#withToken((token) => this.#transport.getFile(fileId, token));
  }

  async pdf(html: string): Promise<Blob> {
    return this.#withToken((token) => this.#transport.pdf(html, token));
  }

  async #withToken<T>(send: (token: string | null) => Promise<Answer<T>>): Promise<T> {
    const token = this.session.token;
    const answer = await send(token);
    if (answer.ok) return answer.value;
    // A late answer to an old token must not lock the person who has just unlocked.
    if (answer.error.code === 'SESSION_REQUIRED' && this.session.token === token) {
      this.session.lock('expired');
    }
    throw new CallError(answer.error);
  }
}
