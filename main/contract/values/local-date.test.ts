import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  dayOfWeek,
  diffDays,
  formatLocalDate,
  fromEpochDay,
  isLocalDate,
  localDateOf,
  localTimeOf,
  relativeDays,
  startOfDay,
  toEpochDay,
  writtenDay,
  writtenInstant,
} from './local-date.ts';

describe('local days', () => {
  it('accepts only days that exist: 30 February would silently become 2 March', () => {
    const days = ['2026-02-28', '2024-02-29', '2000-02-29', '1949-10-01'];
    expect(days.filter(isLocalDate)).toEqual(days);
    const noDays = [
      '2026-02-29',
      '2026-02-30',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026',
      '',
      '2026-01-01T00:00:00.000Z',
    ];
    expect(noDays.filter(isLocalDate)).toEqual([]);
  });

  it('refuses to count with something that is no day, instead of returning NaN', () => {
    expect(() => toEpochDay('')).toThrow(RangeError);
    expect(() => addDays('2026-11-22T08:00:00.000Z', 1)).toThrow(RangeError);
  });

  it('belongs to the Shanghai day: a visit at 7 in the morning was put on the day before', () => {
    expect(localDateOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
    expect(localDateOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
    expect(localDateOf(Date.UTC(2026, 10, 21, 23, 0))).toBe('2026-11-22');
    expect(localTimeOf('2026-11-21T23:05:59.000Z')).toBe('07:05');
    expect(startOfDay('2026-11-22')).toBe(Date.UTC(2026, 10, 21, 16));
  });

  it('agrees with the time zone data on any instant since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(localDateOf(ms)).toBe(shanghai.format(ms));
      }),
      { numRuns: 500 },
    );
  });

  it('counts days over month ends, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(diffDays('2026-02-10', '2026-04-11')).toBe(60);
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 60_000 }),
        fc.integer({ min: -900, max: 900 }),
        (day, step) => {
          const date = fromEpochDay(day);
          expect(toEpochDay(date)).toBe(day);
          expect(diffDays(date, addDays(date, step))).toBe(step);
          expect(compareDates(date, addDays(date, step))).toBe(-Math.sign(step) + 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends a month on the corresponding day, or on its last day (Civil Code Art 202)', () => {
    expect(addMonths('2026-01-15', 1)).toBe('2026-02-15');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', 1)).toBe('2026-04-30');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('knows the weekday, also before 1970', () => {
    expect(dayOfWeek('2026-11-22')).toBe(7);
    expect(dayOfWeek('2026-11-23')).toBe(1);
    expect(dayOfWeek('1949-10-01')).toBe(6);
  });

  it('is written as on forms, with the weekday behind', () => {
    expect(formatLocalDate('2026-11-22', 'zh')).toBe('2026-11-22（周日）');
    expect(formatLocalDate('2026-11-22', 'en')).toBe('2026-11-22 (Sun)');
  });

  it('is written out on official papers, with the time of Shanghai', () => {
    expect(writtenDay('2026-01-05', 'zh')).toBe('2026年1月5日');
    expect(writtenDay('2026-01-05', 'en')).toBe('2026-01-05');
    expect(writtenInstant('2026-11-25T23:05:00.000Z', 'zh')).toBe('2026年11月26日7时05分');
    expect(writtenInstant('2026-11-25T23:05:00.000Z', 'en')).toBe('2026-11-26 07:05');
  });

  it('says how far away a day is', () => {
    const zh = [-3, -2, -1, 0, 1, 2, 3].map((n) =>
      relativeDays(addDays('2026-03-01', n), '2026-03-01', 'zh'),
    );
    expect(zh).toEqual(['3天前', '前天', '昨天', '今天', '明天', '后天', '3天后']);
    expect(relativeDays('2026-03-03', '2026-03-01', 'en')).toBe('in 2 days');
    expect(relativeDays('2026-02-27', '2026-03-01', 'en')).toBe('2 days ago');
    expect(relativeDays('2026-02-28', '2026-03-01', 'en')).toBe('yesterday');
  });
});
