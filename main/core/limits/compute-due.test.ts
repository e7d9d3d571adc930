import { describe, expect, it } from 'vitest';
import { computeDue, dueOn, type DueInput } from './compute-due.ts';
import { holidayNotices } from './holiday-notices.ts';
import { createWorkCalendar } from './work-calendar.ts';

const calendar = createWorkCalendar(holidayNotices);
const due = (start: string, amount: number, unit: DueInput['unit'], more: Partial<DueInput> = {}) =>
  computeDue({ start, amount, unit, rollover: 'nextWorkingDay', calendar, ...more });

describe('the test vectors of domain.md §1.5', () => {
  it.each([
    ['2026-02-10', '2026-02-25', '2026-02-25', '2026-04-11', '2026-04-13', '2026-02-24', '2026-03-02'],
    ['2026-04-20', '2026-05-05', '2026-05-06', '2026-06-19', '2026-06-22', '2026-04-27', '2026-05-07'],
    ['2026-08-03', '2026-08-18', '2026-08-18', '2026-10-02', '2026-10-08', '2026-08-10', '2026-08-17'],
    ['2026-09-16', '2026-10-01', '2026-10-08', '2026-11-15', '2026-11-16', '2026-09-22', '2026-09-30'],
    ['2026-09-28', '2026-10-13', '2026-10-13', '2026-11-27', '2026-11-27', '2026-10-10', '2026-10-16'],
    ['2026-11-23', '2026-12-08', '2026-12-08', '2027-01-22', '2027-01-22', '2026-11-30', '2026-12-07'],
  ])('from %s', (start, raw15, due15, raw60, due60, due5, due10) => {
    expect(due(start, 15, 'day')).toMatchObject({ rawDue: raw15, legalDue: due15 });
    expect(due(start, 60, 'day')).toMatchObject({ rawDue: raw60, legalDue: due60 });
    expect(due(start, 5, 'workingDay')).toMatchObject({ rawDue: due5, legalDue: due5 });
    expect(due(start, 10, 'workingDay')).toMatchObject({ rawDue: due10, legalDue: due10 });
  });
});

describe('computeDue', () => {
  it('warns on the last working day before an end on a holiday: the rollover is by analogy only', () => {
    expect(due('2026-09-16', 15, 'day')).toEqual({
      rawDue: '2026-10-01',
      legalDue: '2026-10-08',
      safeDate: '2026-09-30',
      provisional: false,
    });
  });

  it('never warns before the first working day on or after receipt', () => {
    expect(due('2026-10-02', 3, 'day')).toMatchObject({ rawDue: '2026-10-05', safeDate: '2026-10-08' });
    expect(due('2026-11-22', 0, 'day')).toMatchObject({ rawDue: '2026-11-22', safeDate: '2026-11-23' });
    expect(due('2026-11-20', 1, 'day')).toMatchObject({ rawDue: '2026-11-21', safeDate: '2026-11-20' });
  });

  it('never warns after the last day where nothing is rolled', () => {
    expect(due('2026-10-02', 3, 'day', { rollover: 'none' })).toMatchObject({
      legalDue: '2026-10-05',
      safeDate: '2026-10-05',
    });
  });

  it('ends a month on the corresponding day, or on the last day of a shorter month', () => {
    expect(due('2026-01-31', 1, 'month')).toMatchObject({ rawDue: '2026-02-28', legalDue: '2026-02-28' });
    expect(due('2026-03-15', 1, 'month')).toMatchObject({ rawDue: '2026-04-15' });
  });

  it('counts an extension from the unrolled end: from the rolled one it had given two days too many', () => {
    expect(due('2026-02-10', 60, 'day', { extensionDays: 30 })).toMatchObject({
      rawDue: '2026-05-11',
      legalDue: '2026-05-11',
    });
  });

  it('does not count a hearing, from the day of its notice to the day of its conclusion', () => {
    const hearing = [{ from: '2026-03-10', to: '2026-03-12' }];
    expect(due('2026-03-02', 30, 'day').rawDue).toBe('2026-04-01');
    expect(due('2026-03-02', 30, 'day', { suspensions: hearing }).rawDue).toBe('2026-04-04');
    expect(due('2026-03-02', 10, 'workingDay', { suspensions: hearing }).rawDue).toBe('2026-03-19');
  });

  it('does not count a hearing twice when two of them overlap, nor one outside the limit', () => {
    const overlapping = [
      { from: '2026-03-11', to: '2026-03-14' },
      { from: '2026-03-10', to: '2026-03-12' },
    ];
    expect(due('2026-03-02', 30, 'day', { suspensions: overlapping }).rawDue).toBe('2026-04-06');
    const outside = [
      { from: '2026-02-20', to: '2026-03-02' },
      { from: '2026-04-02', to: '2026-04-20' },
    ];
    expect(due('2026-03-02', 30, 'day', { suspensions: outside }).rawDue).toBe('2026-04-01');
  });

  it('goes on for a hearing that begins on the very last day, or in the days won by another', () => {
    const last = [
      { from: '2026-04-01', to: '2026-04-02' },
      { from: '2026-04-03', to: '2026-04-03' },
    ];
    expect(due('2026-03-02', 30, 'day', { suspensions: last }).rawDue).toBe('2026-04-04');
  });

  it('says which dates rest on a calendar that is not announced yet', () => {
    expect(due('2026-11-23', 15, 'day').provisional).toBe(false);
    expect(due('2026-11-23', 60, 'day').provisional).toBe(true);
    // The notice of 2027 may still move 29 December.
    expect(due('2026-12-14', 15, 'day').provisional).toBe(true);
    expect(due('2021-12-20', 15, 'workingDay').provisional).toBe(true);
    // The last working day before New Year 2022 is in a year without a notice.
    expect(due('2021-12-17', 15, 'day')).toMatchObject({ safeDate: '2021-12-31', provisional: true });
    // Only the end of a limit in calendar days needs a calendar.
    expect(due('2021-12-20', 60, 'day').provisional).toBe(false);
  });

  it('takes a day named in a letter as it is', () => {
    expect(dueOn('2026-09-01', '2026-10-04', 'none', calendar)).toEqual({
      rawDue: '2026-10-04',
      legalDue: '2026-10-04',
      safeDate: '2026-09-30',
      provisional: false,
    });
  });
});
