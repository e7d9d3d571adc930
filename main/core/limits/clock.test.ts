import { describe, expect, it } from 'vitest';
import {
  clockUrgency,
  extendClock,
  recompute,
  resumeClock,
  startClock,
  stopClock,
  suspendClock,
  type Clock,
  type ClockStart,
} from './clock.ts';
import { holidayNotices, type HolidayNotice } from './holiday-notices.ts';
import { latestProfile } from './limit-profiles.ts';
import { createWorkCalendar } from './work-calendar.ts';

const calendar = createWorkCalendar(holidayNotices);
const legal = latestProfile('regs2022');
const clockOf = (options: Partial<ClockStart> = {}): Clock =>
  startClock({ step: 'handle', legal, startedOn: '2026-02-10', calendar, ...options });

describe('a clock', () => {
  it('starts with the dates of its rule and keeps which version of which profile that was', () => {
    expect(clockOf()).toMatchObject({
      profile: 'regs2022@1',
      rule: { id: 'handle' },
      rawDue: '2026-04-11',
      legalDue: '2026-04-13',
      safeDate: '2026-04-10',
      targetDue: null,
      stoppedOn: null,
    });
  });

  it('shows a stricter internal limit as a target and leaves the legal date alone', () => {
    const target = latestProfile('seedCivilAffairs');
    expect(clockOf({ target })).toMatchObject({ targetDue: '2026-02-24', legalDue: '2026-04-13' });
    expect(clockOf({ target, complexity: 'complex' }).targetDue).toBe('2026-02-25');
    expect(clockOf({ target, step: 'firstNotice' }).targetDue).toBe('2026-02-10');
  });

  it('takes the day from the letter where the law leaves it open, and asks for it', () => {
    expect(clockOf({ step: 'assigned', namedDueOn: '2026-03-01' })).toMatchObject({
      rawDue: '2026-03-01',
      legalDue: '2026-03-01',
      safeDate: '2026-02-28',
    });
    expect(() => clockOf({ step: 'assigned' })).toThrow(RangeError);
    expect(() => clockOf({ step: 'mediation' })).toThrow(RangeError);
  });

  it('stops once: a second stop must not hide that the first came late', () => {
    const stopped = stopClock(clockOf(), '2026-04-20', 'opinionServed');
    expect(stopClock(stopped, '2026-04-01', 'closed')).toMatchObject({
      stoppedOn: '2026-04-20',
      stopEvent: 'opinionServed',
    });
  });
});

describe('an extension', () => {
  it('is counted from the unrolled end and leaves the target where its own profile ends', () => {
    const clock = clockOf({ target: latestProfile('seedCivilAffairs') });
    expect(extendClock(clock, 30, calendar)).toMatchObject({
      rawDue: '2026-05-11',
      legalDue: '2026-05-11',
      targetDue: '2026-03-10',
    });
  });

  it('is granted once, and for no more than the rule allows', () => {
    expect(() => extendClock(clockOf(), 31, calendar)).toThrow(RangeError);
    expect(() => extendClock(clockOf(), 0, calendar)).toThrow(RangeError);
    expect(() => extendClock(extendClock(clockOf(), 10, calendar), 10, calendar)).toThrow(RangeError);
    expect(() => extendClock(clockOf({ step: 'firstNotice' }), 1, calendar)).toThrow(RangeError);
  });

  it('has no end but consent in mediation', () => {
    const mediation = clockOf({ step: 'mediation', legal: latestProfile('mediation') });
    expect(mediation).toMatchObject({ rawDue: '2026-03-10' });
    expect(extendClock(mediation, 45, calendar).rawDue).toBe('2026-04-24');
  });
});

describe('a hearing', () => {
  const clock = clockOf({ step: 'reReview', startedOn: '2026-03-02' });

  it('stops the time from its notice to its conclusion, both included', () => {
    const standing = suspendClock(clock, '2026-03-10');
    expect(clockUrgency(standing, '2026-12-31')).toBe('suspended');
    expect(resumeClock(standing, '2026-03-12', calendar)).toMatchObject({
      suspensions: [{ from: '2026-03-10', to: '2026-03-12' }],
      suspendedFrom: null,
      rawDue: '2026-04-04',
      legalDue: '2026-04-07',
    });
  });

  it('is announced once, and concluding one that was not announced changes nothing', () => {
    const standing = suspendClock(clock, '2026-03-10');
    expect(suspendClock(standing, '2026-03-11').suspendedFrom).toBe('2026-03-10');
    expect(resumeClock(clock, '2026-03-12', calendar)).toBe(clock);
  });

  it('does not stop the handling itself: 60 days had become endless', () => {
    expect(() => suspendClock(clockOf(), '2026-03-10')).toThrow(RangeError);
  });
});

describe('a new holiday notice', () => {
  const notice: HolidayNotice = {
    year: 2027,
    source: 'test',
    days: [{ date: '2027-01-22', isOffDay: true, name: '测试' }],
  };
  const informed = createWorkCalendar([...holidayNotices, notice]);

  it('moves the dates that rested on the provisional calendar', () => {
    const clock = clockOf({ startedOn: '2026-11-23' });
    expect(clock).toMatchObject({ legalDue: '2027-01-22', provisional: true });
    expect(recompute(clock, informed)).toMatchObject({ legalDue: '2027-01-25', safeDate: '2027-01-21' });
  });

  it('does not rewrite a clock that has stopped: nobody is late by a rule that came afterwards', () => {
    const stopped = stopClock(clockOf({ startedOn: '2026-11-23' }), '2027-01-20', 'opinionServed');
    expect(recompute(stopped, informed)).toBe(stopped);
  });
});

describe('urgency', () => {
  it('is red on and after the last day by law, amber from the safe date or the target on', () => {
    const clock = clockOf();
    const urgency = (today: string): string => clockUrgency(clock, today);
    expect(['2026-04-09', '2026-04-10', '2026-04-12', '2026-04-13', '2026-05-01'].map(urgency)).toEqual([
      'later',
      'target',
      'target',
      'legal',
      'legal',
    ]);
    const withTarget = clockOf({ target: latestProfile('seedCivilAffairs') });
    expect(clockUrgency(withTarget, '2026-02-23')).toBe('later');
    expect(clockUrgency(withTarget, '2026-02-24')).toBe('target');
    expect(clockUrgency(stopClock(clock, '2026-03-01', 'closed'), '2026-05-01')).toBe('stopped');
  });
});
