import { expect, test } from 'vitest';
import { findPii, opsAfterPosition } from '../../db/queries/ops.ts';
import type { RouteInput } from '../contract/index.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const day = '2026-11-23';
const at = (hour: string, on = day): string => `${on}T${hour}:00.000Z`;

type Coming = Partial<Pick<RouteInput<'contact.register'>, 'matterId' | 'answer'>> & { receivedAt?: string };

/** One more coming; without a matter it opens one. */
async function come(station: TestStation, { receivedAt = at('01:30'), ...more }: Coming = {}) {
  return station.call('contact.register', { ...visit, contact: { ...visit.contact, receivedAt }, ...more });
}

async function owedOf(station: TestStation): Promise<(string | null)[]> {
  const { owed } = await station.call('today.owed', {});
  return owed.filter(({ kind }) => kind === 'notice').map(({ dueOn }) => dueOn);
}

test('a coming entered by mistake stays under its number and code, and counts nowhere; taken back, it counts again', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId, lookupCode, registrationNo } = await come(station);
  const [due] = await owedOf(station);
  await station.call('contact.void', { contactId, reason: 'enteredTwice' });

  const detail = await station.call('contact.get', { contactId });
  expect(detail).toMatchObject({
    registrationNo,
    state: 'void',
    voiding: { reason: 'enteredTwice', words: null, staffName: '王建国' },
    contactSeq: 0,
    contactCount: 0,
    missing: [],
  });
  expect(detail.history.map(({ kind }) => kind)).toContain('contact.void');
  // Whoever comes with the slip is not sent away with "no such code".
  expect((await station.call('contact.lookup', { lookupCode })).contacts).toMatchObject([{ contactId }]);
  expect((await station.call('contact.list', { search: '李秀兰' })).rows).toMatchObject([
    { state: 'void', matterState: 'void', nextDueOn: null },
  ]);
  expect(await station.call('today.owed', {})).toMatchObject({ owed: [], total: 0 });
  expect((await station.call('document.pendingSlips', {})).slips).toEqual([]);
  const { staff } = await station.call('staff.list', {});
  const work = await station.call('staff.openWork', { staffId: staff[0]?.staffId ?? '' });
  expect(work.items.filter(({ kind }) => kind === 'matter')).toEqual([]);

  await station.call('contact.unvoid', { contactId, words: '核对后是另一次来访' });
  expect(await owedOf(station)).toEqual([due]);
  expect(await station.call('contact.get', { contactId })).toMatchObject({
    state: 'registered',
    voiding: null,
    contactSeq: 1,
  });
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
});

test('the clock of a matter runs from its earliest coming that counts, and never from a void one', async () => {
  await using station = new TestStation();
  await station.found();
  station.nowMs = Date.parse(at('09:00', '2026-11-26'));
  await station.wakeAt(station.nowMs);
  const first = await come(station);
  const second = await come(station, { matterId: first.matterId, receivedAt: at('02:00', '2026-11-25') });
  const dueOf = async (contactId: string) =>
    (await station.call('contact.get', { contactId })).dates.noticeDueOn;
  const [early] = [await dueOf(first.contactId)];
  await station.call('contact.void', { contactId: first.contactId, reason: 'trial' });
  const late = await dueOf(second.contactId);
  expect(late > early).toBe(true);
  expect(await station.call('contact.get', { contactId: second.contactId })).toMatchObject({
    contactSeq: 1,
    contactCount: 1,
  });
  await station.call('contact.void', { contactId: second.contactId, reason: 'trial' });
  expect(await owedOf(station)).toEqual([]);
  // Somebody comes for the matter after all: it is owed from that day.
  const third = await come(station, { matterId: first.matterId, receivedAt: at('03:00', '2026-11-26') });
  expect((await dueOf(third.contactId)) > late).toBe(true);
  await station.call('contact.unvoid', { contactId: first.contactId, words: '误作废' });
  expect(await dueOf(third.contactId)).toBe(early);
  // A day of receipt that was mistyped and corrected does not leave a clock behind it.
  const receivedAt = at('01:30', '2026-11-24');
  await station.call('contact.revise', {
    contactId: first.contactId,
    contact: { set: { receivedAt }, clear: [] },
    matter: { set: {}, clear: [] },
  });
  expect((await dueOf(third.contactId)) > early).toBe(true);
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
});

test('a void coming is no item of a report, and what was signed before shows that it needs a correction', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId } = await come(station);
  await station.wakeAt(Date.parse(at('09:00')));
  const report = { day, dutyLeader: '刘主任' };
  expect(await station.ask('report.sign', { ...report, status: 'nil' })).toMatchObject({
    error: { code: 'REPORT_NIL_REFUSED' },
  });
  await station.call('report.sign', { ...report, status: 'items' });
  await station.call('contact.void', { contactId, reason: 'noPetition' });
  const { days } = await station.call('report.list', {});
  expect(days.find((each) => each.day === day)).toMatchObject({ needsCorrection: true });
  expect(await station.call('report.toCorrect', { recordId: contactId })).toEqual({
    days: [{ day, half: null, untrue: 'void' }],
  });
  const { currentId } = await station.call('report.prefill', { day });
  const correction = { ...report, correctionOf: currentId ?? '', reason: '登记作废' };
  await station.call('report.sign', { ...correction, status: 'nil' });
  await station.call('contact.unvoid', { contactId, words: '误作废' });
  expect(await station.call('report.toCorrect', { recordId: contactId })).toMatchObject({
    days: [{ day, untrue: 'nil' }],
  });
});

test('words are needed where the paper is out, or the reason says nothing; nothing else changes a void coming', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId } = await come(station);
  const other = await station.ask('contact.void', { contactId, reason: 'other' });
  expect(other).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
  await station.call('contact.slip', { contactId, outcome: 'byHand' });
  const out = await station.ask('contact.void', { contactId, reason: 'trial' });
  expect(out).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
  expect(await station.ask('contact.unvoid', { contactId, words: '无' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  await station.call('contact.void', { contactId, reason: 'trial', words: '回执已收回' });
  const revision = {
    contactId,
    contact: { set: { headcount: 2 }, clear: [] },
    matter: { set: {}, clear: [] },
  };
  expect(await station.ask('contact.revise', { ...revision, reason: '核对' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect(await station.ask('contact.void', { contactId, reason: 'trial', words: '再次' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  const paper = { documentKind: 'receiptSlip', subjectId: contactId } as const;
  expect(await station.ask('document.preview', { papers: [paper], language: 'zh' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
});

test('an erased coming is neither voided nor taken back, and erasing leaves a void one void', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId } = await come(station);
  await station.call('contact.void', { contactId, reason: 'other', words: '李秀兰说登错了' });
  const grounds = { reason: 'personAsked', basis: 'purposeEnded' } as const;
  await station.call('contact.redact', { contactId, scope: 'contact', grounds });
  expect(await station.call('contact.get', { contactId })).toMatchObject({
    state: 'void',
    voiding: { reason: 'other', words: null },
  });
  expect(await station.ask('contact.unvoid', { contactId, words: '误作废' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
});

test('the township sees what was voided and why, owes nothing for it, and cannot void for the village', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { contactId } = await come(village);
  await pair.enrol();
  expect(await owedOf(township)).toHaveLength(1);
  expect(await township.ask('contact.void', { contactId, reason: 'trial' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  // Nor does it say for the village what became of the slip.
  expect(await township.ask('contact.slip', { contactId, outcome: 'printed' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  await village.call('contact.void', { contactId, reason: 'wrongEntry' });
  await pair.exchange();
  expect(await owedOf(township)).toEqual([]);
  expect(await township.call('contact.get', { contactId })).toMatchObject({
    state: 'void',
    voiding: { reason: 'wrongEntry' },
  });
  await village.call('contact.unvoid', { contactId, words: '误作废' });
  await pair.exchange();
  expect(await owedOf(township)).toHaveLength(1);
  expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
});

test('what was answered on the spot keeps its words at the village, void or not', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { contactId } = await come(village, { answer: { text: '已当场答复。', agreedOral: true } });
  await village.call('contact.void', { contactId, reason: 'trial' });
  await pair.enrol();
  expect((await township.call('contact.get', { contactId })).contact.petitionerName).toBeUndefined();
});

test('of a matter that was handed over a voiding is proposed, counts once it was adopted, and its words are erased with the coming', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { contactId, matterId } = await come(village);
  const second = await come(village, { matterId, receivedAt: at('01:40') });
  await pair.enrol();
  await village.call('matter.transferOffer', { matterId, reason: '村里办不了' });
  await pair.exchange();
  const { handover } = await township.call('matter.ownership', { matterId });
  await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  await pair.receipt();
  const words = '柳叶来过';
  const propose = async (id: string) =>
    village.call('contact.void', { contactId: id, reason: 'enteredTwice', words });
  expect(await propose(contactId)).toEqual({ isProposal: true });
  expect(await propose(second.contactId)).toEqual({ isProposal: true });
  expect(await village.ask('contact.void', { contactId, reason: 'trial', words })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect((await village.call('contact.get', { contactId })).state).toBe('registered');
  await pair.exchange();
  const { proposals } = await township.call('matter.ownership', { matterId });
  expect(proposals).toMatchObject([
    { kind: 'matter.voidComing', text: second.registrationNo, voidReason: 'enteredTwice', reason: words },
    { kind: 'matter.voidComing', state: 'open' },
  ]);
  const [declined, adopted] = proposals.map(({ opId }) => opId);
  await township.call('matter.proposalAccept', { matterId, opId: adopted ?? '' });
  const because = { matterId, opId: declined ?? '', reason: '确有两次来访' };
  await township.call('matter.proposalDecline', because);
  await pair.receipt();
  for (const station of [village, township]) {
    expect(await station.call('contact.get', { contactId })).toMatchObject({
      state: 'void',
      voiding: { reason: 'enteredTwice', words, staffName: '王建国' },
    });
    expect((await station.call('contact.get', { contactId: second.contactId })).state).toBe('registered');
    expect(await owedOf(station)).toHaveLength(1);
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  }
  expect(await village.call('contact.unvoid', { contactId, words: '误报' })).toEqual({ isProposal: true });
  await pair.exchange();
  const grounds = { reason: 'personAsked', basis: 'purposeEnded' } as const;
  await township.call('contact.redact', { contactId, scope: 'contact', grounds });
  await pair.receipt();
  for (const station of [village, township]) {
    const kept = [...opsAfterPosition(station.runtime.register.read, 0)].flatMap(({ kind, piiRef }) =>
      kind.endsWith('voidComing') && piiRef !== null
        ? (findPii(station.runtime.register.read, piiRef)?.bytes ?? [])
        : [],
    );
    // What was said of the other one stays.
    expect(kept).toHaveLength(1);
    expect(await station.call('contact.get', { contactId })).toMatchObject({ voiding: { words: null } });
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  }
});
