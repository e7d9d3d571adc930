import { describe, expect, test } from 'vitest';
import { Sessions } from './sessions.ts';
import { sessionWith, settableClock } from './testing/sessions.ts';

const MINUTE = 60_000;

describe('sessions', () => {
  test('end when nobody asked for the time of the automatic lock, and not before', () => {
    const clock = settableClock();
    const sessions = new Sessions(clock, 15);
    const token = sessions.open(sessionWith());
    clock.advance(15 * MINUTE - 1);
    expect(sessions.find(token)).not.toBeNull();
    clock.advance(15 * MINUTE - 1);
    expect(sessions.find(token)).not.toBeNull();
    clock.advance(15 * MINUTE);
    expect(sessions.find(token)).toBeNull();
  });

  test('end although a screen goes on polling', () => {
    const clock = settableClock();
    const sessions = new Sessions(clock, 15);
    const token = sessions.open(sessionWith());
    for (let minute = 0; minute < 15; minute++) {
      expect(sessions.find(token, false)).not.toBeNull();
      clock.advance(MINUTE);
    }
    expect(sessions.find(token, false)).toBeNull();
  });

  test('outlive a clock set right by seconds, not one set back to yesterday', () => {
    const clock = settableClock();
    const sessions = new Sessions(clock, 15);
    const token = sessions.open(sessionWith());
    clock.advance(-30_000);
    expect(sessions.find(token)).not.toBeNull();
    clock.advance(-24 * 60 * MINUTE);
    expect(sessions.find(token)).toBeNull();
  });

  test('have long tokens that differ', () => {
    const sessions = new Sessions(settableClock());
    const tokens = Array.from({ length: 50 }, () => sessions.open(sessionWith()));
    expect(new Set(tokens).size).toBe(50);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/u);
  });

  test('are several at once, each locked by itself or all together', () => {
    const sessions = new Sessions(settableClock());
    const [first, second] = [sessions.open(sessionWith()), sessions.open(sessionWith())];
    sessions.close(first);
    expect([sessions.find(first), sessions.find(second)]).toEqual([null, sessionWith()]);
    sessions.closeAll();
    expect(sessions.find(second)).toBeNull();
  });
});
