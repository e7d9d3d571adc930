import { expect, test } from 'vitest';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const dispute = {
  quickType: 'neighbour' as const,
  foundOn: '2026-11-23',
  foundBy: 'screening' as const,
  parties: [{ name: '赵铁柱' }],
  summary: '滴水争执',
  dueOn: '2026-12-01',
};

test('what is owed stands by its date, the law’s with a day on which to begin to hurry, and goes when it is done', async () => {
  await using station = new TestStation();
  await station.found();
  expect(await station.call('today.owed', {})).toMatchObject({ owed: [], total: 0, firstDay: true });
  const { matterId } = await station.call('contact.register', visit);
  await station.call('contact.register', { ...visit, answer: { text: '已当场解释。', agreedOral: true } });
  const { disputeId } = await station.call('dispute.register', { dispute });
  const { owed, firstDay } = await station.call('today.owed', {});
  expect(firstDay).toBe(false);
  // The matter that was answered on the spot owes no notice, but its form is still incomplete.
  expect(owed.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
    ['dispute', '2026-12-01'],
    ['notice', '2026-12-08'],
    ['incomplete', null],
    ['incomplete', null],
  ]);
  expect(owed[1]).toMatchObject({ id: matterId, who: '李秀兰', warnOn: '2026-12-08' });
  await station.call('dispute.conclude', {
    disputeId,
    on: '2026-11-24',
    result: 'reconciled',
    text: '双方和解。',
  });
  expect((await station.call('today.owed', {})).owed.map(({ kind }) => kind)).not.toContain('dispute');
});

test('the week’s list is one paper a week: what is overdue and what falls due, masked, and not what comes later', async () => {
  await using station = new TestStation();
  const { session } = await station.found();
  await station.call('contact.register', visit);
  await station.call('dispute.register', { dispute });
  const printed = async (period: string) => {
    const papers = [{ documentKind: 'dueList' as const, subjectId: session.stationId, period }];
    return (await station.call('document.print', { papers, language: 'zh' })).papers[0];
  };
  const first = await printed('2026-W49');
  expect(first?.paper.data).toMatchObject({
    period: { from: '2026-11-30', to: '2026-12-06' },
    rows: [{ kind: 'dispute', who: '赵某某', legalOn: null, ownOn: '2026-12-01', responsibleName: '王建国' }],
  });
  expect(JSON.stringify(first)).not.toContain('滴水争执');
  expect(await printed('2026-W50')).toMatchObject({
    copyNo: 1,
    paper: { data: { rows: [{ who: '赵某某' }, { legalOn: '2026-12-08' }] } },
  });
  expect(await printed('2026-W49')).toMatchObject({ copyNo: 2 });
  await station.wakeAt(Date.parse('2026-12-01T02:00:00.000Z'));
  const owedWithin = async (within: 'week' | 'overdue') =>
    (await station.call('today.owed', { within })).owed.map(({ kind }) => kind);
  expect(await owedWithin('week')).toEqual(['dispute']);
  expect(await owedWithin('overdue')).toEqual([]);
  await station.wakeAt(Date.parse('2026-12-09T02:00:00.000Z'));
  expect(await station.call('today.owed', { within: 'overdue' })).toMatchObject({
    owed: [{ kind: 'dispute' }, { kind: 'notice' }],
    total: 2,
  });
});

test('what waits for the other level, what it waits for, and what it has answered stand there until it is done', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  const { matterId, registrationNo } = await village.call('contact.register', visit);
  const only = { matterId, registrationNo };
  expect(await waitingAt(village)).toEqual([]);
  await village.call('matter.transferOffer', { matterId, reason: '村里办不了' });
  expect(await waitingAt(village)).toEqual([['offered', 1]]);
  await pair.exchange();
  expect((await township.call('today.waiting', {})).lines).toEqual([{ kind: 'offers', count: 1, only }]);
  const { handover } = await township.call('matter.ownership', { matterId });
  await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  const urging = { urgeAbout: 'facts', replyDueOn: '2026-11-23', actText: '请核实' } as const;
  await township.call('matter.act', { matterId, act: 'urge', values: urging });
  await pair.receipt();
  expect(await waitingAt(village)).toEqual([['answers', 1]]);
  const change = { matterId, set: { summary: '村东排水沟需要清淤' }, clear: [], reason: '现场核实' };
  await village.call('matter.revise', change);
  await pair.exchange();
  await township.wakeAt(Date.parse('2026-11-24T02:00:00.000Z'));
  expect(await waitingAt(township)).toEqual([
    ['proposals', 1],
    ['urged', 1],
  ]);
  await village.wakeAt(Date.parse('2026-11-30T02:00:00.000Z'));
  expect(await waitingAt(village)).toEqual([['proposed', 1]]);
});

test('a village that has no receipt, and one that has not signed for what it was sent, stand on the township’s day', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await waitingAt(township)).toEqual([['receipts', 1]]);
  await township.work('exchange.exportReceipt', { stationId: pair.villageId, place: null });
  expect(await waitingAt(township)).toEqual([]);
  await township.wakeAt(Date.parse('2026-11-27T02:00:00.000Z'));
  expect(await waitingAt(township)).toEqual([['unsigned', 1]]);
});

async function waitingAt(station: TestStation): Promise<unknown[][]> {
  const { lines } = await station.call('today.waiting', {});
  return lines.map(({ kind, count }) => [kind, count]);
}
