import { expect, test } from 'vitest';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const at = (hour: string, on: string): string => `${on}T${hour}:00.000Z`;

/** Somebody comes on a day, for a matter of its own. */
async function come(station: TestStation, on: string, answer?: { text: string; agreedOral: boolean }) {
  const contact = { ...visit.contact, receivedAt: at('01:30', on) };
  return station.call('contact.register', { ...visit, contact, answer });
}

async function stationWith(days: readonly string[]) {
  const station = new TestStation();
  await station.found();
  await station.wakeAt(Date.parse(at('09:00', '2026-11-26')));
  const matters = [];
  for (const day of days) matters.push(await come(station, day));
  return { station, matters };
}

const detailOf = async (station: TestStation, contactId: string) =>
  station.call('contact.get', { contactId });

async function owedOf(station: TestStation) {
  const { owed } = await station.call('today.owed', {});
  return owed.filter(({ kind }) => kind === 'notice').map(({ no, dueOn }) => ({ no, dueOn }));
}

test('two matters are one: owed once, from the earlier receipt, found by either slip; taken back, each is as it was', async () => {
  const { station, matters } = await stationWith(['2026-11-25', '2026-11-23']);
  await using _ = station;
  const [main, earlier] = matters;
  if (!main || !earlier) throw new Error('two matters');
  const before = await owedOf(station);
  expect(before).toHaveLength(2);
  const [early] = before;
  await station.call('matter.merge', {
    matterId: earlier.matterId,
    into: main.matterId,
    words: '同一条水沟',
  });

  expect(await owedOf(station)).toEqual([{ no: main.registrationNo, dueOn: early?.dueOn }]);
  const { contacts } = await station.call('contact.lookup', { lookupCode: earlier.lookupCode });
  expect(contacts.map((row) => row.contactId)).toEqual([earlier.contactId]);
  const found = await detailOf(station, earlier.contactId);
  expect(found).toMatchObject({
    main: { matterId: main.matterId, registrationNo: main.registrationNo, contactId: main.contactId },
    contactSeq: 1,
    contactCount: 2,
    dates: { noticeDueOn: early?.dueOn },
  });
  expect(found.history.map(({ kind }) => kind)).toContain('matter.merge');
  expect(await detailOf(station, main.contactId)).toMatchObject({
    main: null,
    contactSeq: 2,
    contactCount: 2,
  });
  // Who comes again with the slip of the merged one comes for the main one.
  const again = await station.call('contact.register', { ...visit, matterId: earlier.matterId });
  expect(again.matterId).toBe(main.matterId);
  await station.call('contact.void', { contactId: again.contactId, reason: 'trial' });

  await station.call('matter.unmerge', { matterId: earlier.matterId, words: '是两条水沟' });
  expect(await owedOf(station)).toEqual(before);
  expect(await detailOf(station, earlier.contactId)).toMatchObject({
    main: null,
    contactSeq: 1,
    contactCount: 1,
  });
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
});

test('a chain leads to its end, its middle taken out leaves the rest together, and nothing goes round in a circle', async () => {
  const { station, matters } = await stationWith(['2026-11-23', '2026-11-24', '2026-11-25']);
  await using _ = station;
  const [first, second, third] = matters.map(({ matterId }) => matterId);
  if (!first || !second || !third) throw new Error('three matters');
  await station.call('matter.merge', { matterId: first, into: second });
  await station.call('matter.merge', { matterId: second, into: third });
  const mains = async () =>
    Promise.all(
      matters.map(async ({ contactId }) => (await detailOf(station, contactId)).main?.matterId ?? null),
    );
  expect(await mains()).toEqual([third, third, null]);
  expect(await station.ask('matter.merge', { matterId: third, into: first })).toMatchObject({
    error: { code: 'MERGE_CIRCLE' },
  });
  expect(await station.ask('matter.merge', { matterId: third, into: third })).toMatchObject({
    error: { code: 'MERGE_CIRCLE' },
  });
  await station.call('matter.unmerge', { matterId: second, words: '不是一件事' });
  expect(await mains()).toEqual([second, null, null]);
  expect(await owedOf(station)).toHaveLength(2);
});

test('no clock is lost by merging: not into an answered matter, a void or an erased one, nor from another station', async () => {
  const { station, matters } = await stationWith(['2026-11-23', '2026-11-24', '2026-11-25']);
  await using _ = station;
  const [open, voided, erased] = matters;
  if (!open || !voided || !erased) throw new Error('three matters');
  const answered = await come(station, '2026-11-25', { text: '已当场答复。', agreedOral: true });
  await station.call('contact.void', { contactId: voided.contactId, reason: 'trial' });
  const grounds = { reason: 'personAsked', basis: 'purposeEnded' } as const;
  await station.call('contact.redact', { contactId: erased.contactId, scope: 'matter', grounds });
  const refused = async (matterId: string, into: string) => {
    const answer = await station.ask('matter.merge', { matterId, into });
    return answer.ok ? 'merged' : answer.error.code;
  };
  expect(await refused(open.matterId, answered.matterId)).toBe('MERGE_INTO_ANSWERED');
  expect(await refused(open.matterId, voided.matterId)).toBe('CONFLICT');
  expect(await refused(open.matterId, erased.matterId)).toBe('CONFLICT');
  expect(await refused(voided.matterId, open.matterId)).toBe('CONFLICT');
  expect(await refused(erased.matterId, open.matterId)).toBe('CONFLICT');
  expect(await refused(open.matterId, '00000000-0000-7000-8000-000000000000')).toBe('NOT_FOUND');
  expect(await station.ask('matter.unmerge', { matterId: open.matterId, words: '无' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  // The other way round nothing is lost: the answered one goes under the open one, which stays owed.
  expect(await refused(answered.matterId, open.matterId)).toBe('merged');
  expect(await refused(answered.matterId, open.matterId)).toBe('CONFLICT');
  expect(await owedOf(station)).toEqual([{ no: open.registrationNo, dueOn: expect.any(String) as string }]);
});

test('where the main matter is erased or all its comings are void, what was merged into it stays owed', async () => {
  const { station, matters } = await stationWith(['2026-11-23', '2026-11-24']);
  await using _ = station;
  const [merged, main] = matters;
  if (!merged || !main) throw new Error('two matters');
  await station.call('matter.merge', { matterId: merged.matterId, into: main.matterId });
  await station.call('contact.void', { contactId: main.contactId, reason: 'trial' });
  expect(await owedOf(station)).toMatchObject([{ no: main.registrationNo }]);
  await station.call('contact.void', { contactId: merged.contactId, reason: 'trial' });
  expect(await owedOf(station)).toEqual([]);
  await station.call('contact.unvoid', { contactId: merged.contactId, words: '误作废' });
  expect(await owedOf(station)).toMatchObject([{ no: main.registrationNo }]);
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
});

test('erasing one of them erases the whole of what they came for, here and above', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await village.wakeAt(Date.parse(at('09:00', '2026-11-26')));
  const [main, merged] = [await come(village, '2026-11-23'), await come(village, '2026-11-24')];
  await village.call('matter.merge', { matterId: merged.matterId, into: main.matterId });
  await pair.enrol();
  expect(await detailOf(township, merged.contactId)).toMatchObject({ main: { matterId: main.matterId } });
  expect(await owedOf(township)).toHaveLength(1);
  // The matters are the village's: what the township says of them waits for the village's word.
  expect(await township.call('matter.unmerge', { matterId: merged.matterId, words: '像是两件' })).toEqual({
    isProposal: true,
  });
  expect(await detailOf(township, merged.contactId)).toMatchObject({ main: { matterId: main.matterId } });
  const grounds = { reason: 'personAsked', basis: 'purposeEnded' } as const;
  await village.call('contact.redact', { contactId: merged.contactId, scope: 'matter', grounds });
  await pair.exchange();
  for (const station of [village, township]) {
    for (const { contactId } of [main, merged]) {
      expect((await detailOf(station, contactId)).redaction).not.toBeNull();
    }
    expect(await owedOf(station)).toEqual([]);
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  }
});

test('likely the same is what shares a number, a name or the words, says why, shows no number, and only what can be merged', async () => {
  const { station } = await stationWith([]);
  await using _ = station;
  const register = async (
    person: { petitionerName?: string; phone?: string; idNumber?: string },
    summary: string,
  ) =>
    station.call('contact.register', {
      contact: {
        channel: 'visit',
        receivedAt: at('01:30', '2026-11-25'),
        headcount: 1,
        anonymous: person.petitionerName === undefined,
        ...person,
      },
      matter: { ...visit.matter, summary },
    });
  const asked = await register(
    { petitionerName: '李秀兰', phone: '13800135678' },
    '村东排水沟堵塞，雨天院内进水',
  );
  const samePhone = await register({ petitionerName: '李建国', phone: '138 0013 5678' }, '低保申请没有答复');
  const sameName = await register({ petitionerName: '李秀兰', phone: '13900000001' }, '宅基地审批');
  const sameWords = await register({}, '村东排水沟又堵塞，雨天院内进水严重');
  await register({ petitionerName: '赵铁柱', phone: '13900000002' }, '村道塌陷');
  const voided = await register({ petitionerName: '李秀兰', phone: '13800135678' }, '村东排水沟堵塞');
  await station.call('contact.void', { contactId: voided.contactId, reason: 'enteredTwice' });
  const likely = async () => (await station.call('matter.likely', { matterId: asked.matterId })).matters;
  const found = await likely();
  expect(new Map(found.map(({ matterId, why }) => [matterId, why]))).toEqual(
    new Map([
      [samePhone.matterId, ['phone']],
      [sameName.matterId, ['name']],
      [sameWords.matterId, ['text']],
    ]),
  );
  expect(JSON.stringify(found)).not.toMatch(/135678|0000000/u);
  // Once merged it is no suggestion any more.
  await station.call('matter.merge', { matterId: sameWords.matterId, into: asked.matterId });
  expect((await likely()).map(({ matterId }) => matterId)).not.toContain(sameWords.matterId);
  for (let index = 0; index < 6; index += 1)
    await register({ petitionerName: '李秀兰' }, `第${index}件别的事`);
  expect(await likely()).toHaveLength(5);
});

test('after a hand-over the village proposes, and what was merged when the township adopts it is owed once', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const matters = [await come(village, '2026-11-22'), await come(village, '2026-11-23')];
  const [main, merged] = matters;
  if (!main || !merged) throw new Error('two matters');
  await pair.enrol();
  for (const { matterId } of matters)
    await village.call('matter.transferOffer', { matterId, reason: '村里办不了' });
  await pair.exchange();
  const inbox = await township.call('matter.inbox', {});
  expect(inbox.offers).toHaveLength(2);
  for (const { matterId } of matters) {
    const { handover } = await township.call('matter.ownership', { matterId });
    await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  }
  await pair.receipt();
  expect(await village.call('matter.merge', { matterId: merged.matterId, into: main.matterId })).toEqual({
    isProposal: true,
  });
  expect(await detailOf(village, merged.contactId)).toMatchObject({ main: null });
  await pair.exchange();
  expect(await owedOf(township)).toHaveLength(2);
  const { proposals } = await township.call('matter.ownership', { matterId: merged.matterId });
  expect(proposals).toMatchObject([{ kind: 'matter.merge', state: 'open', text: main.registrationNo }]);
  const opId = proposals[0]?.opId ?? '';
  await township.call('matter.proposalAccept', { matterId: merged.matterId, opId });
  await pair.receipt();
  for (const station of [village, township]) {
    expect(await detailOf(station, merged.contactId)).toMatchObject({ main: { matterId: main.matterId } });
    expect(await owedOf(station)).toHaveLength(1);
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  }
});

test.each(['up', 'down'] as const)(
  'what a village merged into a matter that the township closed without knowing of it stays owed, %s first',
  async (first) => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const [main, merged] = [await come(village, '2026-11-22'), await come(village, '2026-11-23')];
    const { matterId } = main;
    await pair.enrol();
    const unreachable = { exemptGround: 'agreedOral', actText: '已当面告知。' } as const;
    const close = async (): Promise<void> => {
      await township.call('matter.act', { matterId, act: 'exempt', values: unreachable });
      const values = { closureGround: 'performed', actText: '排水沟已疏通。' } as const;
      await township.call('matter.act', { matterId, act: 'close', values });
    };
    const point = { contactPerson: '周志强', contactPhone: '0999-5550100' } as const;
    const accept = { actOn: '2026-11-23', ...point, serveBy: 'township' } as const;
    await township.call('matter.act', { matterId, act: 'accept', values: accept });
    await close();
    await village.call('matter.merge', { matterId: merged.matterId, into: matterId });
    expect(await owedOf(village)).toHaveLength(1);
    if (first === 'down') await pair.receipt();
    await pair.exchange();

    const alone = { no: merged.registrationNo };
    for (const station of [village, township]) {
      expect(await owedOf(station)).toMatchObject([alone]);
      const { leftBehind } = await station.call('matter.get', { matterId: merged.matterId });
      expect(leftBehind).toMatchObject({ matterId, registrationNo: main.registrationNo });
      expect((await station.call('matter.get', { matterId })).state).toBe('closed');
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
    }
    expect(await village.ask('matter.merge', { matterId: merged.matterId, into: matterId })).toMatchObject({
      error: { code: 'MERGE_INTO_ANSWERED' },
    });

    // Opened again it can be merged, now knowingly, and is closed with the other one.
    await township.call('matter.act', { matterId, act: 'reopen', values: { actText: '又堵了。' } });
    await pair.receipt();
    expect(await owedOf(village)).toMatchObject([alone]);
    await village.call('matter.merge', { matterId: merged.matterId, into: matterId });
    await pair.exchange();
    await township.call('matter.act', { matterId, act: 'accept', values: accept });
    await close();
    await pair.receipt();
    for (const station of [village, township]) {
      expect(await owedOf(station)).toEqual([]);
      expect((await station.call('matter.get', { matterId: merged.matterId })).leftBehind).toBeNull();
    }
  },
);
