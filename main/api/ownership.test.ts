import { describe, expect, test } from 'vitest';
import { findMatter } from '../../db/queries/matters.ts';
import { opsOfEntity } from '../../db/queries/ops.ts';
import { Officer } from './testing/officer.ts';
import { enrol, Pair, receiptFor, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const reason = '需要乡镇水利站勘查处理';

async function joined(): Promise<{ pair: Pair; matterId: string; contactId: string }> {
  const pair = await new Pair().found();
  await pair.enrol();
  const { matterId, contactId } = await pair.village.call('contact.register', visit);
  return { pair, matterId: matterId ?? '', contactId };
}

/** The village has offered, and the township knows it. */
async function offered(): Promise<{ pair: Pair; matterId: string; contactId: string; offerId: string }> {
  const world = await joined();
  const { pair, matterId } = world;
  await pair.village.call('matter.transferOffer', { matterId, reason });
  await pair.exchange();
  const { offers } = await pair.township.call('matter.inbox', {});
  expect(offers).toMatchObject([{ matterId, reason, stationName: '柳河村接访站' }]);
  const { handover } = await pair.township.call('matter.ownership', { matterId });
  return { ...world, offerId: handover?.offerId ?? '' };
}

async function accepted(): Promise<Awaited<ReturnType<typeof offered>>> {
  const world = await offered();
  const { pair, matterId, offerId } = world;
  await pair.township.call('matter.transferAccept', { matterId, offerId });
  await pair.receipt();
  return world;
}

const ownershipAt = (station: TestStation, matterId: string) =>
  station.call('matter.ownership', { matterId });
const stepsAt = async (station: TestStation, matterId: string) =>
  (await station.call('matter.get', { matterId })).steps;
const summaryAt = async (station: TestStation, contactId: string): Promise<string | undefined> =>
  (await station.call('contact.get', { contactId })).matter?.summary;

const revision = (matterId: string, summary: string) => ({
  matterId,
  set: { summary },
  clear: [],
  reason: '现场核实',
});

describe('handing a matter over', () => {
  test('takes two signed steps; the clock goes on, and from then on the township’s words count', async () => {
    const { pair, matterId, contactId } = await accepted();
    await using _ = pair;
    const { village, township } = pair;
    for (const station of [village, township]) {
      expect(await ownershipAt(station, matterId)).toMatchObject({
        ownerName: '柳林镇接访中心',
        own: station === township,
        handover: { state: 'accepted', withdrawnTooLate: false, reason },
      });
    }
    const dueAt = (station: TestStation) => findMatter(station.runtime.register.read, matterId)?.noticeDueOn;
    expect(dueAt(village)).toBe('2026-12-08');
    await township.call('matter.revise', revision(matterId, '村东排水沟需要清淤'));
    await pair.receipt();
    expect(await summaryAt(village, contactId)).toBe('村东排水沟需要清淤');
    // 15 days from the village's receipt, whoever answers for it.
    expect([village, township].map(dueAt)).toEqual(['2026-12-08', '2026-12-08']);
  });

  test('that was declined leaves the matter with the village, with the reason; it may offer again', async () => {
    const { pair, matterId, contactId, offerId } = await offered();
    await using _ = pair;
    await pair.township.call('matter.transferDecline', { matterId, offerId, reason: '属村级事务' });
    // Written while the answer is on its way: the village's all the same.
    await pair.village.call('matter.revise', revision(matterId, '又补充了情况'));
    await pair.receipt();
    await pair.exchange();
    for (const station of [pair.village, pair.township]) {
      expect(await ownershipAt(station, matterId)).toMatchObject({
        ownerName: '柳河村接访站',
        handover: { state: 'declined', answered: { reason: '属村级事务' } },
        proposals: [],
      });
      expect(await summaryAt(station, contactId)).toBe('又补充了情况');
    }
    expect((await pair.village.call('matter.get', { matterId })).steps).toContain('offer');
  });

  test('that crosses with a withdrawal is the township’s, and the village sees that it came too late', async () => {
    const { pair, matterId, contactId, offerId } = await offered();
    await using _ = pair;
    await pair.village.call('matter.transferWithdraw', { matterId });
    await pair.village.call('matter.revise', revision(matterId, '村里自己清淤'));
    expect(await summaryAt(pair.village, contactId)).toBe('村里自己清淤');
    await pair.township.call('matter.transferAccept', { matterId, offerId });
    await pair.exchange();
    for (const station of [pair.village, pair.township]) {
      const found = await ownershipAt(station, matterId);
      expect(found).toMatchObject({
        ownerName: '柳林镇接访中心',
        handover: { state: 'accepted', withdrawnTooLate: true },
        // Nothing is lost: it waits for the township's word.
        proposals: [{ state: 'open', set: { summary: '村里自己清淤' } }],
      });
      expect(await summaryAt(station, contactId)).toBe(visit.matter.summary);
    }
  });

  test('is undone in two signed steps: the village takes it back with its clock, and what the township did stays', async () => {
    const { pair, matterId, contactId } = await accepted();
    await using _ = pair;
    const { village, township } = pair;
    await township.call('matter.revise', revision(matterId, '村东排水沟需要清淤'));
    await township.call('matter.returnOffer', { matterId, reason: '村里可以组织清淤' });
    // In knowledge of neither: a word of the village's is still a proposal.
    await village.call('matter.revise', revision(matterId, '又补充了情况'));
    await pair.receipt();
    expect((await village.call('matter.inbox', {})).offers).toMatchObject([
      { matterId, isReturn: true, from: '柳林镇接访中心', reason: '村里可以组织清淤' },
    ]);
    expect((await township.call('matter.inbox', {})).offers).toEqual([]);
    expect(await stepsAt(township, matterId)).toContain('withdrawOffer');
    const { handover, own } = await ownershipAt(village, matterId);
    expect(own).toBe(false);
    expect(await stepsAt(village, matterId)).toEqual(
      expect.arrayContaining(['takeOver', 'declineOffer', 'propose']),
    );
    await village.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
    await village.call('matter.revise', revision(matterId, '组织村民清淤'));
    // Written before it hears of that: what was the township's to say is the village's to decide now.
    await township.call('matter.revise', revision(matterId, '等待水利站'));
    await pair.exchange();
    for (const station of [village, township]) {
      expect(await ownershipAt(station, matterId)).toMatchObject({
        ownerName: '柳河村接访站',
        own: station === village,
        handover: { state: 'accepted', isReturn: true },
        proposals: [{ state: 'open', set: { summary: '等待水利站' } }, { state: 'open' }],
      });
      expect(await summaryAt(station, contactId)).toBe('组织村民清淤');
      expect(findMatter(station.runtime.register.read, matterId)?.noticeDueOn).toBe('2026-12-08');
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
    }
    // It may go to and fro again, and not while something of it was decided.
    await village.call('matter.transferOffer', { matterId, reason });
    await pair.exchange();
    const again = (await ownershipAt(township, matterId)).handover?.offerId ?? '';
    await township.call('matter.transferAccept', { matterId, offerId: again });
    expect(await stepsAt(township, matterId)).toContain('giveBack');
    const values = { actOn: '2026-11-23', contactPerson: '周志强', contactPhone: '0999-5550100' } as const;
    await township.call('matter.act', {
      matterId,
      act: 'accept',
      values: { ...values, serveBy: 'township' },
    });
    expect(await township.ask('matter.returnOffer', { matterId, reason })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    expect((await ownershipAt(township, matterId)).own).toBe(true);
  });

  test('is refused out of turn, and once somebody has answered', async () => {
    const { pair, matterId, offerId } = await offered();
    await using _ = pair;
    const { village, township } = pair;
    expect(await village.ask('matter.transferOffer', { matterId, reason })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    const unknown = { matterId, offerId: 'f'.repeat(64) };
    expect(await township.ask('matter.transferAccept', unknown)).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    await township.call('matter.transferAccept', { matterId, offerId });
    const again = { matterId, offerId, reason: '不接收' };
    expect(await township.ask('matter.transferDecline', again)).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    await pair.receipt();
    for (const route of ['matter.transferOffer', 'matter.transferWithdraw'] as const) {
      const refused = await village.ask(route, { matterId, reason });
      expect(refused).toMatchObject({
        error: { code: route === 'matter.transferOffer' ? 'FORBIDDEN' : 'CONFLICT' },
      });
    }
  });
});

describe('a proposal', () => {
  test('of the village is adopted or declined at the township, and the village sees which, with the reason', async () => {
    const { pair, matterId, contactId } = await accepted();
    await using _ = pair;
    const { village, township } = pair;
    for (const summary of ['排水沟两处堵塞', '要求赔偿家具']) {
      expect(await village.call('matter.revise', revision(matterId, summary))).toEqual({ isProposal: true });
    }
    expect(await summaryAt(village, contactId)).toBe(visit.matter.summary);
    await pair.exchange();
    const states = async (): Promise<string[]> =>
      (await village.call('exchange.recordStanding', { recordId: matterId })).ops
        .filter(({ kind }) => kind === 'matter.revise')
        .map(({ state }) => state);
    expect(await states()).toEqual(['proposal', 'proposal']);
    const [second, first] = (await ownershipAt(township, matterId)).proposals;
    await township.call('matter.proposalAccept', { matterId, opId: first?.opId ?? '' });
    const declined = { matterId, opId: second?.opId ?? '', reason: '与本事项无关，另行登记' };
    await township.call('matter.proposalDecline', declined);
    await pair.receipt();
    expect((await ownershipAt(village, matterId)).proposals).toMatchObject([
      { state: 'dismissed', answered: { reason: '与本事项无关，另行登记', stationName: '柳林镇接访中心' } },
      { state: 'adopted' },
    ]);
    expect(await summaryAt(village, contactId)).toBe('排水沟两处堵塞');
    expect(await states()).toEqual(['returned', 'applied']);
    expect((await township.call('matter.inbox', {})).proposals).toEqual([]);
    const worst = async () => (await village.call('exchange.recordStanding', { recordId: contactId })).worst;
    expect(await worst()).toBe('returned');
    // Given back, the matter is the village's to word: what was declined before is history.
    await township.call('matter.returnOffer', { matterId, reason: '村里可以组织清淤' });
    await pair.receipt();
    const offerId = (await ownershipAt(village, matterId)).handover?.offerId ?? '';
    await village.call('matter.transferAccept', { matterId, offerId });
    await pair.exchange();
    expect(await states()).toEqual(['returned', 'applied']);
    expect(await worst()).toBe('applied');
  });

  test('of the township waits at the village, which decides; what it was told stays readable at both', async () => {
    const { pair, matterId, contactId } = await joined();
    await using _ = pair;
    const { village, township } = pair;
    await pair.exchange();
    expect(await township.call('matter.revise', revision(matterId, '涉及两户'))).toEqual({
      isProposal: true,
    });
    expect(await summaryAt(township, contactId)).toBe(visit.matter.summary);
    await pair.receipt();
    expect((await village.call('matter.inbox', {})).proposals).toMatchObject([{ matterId, count: 1 }]);
    const [proposal] = (await ownershipAt(village, matterId)).proposals;
    await village.call('matter.proposalAccept', { matterId, opId: proposal?.opId ?? '' });
    await pair.exchange();
    for (const station of [village, township]) expect(await summaryAt(station, contactId)).toBe('涉及两户');
    const { ops } = await township.call('exchange.recordStanding', { recordId: matterId });
    expect(ops).toMatchObject([{ kind: 'matter.revise', state: 'applied' }]);
  });
});

describe('what goes down', () => {
  test('goes to the village of the matter alone, until that has signed for it, and then no more', async () => {
    const { pair, matterId } = await joined();
    await using _ = pair;
    await using neighbour = new TestStation();
    const { session } = await neighbour.found();
    await enrol(neighbour, pair.township, session.deviceId);
    await pair.exchange();
    await pair.township.call('matter.revise', revision(matterId, '涉及两户'));
    const count = async (stationId: string): Promise<number> =>
      (await pair.township.work('exchange.exportReceipt', { stationId, place: null })).opCount;
    const toNeighbour = await count(session.stationId);
    // Lost on the way, and sent again.
    expect(await count(pair.villageId)).toBe(toNeighbour + 1);
    await pair.receipt();
    await receiptFor(neighbour, pair.township, session.stationId);
    expect(opsOfEntity(neighbour.runtime.register.read, matterId)).toEqual([]);
    expect(opsOfEntity(pair.village.runtime.register.read, matterId)).toHaveLength(2);
    await pair.exchange();
    expect(await count(pair.villageId)).toBe(toNeighbour);
    expect(await pair.township.call('exchange.recordStanding', { recordId: matterId })).toMatchObject({
      ops: [{ kind: 'matter.revise', state: 'proposal' }],
    });
  });

  test('is signed for by a village that has nothing to say of its own, once', async () => {
    const { pair, matterId } = await joined();
    await using _ = pair;
    const { village, township } = pair;
    for (let days = 0; days < 2; days += 1) await pair.exchange();
    await village.wakeAt(village.nowMs + 60_000);
    const nothing = { error: { code: 'NOTHING_TO_SEND' } };
    expect(await village.run('exchange.export', { place: null })).toMatchObject(nothing);
    await township.call('matter.revise', revision(matterId, '涉及两户'));
    await village.wakeAt(village.nowMs + 60_000);
    await pair.receipt();
    await village.wakeAt(village.nowMs + 60_000);
    const { fileId, opCount } = await village.work('exchange.export', { place: null });
    expect(opCount).toBe(0);
    await pair.import(await village.fetch(fileId));
    expect(await township.call('exchange.recordStanding', { recordId: matterId })).toMatchObject({
      direction: 'down',
      worst: 'proposal',
    });
    await village.wakeAt(village.nowMs + 60_000);
    expect(await village.run('exchange.export', { place: null })).toMatchObject(nothing);
  });

  test('is nothing about a matter whose words were moved into a sealed record', async () => {
    await using pair = await new Pair().found();
    await Officer.appoint(pair.township);
    await pair.enrol();
    await pair.receipt();
    const { village, township } = pair;
    const { matterId, contactId } = await village.call('contact.register', visit);
    await pair.exchange();
    await township.call('matter.revise', revision(matterId ?? '', '涉及村干部'));
    await village.work('sealed.move', { contactId });
    await pair.exchange();
    const { stationId } = (await township.call('session.get', {})).session;
    const known = opsOfEntity(village.runtime.register.read, matterId ?? '');
    expect(known.filter(({ authorStation }) => authorStation === stationId)).toEqual([]);
  });
});
