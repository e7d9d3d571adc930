const CANCEL = 0;
const DONE = 1;
const TOTAL = 2;
const CELLS = 3;

/** A job's counters in memory that both threads see: a job busy with one long loop is still asked to stop, and still tells. */
export class SharedProgress {
  readonly buffer: SharedArrayBuffer;
  readonly #cells: BigInt64Array;

  constructor(buffer = new SharedArrayBuffer(CELLS * BigInt64Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#cells = new BigInt64Array(buffer);
  }

  get isCancelled(): boolean {
    return Atomics.load(this.#cells, CANCEL) === 1n;
  }

  cancel(): void {
    Atomics.store(this.#cells, CANCEL, 1n);
  }

  report(done: number, total: number): void {
    Atomics.store(this.#cells, DONE, BigInt(Math.trunc(done)));
    Atomics.store(this.#cells, TOTAL, BigInt(Math.trunc(total)));
  }

  read(): { readonly done: number; readonly total: number } {
    return { done: Number(Atomics.load(this.#cells, DONE)), total: Number(Atomics.load(this.#cells, TOTAL)) };
  }
}
