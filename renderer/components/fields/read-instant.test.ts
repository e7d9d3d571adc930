import { describe, expect, it } from 'vitest';
import { readInstant } from './DateInput.tsx';

const now = Date.parse('2026-11-22T04:00:00.000Z');

describe('readInstant', () => {
  it.each([
    ['今天 9:30', '2026-11-22T01:30:00.000Z'],
    ['9:30', '2026-11-22T01:30:00.000Z'],
    ['3月5日 14点', '2026-03-05T06:00:00.000Z'],
    ['2026-11-21 00:05', '2026-11-20T16:05:00.000Z'],
    ['昨天', '2026-11-21T04:00:00.000Z'],
    ['3.5', '2026-03-05T04:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(readInstant(text, now)).toBe(instant);
  });

  it('takes the coming day where something is to come: a hearing had been called for a year ago', () => {
    expect(readInstant('12月4日 9:00', now, true)).toBe('2026-12-04T01:00:00.000Z');
    expect(readInstant('1月4日 9:00', now, true)).toBe('2027-01-04T01:00:00.000Z');
  });

  it.each(['', '上午', '2月30日 9:00', '25:00'])('does not guess at %s', (text) => {
    expect(readInstant(text, now)).toBeNull();
  });
});
