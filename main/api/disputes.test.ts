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

test('a report counts as the ledger does: what was resolved stays counted on its day after a breach, and a group needs no names', async () => {
  await using station = new TestStation();
  await station.found();
  const { parties: _, ...rest } = boundary;
  const { disputeId } = await station.call('dispute.register', {
    dispute: { ...rest, partyGroup: '二组40余户' },
  });
  expect((await station.call('dispute.list', {})).rows[0]?.parties).toBe('二组40余户');
  const conclusion = { disputeId, on: '2026-11-23', result: 'reconciled', text: '和解' } as const;
  await station.call('dispute.conclude', conclusion);
  await station.call('dispute.reopen', { disputeId, reason: '又起争执' });
  const { figures } = await station.call('ledger.get', { period: '2026-11' });
  const day = await station.call('report.prefill', { day: '2026-11-23' });
  expect([day.figures.disputesFound, day.figures.disputesResolved]).toEqual([
    figures.found,
    figures.resolved,
  ]);
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
  // The words of a meeting can be erased as those of any record: they had no way out.
  const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
  await village.call('screening.redact', { roundId, grounds });
  const erased = await village.call('screening.get', { roundId });
  expect([erased.round.analysis, erased.round.attendance, erased.redaction?.reason]).toEqual([
    undefined,
    7,
    'personAsked',
  ]);
  expect(await village.ask('screening.void', { roundId, reason: '已删' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
});

test('a mediation moves its dispute by what is put on record once, owes dates to officials, and is erased with it', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { disputeId } = await village.call('dispute.register', { dispute: boundary });
  const begun = async (act: RouteInput<'mediation.act'>['act']) =>
    (await village.call('mediation.begin', { disputeId, act })).values;
  const tell = async (act: RouteInput<'mediation.act'>['act'], values: object) => {
    const input = {
      disputeId,
      act,
      values: { ...(await begun(act)), ...values },
    } as RouteInput<'mediation.act'>;
    return village.ask('mediation.act', input);
  };
  const said = async (act: RouteInput<'mediation.act'>['act'], values: object) => {
    const result = await tell(act, values);
    expect(result).toMatchObject({ ok: true });
    return result.ok ? result.value.entryId : '';
  };
  const row = async () => (await village.call('dispute.list', {})).rows[0];
  const owed = async () =>
    (await village.call('today.owed', {})).owed.map(({ what, dueOn }) => [what, dueOn]);

  // Nobody is made to mediate: without consent there is none, and a refusal asks for no reason.
  expect(await tell('take', { willing: false, mediators: [{ name: '孙主任' }] })).toMatchObject({
    error: { code: 'INPUT_INVALID', issues: [{ path: 'values.willing', code: 'notWilling' }] },
  });
  expect(await tell('agree', {})).toMatchObject({ error: { code: 'CONFLICT' } });
  await said('decline', { routes: ['litigation', 'legalAid'] });
  expect(await row()).toMatchObject({ state: 'registered' });

  await said('apply', { claims: ['以老石桩为界'], willing: true });
  await said('take', { willing: true, mediators: [{ name: '孙主任' }] });
  expect(await row()).toMatchObject({ state: 'mediating' });
  expect(await owed()).toEqual([['mediation', '2026-12-23']]);
  // Its end is said by the mediation, and by nothing else.
  const twice = { disputeId, on: '2026-11-23', result: 'reconciled', text: '口头说好' } as const;
  expect(await village.ask('dispute.conclude', twice)).toMatchObject({ error: { code: 'CONFLICT' } });
  const slip = await said('evidence', { evidences: [{ title: '老地契', pages: 1 }] });
  await village.call('mediation.strike', { disputeId, entryId: slip, reason: '登记在别的案子' });
  await said('session', {
    meetingPlace: '村部',
    sessionResult: 'agreed',
    toldRights: true,
    actText: '双方各述理由。',
  });
  await village.wakeAt(day('2026-11-26'));
  expect(await tell('agree', { actOn: '2026-11-20', signedFreely: true })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
  const agreed = await said('agree', {
    terms: ['以老石桩为界', '各退半米'],
    performWay: '双方自行立桩',
    performBy: '2026-12-10',
    followUpOn: '2027-01-10',
    performance: 'performing',
    signedFreely: true,
  });
  expect(await row()).toMatchObject({ state: 'resolved' });
  expect(await owed()).toEqual([['performance', '2026-12-10']]);
  expect(await village.call('dispute.get', { disputeId })).toMatchObject({
    steps: ['reopen', 'revise'],
    conclusion: { result: 'agreementWritten', on: '2026-11-26', text: '以老石桩为界；各退半米' },
  });
  const [declined, first] = (await village.call('mediation.get', { disputeId })).mediations;
  expect([declined?.stage, first?.stage, first?.caseNo]).toEqual([
    'declined',
    'agreed',
    '（2026）柳河人调字第1号',
  ]);
  expect(first).toMatchObject({ confirmableUntil: '2026-12-26', missing: ['mediationRights'] });
  expect(first?.entries.find(({ entryId }) => entryId === slip)?.struck).toMatchObject({
    reason: '登记在别的案子',
  });
  expect(await village.ask('mediation.strike', { disputeId, entryId: agreed, reason: '写错' })).toMatchObject(
    {
      error: { code: 'CONFLICT' },
    },
  );

  // The agreement has the whole number, which nobody typed again; a screen and a preview do not.
  const papers = [{ documentKind: 'mediationAgreement' as const, subjectId: agreed }];
  const seen = [
    await village.call('mediation.get', { disputeId }),
    await village.call('document.preview', { papers, language: 'zh' }),
  ];
  expect(JSON.stringify(seen)).not.toContain('13900001234');
  const printed = JSON.stringify(await village.call('document.print', { papers, language: 'zh' }));
  expect(printed).toContain('13900001234');

  // The file is closed, and nothing is added to it until it is opened.
  const { mediationId = '' } = first ?? {};
  const which = { disputeId, mediationId, language: 'zh' } as const;
  const { items } = await village.call('mediation.caseFile', which);
  expect(items.map(({ documentKind }) => documentKind)).toEqual([
    'disputeRegistration',
    'mediationApplication',
    'mediationAcceptance',
    'mediationRecord',
    'mediationAgreement',
  ]);
  const { fileId } = await village.call('mediation.archive', {
    ...which,
    items: items.map(({ documentKind, subjectId }) => ({ documentKind, subjectId, pages: 1 })),
    values: {
      fileTitle: '关于“地界”的人民调解案',
      actOn: '2026-11-26',
      retention: 'years30',
      archivist: '王建国',
      fileChecker: '刘主任',
    },
  });
  expect(await tell('perform', { actText: '已立桩' })).toMatchObject({ error: { code: 'CONFLICT' } });
  const cover = {
    papers: [{ documentKind: 'caseFileCover' as const, subjectId: fileId }],
    language: 'zh' as const,
  };
  expect((await village.call('document.preview', cover)).papers[0]).toMatchObject({
    current: { paper: { data: { fileNo: '（2026）柳河人调字第1号', mediators: '孙主任', items: 5 } } },
  });
  await village.call('mediation.unarchive', { disputeId, mediationId, reason: '补履行凭证' });

  // A breach opens the dispute again; a second mediation may fail, with the lawful ways told.
  await said('perform', { performance: 'breached', actText: '一方移动石桩' });
  expect(await row()).toMatchObject({ state: 'reopened' });
  await said('take', { willing: true });
  expect(await tell('end', { endReason: 'noAgreement', mediationNext: 'court', routes: [] })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
  await said('end', { endReason: 'partyWishes', mediationNext: 'court' });
  expect(await row()).toMatchObject({ state: 'transferred', nextDueOn: null });
  const { figures } = await village.call('ledger.get', { period: '2026-11' });
  expect(figures).toMatchObject({ found: 1, resolved: 1, reopened: 1, transferred: 1, remaining: 0 });

  await pair.enrol();
  const here = await village.call('mediation.get', { disputeId });
  const there = await township.call('mediation.get', { disputeId });
  expect(there.mediations.map(({ stage, caseNo, entries }) => [stage, caseNo, entries.length])).toEqual(
    here.mediations.map(({ stage, caseNo, entries }) => [stage, caseNo, entries.length]),
  );
  expect(
    await township.ask('mediation.strike', { disputeId, entryId: slip, reason: '不归我们' }),
  ).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  await village.call('dispute.redact', {
    disputeId,
    grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
  });
  const erased = await village.call('mediation.get', { disputeId });
  expect([JSON.stringify(erased).includes('石桩'), erased.steps]).toEqual([false, []]);
  expect(await village.ask('document.preview', { papers, language: 'zh' })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});
