import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { periodKind } from '../../terms/ledger-terms.ts';
import { addDays, dayOfWeek } from './local-date.ts';
import { formatPeriod, neighbourOf, periodOf, readPeriod, writtenPeriod, yearBefore } from './period.ts';

test('every day lies in one period of each kind, which its name gives back and its neighbours adjoin', () => {
  assert(
    property(integer({ min: 0, max: 40_000 }), constantFrom(...periodKind.codes), (distance, kind) => {
      const day = addDays('1990-01-01', distance);
      const period = periodOf(kind, day);
      expect(period.from <= day && day <= period.to).toBe(true);
      expect(readPeriod(period.id)).toEqual(period);
      const next = neighbourOf(period, 1);
      expect(next.from).toBe(addDays(period.to, 1));
      expect(neighbourOf(next, -1)).toEqual(period);
    }),
  );
});

test('a week belongs to the year of its Thursday, and what does not exist is no period', () => {
  expect(periodOf('week', '2027-01-03')).toMatchObject({ id: '2026-W53', from: '2026-12-28' });
  expect(dayOfWeek(periodOf('week', '2026-11-26').from)).toBe(1);
  for (const id of ['2026-W54', '2026-W00', '2026-13', '2026-00-1', '2026-Q5', '2026-11-31', '0000', 'x']) {
    expect([id, readPeriod(id)]).toEqual([id, null]);
  }
  expect(periodOf('halfMonth', '2028-02-20').to).toBe('2028-02-29');
});

test('is said as an official would', () => {
  const said = periodKind.codes.map((kind) => formatPeriod(periodOf(kind, '2026-11-26'), 'zh'));
  expect(said).toEqual([
    '2026-11-26（周四）',
    '2026年第48周（11-23至11-29）',
    '2026年11月下半月',
    '2026年11月',
    '2026年第四季度',
    '2026年下半年',
    '2026年',
  ]);
});

function written(id: string): string | null {
  const period = readPeriod(id);
  return period && writtenPeriod(period, 'zh');
}

test('is written out on official papers, each part of a span said once: they said 11-23至11-29', () => {
  expect(['2026-11-05', '2026-W48', '2026-W49', '2026-W53', '2026-W01', '2026-11'].map(written)).toEqual([
    '2026年11月5日',
    '2026年第48周（11月23日至29日）',
    '2026年第49周（11月30日至12月6日）',
    '2026年第53周（12月28日至2027年1月3日）',
    '2026年第1周（2025年12月29日至2026年1月4日）',
    '2026年11月',
  ]);
  expect(writtenPeriod(periodOf('week', '2026-11-26'), 'en')).toBe('Week 48 of 2026 (11-23 to 11-29)');
});

function before(id: string): string | null | undefined {
  const period = readPeriod(id);
  return period && yearBefore(period)?.id;
}

test('a year before is the same period, or none where that year has none', () => {
  expect([before('2026-11'), before('2026-W48'), before('2026-H2'), before('2026')]).toEqual([
    '2025-11',
    '2025-W48',
    '2025-H2',
    '2025',
  ]);
  expect([before('2028-02-29'), before('2026-W53')]).toEqual([undefined, undefined]);
});
