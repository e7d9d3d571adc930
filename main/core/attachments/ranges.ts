/** Bytes from the first up to the second, without it. */
export type ByteRange = readonly [first: number, end: number];

/** What a row says of a file that is coming; absent: nothing has come. */
export function parseRanges(stored: string | undefined): readonly ByteRange[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by this program only
  return stored === undefined ? [] : (JSON.parse(stored) as ByteRange[]);
}

/** Ascending, without overlap, and joined where they touch. */
export function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const merged: [number, number][] = [];
  for (const [first, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && first <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([first, end]);
  }
  return merged;
}

export function heldBytes(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, [first, end]) => sum + end - first, 0);
}

/** The first byte that is missing, of merged ranges. */
export function firstMissing(ranges: readonly ByteRange[]): number {
  const [first] = ranges;
  return first?.[0] === 0 ? first[1] : 0;
}
