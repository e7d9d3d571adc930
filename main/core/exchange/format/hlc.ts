/**
 * Hybrid logical clock: 48-bit UTC milliseconds ‖ 16-bit counter as 16 lower-case hex digits, which sort as text.
 * It orders the display; no fact is ever refused because of it (exchange.md P6).
 */
export type Hlc = string;

/** How far ahead of the wall clock a received value may move the own clock: 10 minutes, in milliseconds. */
export const hlcMaxLeadMs = 10 * 60 * 1000;

const maxMs = 2 ** 48 - 1;
const maxCounter = 0xffff;

interface HlcParts {
  readonly ms: number;
  readonly counter: number;
}

/** Throws RangeError outside 48 and 16 bits. */
export function packHlc({ ms, counter }: HlcParts): Hlc {
  if (!isWithin(ms, maxMs) || !isWithin(counter, maxCounter)) throw new RangeError('no such HLC');
  return ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0');
}

/** Throws RangeError unless the text is 16 lower-case hex digits. */
export function unpackHlc(hlc: Hlc): HlcParts {
  if (!/^[0-9a-f]{16}$/.test(hlc)) throw new RangeError('no such HLC');
  return { ms: Number.parseInt(hlc.slice(0, 12), 16), counter: Number.parseInt(hlc.slice(12), 16) };
}

/** The next value of the own clock: later than `last`, and not earlier than the wall clock (UTC ms). */
export function tickHlc(last: Hlc | null, wallMs: number): Hlc {
  if (last === null) return packHlc({ ms: wallMs, counter: 0 });
  const { ms, counter } = unpackHlc(last);
  if (wallMs > ms) return packHlc({ ms: wallMs, counter: 0 });
  if (counter < maxCounter) return packHlc({ ms, counter: counter + 1 });
  return packHlc({ ms: ms + 1, counter: 0 });
}

/**
 * The own clock after seeing `remote`: the next tick lies after it, unless it is more than `hlcMaxLeadMs` ahead of the
 * wall clock; then only as far as that. The received value itself is stored as it came.
 */
export function receiveHlc(last: Hlc | null, remote: Hlc, wallMs: number): Hlc {
  const ceiling = packHlc({ ms: wallMs + hlcMaxLeadMs, counter: 0 });
  const seen = remote < ceiling ? remote : ceiling;
  return last !== null && last > seen ? last : seen;
}

function isWithin(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}
