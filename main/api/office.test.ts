import { expect, test } from 'vitest';
import { Pair } from './testing/pair.ts';

const meeting = {
  meetingKind: 'special',
  heldOn: '2026-11-20',
  meetingPlace: '村部',
  host: '刘主任',
  recorder: '王建国',
  attendees: '刘主任、王建国、孙会计',
  meetingItems: [
    {
      item: '东头组排水沟',
      discussion: '汛前清淤',
      decision: '组织清淤',
      unit: '村委会',
      name: '孙会计',
      due: '2026-11-28',
    },
    { item: '接访轮值', decision: '每周五书记接访', unit: '村党支部', due: '2026-11-25' },
  ],
} as const;
const copy = () => ({ ...meeting, meetingItems: meeting.meetingItems.map((row) => ({ ...row })) });

test('what a meeting decided is owed item by item until it is reported done, and arrives at the township by station', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const early = { ...copy(), heldOn: '2026-11-24' };
  expect(await village.ask('office.record', { act: 'meeting', values: early })).toMatchObject({
    error: { code: 'INPUT_INVALID', issues: [{ path: 'values.heldOn', code: 'future' }] },
  });
  // Words of another form would never be seen again.
  const foreign = { ...copy(), infoTitle: '简报' };
  expect(await village.ask('office.record', { act: 'meeting', values: foreign })).toMatchObject({
    error: { issues: [{ path: 'values.infoTitle' }] },
  });
  const { recordId } = await village.call('office.record', { act: 'meeting', values: copy() });
  const owed = async () =>
    (await village.call('today.owed', {})).owed.filter(({ kind }) => kind === 'office');
  expect(await owed()).toMatchObject([
    { id: recordId, what: 'meeting', dueOn: '2026-11-25', summary: '每周五书记接访' },
  ]);
  const done = { itemNo: 2, actOn: '2026-11-23', resultText: '已公示' };
  await village.call('office.follow', { recordId, values: done });
  expect(await village.ask('office.follow', { recordId, values: done })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect(await village.ask('office.follow', { recordId, values: { ...done, itemNo: 3 } })).toMatchObject({
    error: { issues: [{ code: 'noSuchItem' }] },
  });
  expect(await owed()).toMatchObject([{ dueOn: '2026-11-28', who: '孙会计' }]);
  // What was reported about the second item must not come to stand at another.
  const cut = { ...copy(), meetingItems: copy().meetingItems.slice(0, 1) };
  expect(await village.ask('office.revise', { recordId, values: cut })).toMatchObject({
    error: { issues: [{ path: 'values.meetingItems', code: 'itemsKept' }] },
  });
  await village.call('office.follow', { recordId, values: { ...done, itemNo: 1 } });
  expect(await owed()).toEqual([]);
  for (const month of ['03', '06']) {
    await village.call('office.record', {
      act: 'infoItem',
      values: {
        sentOn: `2026-${month}-10`,
        infoType: 'practice',
        infoTitle: `${month}月做法`,
        sentTo: '镇信访办',
        infoAuthor: '王建国',
      },
    });
  }
  const wrong = await village.call('office.record', { act: 'meeting', values: copy() });
  await village.call('office.void', { recordId: wrong.recordId, reason: '重复登记' });
  await pair.enrol();
  const there = await township.call('office.year', { year: '2026' });
  expect(there.counts.slice(1)).toMatchObject([{ specialMeetings: 1, infoItems: 2 }]);
  expect(there.records.filter(({ act }) => act === 'meeting')).toHaveLength(2);
  expect((await township.call('today.owed', {})).owed.filter(({ kind }) => kind === 'office')).toEqual([]);
  expect(await township.ask('office.void', { recordId, reason: '不对' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  const log = {
    documentKind: 'infoItemLog' as const,
    subjectId: there.counts[1]?.stationId ?? '',
    period: '2026',
  };
  const [paper] = (await township.call('document.preview', { papers: [log], language: 'zh' })).papers;
  // In the order of their days, as a book is written.
  expect(paper?.current.paper.data).toMatchObject({
    rows: [{ values: { infoTitle: '03月做法' } }, { values: { infoTitle: '06月做法' } }],
  });
});

test('a suggestion of a deliberation becomes a coming once; what a leader instructs about a matter waits for its answer and is erased with that matter', async () => {
  await using pair = await new Pair().found();
  const { village } = pair;
  const { recordId } = await village.call('office.record', {
    act: 'deliberation',
    values: {
      heldOn: '2026-11-22',
      meetingPlace: '村部大院',
      host: '刘主任',
      attendance: 23,
      topic: '村道修缮',
      suggestions: [{ name: '李秀兰', suggestion: '在学校门口装减速带' }],
    },
  });
  const coming = {
    recordId,
    itemNo: 1,
    contact: {
      petitionerName: '李秀兰',
      channel: 'outreach' as const,
      receivedAt: '2026-11-22T02:00:00.000Z',
      headcount: 1,
    },
    matter: { purpose: 'suggestion' as const, contentCategory: '10' as const, summary: '学校门口装减速带' },
  };
  const { contactId } = await village.call('office.register', coming);
  expect(await village.ask('office.register', coming)).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await village.call('office.get', { recordId })).toMatchObject({
    follows: [{ contact: { contactId } }],
  });
  const { matterId } = await village.call('contact.get', { contactId });
  const slip = {
    letterOn: '2026-11-22',
    letterSummary: '李秀兰建议在学校门口装减速带',
    instructionLeader: '刘主任',
    instructionDueOn: '2026-11-27',
  };
  const instruction = await village.call('office.record', { act: 'instruction', values: slip, matterId });
  expect(await village.ask('office.record', { act: 'publicity', values: {}, matterId })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });
  await village.call('office.revise', {
    recordId: instruction.recordId,
    values: { ...slip, instructedOn: '2026-11-23', instruction: '请交通专干核实' },
    matterId,
  });
  const { recordId: voided } = await village.call('office.record', {
    act: 'instruction',
    values: slip,
    matterId,
  });
  await village.call('office.void', { recordId: voided, reason: '重复登记' });
  expect(await village.call('leader.aboutMatter', { matterId })).toMatchObject({
    receptions: [],
    records: [{ recordId: instruction.recordId, title: '李秀兰建议在学校门口装减速带' }],
  });
  const owed = async () => (await village.call('today.owed', {})).owed.map(({ id }) => id);
  expect(await owed()).toContain(instruction.recordId);
  await village.call('contact.redact', {
    contactId,
    scope: 'matter',
    grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
  });
  const erased = await village.call('office.get', { recordId: instruction.recordId });
  expect([erased.redaction !== null, JSON.stringify(erased.values).includes('李秀兰')]).toEqual([
    true,
    false,
  ]);
  expect(await owed()).not.toContain(instruction.recordId);
});
