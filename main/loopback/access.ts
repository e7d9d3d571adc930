import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** More tickets than this are never out at once: each is one start of the program whose page has not loaded yet. */
const MAX_TICKETS = 8;

/**
 * Who may speak to this host at all; who may see the register is decided by the session, behind the PIN.
 * A ticket works once: it travels in an address that is printed and passed to the browser. It is swapped for the page
 * token, which every request carries in a header. The control token lets a second start of the program ask for a ticket.
 */
export class Access {
  readonly controlToken = newToken();
  readonly #pageToken = newToken();
  #tickets: string[] = [];

  issueTicket(): string {
    const ticket = newToken();
    this.#tickets = [...this.#tickets.slice(1 - MAX_TICKETS), ticket];
    return ticket;
  }

  /** The page token for a ticket that nobody has used; null for every other string. */
  swap(ticket: string): string | null {
    const left = this.#tickets.filter((issued) => !areEqual(issued, ticket));
    const isKnown = left.length < this.#tickets.length;
    this.#tickets = left;
    return isKnown ? this.#pageToken : null;
  }

  isPage(token: string | undefined): boolean {
    return token !== undefined && areEqual(this.#pageToken, token);
  }

  isControl(token: string | undefined): boolean {
    return token !== undefined && areEqual(this.controlToken, token);
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** In constant time: digests have the same length, whatever somebody sends. */
function areEqual(expected: string, given: string): boolean {
  return timingSafeEqual(digestOf(expected), digestOf(given));
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
