import { expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import type { Cells } from '../contract/period-table.ts';
import { Pair, visit } from './testing/pair.ts';
import type { TestStation } from './testing/test-station.ts';

const at = (day: string, clock = '10:00') => Date.parse(`${day}T${clock}:00+08:00`);
type Kind = RouteInput<'periodReport.prefill'>['kind'];

const dispute = {
  quickType: 'neighbour' as const,
  foundBy: 'screening' as const,
  parties: [{ name: '赵铁柱' }, { name: '钱桂花' }],
  summary: '滴水争执',
};

async function cells(of: TestStation, kind: Kind, period: string): Promise<Cells> {
  return (await of.call('periodReport.prefill', { kind, period })).table.columns.current ?? {};
}

/** Signs what is shown. */
async function sign(
  of: TestStation,
  kind: Kind,
  period: string,
  more: Partial<RouteInput<'periodReport.sign'>> = {},
) {
  return of.ask('periodReport.sign', {
    kind,
    period,
    seen: await cells(of, kind, period),
    corrections: [],
    texts: {
      nextSteps: '继续排查',
      causes: '雨季排水',
      suggestions: '清淤',
      findings: '无',
      situation: '平稳',
    },
    leader: '刘主任',
    ...more,
  });
}

const code = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

test('what a station owes follows from the calendar: open, due, late; signed once, with its figures, and frozen', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await village.call('contact.register', {
    contact: { ...visit.contact, headcount: 6 },
    matter: visit.matter,
  });
  await village.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-23' } });
  const owed = async () =>
    (await village.call('periodReport.list', {})).reports.map(
      ({ kind, period, state, dueOn }) => `${kind} ${period.id} ${state} ${dueOn}`,
    );
  expect(await owed()).toEqual([
    'weeklySummary 2026-W48 notYet 2026-11-30',
    'monthlyAnalysis 2026-11 notYet 2026-12-05',
    'disputeStatistics 2026-11 notYet 2026-12-05',
    'mediationStatistics 2026-11 notYet 2026-12-05',
    'quarterlyReview 2026-Q4 notYet 2027-01-10',
    'halfYearReport 2026-H2 notYet 2027-01-15',
    'annualReport 2026 notYet 2027-01-31',
  ]);
  expect(code(await sign(village, 'monthlyAnalysis', '2026-11'))).toBe('REPORT_NOT_YET_DUE');
  await village.wakeAt(at('2026-12-06'));
  expect((await owed()).filter((line) => line.includes('2026-11 '))).toEqual([
    'monthlyAnalysis 2026-11 late 2026-12-05',
    'disputeStatistics 2026-11 late 2026-12-05',
    'mediationStatistics 2026-11 late 2026-12-05',
  ]);
  expect(code(await sign(village, 'monthlyAnalysis', '2026-11'))).toBe('REASON_REQUIRED');
  expect(code(await sign(village, 'monthlyAnalysis', '2026-11', { texts: {} }))).toBe('INPUT_INVALID');
  const late = { lateReason: '停电' };
  expect(code(await sign(village, 'monthlyAnalysis', '2026-11', { ...late, seen: {} }))).toBe(
    'REPORT_COUNTS_CHANGED',
  );
  const signed = await sign(village, 'monthlyAnalysis', '2026-11', {
    ...late,
    corrections: [{ cell: 'contact.visitors', said: 7, reason: '漏记一人' }],
  });
  expect(code(await sign(village, 'monthlyAnalysis', '2026-11', late))).toBe('REPORT_ALREADY_SIGNED');
  const reportId = signed.ok ? signed.value.reportId : '';
  const before = await village.call('periodReport.get', { reportId });
  expect(before).toMatchObject({
    late: true,
    lateReason: '停电',
    columns: {
      current: {
        'contact.visits': 1,
        'contact.visitors': 6,
        'contact.collectiveVisits': 1,
        'matter.registered': 1,
        'category.01': 1,
        'dispute.found': 1,
        'dispute.remaining': 1,
      },
    },
    corrected: [{ cell: 'contact.visitors', counted: 6, said: 7, reason: '漏记一人' }],
    outstanding: {},
  });

  // What is entered later changes nothing in it, and stands in the next one.
  await village.call('contact.register', { ...visit, lateEntry: 'powerCut' });
  const after = await village.call('periodReport.get', { reportId });
  expect(after.columns).toEqual(before.columns);
  expect(after.outstanding).toMatchObject({ 'contact.visits': 1, 'matter.registered': 1 });
  await village.wakeAt(at('2027-01-02'));
  const next = await village.call('periodReport.prefill', { kind: 'monthlyAnalysis', period: '2026-12' });
  expect(next.table.supplements).toMatchObject([
    { period: { id: '2026-11' }, cells: { 'contact.visits': 1 } },
  ]);
  expect(code(await sign(village, 'monthlyAnalysis', '2026-12'))).toBe('ok');
  expect(await village.call('periodReport.get', { reportId })).toMatchObject({
    supplementedIn: '2026-12',
    outstanding: {},
  });

  // The township has what was signed, figure by figure, and counts the same over the same records.
  await pair.enrol();
  await pair.township.wakeAt(village.nowMs);
  const { stations } = await pair.township.call('periodReport.board', { kind: 'monthlyAnalysis' });
  expect(stations).toMatchObject([{ stationId: pair.villageId }]);
  const there = await pair.township.call('periodReport.get', { reportId });
  expect(there).toMatchObject({ columns: before.columns, corrected: before.corrected, own: false });
  expect(there.receivedAt).not.toBeNull();
});

test('statistics of disputes are counted for a quarter, too, owed by nobody and late for nobody, and stand on the list', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  await village.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-20' } });
  await village.wakeAt(at('2026-12-02'));
  await village.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-12-01' } });
  await village.wakeAt(at('2027-01-03'));
  expect(code(await sign(village, 'disputeStatistics', '2026-12'))).toBe('ok');
  await village.wakeAt(at('2027-03-03'));
  expect(code(await sign(village, 'disputeStatistics', '2026-Q4'))).toBe('ok');
  const { reports } = await village.call('periodReport.list', {});
  const quarter = reports.find(({ period }) => period.id === '2026-Q4' && period.kind === 'quarter');
  expect(quarter).toMatchObject({ kind: 'disputeStatistics', state: 'signed', late: false, dueOn: null });
  const { columns, supplements } = await village.call('periodReport.get', {
    reportId: quarter?.reportId ?? '',
  });
  expect([columns.current?.['total.found'], supplements]).toEqual([2, []]);
  const longer = { kind: 'monthlyAnalysis', period: '2026-Q4' } as const;
  expect(code(await village.ask('periodReport.prefill', longer))).toBe('INPUT_INVALID');
});

/** The daily reports that a station owes. */
async function daily(of: TestStation): Promise<string[]> {
  return (await of.call('periodReport.list', {})).reports.flatMap(({ kind, period, state }) =>
    kind === 'dailyReport' ? [`${period.id} ${state}`] : [],
  );
}

test('a special period of the township asks its villages for a daily report from its first to its last day', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  const input = { name: '国庆期间', from: '2026-11-24', to: '2026-11-25' };
  expect(code(await village.ask('specialPeriod.set', input))).toBe('FORBIDDEN');
  expect(code(await township.ask('specialPeriod.set', { ...input, from: '2026-11-22' }))).toBe(
    'INPUT_INVALID',
  );
  expect(code(await township.ask('specialPeriod.set', { ...input, to: '2026-11-23' }))).toBe('INPUT_INVALID');
  const { specialPeriodId } = await township.call('specialPeriod.set', input);
  await pair.receipt();
  await village.wakeAt(at('2026-11-26'));
  await township.wakeAt(at('2026-11-26'));
  expect(await daily(village)).toEqual(['2026-11-25 due', '2026-11-24 late']);
  expect(await daily(township)).toEqual(['2026-11-25 due', '2026-11-24 late']);
  // It cannot be shortened so that what was owed is owed no more.
  const end = { specialPeriodId, reason: '已经结束' };
  expect(code(await township.ask('specialPeriod.end', { ...end, to: '2026-11-23' }))).toBe('INPUT_INVALID');
  expect(code(await sign(village, 'dailyReport', '2026-11-25'))).toBe('ok');
  expect(await daily(village)).toEqual(['2026-11-25 signed', '2026-11-24 late']);
});

test('every figure is the sum of the records that it opens, and both official tables count the same disputes', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  for (const headcount of [1, 6, 2]) {
    await village.call('contact.register', {
      contact: { ...visit.contact, headcount },
      matter: visit.matter,
    });
  }
  await village.call('dispute.register', { dispute: { ...dispute, foundOn: '2026-11-20', peopleCount: 60 } });
  await village.call('dispute.register', {
    dispute: { ...dispute, quickType: 'wages', foundOn: '2026-11-23' },
  });
  await pair.enrol();
  const kinds = ['monthlyAnalysis', 'disputeStatistics', 'mediationStatistics'] as const;
  for (const [of, stationId] of [
    [village, pair.villageId],
    [township, pair.villageId],
  ] as const) {
    for (const kind of kinds) {
      const counted = await cells(of, kind, '2026-11');
      for (const [cell, count] of Object.entries(counted)) {
        if (cell.startsWith('station.')) continue;
        const { records } = await of.call('periodReport.records', {
          kind,
          period: '2026-11',
          cell,
          stationId,
        });
        expect([cell, records.reduce((sum, one) => sum + one.count, 0)]).toEqual([cell, count]);
      }
    }
  }
  expect(await cells(village, 'monthlyAnalysis', '2026-11')).toMatchObject({
    'contact.visits': 3,
    'contact.visitors': 9,
  });
  // Both official tables count the same two disputes, and nothing that they do not show.
  const mediation = await cells(village, 'mediationStatistics', '2026-11');
  expect(mediation).toMatchObject({
    'typeA.neighbour.found': 1,
    'typeA.wageArrears.found': 1,
    'typeB.familyNeighbour.found': 1,
    'typeB.labourCapital.found': 1,
    'total.found': 2,
    'people.below100': 1,
  });
  expect(mediation).not.toHaveProperty(['contact.visits']);
});

test('a coming is a repeat where one came before for the same matter, or for one that is handled with it, and only then', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  const repeats = async () => (await cells(village, 'monthlyAnalysis', '2026-11'))['contact.repeats'] ?? 0;
  const comeAt = (hour: string, matterId?: string) =>
    village.call('contact.register', {
      contact: { ...visit.contact, receivedAt: `2026-11-23T${hour}:00.000Z` },
      matter: visit.matter,
      ...(matterId === undefined ? {} : { matterId }),
    });
  const first = await comeAt('01:10');
  const other = await comeAt('01:20');
  expect(await repeats()).toBe(0);
  await comeAt('01:30', first.matterId);
  expect(await repeats()).toBe(1);
  await village.call('matter.merge', { matterId: other.matterId, into: first.matterId });
  expect(await repeats()).toBe(2);
  await village.call('contact.void', { contactId: first.contactId, reason: 'wrongEntry' });
  expect(await repeats()).toBe(1);
});
