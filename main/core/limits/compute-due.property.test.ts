import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../contract/values/local-date.ts';
import { codesOf } from '../../terms/code-list.ts';
import { dayUnit } from '../../terms/limits-terms.ts';
import { computeDue, type DueInput } from './compute-due.ts';
import { holidayNotices } from './holiday-notices.ts';
import { slowDue } from './testing/slow-due.ts';
import { createWorkCalendar } from './work-calendar.ts';

const calendar = createWorkCalendar(holidayNotices);
const longest = { day: 90, workingDay: 25, month: 3 } as const;

// Starts from March 2025 to June 2026, so that no search leaves the two years of the slow model.
const limit: fc.Arbitrary<Omit<DueInput, 'calendar'>> = fc
  .tuple(fc.integer({ min: 0, max: 470 }), fc.constantFrom(...codesOf(dayUnit)))
  .chain(([offset, unit]) => {
    const start = addDays('2025-03-01', offset);
    const suspension = fc
      .tuple(fc.integer({ min: -5, max: 100 }), fc.integer({ min: 0, max: 14 }))
      .map(([after, length]) => ({ from: addDays(start, after), to: addDays(start, after + length) }));
    return fc.record({
      start: fc.constant(start),
      unit: fc.constant(unit),
      amount: fc.integer({ min: 0, max: longest[unit] }),
      rollover: fc.constantFrom('nextWorkingDay' as const, 'none' as const),
      extensionDays: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
      suspensions: fc.array(suspension, { maxLength: 3 }),
    });
  });

describe('computeDue', () => {
  it('finds the same days as counting them out one by one on published lists', () => {
    fc.assert(
      fc.property(limit, (input) => {
        expect(computeDue({ ...input, calendar })).toEqual({ ...slowDue(input), provisional: false });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its dates in order and never gives less time for a longer limit', () => {
    fc.assert(
      fc.property(limit, (input) => {
        const due = computeDue({ ...input, calendar });
        expect(input.start <= due.rawDue && due.rawDue <= due.legalDue && due.safeDate <= due.legalDue).toBe(
          true,
        );
        expect(computeDue({ ...input, amount: input.amount + 1, calendar }).rawDue > due.rawDue).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
