/** Peers that are remembered at a time: many forged addresses must not fill the memory. */
const maxPeers = 4_096;
const minuteMs = 60_000;

/** How many connections one address has, and how often it asks. */
export class PeerLimits {
  readonly #maxConnections: number;
  readonly #maxPerMinute: number;
  readonly #now: () => number;
  readonly #connections = new Map<string, number>();
  #asked = new Map<string, number>();
  #minuteBegan = Number.NEGATIVE_INFINITY;

  /** `now`: milliseconds of any clock that only goes forward. */
  constructor(maxConnections: number, maxPerMinute: number, now: () => number = () => performance.now()) {
    this.#maxConnections = maxConnections;
    this.#maxPerMinute = maxPerMinute;
    this.#now = now;
  }

  /** False: the address has as many as it may; nothing is counted, so no `disconnect` may follow. */
  connect(peer: string): boolean {
    const count = this.#connections.get(peer) ?? 0;
    if (count >= this.#maxConnections) return false;
    this.#connections.set(peer, count + 1);
    return true;
  }

  disconnect(peer: string): void {
    const count = (this.#connections.get(peer) ?? 0) - 1;
    if (count > 0) this.#connections.set(peer, count);
    else this.#connections.delete(peer);
  }

  /** False: asked too often within this minute. */
  request(peer: string): boolean {
    if (this.#now() - this.#minuteBegan >= minuteMs) {
      this.#asked = new Map();
      this.#minuteBegan = this.#now();
    }
    const count = (this.#asked.get(peer) ?? 0) + 1;
    if (count > this.#maxPerMinute || (count === 1 && this.#asked.size >= maxPeers)) return false;
    this.#asked.set(peer, count);
    return true;
  }
}
