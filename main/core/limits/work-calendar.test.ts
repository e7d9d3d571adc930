import { describe, expect, it } from 'vitest';
import { addDays, dayOfWeek, toEpochDay } from '../../contract/values/local-date.ts';
import { holidayNotices, type HolidayNotice } from './holiday-notices.ts';
import { lunarFestivalsOf } from './lunar-festivals.ts';
import { statutoryDays } from './statutory-days.ts';
import { publishedMakeUpDays, publishedOffDays } from './testing/published-days.ts';
import { createWorkCalendar } from './work-calendar.ts';

const calendar = createWorkCalendar(holidayNotices);
const isWorkingDay = (date: string): boolean => calendar.isWorkingDay(toEpochDay(date));
const isFirm = (date: string): boolean => calendar.isFirm(toEpochDay(date));

describe('built-in notices', () => {
  it('equal the published days of 2025 and 2026: one forgotten make-up day shifts every limit in working days', () => {
    const days = holidayNotices.filter(({ year }) => year >= 2025).flatMap((notice) => notice.days);
    const dates = (isOff: boolean): string[] =>
      days.flatMap(({ date, isOffDay }) => (isOffDay === isOff ? [date] : [])).toSorted();
    expect(dates(true)).toEqual([...publishedOffDays].toSorted());
    expect(dates(false)).toEqual([...publishedMakeUpDays].toSorted());
  });

  it('move weekends only: every make-up day is a Saturday or Sunday, and no day is named twice', () => {
    for (const { days } of holidayNotices) {
      expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
      const makeUp = days.filter(({ isOffDay }) => !isOffDay);
      expect(makeUp.filter(({ date }) => dayOfWeek(date) < 6)).toEqual([]);
    }
  });

  it('contain every statutory day of the law in force since 2025', () => {
    for (const notice of holidayNotices.filter(({ year }) => year >= 2025)) {
      const off = notice.days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date);
      expect(off).toEqual(expect.arrayContaining(statutoryDays(notice.year).map(({ date }) => date)));
    }
  });
});

describe('working days', () => {
  it('follow the notice: off on a bridging Monday, worked on a make-up Saturday', () => {
    expect(isWorkingDay('2026-02-23')).toBe(false);
    expect(isWorkingDay('2026-02-28')).toBe(true);
    expect(isWorkingDay('2026-11-21')).toBe(false);
    expect(isWorkingDay('2026-11-23')).toBe(true);
    expect(calendar.holidayName(toEpochDay('2026-09-20'))).toBe('国庆节');
    expect(calendar.holidayName(toEpochDay('2026-09-21'))).toBeNull();
  });

  it('of December follow the notice of the next year too: 31 December 2022 was off by the notice of 2023', () => {
    expect(calendar.holidayName(toEpochDay('2022-12-31'))).toBe('元旦');
    const notice: HolidayNotice = {
      year: 2027,
      source: 'test',
      days: [{ date: '2026-12-31', isOffDay: true, name: '元旦' }],
    };
    expect(isWorkingDay('2026-12-31')).toBe(true);
    expect(createWorkCalendar([...holidayNotices, notice]).isWorkingDay(toEpochDay('2026-12-31'))).toBe(
      false,
    );
  });

  it('are firm only where the next notice can no longer move them', () => {
    expect([isFirm('2025-12-31'), isFirm('2026-12-27'), isFirm('2026-12-28'), isFirm('2027-03-01')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('are replaced as a whole by a corrected notice for the same year', () => {
    const corrected = createWorkCalendar([...holidayNotices, { year: 2026, source: 'test', days: [] }]);
    expect(corrected.isWorkingDay(toEpochDay('2026-02-17'))).toBe(true);
    expect(corrected.isWorkingDay(toEpochDay('2026-02-28'))).toBe(false);
  });

  it('stay plain weeks for a mistyped year, instead of stopping the register', () => {
    for (const date of ['0226-03-01', '9999-12-31']) expect(typeof isWorkingDay(date)).toBe('boolean');
    expect(calendar.isWorkingDay(toEpochDay('9999-12-31') + 10)).toBe(true);
  });
});

describe('the provisional calendar', () => {
  it('knows the statutory days of 2027, without any make-up day', () => {
    expect(statutoryDays(2027).map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '02-05',
      '02-06',
      '02-07',
      '02-08',
      '04-05',
      '05-01',
      '05-02',
      '06-09',
      '09-15',
      '10-01',
      '10-02',
      '10-03',
    ]);
    expect(isWorkingDay('2027-02-05')).toBe(false);
    expect(isWorkingDay('2027-02-09')).toBe(true);
    expect(isWorkingDay('2027-02-06')).toBe(false);
  });

  it('has the lunar festivals of the almanac: Intl puts Spring Festival of 2027 and 2030 on the wrong day', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    const lunar = (date: string): string => chinese.format(Date.parse(`${date}T12:00:00Z`));
    const wrong: string[] = [];
    for (let year = 2022; year <= 2040; year += 1) {
      const read = Object.values(lunarFestivalsOf(year) ?? {}).map(lunar);
      if (read.join() !== '1/1,5/5,8/15') wrong.push(`${year}: ${read.join()}`);
    }
    // A later ICU may know better.
    expect(['2027: 12/30,5/5,8/15', '2030: 1/2,5/5,8/15']).toEqual(expect.arrayContaining(wrong));
    // New moons at 23:56 and 00:08 in Beijing.
    expect(lunarFestivalsOf(2027)?.springFestival).toBe('2027-02-06');
    expect(lunarFestivalsOf(2030)?.springFestival).toBe('2030-02-03');
  });

  it('has Qingming where the notices put it', () => {
    for (const { year, days } of holidayNotices) {
      const qingming = statutoryDays(year).find(({ name }) => name === '清明节')?.date;
      expect(
        days.filter(({ name, isOffDay }) => name === '清明节' && isOffDay).map(({ date }) => date),
      ).toContain(qingming);
    }
    expect(addDays('2028-04-03', 1)).toBe(statutoryDays(2028).find(({ name }) => name === '清明节')?.date);
  });
});
