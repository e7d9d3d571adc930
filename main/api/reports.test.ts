import { assert, asyncProperty, boolean, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowOf } from '../core/reports/rules.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

/** 2026-11-23 in Shanghai. */
const at = (clock: string, day = '2026-11-23') => Date.parse(`${day}T${clock}:00+08:00`);
const nil = { day: '2026-11-23', status: 'nil', dutyLeader: '刘主任' } as const;
const dispute = {
  quickType: 'neighbour' as const,
  foundOn: '2026-11-23',
  foundBy: 'screening' as const,
  parties: [{ name: '赵铁柱' }, { name: '钱桂花' }],
  summary: '滴水争执',
};

async function station(clock = at('17:00')): Promise<TestStation> {
  const made = new TestStation();
  made.nowMs = at('08:00');
  await made.found();
  await made.wakeAt(clock);
  return made;
}

async function firstDay(of: TestStation) {
  return (await of.call('report.list', {})).days.at(-1);
}

const code = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

test.each([
  ['15:59', '2026-11-23', 'notYet'],
  ['16:00', '2026-11-23', 'open'],
  ['23:59', '2026-11-23', 'open'],
  ['09:00', '2026-11-24', 'open'],
  ['09:01', '2026-11-24', 'over'],
] as const)('at %s on %s the report of 23 November is %s', (clock, day, window) => {
  expect(windowOf({ day: '2026-11-23', half: null }, at(clock, day))).toBe(window);
});

test.each([
  ['10:59', '2026-11-23', 'notYet'],
  ['11:00', '2026-11-23', 'open'],
  ['14:00', '2026-11-23', 'open'],
  ['14:01', '2026-11-23', 'over'],
] as const)('at %s on %s the report of the morning of 23 November is %s', (clock, day, window) => {
  expect(windowOf({ day: '2026-11-23', half: 'morning' }, at(clock, day))).toBe(window);
});

/** Both stations on 24 November, a special period with two zero reports a day until the 25th. */
async function twiceADay(): Promise<Pair> {
  const pair = await new Pair().found();
  await pair.enrol();
  await pair.township.call('specialPeriod.set', {
    name: '汛期',
    from: '2026-11-24',
    to: '2026-11-25',
    halfDay: true,
  });
  await pair.receipt();
  await pair.village.wakeAt(at('09:30', '2026-11-24'));
  await pair.township.wakeAt(at('09:30', '2026-11-24'));
  return pair;
}

const morning = { day: '2026-11-24', half: 'morning', status: 'nil', dutyLeader: '刘主任' } as const;
const came = (clock: string) => ({
  contact: { ...visit.contact, receivedAt: new Date(at(clock, '2026-11-24')).toISOString() },
  matter: visit.matter,
});

describe('the zero report of a morning, in a special period that asks for it', () => {
  test('is owed beside that of the day on each of its days, and on no other', async () => {
    await using pair = await twiceADay();
    const { village } = pair;
    expect(code(await village.ask('report.sign', morning))).toBe('REPORT_NOT_YET_DUE');
    await village.wakeAt(at('12:10', '2026-11-24'));
    await village.call('report.sign', morning);
    expect(code(await village.ask('report.sign', morning))).toBe('REPORT_ALREADY_SIGNED');
    expect(code(await village.ask('report.sign', { ...morning, day: '2026-11-23' }))).toBe('INPUT_INVALID');
    await village.wakeAt(at('12:10', '2026-11-26'));
    expect((await village.call('report.list', {})).days).toMatchObject([
      { day: '2026-11-26', half: null, state: 'notYet' },
      { day: '2026-11-25', half: null, state: 'missing' },
      { day: '2026-11-25', half: 'morning', state: 'missing' },
      { day: '2026-11-24', half: null, state: 'missing' },
      { day: '2026-11-24', half: 'morning', state: 'nil', late: false },
      { day: '2026-11-23', half: null },
    ]);
    // Late stays late, also by three hours.
    const late = { ...morning, day: '2026-11-25' };
    expect(code(await village.ask('report.sign', late))).toBe('REASON_REQUIRED');
    await village.call('report.sign', { ...late, reason: '下村' });
    await pair.exchange();
    await pair.township.wakeAt(village.nowMs);
    const board = (await pair.township.call('report.board', { days: 3 })).stations[0]?.days;
    expect(board).toMatchObject([
      { day: '2026-11-24', half: 'morning', state: 'nil', late: false },
      { day: '2026-11-24', half: null, state: 'missing' },
      { day: '2026-11-25', half: 'morning', state: 'nil', late: true },
      { day: '2026-11-25', half: null, state: 'missing' },
      { day: '2026-11-26', half: null, state: 'notYet' },
    ]);
  });

  test('counts what came before noon, wherever it was entered, and the day counts both halves', async () => {
    await using pair = await twiceADay();
    const { village } = pair;
    await village.wakeAt(at('12:30', '2026-11-24'));
    await village.call('contact.register', came('12:20'));
    // The noon visit is not of the morning: nil is true, and refused for the day.
    const { reportId } = await village.call('report.sign', morning);
    await village.wakeAt(at('15:00', '2026-11-24'));
    await village.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-24' } });
    const { contactId } = await village.call('contact.register', came('09:00'));
    expect((await village.call('report.toCorrect', { recordId: contactId })).days).toEqual([
      { day: '2026-11-24', half: 'morning', untrue: 'nil' },
    ]);
    await village.wakeAt(at('16:30', '2026-11-24'));
    await village.call('report.sign', {
      ...morning,
      status: 'items',
      correctionOf: reportId,
      reason: '补登上午来访',
    });
    const day = { ...morning, half: null };
    expect(code(await village.ask('report.sign', day))).toBe('REPORT_NIL_REFUSED');
    await village.call('report.sign', { ...day, status: 'items' });
    const [whole, half] = (await village.call('report.list', {})).days;
    const figures = async (of: typeof whole) =>
      (await village.call('report.get', { reportId: of?.reportId ?? '' })).figures;
    expect(await figures(half)).toMatchObject({ visits: 1, disputesFound: 0 });
    expect(await figures(whole)).toMatchObject({ visits: 2, disputesFound: 1 });
    expect(half).toMatchObject({ needsCorrection: false, corrections: 1 });
  });
});

describe('a zero report', () => {
  test('is due from 16:00, is made in time until 09:00, and late with a reason after that', async () => {
    await using early = await station(at('15:30'));
    expect(code(await early.ask('report.sign', nil))).toBe('REPORT_NOT_YET_DUE');
    expect((await early.call('report.list', {})).days).toMatchObject([{ state: 'notYet' }]);
    await using inTime = await station(at('08:59', '2026-11-24'));
    await inTime.call('report.sign', nil);
    await using late = await station(at('09:30', '2026-11-24'));
    expect((await late.call('report.list', {})).days.at(-1)).toMatchObject({ state: 'missing' });
    expect(code(await late.ask('report.sign', nil))).toBe('REASON_REQUIRED');
    await late.call('report.sign', { ...nil, reason: '停电' });
    expect(await firstDay(inTime)).toMatchObject({ state: 'nil', late: false });
    expect(await firstDay(late)).toMatchObject({ state: 'nil', late: true });
  });

  test('cannot say nil when the register has an item, and counts what it has', async () => {
    await using made = await station();
    await made.call('contact.register', {
      contact: { ...visit.contact, headcount: 6 },
      matter: visit.matter,
    });
    await made.call('dispute.register', { dispute });
    expect(code(await made.ask('report.sign', nil))).toBe('REPORT_NIL_REFUSED');
    const { reportId } = await made.call('report.sign', { ...nil, status: 'items', toldAt: '16:40' });
    const { figures, itemCount } = await made.call('report.get', { reportId });
    expect(figures).toMatchObject({
      visits: 1,
      visitors: 6,
      collectiveVisits: 1,
      collectiveVisitors: 6,
      disputesFound: 1,
      urgent: 0,
    });
    expect(itemCount).toBe(2);
  });

  test('is made untrue by what is entered later: a correction is asked for at once, and both stay readable', async () => {
    await using made = await station();
    const { reportId } = await made.call('report.sign', nil);
    expect(code(await made.ask('report.sign', nil))).toBe('REPORT_ALREADY_SIGNED');
    await made.call('contact.register', { ...visit, lateEntry: 'powerCut' });
    expect(await firstDay(made)).toMatchObject({ state: 'nil', needsCorrection: true });
    const correction = { ...nil, status: 'items' as const, correctionOf: reportId };
    expect(code(await made.ask('report.sign', correction))).toBe('REASON_REQUIRED');
    const second = await made.call('report.sign', { ...correction, reason: '停电时登记在纸上' });
    expect(await firstDay(made)).toMatchObject({ state: 'items', needsCorrection: false, corrections: 1 });
    expect(await made.call('report.get', { reportId })).toMatchObject({
      status: 'nil',
      correctedBy: second.reportId,
    });
  });

  test('names the record that made it untrue, until it is corrected', async () => {
    await using made = await station();
    const { reportId } = await made.call('report.sign', nil);
    const before = await made.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-20' } });
    const toCorrect = async (recordId: string) =>
      (await made.call('report.toCorrect', { recordId })).days.map(({ day, untrue }) => `${day} ${untrue}`);
    expect(await toCorrect(before.disputeId)).toEqual([]);
    // A step in an older dispute is an item of the day, too.
    await made.call('dispute.progress', { disputeId: before.disputeId, on: nil.day, text: '上门调解' });
    const { contactId } = await made.call('contact.register', { ...visit, lateEntry: 'powerCut' });
    expect(await toCorrect(before.disputeId)).toEqual(['2026-11-23 nil']);
    expect(await toCorrect(contactId)).toEqual(['2026-11-23 nil']);
    await made.call('report.sign', { ...nil, status: 'items', correctionOf: reportId, reason: '补录' });
    expect(await toCorrect(contactId)).toEqual([]);
  });

  test('that was missed stands on one list with its own figures; each day is signed by an op of its own, and late', async () => {
    await using made = await station(at('17:00', '2026-11-25'));
    await made.call('contact.register', { ...visit, lateEntry: 'powerCut' });
    const { days } = await made.call('report.missed', {});
    expect(days.map(({ day, window, items }) => [day, window, items.length])).toEqual([
      ['2026-11-23', 'over', 1],
      ['2026-11-24', 'over', 0],
      ['2026-11-25', 'open', 0],
    ]);
    await made.call('report.sign', { ...nil, day: '2026-11-24', reason: '停电' });
    expect((await made.call('report.missed', {})).days.map(({ day }) => day)).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
    expect((await made.call('report.list', {})).days[1]).toMatchObject({ state: 'nil', late: true });
  });

  test('that says there were items names one', async () => {
    await using made = await station();
    expect(code(await made.ask('report.sign', { ...nil, status: 'items' }))).toBe('INPUT_INVALID');
    await made.call('report.sign', { ...nil, status: 'items', urgent: 1, brief: '河堤渗水，已报镇里。' });
  });

  test('is never missing silently: every day since the station began stands on the list', async () => {
    await using made = await station(at('10:00', '2026-11-26'));
    expect((await made.call('report.list', {})).days.map(({ day, state }) => [day, state])).toEqual([
      ['2026-11-26', 'notYet'],
      ['2026-11-25', 'missing'],
      ['2026-11-24', 'missing'],
      ['2026-11-23', 'missing'],
    ]);
  });

  test('in time at the village is in time at the township, however late the stick comes', async () => {
    await using pair = new Pair();
    pair.village.nowMs = pair.township.nowMs = at('08:00');
    await pair.found();
    await pair.village.wakeAt(at('16:30'));
    await pair.village.call('report.sign', nil);
    await pair.township.wakeAt(at('10:00', '2026-11-26'));
    await pair.enrol();
    const [board] = (await pair.township.call('report.board', {})).stations;
    expect(board).toMatchObject({ name: '柳河村接访站' });
    expect(board?.days.find(({ day }) => day === nil.day)).toMatchObject({
      state: 'nil',
      late: false,
      arrivedAt: '2026-11-26T02:00:00.000Z',
    });
    expect(board?.days.find(({ day }) => day === '2026-11-24')).toMatchObject({ state: 'missing' });
  });
});

test('nil is refused exactly when the register has an item of the day', async () => {
  await assert(
    asyncProperty(record({ contact: boolean(), found: boolean(), other: boolean() }), async (has) => {
      await using made = await station();
      if (has.contact) await made.call('contact.register', visit);
      if (has.found) await made.call('dispute.register', { dispute });
      // Of another day, and therefore no item of this one.
      if (has.other) await made.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-20' } });
      const answer = await made.ask('report.sign', nil);
      expect(code(answer)).toBe(has.contact || has.found ? 'REPORT_NIL_REFUSED' : 'ok');
    }),
    { numRuns: 8 },
  );
});

describe('a report by telephone', () => {
  const told = { day: '2026-11-23', status: 'nil', toldAt: '17:05', toldBy: '王建国' } as const;

  test('is shown on the board until the village report comes, and never counts as one', async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const { village, township, villageId: stationId } = pair;
    const onBoard = async () => (await township.call('report.board', { days: 7 })).stations[0]?.days.at(-1);
    await township.wakeAt(at('17:06'));
    const { noteId } = await township.call('report.notePhone', { ...told, stationId });
    expect(await onBoard()).toMatchObject({
      state: 'due',
      reportId: null,
      byPhone: { noteId, status: 'nil', toldAt: '17:05', toldBy: '王建国' },
    });
    // It says nothing about whether the village was in time.
    await township.wakeAt(at('09:30', '2026-11-24'));
    const { stations } = await township.call('report.board', { days: 7 });
    expect(stations[0]?.days.at(-2)).toMatchObject({ state: 'missing', byPhone: { noteId } });
    await village.wakeAt(at('17:30'));
    await village.call('report.sign', nil);
    await pair.import(await pair.exported());
    const days = (await township.call('report.board', { days: 7 })).stations[0]?.days;
    expect(days?.at(-2)).toMatchObject({ state: 'nil', late: false, byPhone: null });
    expect(code(await township.ask('report.notePhone', { ...told, stationId }))).toBe(
      'REPORT_ALREADY_SIGNED',
    );
  });

  test('stays at the township, is one for each day, and a mistake can be voided', async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const { township, villageId: stationId } = pair;
    await township.wakeAt(at('17:06'));
    await township.call('report.notePhone', { ...told, stationId });
    const { noteId } = await township.call('report.notePhone', {
      ...told,
      stationId,
      status: 'items',
      toldAt: '18:00',
    });
    const byPhone = async () =>
      (await township.call('report.board', { days: 7 })).stations[0]?.days.at(-1)?.byPhone;
    expect(await byPhone()).toMatchObject({ noteId, status: 'items' });
    await township.call('report.voidPhone', { noteId, reason: '记错村' });
    expect(await byPhone()).toMatchObject({ status: 'nil' });
    expect(code(await township.ask('report.voidPhone', { noteId, reason: '再次' }))).toBe('NOT_FOUND');
    const own = (await township.call('station.get', {})).stationId;
    expect(code(await township.ask('report.notePhone', { ...told, stationId: own }))).toBe('NOT_FOUND');
    const tomorrow = { ...told, stationId, day: '2026-11-24' };
    expect(code(await township.ask('report.notePhone', tomorrow))).toBe('REPORT_NOT_YET_DUE');
    expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
  });
});
