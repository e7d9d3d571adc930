import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hlcMaxLeadMs, packHlc, receiveHlc, tickHlc, unpackHlc } from './hlc.ts';

const wall = Date.UTC(2026, 10, 3, 1, 2, 3, 4);
const ms = fc.nat({ max: 2 ** 48 - 1 - 2 * hlcMaxLeadMs });
const counter = fc.nat({ max: 0xffff });
const hlc = fc.record({ ms, counter }).map(packHlc);

test('16 hex digits: 48 bits of milliseconds, 16 of counter', () => {
  expect(packHlc({ ms: wall, counter: 0x1f })).toBe('01a19eed6efc001f');
  expect(unpackHlc('01a19eed6efc001f')).toEqual({ ms: wall, counter: 0x1f });
  expect(() => packHlc({ ms: 2 ** 48, counter: 0 })).toThrow(RangeError);
  expect(() => packHlc({ ms: -1, counter: 0 })).toThrow(RangeError);
  expect(() => packHlc({ ms: 0, counter: 0x1_0000 })).toThrow(RangeError);
  expect(() => unpackHlc('01A19EED6EFC001F')).toThrow(RangeError);
});

test('text order is time order', () => {
  fc.assert(
    fc.property(hlc, hlc, (one, other) => {
      const [a, b] = [unpackHlc(one), unpackHlc(other)];
      expect(Math.sign(a.ms - b.ms || a.counter - b.counter)).toBe(one < other ? -1 : Number(one > other));
    }),
  );
});

test('a clock that is set back never makes ops older than those already written', () => {
  fc.assert(
    fc.property(hlc, fc.array(ms, { maxLength: 20 }), (start, walls) => {
      let last = start;
      for (const wallMs of walls) {
        const next = tickHlc(last, wallMs);
        expect(next > last).toBe(true);
        expect(unpackHlc(next).ms).toBeGreaterThanOrEqual(wallMs);
        last = next;
      }
    }),
    { numRuns: 500 },
  );
});

test('an overflowing counter borrows a millisecond from the future', () => {
  expect(tickHlc(packHlc({ ms: wall, counter: 0xffff }), wall)).toBe(packHlc({ ms: wall + 1, counter: 0 }));
  expect(tickHlc(null, wall)).toBe(packHlc({ ms: wall, counter: 0 }));
});

test('what is written after reading an op sorts after it, unless that clock is absurdly fast', () => {
  fc.assert(
    fc.property(hlc, hlc, ms, (last, remote, wallMs) => {
      const own = receiveHlc(last, remote, wallMs);
      expect(own >= last).toBe(true);
      const next = tickHlc(own, wallMs);
      const isAbsurd = unpackHlc(remote).ms - wallMs >= hlcMaxLeadMs;
      expect(isAbsurd || next > remote).toBe(true);
      const furthest = Math.max(wallMs + hlcMaxLeadMs, unpackHlc(last).ms);
      expect(unpackHlc(own).ms).toBeLessThanOrEqual(furthest);
    }),
    { numRuns: 500 },
  );
});

test('a PC that is three days fast moves ours by ten minutes', () => {
  const threeDays = 3 * 24 * 60 * 60 * 1000;
  const fast = packHlc({ ms: wall + threeDays, counter: 7 });
  expect(receiveHlc(null, fast, wall)).toBe(packHlc({ ms: wall + hlcMaxLeadMs, counter: 0 }));
});
