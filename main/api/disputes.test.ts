import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import { stepsFrom } from '../core/disputes/rules.ts';
import { stateAfter, type DisputeFields } from '../core/disputes/projection.ts';
import { disputeResult, disputeState } from '../terms/dispute-terms.ts';
import { Pair } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const boundary: DisputeFields = {
  quickType: 'boundary',
  foundOn: '2026-11-23',
  foundBy: 'screening',
  parties: [
    { name: '赵铁柱', phone: '13900001234' },
    { name: '钱桂花', phone: '13900005678' },
  ],
  summary: '两家承包地界址不清，为一米田埂争执',
};

describe('a dispute', () => {
  test('is entered once and stands in both official tables; a corrected type stays corrected', async () => {
    await using station = new TestStation();
    await station.found();
    const { disputeId, registrationNo } = await station.call('dispute.register', { dispute: boundary });
    expect(registrationNo).toBe('柳河纠〔2026〕1号');
    const [row] = (await station.call('dispute.list', {})).rows;
    expect(row).toMatchObject({ typeA: 'forestLand', typeB: 'boundaryOwnership', parties: '赵铁柱、钱桂花' });
    await station.call('dispute.revise', {
      disputeId,
      dispute: { set: { typeB: 'ruralLandAssets' }, clear: [] },
    });
    const [corrected] = (await station.call('dispute.list', {})).rows;
    expect(corrected).toMatchObject({ typeA: 'forestLand', typeB: 'ruralLandAssets' });
  });

  test('lacks nothing silently: what stage 1 needs is named, and the numbers have a series of their own', async () => {
    await using station = new TestStation();
    await station.found();
    const refused = await station.ask('dispute.register', { dispute: { summary: '吵架' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(refused.ok ? [] : refused.error.issues.map(({ path }) => path)).toEqual([
      'dispute.quickType',
      'dispute.foundOn',
      'dispute.foundBy',
      'dispute.parties',
    ]);
    await station.call('dispute.register', { dispute: boundary });
    const second = await station.call('dispute.register', { dispute: boundary });
    expect(second.registrationNo).toBe('柳河纠〔2026〕2号');
  });

  test('shows no telephone number without a reason in the audit log', async () => {
    await using station = new TestStation();
    await station.found();
    const { disputeId } = await station.call('dispute.register', { dispute: boundary });
    const detail = await station.call('dispute.get', { disputeId });
    expect(JSON.stringify(detail)).not.toContain('13900001234');
    expect(detail.dispute.parties?.[0]?.phone).toBe('139****1234');
    const { value } = await station.call('dispute.reveal', { disputeId, party: 0, reason: '约时间调解' });
    expect(value).toBe('13900001234');
    expect(await station.ask('dispute.reveal', { disputeId, party: 7, reason: '约时间调解' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('is found by a word, a party and the initials of a party, and by the last digits of a number', async () => {
    await using station = new TestStation();
    await station.found();
    await station.call('dispute.register', { dispute: boundary });
    for (const search of ['田埂', '钱桂花', 'qgh', '5678', '柳河纠〔2026〕1号']) {
      expect(
        (await station.call('dispute.list', { search })).rows.map((row) => [search, row.parties]),
      ).toEqual([[search, '赵铁柱、钱桂花']]);
    }
    expect((await station.call('contact.list', { search: '田埂' })).total).toBe(0);
    expect((await station.call('dispute.list', { search: '宅基地' })).total).toBe(0);
  });

  test('goes from step to step; once resolved it owes no date and carries no risk, and a breach opens it again', async () => {
    await using station = new TestStation();
    await station.found();
    const { disputeId } = await station.call('dispute.register', {
      dispute: { ...boundary, dueOn: '2026-12-10', riskLevel: 'major', riskReasons: ['threats'] },
    });
    const row = async () => (await station.call('dispute.list', {})).rows[0];
    expect(await row()).toMatchObject({ state: 'registered', nextDueOn: '2026-12-10', riskLevel: 'major' });
    await station.call('dispute.progress', { disputeId, on: '2026-11-24', text: '两委上门听双方意见。' });
    expect(await row()).toMatchObject({ state: 'mediating' });
    await station.call('dispute.conclude', {
      disputeId,
      on: '2026-11-26',
      result: 'agreementOral',
      performance: 'performing',
      text: '以老石桩为界，各退半米。',
    });
    expect(await row()).toMatchObject({ state: 'resolved', nextDueOn: null, riskLevel: null });
    // Nor does the list carry the risk, or the parties a second time, among its further columns.
    expect(Object.keys((await row())?.values ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:riskLevel|parties)$/u)]),
    );
    expect(
      await station.ask('dispute.progress', { disputeId, on: '2026-11-27', text: '迟到的记录' }),
    ).toMatchObject({ error: { code: 'CONFLICT' } });
    await station.call('dispute.perform', { disputeId, on: '2026-12-20', performance: 'breached' });
    expect(await row()).toMatchObject({ state: 'reopened', nextDueOn: '2026-12-10' });
  });

  test('asks for a reason once it was printed for signature', async () => {
    await using station = new TestStation();
    await station.found();
    const { disputeId } = await station.call('dispute.register', { dispute: boundary });
    const papers = [{ documentKind: 'disputeRegistration' as const, subjectId: disputeId }];
    const printed = await station.call('document.print', { papers, language: 'zh' });
    expect(printed.papers[0]?.paper.data).toMatchObject({ registrationNo: '柳河纠〔2026〕1号' });
    const dispute = { set: { summary: '改过的概况' }, clear: [] };
    expect(await station.ask('dispute.revise', { disputeId, dispute })).toMatchObject({
      error: { code: 'REASON_REQUIRED' },
    });
    await station.call('dispute.revise', { disputeId, dispute, reason: '当事人要求更正' });
  });

  test('of a village stands in the township’s list with its station, and is not the township’s to change', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const { disputeId } = await village.call('dispute.register', { dispute: boundary });
    await pair.enrol();
    const { rows } = await township.call('dispute.list', {});
    expect(rows).toMatchObject([{ stationName: '柳河村接访站', parties: '赵铁柱、钱桂花' }]);
    expect(await township.ask('dispute.void', { disputeId, reason: '不是我们的' })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});

test('made void by mistake comes back as what it was, at the township too, and is not taken back twice', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { disputeId } = await village.call('dispute.register', { dispute: boundary });
  await village.call('dispute.progress', { disputeId, on: '2026-11-09', text: '到现场看了地界' });
  const before = await village.call('dispute.get', { disputeId });
  await village.call('dispute.void', { disputeId, reason: '与另一条重复' });
  expect(await village.call('dispute.get', { disputeId })).toMatchObject({
    state: 'void',
    steps: ['unvoid'],
    missing: [],
  });
  await village.call('dispute.unvoid', { disputeId, reason: '查明并不重复' });
  const after = await village.call('dispute.get', { disputeId });
  expect(after).toEqual({ ...before, history: after.history });
  expect(after.history).toHaveLength(before.history.length + 2);
  expect(await village.ask('dispute.unvoid', { disputeId, reason: '再点一次' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  await pair.enrol();
  expect(await township.call('dispute.get', { disputeId })).toMatchObject({ state: 'mediating' });
  expect(await township.ask('dispute.unvoid', { disputeId, reason: '不是我们的' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
});

test('whatever is done with a dispute, the rules and the states never contradict each other', () => {
  assert(
    property(constantFrom(...disputeResult.codes), (result) => {
      const state = stateAfter(result);
      // What has ended can be opened again, and owes no further step.
      expect(stepsFrom(state)).toContain('reopen');
      expect(stepsFrom(state)).not.toContain('conclude');
      expect(disputeState.items.find(({ code }) => code === state)?.open).toBe(false);
    }),
  );
});

const day = (on: string) => Date.parse(`${on}T02:00:00.000Z`);

test('the rolling ledger counts what is written down late where its books are open, and never unsettles a closed month', async () => {
  await using station = new TestStation();
  station.nowMs = day('2026-10-12');
  await station.found();
  const enter = async (on: string, foundOn: string): Promise<string> => {
    await station.wakeAt(day(on));
    return (await station.call('dispute.register', { dispute: { ...boundary, foundOn } })).disputeId;
  };
  const head = async (period: string) => {
    const { figures, late } = await station.call('ledger.get', { period });
    const { carriedOver, found, reopened, resolved, withdrawn, corrected, remaining } = figures;
    return [carriedOver, found, reopened, resolved, withdrawn, corrected, remaining, late];
  };
  const first = await enter('2026-10-12', '2026-10-10');
  const mistaken = await enter('2026-10-12', '2026-10-11');
  // Found in October, entered while its books are open, and entered once they had closed.
  await enter('2026-11-05', '2026-10-31');
  await enter('2026-11-06', '2026-10-30');
  await station.call('dispute.conclude', {
    disputeId: first,
    on: '2026-10-20',
    result: 'agreementOral',
    text: '各退半米',
  });
  await station.call('dispute.perform', { disputeId: first, on: '2026-11-06', performance: 'breached' });
  await station.call('dispute.void', { disputeId: mistaken, reason: '与另一条重复' });
  expect(await head('2026-10')).toEqual([0, 3, 0, 0, 0, 0, 3, 0]);
  expect(await head('2026-11')).toEqual([3, 1, 1, 1, 0, -1, 3, 2]);
  await station.call('dispute.unvoid', { disputeId: mistaken, reason: '查明并不重复' });
  expect(await head('2026-11')).toEqual([3, 1, 1, 1, 0, 0, 4, 2]);
  const { rows, total } = await station.call('ledger.rows', { period: '2026-11', figure: 'resolved' });
  expect([total, rows[0]]).toMatchObject([
    1,
    { disputeId: first, ended: null, carriedOver: true, late: true },
  ]);
  // A printed ledger keeps what it showed, each period its own, until a dispute that it names is erased.
  const { stationId } = (await station.call('session.get', {})).session ?? { stationId: '' };
  const print = async (period: string) => {
    const papers = [{ documentKind: 'rollingLedger' as const, subjectId: stationId, period }];
    return (await station.call('document.print', { papers, language: 'zh' })).papers[0];
  };
  expect((await print('2026-11'))?.copyNo).toBe(1);
  expect((await print('2026-10'))?.copyNo).toBe(1);
  expect(await print('2026-11')).toMatchObject({ copyNo: 2, paper: { data: { figures: { remaining: 4 } } } });
  const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
  await station.call('dispute.redact', { disputeId: mistaken, grounds });
  const again = await print('2026-11');
  expect(again).toMatchObject({ copyNo: 1, paper: { data: { figures: { remaining: 4 } } } });
  const { rows: left } = again?.paper.documentKind === 'rollingLedger' ? again.paper.data : { rows: [] };
  expect(left.filter(({ parties }) => parties === '')).toHaveLength(1);
  // Made void while the books are open: it was never counted.
  const double = await enter('2026-12-02', '2026-11-30');
  await station.call('dispute.void', { disputeId: double, reason: '重复' });
  expect(await head('2026-11')).toEqual([3, 1, 1, 1, 0, 0, 4, 2]);
  expect(await head('2026')).toEqual([0, 4, 1, 1, 0, 0, 4, 2]);
  expect(await station.ask('ledger.get', { period: '2026-13' })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
});

test('the ledger of a village is the same at the township, and the township’s is the sum of all', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { disputeId } = await village.call('dispute.register', { dispute: boundary });
  await village.call('dispute.register', { dispute: { ...boundary, foundOn: '2026-10-02' } });
  await village.call('dispute.conclude', { disputeId, on: '2026-11-23', result: 'withdrawn', text: '自愿' });
  await pair.enrol();
  await township.call('dispute.register', { dispute: boundary });
  const own = await village.call('ledger.get', { period: '2026-Q4' });
  const there = await township.call('ledger.get', { period: '2026-Q4', stationId: pair.villageId });
  expect(there).toEqual(own);
  const all = await township.call('ledger.get', { period: '2026-Q4' });
  expect(all.figures).toMatchObject({ found: 3, withdrawn: 1, remaining: 2 });
  expect(all.stations.map(({ figures }) => figures['remaining'])).toEqual([1, 1]);
  expect((await township.call('ledger.rows', { period: '2026-Q4', stationId: pair.villageId })).rows).toEqual(
    (await village.call('ledger.rows', { period: '2026-Q4' })).rows,
  );
});

test('a screening meeting is owed by its rhythm, stays late, names what was found in it, and is the same at the township', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const meeting: RouteInput<'screening.hold'>['round'] = {
    heldOn: '2026-11-20',
    host: '刘主任',
    attendance: 6,
    nextRhythm: 'halfMonth',
    screenedGroups: [{ group: '一组', screener: '赵铁柱', households: 42, found: 1 }],
    analysis: '秋收后地界纠纷增多',
    measures: '包组干部上门',
  };
  const owed = async () =>
    (await village.call('screening.list', {})).owed.map(({ period, missing }) => [period.id, missing]);
  expect(await owed()).toEqual([['2026-11', false]]);
  const ahead = { period: '2026-11', round: { ...meeting, heldOn: '2026-12-24' }, discussed: [] };
  expect(await village.ask('screening.hold', ahead)).toMatchObject({ error: { code: 'INPUT_INVALID' } });
  // Held on the last day for November, and half-monthly from there on.
  const { disputeId: old } = await village.call('dispute.register', { dispute: boundary });
  const first = await village.call('screening.hold', {
    period: '2026-11',
    round: meeting,
    discussed: [old],
  });
  expect(await owed()).toEqual([]);
  await village.wakeAt(day('2026-12-20'));
  expect(await owed()).toEqual([
    ['2026-12-1', true],
    ['2026-12-2', false],
  ]);
  const late = await village.call('screening.hold', {
    period: '2026-12-1',
    round: { ...meeting, heldOn: '2026-12-18' },
    discussed: [],
  });
  const { roundId } = late;
  const dispute = { ...boundary, foundOn: '2026-12-18' };
  const { disputeId } = await village.call('dispute.register', { dispute, roundId });
  expect(await owed()).toEqual([['2026-12-2', false]]);
  await village.call('screening.revise', { roundId, round: { set: { attendance: 7 }, clear: [] } });
  const papers = [{ documentKind: 'screeningRecord' as const, subjectId: roundId }];
  await village.call('document.print', { papers, language: 'zh' });
  const round = { set: { attendance: 8 }, clear: [] };
  expect(await village.ask('screening.revise', { roundId, round })).toMatchObject({
    error: { code: 'REASON_REQUIRED' },
  });
  await village.call('screening.void', { roundId: first.roundId, reason: '登记错了' });
  expect(await owed()).toEqual([
    ['2026-11', true],
    ['2026-12-2', false],
  ]);
  await pair.enrol();
  const there = await township.call('screening.get', { roundId });
  const here = await village.call('screening.get', { roundId });
  expect(there).toMatchObject({
    stationName: '柳河村接访站',
    late: true,
    attendance: 7,
    found: 1,
    round: { host: '刘主任' },
    disputes: [{ disputeId, found: true }],
  });
  expect(there.disputes).toEqual(here.disputes);
  expect(await township.ask('screening.void', { roundId, reason: '不是我们的' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
});
