import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, formatLocalDate, fromEpochDay } from './local-date.ts';
import { parseDate } from './parse-date.ts';

const today = '2026-11-23';

describe('parseDate', () => {
  it.each([
    ['3.5', '2026-03-05'],
    ['3.1', '2026-03-01'],
    ['3.10', '2026-03-10'],
    ['3-5', '2026-03-05'],
    ['3/5', '2026-03-05'],
    ['3月5日', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026 年 3 月 5 日', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['２０２６．３．５', '2026-03-05'],
    ['３月５日', '2026-03-05'],
    ['3。5', '2026-03-05'],
    ['2026–3–5', '2026-03-05'],
    ['2026-11-22（周日）', '2026-11-22'],
    ['11月22日 星期日', '2026-11-22'],
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['大前天', '2026-11-20'],
    ['明天', '2026-11-24'],
    ['Yesterday', '2026-11-22'],
  ])('reads %s as people mean it', (text, date) => {
    expect(parseDate(text, today)).toBe(date);
  });

  it.each([
    '',
    '3',
    '5日',
    '0305',
    '3.32',
    '13.1',
    '2026.2.29',
    '26.3.5',
    '2026年3月',
    '3.5.',
    'abc',
    '1.2.3.4',
    '46086',
  ])('does not guess at %s: a wrong receipt date would move every limit', (text) => {
    expect(parseDate(text, today)).toBeNull();
  });

  it('puts a day without a year into the past: 12.31 typed in January had become eleven months ahead', () => {
    expect(parseDate('12.31', '2027-01-02')).toBe('2026-12-31');
    expect(parseDate('11.23', today)).toBe('2026-11-23');
    expect(parseDate('11.24', today)).toBe('2025-11-24');
  });

  it('puts a limit without a year into the future: 1.15 typed in November had been overdue at once', () => {
    expect(parseDate('1.15', today, 'future')).toBe('2027-01-15');
    expect(parseDate('11.23', today, 'future')).toBe('2026-11-23');
    expect(parseDate('12.1', today, 'future')).toBe('2026-12-01');
    expect(parseDate('2026.3.5', today, 'future')).toBe('2026-03-05');
    // Typed three days too late it had become a limit of 362 days.
    expect(parseDate('11.20', today, 'future')).toBe('2026-11-20');
    expect(parseDate('9.1', today, 'future')).toBe('2027-09-01');
  });

  it('does not move 29 February into another year that has one', () => {
    expect(parseDate('2.29', today)).toBeNull();
    expect(parseDate('2.29', '2025-01-10')).toBe('2024-02-29');
  });

  it('reads back whatever the program itself has written', () => {
    const anyDay = fc.integer({ min: -10_000, max: 40_000 }).map(fromEpochDay);
    fc.assert(
      fc.property(anyDay, fc.constantFrom('zh' as const, 'en' as const), (date, language) => {
        expect(parseDate(formatLocalDate(date, language), today)).toBe(date);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the day itself from the day before, the same day and the day after, whichever way it leans', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay), (date) => {
        const written = `${Number(date.slice(5, 7))}.${Number(date.slice(8))}`;
        expect(parseDate(written, date)).toBe(date);
        expect(parseDate(written, date, 'future')).toBe(date);
        expect(parseDate(written, addDays(date, 1))).toBe(date);
        expect(parseDate(written, addDays(date, -1), 'future')).toBe(date);
      }),
      { numRuns: 500, examples: [['2027-01-01'], ['2026-12-31']] },
    );
  });
});
