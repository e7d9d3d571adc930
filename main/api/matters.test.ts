import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import { Pair } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

let station: TestStation;
beforeEach(async () => {
  station = new TestStation();
  await station.found();
});
afterEach(async () => {
  await station[Symbol.asyncDispose]();
});

type Visit = RouteInput<'contact.register'>;
function visit(name: string, summary: string, more: Partial<Visit> = {}): Visit {
  return {
    contact: {
      petitionerName: name,
      phone: '13900005678',
      idNumber: '11010519491231002X',
      addressDetail: '柳河村三组',
      channel: 'visit',
      receivedAt: new Date(station.nowMs).toISOString(),
      headcount: 1,
    },
    matter: { purpose: 'requestResolution', contentCategory: '0105', summary },
    ...more,
  };
}

async function rowsOf(filter: RouteInput<'matter.list'>): Promise<(string | null)[]> {
  return (await station.call('matter.list', filter)).rows.map(({ summary }) => summary);
}

test('a matter is listed once however often somebody comes, and is found by what any coming says', async () => {
  const first = await station.call('contact.register', visit('李秀兰', '村东排水沟堵塞'));
  const again = visit('赵铁柱', '再来', { matterId: first.matterId, matter: {} });
  await station.call('contact.register', { ...again, contact: { ...again.contact, phone: '13912340042' } });
  await station.call('contact.register', visit('王建国', '低保申请没有答复'));

  const { rows, total } = await station.call('matter.list', { search: 'lxl' });
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ petitionerName: '李秀兰', responsibleName: '王建国' });
  for (const search of ['0042', 'ztz', '排水', first.registrationNo]) {
    expect({ search, found: await rowsOf({ search }) }).toEqual({ search, found: ['村东排水沟堵塞'] });
  }
  expect(await rowsOf({ search: '没有这个词' })).toEqual([]);
});

test('every filter narrows list and total alike, a field of the tree standing for all that is in it', async () => {
  const answer = { text: '已当场解释。', agreedOral: true };
  await station.call('contact.register', visit('甲', '沟'));
  await station.call('contact.register', { ...visit('乙', '答'), answer });
  const land = visit('丙', '地');
  await station.call('contact.register', { ...land, matter: { ...land.matter, contentCategory: '0201' } });
  const { stations, responsible } = await station.call('matter.choices', {});
  const stationId = stations[0]?.stationId ?? '';
  const staffId = responsible[0]?.staffId ?? '';
  const cases: [RouteInput<'matter.list'>, string[]][] = [
    [{ states: ['answered'] }, ['答']],
    [{ states: ['registered'] }, ['地', '沟']],
    [{ category: '01' }, ['答', '沟']],
    [{ category: '0201' }, ['地']],
    [{ dueBy: '2026-12-31' }, ['地', '沟']],
    [{ dueBy: '2026-11-30' }, []],
    [{ overdueOn: '2026-12-08' }, []],
    [{ overdueOn: '2026-12-09' }, ['地', '沟']],
    [{ overdueOn: '2026-12-09', sort: 'nextDueOn', category: '01' }, ['沟']],
    [{ overdueOn: '2026-12-09', sort: 'registrationNo', states: ['answered'] }, []],
    [{ unfiled: true }, ['答']],
    [{ unfiled: true, category: '02' }, []],
    [{ stationId, responsibleId: staffId }, ['地', '答', '沟']],
    [{ stationId: staffId }, []],
  ];
  for (const [filter, expected] of cases) {
    const { rows, total } = await station.call('matter.list', filter);
    const found = new Set(rows.map(({ summary }) => summary));
    expect({ filter, found }).toEqual({ filter, found: new Set(expected) });
    expect(total).toBe(expected.length);
  }
});

test('by due date the nearest stands first and what owes nothing last', async () => {
  const answer = { text: '已当场解释。', agreedOral: true };
  await station.call('contact.register', { ...visit('乙', '已答'), answer });
  await station.call('contact.register', visit('甲', '先'));
  station.nowMs += 3 * 86_400_000;
  await station.wakeAt(station.nowMs);
  await station.call('contact.register', visit('丙', '后'));
  expect(await rowsOf({ sort: 'nextDueOn', descending: false })).toEqual(['先', '后', '已答']);
  expect(await rowsOf({ sort: 'nextDueOn', descending: true })).toEqual(['后', '先', '已答']);
  expect(await rowsOf({ sort: 'nextDueOn', descending: false, offset: 1, limit: 1 })).toEqual(['后']);
});

test('a matter shows people once and masked, its limits, and who did what with which coming', async () => {
  const first = await station.call('contact.register', visit('李秀兰', '村东排水沟堵塞'));
  const second = await station.call(
    'contact.register',
    visit('李秀兰', '再来', { matterId: first.matterId, matter: {} }),
  );
  await station.call('document.print', {
    papers: [{ documentKind: 'registrationForm', subjectId: first.contactId }],
    language: 'zh',
  });
  const detail = await station.call('matter.get', { matterId: first.matterId });
  expect(detail.people).toHaveLength(1);
  expect(detail.people[0]).toMatchObject({
    contactId: second.contactId,
    person: { petitionerName: '李秀兰', phone: '139****5678', idNumber: '110105********002X' },
  });
  expect(JSON.stringify(detail)).not.toContain('13900005678');
  expect(detail.next).toMatchObject({
    step: 'firstNotice',
    legalDueOn: '2026-12-08',
    targetDueOn: '2026-12-08',
  });
  expect(detail.comings.map(({ contactId }) => contactId)).toEqual([first.contactId, second.contactId]);
  expect(detail.history.map(({ kind, contactId, documentKind }) => [kind, contactId, documentKind])).toEqual([
    ['document.issue', first.contactId, 'registrationForm'],
    ['contact.register', second.contactId, null],
    ['contact.register', first.contactId, null],
    ['matter.open', null, null],
  ]);
  expect(detail.steps).toEqual([
    'answer',
    'assign',
    'revise',
    'merge',
    'reportUrgent',
    'askRecusal',
    'withdraw',
  ]);
  expect(detail.signed).toBe(true);
  expect((await station.call('document.list', { subjectId: first.matterId })).documents).toHaveLength(1);
});

test('an answer ends a matter only where it may stay oral, and never before the receipt or in the future', async () => {
  const { matterId } = await station.call('contact.register', visit('李秀兰', '村东排水沟堵塞'));
  const answer = { matterId, on: '2026-11-23', text: '已约水利站周五清淤。', agreedOral: true };
  for (const wrong of [{ on: '2026-11-22' }, { on: '2026-11-24' }, { agreedOral: false }]) {
    const refused = await station.ask('matter.answer', { ...answer, ...wrong });
    expect({ wrong, ...refused }).toMatchObject({ wrong, error: { code: 'INPUT_INVALID' } });
  }
  await station.call('matter.answer', answer);
  const detail = await station.call('matter.get', { matterId });
  expect(detail).toMatchObject({ state: 'answered', next: null, answer: { text: answer.text } });
  expect(detail.steps).toEqual(['archive', 'revise', 'merge']);
  expect(await station.ask('matter.answer', answer)).toMatchObject({ error: { code: 'CONFLICT' } });

  const asked = visit('赵铁柱', '问低保怎么申请');
  const inquiry = await station.call('contact.register', {
    ...asked,
    matter: { ...asked.matter, purpose: 'inquiry' },
  });
  await station.call('matter.answer', { ...answer, matterId: inquiry.matterId, agreedOral: false });
});

test('a matter goes to another person who works here, and to nobody else', async () => {
  const { matterId } = await station.call('contact.register', visit('李秀兰', '村东排水沟堵塞'));
  const secret = '沿河两岸的柳树 2026';
  const { staffId } = await station.call('staff.create', { name: '刘芳', roles: ['handler'], secret });
  await station.call('matter.assign', { matterId, responsibleId: staffId, reason: '分工调整' });
  const detail = await station.call('matter.get', { matterId });
  expect(detail).toMatchObject({ responsibleName: '刘芳' });
  expect(detail.history[0]).toMatchObject({ kind: 'matter.assign', text: '刘芳', reason: '分工调整' });
  expect(await rowsOf({ responsibleId: staffId })).toEqual(['村东排水沟堵塞']);
  const nobody = await station.ask('matter.assign', { matterId, responsibleId: matterId });
  expect(nobody).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('a matter that the township took over goes its way there, and no more at the village', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village, township } = pair;
  const { matterId } = await village.call('contact.register', visit('李秀兰', '村东排水沟堵塞'));
  await village.call('matter.transferOffer', { matterId, reason: '水利站归镇里管' });
  await pair.exchange();
  const before = await township.call('matter.get', { matterId });
  expect(before).toMatchObject({ own: false, stationName: '柳河村接访站' });
  for (const step of ['answer', 'assign', 'revise'] as const) expect(before.steps).not.toContain(step);

  const { handover } = await township.call('matter.ownership', { matterId });
  await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  await pair.receipt();
  const above = await township.call('matter.get', { matterId });
  expect(above).toMatchObject({ own: true, handedOver: true, reviseThrough: null });
  expect(above.steps).toContain('assign');
  const below = await village.call('matter.get', { matterId });
  expect(below).toMatchObject({ own: false, handedOver: true, ownerName: '柳林镇接访中心' });
  for (const step of ['answer', 'assign', 'revise'] as const) expect(below.steps).not.toContain(step);
  const answer = { matterId, on: '2026-11-23', text: '已约水利站清淤。', agreedOral: true };
  expect(await village.ask('matter.answer', answer)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(above.people).toHaveLength(1);
});
