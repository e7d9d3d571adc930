import { expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import { Pair } from './testing/pair.ts';

type Day = RouteInput<'duty.plan'>['days'][number];

test('duty has a leader every day, holidays too; swaps and stand-ins stay readable, and a hand-over is signed by two', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const names = ['刘主任', '王建国', '孙会计'];
  const days = Array.from({ length: 7 }, (_, index): Day => ({
    leader: names[index % 3],
    dayOfficer: '赵委员',
    nightOfficer: '钱委员',
    dutyPhone: '0999-5550101',
  }));
  const week = '2026-W48';
  const gap = days.map((day, index): Day =>
    index === 6 ? { dayOfficer: '赵委员', nightOfficer: '钱委员' } : day,
  );
  expect(await village.ask('duty.plan', { week, days: gap })).toMatchObject({
    error: { code: 'INPUT_INVALID', issues: [{ path: 'days.6.leader' }] },
  });
  await village.call('duty.plan', { week, days });
  expect(await village.ask('duty.plan', { week, days })).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await village.call('duty.today', {})).toMatchObject({
    today: { on: '2026-11-23', off: false, values: { leader: '刘主任' } },
    tomorrowMissing: false,
  });
  // The zero report of the day names who leads it.
  expect(await village.call('report.prefill', { day: '2026-11-23' })).toMatchObject({ dutyLeader: '刘主任' });
  await village.call('duty.swap', {
    on: '2026-11-23',
    withOn: '2026-11-24',
    role: 'leader',
    reason: '到县里开会',
  });
  const stood = { ...days[2], dayOfficer: '李委员' };
  await village.call('duty.change', { on: '2026-11-25', change: 'absence', values: stood, reason: '病假' });
  const here = await village.call('duty.week', { week });
  expect(
    here.days.slice(0, 3).map(({ values, changes }) => [values?.leader, values?.dayOfficer, changes.length]),
  ).toEqual([
    ['王建国', '赵委员', 1],
    ['刘主任', '赵委员', 1],
    ['孙会计', '李委员', 1],
  ]);
  expect(here.days[2]?.changes[0]).toMatchObject({ before: { dayOfficer: '赵委员' }, reason: '病假' });
  expect(here.days.map(({ off }) => off)).toEqual([false, false, false, false, false, true, true]);

  const values = { dutyOn: '2026-11-23', dutyShift: 'day', leader: '王建国', officer: '赵委员' } as const;
  expect(await village.ask('duty.begin', { values: { ...values, dutyOn: '2026-11-24' } })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
  const { shiftId } = await village.call('duty.begin', { values });
  expect(await village.ask('duty.begin', { values })).toMatchObject({ error: { code: 'CONFLICT' } });
  await village.call('duty.note', {
    shiftId,
    values: { happenedAt: '2026-11-23T01:00:00.000Z', dutyMatter: '东头组停水', dutyHandled: '通知水管员' },
  });
  const signing = { shiftId, values: { takenBy: '钱委员', dutyOpen: '等水管员回话' } };
  await village.call('duty.handOver', signing);
  expect(await village.ask('duty.handOver', signing)).toMatchObject({ error: { code: 'CONFLICT' } });
  // Nobody signs for both sides; who has no PIN signs on paper.
  expect(await village.ask('duty.takeOver', { shiftId, onPaper: false })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  expect((await village.call('duty.today', {})).shift).toMatchObject({ shiftId, state: 'handedOver' });
  await village.call('duty.takeOver', { shiftId, onPaper: true });
  expect((await village.call('duty.today', {})).shift).toBeNull();

  await pair.enrol();
  const there = await township.call('duty.week', { week, stationId: pair.villageId });
  expect(there.days.map((day) => day.values)).toEqual(here.days.map((day) => day.values));
  expect(there.stations.filter(({ planned }) => planned).map(({ stationId }) => stationId)).toEqual([
    pair.villageId,
  ]);
  expect(await township.call('duty.shift', { shiftId })).toMatchObject({
    state: 'takenOver',
    mayTakeOver: false,
    log: [{ values: { dutyMatter: '东头组停水' } }],
  });
  expect(
    await township.ask('duty.note', {
      shiftId,
      values: { happenedAt: '2026-11-23T01:00:00.000Z', dutyMatter: '不归我们' },
    }),
  ).toMatchObject({ error: { code: 'FORBIDDEN' } });
  // A villager's words in a log can be erased like any others.
  await village.call('duty.redact', {
    shiftId,
    grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
  });
  const erased = await village.call('duty.shift', { shiftId });
  expect([JSON.stringify(erased).includes('停水'), erased.log.length]).toEqual([false, 1]);
});

test('a month is laid down at once, all or none; days of two weeks are swapped; an entry is struck with a reason until both have signed', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  const day: Day = { leader: '刘主任', dayOfficer: '赵委员', nightOfficer: '钱委员' };
  const week = (leader: string) => Array.from({ length: 7 }, (): Day => ({ ...day, leader }));
  await village.call('duty.plan', { week: '2026-W50', days: week('孙会计') });
  const month = await village.call('duty.month', { month: '2026-12' });
  // From the week of the first to that of the last, into January; the one that has a roster is left out.
  expect(month.weeks.map((each) => each.week)).toEqual(['2026-W49', '2026-W51', '2026-W52', '2026-W53']);
  expect(month.weeks.at(-1)?.days.at(-1)?.on).toBe('2027-01-03');
  const all = month.weeks.map((each) => ({ week: each.week, days: week('刘主任') }));
  const taken = [...all.slice(0, 2), { week: '2026-W50', days: week('刘主任') }];
  expect(await village.ask('duty.planWeeks', { weeks: taken })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect((await village.call('duty.month', { month: '2026-12' })).weeks).toHaveLength(4);
  await village.call('duty.planWeeks', { weeks: all });
  expect((await village.call('duty.month', { month: '2026-12' })).weeks).toEqual([]);
  const swap = { on: '2026-12-06', withOn: '2026-12-07', role: 'leader', reason: '到县里开会' } as const;
  await village.call('duty.swap', swap);
  const leaders = await Promise.all(
    ['2026-W49', '2026-W50'].map(async (id) => (await village.call('duty.week', { week: id })).days),
  );
  expect([leaders[0]?.[6]?.values?.leader, leaders[1]?.[0]?.values?.leader]).toEqual(['孙会计', '刘主任']);

  const { shiftId } = await village.call('duty.begin', {
    values: { dutyOn: '2026-11-23', dutyShift: 'day', leader: '刘主任', officer: '赵委员' },
  });
  for (const dutyMatter of ['东头组停水', '西头组停水']) {
    await village.call('duty.note', {
      shiftId,
      values: { happenedAt: '2026-11-23T01:00:00.000Z', dutyMatter },
    });
  }
  const entry = async () =>
    (await village.call('duty.shift', { shiftId })).log.find(
      ({ values }) => values.dutyMatter === '西头组停水',
    );
  const entryId = (await entry())?.entryId ?? '';
  const strike = { shiftId, entryId, reason: '记错村组' };
  expect(await village.ask('duty.strike', { ...strike, entryId: '0'.repeat(64) })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  await village.call('duty.strike', strike);
  expect(await entry()).toMatchObject({ struck: { reason: '记错村组' } });
  expect(await village.ask('duty.strike', strike)).toMatchObject({ error: { code: 'CONFLICT' } });
  const other = (await village.call('duty.shift', { shiftId })).log.find(({ struck }) => struck === null);
  await village.call('duty.handOver', { shiftId, values: { takenBy: '钱委员' } });
  expect(await village.ask('duty.strike', { ...strike, entryId: other?.entryId ?? '' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  // On paper it is there, with its reason.
  const [paper] = (
    await village.call('document.preview', {
      papers: [{ documentKind: 'dutyLog', subjectId: shiftId }],
      language: 'zh',
    })
  ).papers;
  expect(paper?.current.paper.data).toMatchObject({ struck: [{ reason: '记错村组' }] });
});

test('leaders receive on published days; each counts the times of the year at which people were met, and a result follows', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const day = {
    receptionHours: '9:00至11:30',
    receptionPlace: '村部',
    receptionLeader: '刘主任',
    leaderPost: '村党支部书记',
    receptionForm: 'fixed',
  } as const;
  await village.call('leader.schedule', { values: { ...day, receptionOn: '2026-11-27' } });
  // Published a day ahead: it stands, and is said to be late.
  const late = await village.call('leader.schedule', { values: { ...day, receptionOn: '2026-11-24' } });
  await village.call('leader.cancel', { dayId: late.dayId, reason: '改到周五' });
  const met = {
    actOn: '2026-11-23',
    receptionForm: 'outreach',
    receptionLeader: '刘主任',
    receptionPlace: '东头组',
    peopleCount: 2,
    visitorName: '李秀兰',
    receptionProblem: '排水沟堵塞',
    receptionOpinion: '三日内清淤',
    responsibleUnit: '村委会',
    receptionDueOn: '2026-11-26',
  } as const;
  const ahead = { ...met, actOn: '2026-11-24' };
  expect(await village.ask('leader.record', { values: ahead })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
  const { recordId } = await village.call('leader.record', { values: met });
  const { recordId: second } = await village.call('leader.record', {
    values: { ...met, visitorName: '陈大山' },
  });
  await village.call('leader.result', {
    recordId,
    values: { actOn: '2026-11-23', resultText: '已派工' },
  });
  const year = await village.call('leader.year', { year: '2026' });
  // Two people at one reception are one time, the home visit of the same day is another.
  expect(year.counts).toMatchObject([{ leader: '刘主任', times: 1, own: true }]);
  const fixed = { ...met, receptionForm: 'fixed', receptionPlace: '村部', visitorName: '孙小梅' } as const;
  const { recordId: waiting } = await village.call('leader.record', { values: fixed });
  expect((await village.call('leader.year', { year: '2026' })).counts).toMatchObject([{ times: 2 }]);
  // What has no result yet is owed by its day; what has one, is not.
  const owed = (await village.call('today.owed', {})).owed.filter(({ kind }) => kind === 'reception');
  expect(new Map(owed.map(({ id, dueOn }) => [id, dueOn]))).toEqual(
    new Map([waiting, second].map((id) => [id, '2026-11-26'])),
  );
  expect(year.days.map(({ late: isLate, cancelled }) => [isLate, cancelled?.reason])).toEqual([
    [true, '改到周五'],
    [false, undefined],
  ]);
  const { stationId } = (await village.call('session.get', {})).session ?? { stationId: '' };
  const papers = [{ documentKind: 'receptionSchedule' as const, subjectId: stationId, period: '2026-11' }];
  const [paper] = (await village.call('document.preview', { papers, language: 'zh' })).papers;
  expect(paper?.current.paper.data).toMatchObject({ days: [{ receptionOn: '2026-11-27' }] });
  // Of January it is put down in December: it must be seen then, and hang as a sheet of its own month.
  await village.call('leader.schedule', { values: { ...day, receptionOn: '2027-01-05' } });
  expect(
    (await village.call('leader.year', { year: '2026' })).days.map(({ values }) => values.receptionOn),
  ).toEqual(['2026-11-24', '2026-11-27', '2027-01-05']);
  const months = ['2026-11', '2027-01'].map((period) => ({
    documentKind: 'receptionSchedule' as const,
    subjectId: stationId,
    period,
  }));
  const sheets = (await village.call('document.preview', { papers: months, language: 'zh' })).papers;
  expect(
    sheets.map(({ current }) => JSON.stringify(current.paper.data).match(/"receptionOn":"[^"]*"/gu)),
  ).toEqual([['"receptionOn":"2026-11-27"'], ['"receptionOn":"2027-01-05"']]);
  await pair.enrol();
  const there = await township.call('leader.year', { year: '2026' });
  expect(there.records.map(({ values, own }) => [values.visitorName, own])).toEqual(
    expect.arrayContaining([
      ['李秀兰', false],
      ['陈大山', false],
    ]),
  );
  expect(there.counts).toMatchObject([{ own: false, leader: '刘主任', times: 2 }]);
  await village.call('leader.redact', {
    recordId,
    grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
  });
  expect(JSON.stringify(await village.call('leader.year', { year: '2026' }))).not.toContain('李秀兰');
});
