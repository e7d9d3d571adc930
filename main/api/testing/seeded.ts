import { createHash } from 'node:crypto';

/** A stream of numbers and bytes that follows from its seed alone. */
export class Seeded {
  readonly #seed: string;
  #block = 0;
  #rest = new Uint8Array();

  constructor(seed: string) {
    this.#seed = seed;
  }

  readonly bytes = (length: number): Uint8Array => {
    while (this.#rest.length < length) {
      const more = createHash('sha256').update(`${this.#seed} ${this.#block}`).digest();
      this.#block += 1;
      this.#rest = Uint8Array.from([...this.#rest, ...more]);
    }
    const taken = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    return taken;
  };

  /** From 0 up to, not including, 1. */
  next(): number {
    return Buffer.from(this.bytes(4)).readUInt32BE() / 2 ** 32;
  }

  /** From 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}

/** What stands for the generator of the system while a simulation runs; a test file puts it there by `vi.mock`. */
export const simulated: { random: Seeded; now: number } = { random: new Seeded('none'), now: 0 };

export const seededRandom = { randomBytes: (length: number) => simulated.random.bytes(length) };

/** age takes its random bytes from the platform. @returns how to give it the true ones again */
export function seedPlatform(): () => void {
  const { crypto } = globalThis;
  const actual = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    if (array) {
      const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      view.set(simulated.random.bytes(view.length));
    }
    return array;
  };
  return () => {
    crypto.getRandomValues = actual;
  };
}

/** Version 7 with the time of the simulation. */
export const seededUuid = {
  v7: (): string => {
    const bytes = simulated.random.bytes(16);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(simulated.now));
    bytes.set(time.subarray(2), 0);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  },
};
