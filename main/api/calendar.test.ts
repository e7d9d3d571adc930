import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../contract/values/calendar-days.ts';
import { verifyRegister } from '../core/log/verify.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation, townshipProfile } from './testing/test-station.ts';

const off = (date: string, holiday: CalendarDay['holiday'] = 'newYear'): CalendarDay => ({
  date,
  isOffDay: true,
  holiday,
});
const worked = (date: string): CalendarDay => ({ date, isOffDay: false, holiday: 'newYear' });

/** New Year of 2027 with a bridge to Monday 4 January, made up for on Saturday 9. */
const notice = {
  year: 2027,
  source: '国办发明电〔2026〕9号',
  publishedOn: '2026-11-25',
  days: [off('2027-01-01'), off('2027-01-04'), worked('2027-01-09'), off('2027-02-08', 'springFestival')],
};
const watch = { progress: () => undefined, isCancelled: () => false };

const solstice = Date.parse('2026-12-20T02:00:00.000Z');

async function atSolstice(): Promise<TestStation> {
  const station = new TestStation();
  station.nowMs = solstice;
  await station.found();
  return station;
}

async function registered(station: TestStation, receivedAt: string): Promise<string> {
  const contact = { ...visit.contact, receivedAt };
  return (await station.call('contact.register', { ...visit, contact })).contactId;
}

function isSound({ runtime }: TestStation): boolean {
  return verifyRegister(runtime.register.read, runtime.ports, watch).sound;
}

describe('a calendar laid down at a station', () => {
  test('moves the dates of what is open, says so on the matter, and is what a rebuild makes', async () => {
    await using station = await atSolstice();
    // 15 days after 20 December is Monday, 4 January.
    const contactId = await registered(station, '2026-12-20T01:30:00.000Z');
    const before = await station.call('contact.get', { contactId });
    expect(before.dates).toMatchObject({ noticeDueOn: '2027-01-04', noticeProvisional: true });
    expect(before.history.some(({ kind }) => kind === 'calendar.set')).toBe(false);

    const { year, days } = notice;
    expect(await station.call('calendar.preview', { year, days })).toMatchObject({
      later: 1,
      earlier: 0,
      confirmed: 0,
      examples: [
        { which: 'notice', from: '2027-01-04', to: '2027-01-05', receivedOn: '2026-12-20', matters: 1 },
        { which: 'handle', from: '2027-03-05', to: '2027-03-08' },
      ],
    });
    expect((await station.call('contact.get', { contactId })).dates.noticeDueOn).toBe('2027-01-04');

    station.nowMs += 60_000;
    await station.call('calendar.set', notice);
    const after = await station.call('contact.get', { contactId });
    expect(after.dates).toMatchObject({
      noticeDueOn: '2027-01-05',
      handleDueOn: '2027-03-08',
      noticeProvisional: false,
      handleProvisional: false,
    });
    expect(after.history[0]).toMatchObject({
      kind: 'calendar.set',
      notice: { year: 2027, source: '国办发明电〔2026〕9号' },
      dates: [
        { which: 'notice', from: '2027-01-04', to: '2027-01-05' },
        { which: 'handle', from: '2027-03-05', to: '2027-03-08' },
      ],
    });
    const { owed } = await station.call('today.owed', {});
    expect(owed[0]).toMatchObject({ dueOn: '2027-01-05', provisional: false });
    expect(isSound(station)).toBe(true);

    // A later one for the same year replaces it as a whole.
    await station.call('calendar.set', { ...notice, days: [off('2027-01-01')], source: '更正' });
    expect((await station.call('contact.get', { contactId })).dates.noticeDueOn).toBe('2027-01-04');
    expect(await station.call('calendar.get', { year: 2027 })).toMatchObject({
      origin: 'own',
      source: '更正',
      fixed: false,
    });
    expect(isSound(station)).toBe(true);
  });

  test.each([
    ['the wrong year', [off('2026-10-01')], 'year'],
    [
      'a whole year off',
      Array.from({ length: 366 }, (_, day) =>
        off(new Date(Date.UTC(2027, 0, 1 + (day % 365))).toISOString().slice(0, 10)),
      ),
      'twice',
    ],
    [
      'two hundred days off',
      Array.from({ length: 200 }, (_, day) =>
        off(new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)),
      ),
      'tooManyOff',
    ],
    ['a make-up day in the week', [off('2027-01-01'), worked('2027-01-06')], 'weekday'],
    ['no day off at all', [], 'none'],
  ])('is refused with %s, and nothing changes', async (_, days, reason) => {
    await using station = new TestStation();
    await station.found();
    const refused = { ok: false, error: { code: 'CALENDAR_INVALID', params: { year: 2027, reason } } };
    expect(await station.ask('calendar.set', { ...notice, days })).toMatchObject(refused);
    expect(await station.ask('calendar.preview', { year: 2027, days })).toMatchObject(refused);
    expect((await station.call('calendar.get', { year: 2027 })).origin).toBe('provisional');
  });

  test('leaves what was answered answered: it owes no date again', async () => {
    await using station = await atSolstice();
    const contact = { ...visit.contact, receivedAt: '2026-12-20T01:30:00.000Z' };
    await station.call('contact.register', {
      ...visit,
      contact,
      answer: { text: '已答复', agreedOral: true },
    });
    await station.call('calendar.set', notice);
    expect((await station.call('today.owed', {})).owed.filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect(isSound(station)).toBe(true);
  });
});

describe('between a township and its village', () => {
  test("the township's comes with its batch, moves the village's dates, and holds over its own", async () => {
    await using pair = new Pair();
    const { village, township } = pair;
    for (const station of [village, township]) station.nowMs = solstice;
    await pair.found();
    const contactId = await registered(village, '2026-12-20T01:30:00.000Z');
    await village.call('calendar.set', { ...notice, days: [off('2027-01-01')], source: '本村自录' });
    await pair.enrol();
    await township.call('calendar.set', notice);
    await pair.receipt();
    expect((await village.call('contact.get', { contactId })).dates.noticeDueOn).toBe('2027-01-05');
    expect(await village.call('calendar.get', { year: 2027 })).toMatchObject({
      origin: 'above',
      fixed: true,
      source: '国办发明电〔2026〕9号',
      setBy: { stationName: townshipProfile.name },
    });
    expect(await village.ask('calendar.set', notice)).toMatchObject({
      ok: false,
      error: { code: 'CALENDAR_FROM_ABOVE' },
    });
    expect(isSound(village)).toBe(true);
    expect(isSound(township)).toBe(true);
  });
});
