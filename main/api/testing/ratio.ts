interface Timed {
  readonly latency: { readonly p50?: number; readonly mean: number };
}

/** Milliseconds: the median, which a busy machine disturbs least. */
export function medianOf({ latency }: Timed): number {
  return latency.p50 ?? latency.mean;
}

/** The value in the middle. */
export function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** One line that can be compared between machines: two times of one run, their ratio, and what is aimed at. */
export function printRatio(what: string, measured: number, baseline: number, aim: string): void {
  const line = `${what}: ${measured.toFixed(2)} ms ÷ ${baseline.toFixed(2)} ms = ${(measured / baseline).toFixed(2)} (${aim})`;
  process.stdout.write(`${line}\n`);
}
