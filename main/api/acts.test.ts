import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../contract/fields.ts';
import type { RouteInput } from '../contract/index.ts';
import type { MatterActs } from '../contract/routes/act.ts';
import type { opinionFields, serveFields } from '../terms/act-fields.ts';
import type { withdrawFields } from '../terms/entry-fields.ts';
import { visit } from './testing/pair.ts';
import { attach, photo } from './testing/attaching.ts';
import { TestStation, townshipProfile } from './testing/test-station.ts';

const point = { contactPerson: '周志强', contactPhone: '0999-5550100' } as const;
const accept = { actOn: '2026-11-23', ...point, serveBy: 'township' } as const;
const service: FieldValues<typeof serveFields> = {
  servedAt: '2026-11-23T01:50:00.000Z',
  serviceWay: 'direct',
  servicePlace: '本人家中',
  recipient: '李秀兰',
  servers: [{ name: '周志强' }],
};
const opinion: FieldValues<typeof opinionFields> = {
  actOn: '2026-11-23',
  findings: '经现场查看，村东排水沟淤塞约40米。',
  conclusions: [{ request: '疏通排水沟', result: 'supported', ground: '由镇农业农村办在十日内组织疏通。' }],
  legalBasis: '《信访工作条例》第三十二条',
  reviewBody: '清河县农业农村局',
  ...point,
  serveBy: 'township',
};

/** A township with a matter that somebody has brought to it. */
async function withMatter(
  station: TestStation,
  contact: Partial<RouteInput<'contact.register'>['contact']> = {},
): Promise<string> {
  await station.found(townshipProfile);
  const registered = await station.call('contact.register', {
    ...visit,
    contact: { ...visit.contact, ...contact },
  });
  return registered.matterId;
}

async function actsOf(station: TestStation, matterId: string): Promise<MatterActs> {
  return station.call('matter.acts', { matterId });
}

describe('a matter at the competent organ', () => {
  test('is accepted with a numbered notice, answered with a served opinion, closed, and opened again', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    expect((await actsOf(station, matterId)).steps).not.toContain('close');

    const { documentId } = await station.call('matter.act', { matterId, act: 'accept', values: accept });
    const accepted = await actsOf(station, matterId);
    expect(accepted).toMatchObject({
      state: 'accepted',
      officialNo: '柳林信〔2026〕1号',
      clocks: [
        { step: 'firstNotice', startedOn: '2026-11-23', stoppedOn: null, legalDueOn: '2026-12-08' },
        { step: 'handle', startedOn: '2026-11-23', stoppedOn: null, legalDueOn: '2027-01-22' },
      ],
      documents: [
        { documentId, documentKind: 'acceptanceNotice', documentNo: '柳林信受〔2026〕1号', service: null },
      ],
    });
    await station.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: documentId ?? '',
      values: service,
    });
    expect((await actsOf(station, matterId)).clocks[0]).toMatchObject({ stoppedOn: '2026-11-23' });
    // With the day of the notice it would stand there as overdue from December on.
    const { owed } = await station.call('today.owed', {});
    expect(owed.find(({ id }) => id === matterId)).toMatchObject({ kind: 'handle', dueOn: '2027-01-22' });

    const issued = await station.call('matter.act', { matterId, act: 'opinion', values: opinion });
    expect(await actsOf(station, matterId)).toMatchObject({ state: 'opinionIssued' });
    const ended = { closureGround: 'performed', actText: '排水沟已疏通，信访人认可。' } as const;
    const early = await station.ask('matter.act', { matterId, act: 'close', values: ended });
    expect(early).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    await station.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: issued.documentId ?? '',
      values: service,
    });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'served',
      clocks: [
        {},
        { step: 'handle', stoppedOn: '2026-11-23' },
        { step: 'reviewRight', legalDueOn: '2026-12-23' },
      ],
    });
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'closed',
      steps: ['carryOut', 'evaluate', 'reopen', 'supervise', 'proposeImprovement'],
    });

    await station.wakeAt(Date.parse('2027-01-05T02:00:00.000Z'));
    await station.call('matter.act', { matterId, act: 'reopen', values: { actText: '新情况：又淤塞了。' } });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'reopened',
      officialNo: '柳林信〔2026〕1号',
      clocks: [{ step: 'firstNotice', startedOn: '2027-01-05', stoppedOn: null, legalDueOn: '2027-01-20' }],
    });
  });

  test('is not accepted without a reason, its basis, and the body that is competent', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const values = {
      actOn: '2026-11-23',
      rejectReason: 'lawfulRoute',
      legalBasis: '《信访工作条例》第三十一条',
      ...point,
      serveBy: 'township',
    } as const;
    const refused = await station.ask('matter.act', { matterId, act: 'reject', values });
    expect(refused.ok ? [] : refused.error.issues).toEqual([
      { path: 'values.competentBody', code: 'required' },
    ]);
    const { documentId } = await station.call('matter.act', {
      matterId,
      act: 'reject',
      values: { ...values, competentBody: '清河县劳动人事争议仲裁委员会' },
    });
    const ended = { closureGround: 'notAccepted', actText: '已告知途径。' } as const;
    const early = await station.ask('matter.act', { matterId, act: 'close', values: ended });
    expect(early).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    const { recipient: _, ...rest } = service;
    const left = { ...rest, serviceWay: 'left' as const, refusal: '拒绝签收' };
    const alone = { ...left, witnesses: [{ name: '孙长河' }] };
    const one = await station.ask('matter.act', {
      matterId,
      act: 'serve',
      documentId: documentId ?? '',
      values: alone,
    });
    expect(one.ok ? [] : one.error.issues).toEqual([{ path: 'values.witnesses', code: 'twoWitnesses' }]);
    await station.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: documentId ?? '',
      values: { ...left, witnesses: [{ name: '孙长河' }, { name: '吴秀英' }] },
    });
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'closed',
      clocks: [{ stoppedOn: '2026-11-23' }],
    });
  });

  test('that is diverted names route and body, and is not told by a notice of missing materials alone', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const missing = {
      actOn: '2026-11-23',
      supplementDueOn: '2026-12-01',
      missingMaterials: ['劳动合同复印件'],
      ...point,
      serveBy: 'township' as const,
    };
    const asked = await station.call('matter.act', { matterId, act: 'supplement', values: missing });
    const byHand = { matterId, act: 'serve', values: service } as const;
    await station.call('matter.act', { ...byHand, documentId: asked.documentId ?? '' });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'registered',
      clocks: [{ step: 'firstNotice', stoppedOn: null, legalDueOn: '2026-12-08' }],
    });
    const divert = {
      actOn: '2026-11-23',
      legalRoute: 'labourArbitration' as const,
      competentBody: '清河县劳动人事争议仲裁委员会',
      limitationOn: '2027-03-01',
      materialsToBring: ['身份证', '劳动合同'],
      ...point,
      serveBy: 'township' as const,
    };
    const { documentId } = await station.call('matter.act', { matterId, act: 'divert', values: divert });
    const ended = { closureGround: 'diverted', actText: '已告知途径。' } as const;
    const early = await station.ask('matter.act', { matterId, act: 'close', values: ended });
    expect(early).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'diverted',
      documents: [{}, { documentKind: 'diversionNotice', documentNo: '柳林信导〔2026〕1号' }],
    });
    await station.call('matter.act', { ...byHand, documentId: documentId ?? '' });
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'closed',
      clocks: [{ stoppedOn: '2026-11-23' }],
    });
  });

  test('that proposes something is answered proposal by proposal, each with its reasons', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const studied = { actOn: '2026-11-23', studyUnit: '上河镇水利站', ...point } as const;
    await station.call('matter.act', { matterId, act: 'study', values: studied });
    const first = { request: '每年清淤一次', result: 'adopted', ground: '列入年度计划。' } as const;
    const second = { request: '修一座桥', result: 'notAdopted', ground: '一公里内已有桥。' } as const;
    const { ground: _, ...bare } = second;
    const values = { actOn: '2026-11-23', ...point, serveBy: 'township' as const };
    const early = await station.ask('matter.act', {
      matterId,
      act: 'suggestion',
      values: { ...values, proposals: [first, bare] },
    });
    expect(early.ok ? [] : early.error.issues).toEqual([
      { path: 'values.proposals', code: 'conclusionIncomplete' },
    ]);
    const { documentId } = await station.call('matter.act', {
      matterId,
      act: 'suggestion',
      values: { ...values, proposals: [first, second] },
    });
    const subject = { documentKind: 'suggestionReply', subjectId: documentId ?? '' } as const;
    const shown = await station.call('document.preview', { papers: [subject], language: 'zh' });
    expect(shown.papers[0]?.current.paper.data).toMatchObject({ proposals: [first, second] });
    const given = { matterId, act: 'serve', documentId: documentId ?? '', values: service } as const;
    await station.call('matter.act', given);
    const ended = { closureGround: 'suggestionAnswered', actText: '已书面答复。' } as const;
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({
      state: 'closed',
      clocks: [{ stoppedOn: '2026-11-23' }],
    });
  });

  test('is extended once, before its limit ends and no longer than the law allows', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    await station.call('matter.act', { matterId, act: 'accept', values: accept });
    const values = {
      actOn: '2026-12-01',
      extensionDays: 31,
      approver: '刘镇长',
      actText: '需要专业机构鉴定。',
      ...point,
      serveBy: 'township',
    } as const;
    await station.wakeAt(Date.parse('2026-12-01T02:00:00.000Z'));
    // Nothing was asked for: there is nothing to approve.
    const unasked = await station.ask('matter.act', { matterId, act: 'extend', values });
    expect(unasked).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    const ask = { actOn: '2026-12-01', extensionDays: 30, askedBy: '周志强', actText: '需要专业机构鉴定。' };
    await station.call('matter.act', { matterId, act: 'askExtension', values: ask });
    const tooLong = await station.ask('matter.act', { matterId, act: 'extend', values });
    expect(tooLong.ok ? [] : tooLong.error.issues).toEqual([
      { path: 'values.extensionDays', code: 'extensionTooLong' },
    ]);
    await station.call('matter.act', { matterId, act: 'extend', values: { ...values, extensionDays: 30 } });
    const { clocks, steps } = await actsOf(station, matterId);
    expect(clocks[1]).toMatchObject({ legalDueOn: '2027-02-22' });
    expect(steps).not.toContain('extend');
    expect(steps).not.toContain('askExtension');

    await using late = new TestStation();
    const other = await withMatter(late);
    await late.call('matter.act', { matterId: other, act: 'accept', values: accept });
    await late.wakeAt(Date.parse('2027-01-25T02:00:00.000Z'));
    expect((await actsOf(late, other)).steps).not.toContain('extend');
    const dated = { ...values, actOn: '2027-01-20', extensionDays: 30 };
    const asked = await late.ask('matter.act', { matterId: other, act: 'extend', values: dated });
    expect(asked).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });

  test('of somebody who cannot be found closes by a recorded exception alone', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station, { petitionerName: undefined, anonymous: true });
    await station.call('matter.act', { matterId, act: 'accept', values: accept });
    await station.call('matter.act', { matterId, act: 'opinion', values: opinion });
    const ended = { closureGround: 'exempted', actText: '匿名来信，无法送达。' } as const;
    expect((await station.ask('matter.act', { matterId, act: 'close', values: ended })).ok).toBe(false);
    const excused = { exemptGround: 'identityUnclear', actText: '来信没有姓名和住址。' } as const;
    await station.call('matter.act', { matterId, act: 'exempt', values: excused });
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({ state: 'closed' });
  });

  test('comes back by an objection in time, and the time to tell runs on from the receipt where nobody was told', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const referred = {
      actOn: '2026-11-23',
      toUnit: '清河县水利局',
      actText: '涉及河道管理。',
      ...point,
    } as const;
    const { documentId } = await station.call('matter.act', {
      matterId,
      act: 'transfer',
      values: { ...referred, serveBy: 'township' },
    });
    const sent = await actsOf(station, matterId);
    expect(sent).toMatchObject({
      state: 'referred',
      clocks: [{ step: 'firstNotice', startedOn: '2026-11-23', stoppedOn: null }],
      documents: [{ documentId, documentKind: 'routingNotice', documentNo: '柳林信告〔2026〕1号' }],
      letters: [{ documentKind: 'transferLetter', documentNo: '柳林信转〔2026〕1号' }],
      referrals: [{ steps: ['unitReceipt', 'unitReply', 'recall'] }],
    });
    expect(await station.call('matter.units', {})).toEqual({ units: ['清河县水利局'] });
    const referralId = sent.referrals[0]?.referralId ?? '';
    await station.call('matter.act', {
      matterId,
      act: 'unitReceipt',
      referralId,
      values: { actOn: '2026-11-23' },
    });
    // Five working days: Saturday and Sunday do not count.
    expect((await actsOf(station, matterId)).clocks[1]).toMatchObject({
      step: 'objection',
      legalDueOn: '2026-11-30',
    });
    await station.wakeAt(Date.parse('2026-12-02T02:00:00.000Z'));
    const objection = { actOn: '2026-12-01', actText: '属镇农业农村办职权。', returnedMaterials: ['登记表'] };
    const late = await station.ask('matter.act', {
      matterId,
      act: 'objection',
      referralId,
      values: objection,
    });
    expect(late.ok ? [] : late.error.issues).toEqual([{ path: 'values.actOn', code: 'objectionLate' }]);
    const inTime = { ...objection, actOn: '2026-11-30' };
    const f25 = await station.call('matter.act', { matterId, act: 'objection', referralId, values: inTime });
    const papers = [{ documentKind: 'objectionLetter' as const, subjectId: f25.documentId ?? '' }];
    const [paper] = (await station.call('document.preview', { papers, language: 'zh' })).papers;
    expect(paper?.current.paper.data).toMatchObject({
      letterNo: '柳林信转〔2026〕1号',
      objectionDueOn: '2026-11-30',
    });
    // The slip had no paper at all; what the letter and the unit said need not be written again.
    const slip = [{ documentKind: 'acceptanceSlip' as const, subjectId: matterId }];
    const [f24] = (await station.call('document.preview', { papers: slip, language: 'zh' })).papers;
    expect(f24?.current.paper.data).toMatchObject({
      petitioner: '李某某',
      acceptedOn: null,
      referral: { letterNo: '柳林信转〔2026〕1号', receivedByUnitOn: '2026-11-23' },
    });
    const verdict = { actOn: '2026-12-02', objectionVerdict: 'agreed', actText: '异议成立。' } as const;
    await station.call('matter.act', { matterId, act: 'verdict', referralId, values: verdict });
    const back = await actsOf(station, matterId);
    expect(back).toMatchObject({
      state: 'returned',
      clocks: [{ step: 'firstNotice', startedOn: '2026-11-23', stoppedOn: null, legalDueOn: '2026-12-08' }],
      documents: [{ mayServe: false }],
      referrals: [{ objection: { text: '属镇农业农村办职权。' }, verdict: {}, steps: [] }],
    });
    expect(back.steps).toEqual(expect.arrayContaining(['accept', 'reject', 'transfer']));
    const { contactId } = (await station.call('matter.get', { matterId })).comings[0] ?? {};
    const told = await station.call('contact.progress', { contactId: contactId ?? '' });
    expect(told.steps).toContainEqual(
      expect.objectContaining({ step: 'cameBack', on: '2026-12-02', unit: '清河县水利局' }),
    );
  });

  test('that was assigned is owed by the day in the letter, and closes only with the reply', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const values = {
      actOn: '2026-11-23',
      toUnit: '上河镇水利站',
      reportDueOn: '2026-11-27',
      actText: '请疏通。',
      ...point,
      serveBy: 'township',
    } as const;
    const { documentId } = await station.call('matter.act', { matterId, act: 'assignOut', values });
    await station.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: documentId ?? '',
      values: service,
    });
    const { owed } = await station.call('today.owed', {});
    expect(owed.find(({ id }) => id === matterId)).toMatchObject({ kind: 'unitReply', dueOn: '2026-11-27' });
    const ended = { closureGround: 'performed', actText: '已疏通。' } as const;
    const early = await station.ask('matter.act', { matterId, act: 'close', values: ended });
    expect(early).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    const referralId = (await actsOf(station, matterId)).referrals[0]?.referralId ?? '';
    const reply = { actOn: '2026-11-23', actText: '已疏通40米。' };
    await station.call('matter.act', { matterId, act: 'unitReply', referralId, values: reply });
    expect((await station.call('today.owed', {})).owed.some(({ id }) => id === matterId)).toBe(false);
    await station.call('matter.act', { matterId, act: 'close', values: ended });
    expect(await actsOf(station, matterId)).toMatchObject({ state: 'closed' });
  });

  test('shows on a reprint exactly what was handed over, whatever was corrected since', async () => {
    await using station = new TestStation();
    const matterId = await withMatter(station);
    const { documentId } = await station.call('matter.act', { matterId, act: 'accept', values: accept });
    const name = { documentKind: 'acceptanceNotice', subjectId: documentId ?? '' } as const;
    const first = await station.call('document.print', { papers: [name], language: 'zh' });
    expect(first.papers[0]).toMatchObject({
      copyNo: 1,
      paper: { data: { addressee: '李秀兰', handleDueOn: '2027-01-22', documentNo: '柳林信受〔2026〕1号' } },
    });
    const [{ contactId } = { contactId: '' }] = (await station.call('contact.list', {})).rows;
    await station.call('contact.revise', {
      contactId,
      contact: { set: { petitionerName: '李秀岚' }, clear: [] },
      matter: { set: {}, clear: [] },
      reason: '核对证件',
    });
    const again = await station.call('document.print', { papers: [name], language: 'zh' });
    expect(again.papers[0]).toMatchObject({ copyNo: 2, paper: { data: { addressee: '李秀兰' } } });
  });
});

const withdrawal: FieldValues<typeof withdrawFields> = {
  actOn: '2026-11-30',
  signedAs: 'fingerprint',
  askedBy: '周志强',
  freeWill: true,
  actText: '排水沟已经有人来疏通了。',
};

test('a withdrawal counts if it is free, stops the clocks, and leaves every day as it was when the petitioner comes back', async () => {
  await using station = new TestStation();
  const matterId = await withMatter(station);
  await station.call('matter.act', { matterId, act: 'accept', values: accept });
  await station.wakeAt(Date.parse('2026-11-30T02:00:00.000Z'));
  const forced = await station.ask('matter.act', {
    matterId,
    act: 'withdraw',
    values: { ...withdrawal, freeWill: false },
  });
  expect(forced.ok ? [] : forced.error.issues).toEqual([{ path: 'values.freeWill', code: 'notFreely' }]);
  await station.call('matter.act', { matterId, act: 'withdraw', values: withdrawal });
  const withdrawn = await actsOf(station, matterId);
  expect(withdrawn).toMatchObject({ state: 'withdrawn', steps: ['unwithdraw'] });
  const { owed } = await station.call('today.owed', {});
  expect(owed.filter(({ id }) => id === matterId)).toEqual([]);

  await station.wakeAt(Date.parse('2026-12-10T02:00:00.000Z'));
  const back = { actOn: '2026-12-10' };
  await station.call('matter.act', { matterId, act: 'unwithdraw', values: back });
  // Ten days on which nobody could do anything: not one more, and the acceptance stands.
  expect(await actsOf(station, matterId)).toMatchObject({
    state: 'accepted',
    clocks: [
      { step: 'firstNotice', legalDueOn: '2026-12-18', stoppedOn: null },
      { step: 'handle', startedOn: '2026-11-23', legalDueOn: '2027-02-01', stoppedOn: null },
    ],
  });
  const [entry] = withdrawn.entries;
  const papers = [{ documentKind: 'withdrawalForm', subjectId: entry?.entryId ?? '' } as const];
  const printed = await station.call('document.print', { papers, language: 'zh' });
  expect(printed.papers[0]).toMatchObject({
    paper: { data: { petitioner: '李秀兰', values: { actText: '排水沟已经有人来疏通了。' } } },
  });
});

/** A matter whose opinion the petitioner has in her hands. */
async function answered(station: TestStation): Promise<string> {
  const matterId = await withMatter(station);
  await station.call('matter.act', { matterId, act: 'accept', values: accept });
  await handOver(station, matterId, { executionDueOn: '2026-12-10' });
  return matterId;
}

async function handOver(
  station: TestStation,
  matterId: string,
  more: Partial<FieldValues<typeof opinionFields>> = {},
  servedAt = service.servedAt,
): Promise<void> {
  const values = { ...opinion, ...more };
  const { documentId } = await station.call('matter.act', { matterId, act: 'opinion', values });
  await station.call('matter.act', {
    matterId,
    act: 'serve',
    documentId: documentId ?? '',
    values: { ...service, servedAt },
  });
}

const told = { actText: '对处理意见不服，请求重新调查。' };

test('an opinion goes to review and re-review: each by its clock, handled again where it falls, and closed only at the end', async () => {
  await using station = new TestStation();
  const matterId = await answered(station);
  const lapsed = { closureGround: 'reviewLapsed', actText: '未申请复查。' } as const;
  const early = await station.ask('matter.act', { matterId, act: 'close', values: lapsed });
  expect(early.ok ? [] : early.error.issues).toEqual([{ path: 'values.closureGround', code: 'reviewRuns' }]);

  await station.wakeAt(Date.parse('2026-12-28T02:00:00.000Z'));
  const request = { actOn: '2026-12-28', reviewBody: '清河县人民政府', ...told };
  const late = await station.ask('matter.act', { matterId, act: 'requestReview', values: request });
  expect(late.ok ? [] : late.error.issues).toEqual([{ path: 'values.lateReason', code: 'required' }]);
  const excused = { ...request, lateReason: '住院治疗，二十六日出院。' };
  await station.call('matter.act', { matterId, act: 'requestReview', values: excused });
  const inReview = await actsOf(station, matterId);
  expect(inReview.state).toBe('inReview');
  expect(inReview.clocks.at(-1)).toMatchObject({ step: 'review', legalDueOn: '2027-01-27' });
  expect(inReview.steps).not.toContain('close');
  const { owed } = await station.call('today.owed', {});
  expect(owed.find(({ id, kind }) => id === matterId && kind === 'review')?.dueOn).toBe('2027-01-27');

  const taken = { actOn: '2026-12-28', reviewTaken: 'taken', reviewNo: '清政复查〔2026〕8号' } as const;
  await station.call('matter.act', { matterId, act: 'takeReview', values: taken });
  await station.wakeAt(Date.parse('2027-01-11T02:00:00.000Z'));
  const back = {
    actOn: '2027-01-08',
    servedOn: '2027-01-11',
    reviewNo: '清政复查意〔2027〕1号',
    reviewResult: 'sentBack',
    actText: '事实不清，责令重新处理。',
  } as const;
  await station.call('matter.act', { matterId, act: 'reviewOpinion', values: back });
  // Its acceptance stands; the sixty days begin with the service of the review opinion.
  expect(await actsOf(station, matterId)).toMatchObject({
    state: 'accepted',
    clocks: [{ stoppedOn: '2027-01-11' }, { step: 'handle', startedOn: '2027-01-11', stoppedOn: null }],
  });

  await handOver(station, matterId, { actOn: '2027-01-11' }, '2027-01-11T01:00:00.000Z');
  await station.call('matter.act', {
    matterId,
    act: 'requestReview',
    values: { ...request, actOn: '2027-01-11' },
  });
  const upheld = { ...back, actOn: '2027-01-11', reviewResult: 'upheld' } as const;
  await station.call('matter.act', { matterId, act: 'reviewOpinion', values: upheld });
  await station.call('matter.act', {
    matterId,
    act: 'requestReReview',
    values: { ...request, actOn: '2027-01-11' },
  });
  expect((await actsOf(station, matterId)).clocks.at(-1)).toMatchObject({ legalDueOn: '2027-02-10' });
  const hearing = {
    actOn: '2027-01-11',
    hearingAt: '2027-01-18T01:00:00.000Z',
    hearingPlace: '县信访局',
    host: '孙长河',
    actText: '排水沟清淤责任。',
  };
  const past = { ...hearing, hearingAt: '2026-01-18T01:00:00.000Z' };
  const wrong = await station.ask('matter.act', { matterId, act: 'announceHearing', values: past });
  expect(wrong.ok ? [] : wrong.error.issues).toEqual([{ path: 'values.hearingAt', code: 'tooEarly' }]);
  await station.call('matter.act', { matterId, act: 'announceHearing', values: hearing });
  const [announced] = (await actsOf(station, matterId)).entries.slice(-1);
  await station.wakeAt(Date.parse('2027-01-18T02:00:00.000Z'));
  const heard = { actOn: '2027-01-18', recorder: '吴敏', hearingConclusion: '维持。', ...told };
  const about = announced?.entryId ?? '';
  await station.call('matter.act', { matterId, act: 'concludeHearing', about, values: heard });
  // Notice and conclusion both included: the 12th to the 18th, because the day of the request is not counted anyway.
  expect((await actsOf(station, matterId)).clocks.at(-1)).toMatchObject({
    suspendedFrom: null,
    legalDueOn: '2027-02-17',
  });
  const final = { ...upheld, actOn: '2027-01-18', servedOn: '2027-01-18' } as const;
  await station.call('matter.act', { matterId, act: 'reviewOpinion', values: final });
  expect(await actsOf(station, matterId)).toMatchObject({ state: 'concluded' });
  const ended = { closureGround: 'reReviewed', actText: '复核意见已送达。' } as const;
  await station.call('matter.act', { matterId, act: 'close', values: ended });
  const closed = await actsOf(station, matterId);
  expect(closed.clocks.filter(({ stoppedOn }) => stoppedOn === null)).toEqual([]);

  const report = [{ documentKind: 'closureReport', subjectId: matterId } as const];
  const { papers } = await station.call('document.print', { papers: report, language: 'zh' });
  expect(papers[0]).toMatchObject({
    paper: { data: { closureKind: 'procedural', conclusions: [{ request: '疏通排水沟' }] } },
  });
});

test('what calls for supervision shows by itself, and a letter to the unit is followed until it is answered and closed', async () => {
  await using station = new TestStation();
  const matterId = await answered(station);
  expect((await actsOf(station, matterId)).triggers).toEqual([]);
  await station.wakeAt(Date.parse('2026-12-15T02:00:00.000Z'));
  const { triggers, carryOut } = await actsOf(station, matterId);
  expect({ triggers, carryOut }).toEqual({
    triggers: [{ reason: 'notCarriedOut', since: '2026-12-10' }],
    carryOut: { dueOn: '2026-12-10', doneOn: null },
  });
  const values = {
    actOn: '2026-12-15',
    unit: '镇水利站',
    supervisionReason: 'notCarriedOut',
    supervisionLevel: 'yellow',
    supervisionWay: 'rectify',
    replyDueOn: '2026-12-20',
    problem: '处理意见要求十二月十日前疏通，至今未动工。',
    actText: '五日内疏通并报告。',
  } as const;
  await station.call('matter.act', { matterId, act: 'supervise', values });
  const [letter] = (await actsOf(station, matterId)).entries;
  expect(letter).toMatchObject({
    no: '柳林信督〔2026〕1号',
    dueOn: '2026-12-20',
    steps: ['answerSupervision', 'endSupervision'],
  });
  const about = letter?.entryId ?? '';
  const owed = async () =>
    (await station.call('today.owed', {})).owed.filter(({ kind }) => kind === 'answer');
  expect((await owed()).map(({ what }) => what)).toEqual(['carryOut', 'supervise']);

  const reply = { actOn: '2026-12-15', repliedBy: '孙站长', actText: '今日动工。' };
  await station.call('matter.act', { matterId, act: 'answerSupervision', about, values: reply });
  const done = { actOn: '2026-12-15', carryOutState: 'done', unit: '镇水利站', actText: '已疏通。' } as const;
  const unproved = await station.ask('matter.act', { matterId, act: 'carryOut', values: done });
  expect(unproved.ok ? [] : unproved.error.issues).toEqual([{ path: 'values.proof', code: 'required' }]);
  await station.call('matter.act', { matterId, act: 'carryOut', values: { ...done, proof: '验收单一份' } });
  const closing = { actOn: '2026-12-15', supervisionResult: 'rectified', actText: '已整改。' } as const;
  await station.call('matter.act', { matterId, act: 'endSupervision', about, values: closing });
  expect(await owed()).toEqual([]);
  expect((await actsOf(station, matterId)).triggers).toEqual([]);
  const again = await station.ask('matter.act', { matterId, act: 'endSupervision', about, values: closing });
  expect(again).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
});

test('who is recused does nothing more with the matter, and cannot be put in charge of it', async () => {
  await using station = new TestStation();
  const matterId = await withMatter(station);
  const { session } = await station.call('session.get', {});
  const asked = {
    actOn: '2026-11-23',
    recusedName: session?.staffName ?? '',
    recusalAskedBy: 'petitioner',
    relation: '与被反映人是亲属',
  } as const;
  await station.call('matter.act', { matterId, act: 'askRecusal', values: asked });
  const about = (await actsOf(station, matterId)).entries[0]?.entryId ?? '';
  const decision = { actOn: '2026-11-23', recusalDecision: 'recused', decidedBy: '刘镇长' } as const;
  await station.call('matter.act', { matterId, act: 'decideRecusal', about, values: decision });
  expect(await actsOf(station, matterId)).toMatchObject({ recused: true, steps: [] });
  const act = await station.ask('matter.act', { matterId, act: 'accept', values: accept });
  expect(act).toMatchObject({ ok: false, error: { code: 'RECUSED' } });
  const words = { matterId, on: '2026-11-23', text: '已说明。', agreedOral: true };
  expect(await station.ask('matter.answer', words)).toMatchObject({ ok: false, error: { code: 'RECUSED' } });
  // By another name it is the same person.
  const staff = (await station.call('staff.list', {})).staff.find(
    ({ staffId }) => staffId === session?.staffId,
  );
  const { name: _, ...kept } = staff ?? { name: '', post: '', phone: '', staffId: '' };
  await station.call('staff.revise', {
    staffId: kept.staffId,
    post: kept.post,
    phone: kept.phone,
    roles: ['admin', 'registrar', 'handler'],
    name: '王改名',
  });
  await station.unlockAs(kept.staffId);
  expect(await actsOf(station, matterId)).toMatchObject({ recused: true, steps: [] });
});

test('what a meeting decided is owed by the day of each item until it is reported done', async () => {
  await using station = new TestStation();
  const matterId = await withMatter(station);
  const declared = {
    actOn: '2026-11-23',
    askedBy: '周志强',
    actText: '涉及多个部门。',
    unitOpinion: '请议定。',
  };
  await station.call('matter.act', { matterId, act: 'declare', values: declared });
  const [asked] = (await actsOf(station, matterId)).entries;
  const decided = {
    actOn: '2026-11-23',
    meetingNo: '〔2026〕3号',
    host: '刘镇长',
    decidedItems: [
      { decision: '疏通排水沟', unit: '镇水利站', due: '2026-12-20' },
      { decision: '修缮院墙', unit: '柳河村', due: '2026-12-10' },
    ],
  };
  const past = { ...decided, decidedItems: [{ decision: '疏通', unit: '镇水利站', due: '2026-11-20' }] };
  const meeting = { matterId, act: 'decideMeeting' as const, about: asked?.entryId ?? '' };
  const refused = await station.ask('matter.act', { ...meeting, values: past });
  expect(refused.ok ? [] : refused.error.issues).toEqual([
    { path: 'values.decidedItems', code: 'decisionDueTooEarly' },
  ]);
  await station.call('matter.act', { ...meeting, values: decided });
  const dueOn = async () =>
    (await actsOf(station, matterId)).entries.find(({ act }) => act === 'decideMeeting')?.dueOn ?? null;
  const about =
    (await actsOf(station, matterId)).entries.find(({ act }) => act === 'decideMeeting')?.entryId ?? '';
  const done = (itemNo: number) =>
    ({
      matterId,
      act: 'finishDecision',
      about,
      values: { actOn: '2026-11-23', itemNo, actText: '已完成。' },
    }) as const;
  expect(await dueOn()).toBe('2026-12-10');
  await station.call('matter.act', done(2));
  expect(await dueOn()).toBe('2026-12-20');
  const twice = await station.ask('matter.act', done(2));
  expect(twice.ok ? [] : twice.error.issues).toEqual([{ path: 'values.itemNo', code: 'noSuchItem' }]);
  await station.call('matter.act', done(1));
  expect(await dueOn()).toBeNull();
  expect((await actsOf(station, matterId)).steps).not.toContain('finishDecision');
});

test('a village committee decides nothing: it is no competent organ, and the core refuses it, too', async () => {
  await using village = new TestStation();
  await village.found();
  const { matterId } = await village.call('contact.register', visit);
  expect((await actsOf(village, matterId)).steps).toEqual(['reportUrgent', 'askRecusal', 'withdraw']);
  const answer = await village.ask('matter.act', { matterId, act: 'accept', values: accept });
  expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test('a filed matter changes no more, its catalogue counts the pages, and it opens for a correction or for the petitioner', async () => {
  await using station = new TestStation();
  const matterId = await withMatter(station);
  const charge = { handlingUnit: '镇水利站', leadOfficial: '刘镇长', leadPost: '镇长' };
  await station.call('matter.act', { matterId, act: 'charge', values: charge });
  const note = { actOn: '2026-11-23', noteKind: 'talk', actText: '已上门沟通。' } as const;
  await station.call('matter.act', { matterId, act: 'note', values: note });
  const lead = [{ documentKind: 'caseLeadRecord' as const, subjectId: matterId }];
  const [f43] = (await station.call('document.preview', { papers: lead, language: 'zh' })).papers;
  // The record lies on desks.
  expect(f43?.current.paper.data).toMatchObject({
    leader: '刘镇长',
    petitioners: ['李某某'],
    progress: [{ on: '2026-11-23', text: '已上门沟通。' }],
  });
  const { documentId } = await station.call('matter.act', { matterId, act: 'accept', values: accept });
  await station.call('matter.act', { matterId, act: 'serve', documentId: documentId ?? '', values: service });
  const f10 = await station.call('matter.act', { matterId, act: 'opinion', values: opinion });
  const given = { act: 'serve', documentId: f10.documentId ?? '', values: service } as const;
  await station.call('matter.act', { matterId, ...given });
  const values = {
    fileTitle: '关于排水沟的信访事项',
    actOn: '2026-11-23',
    retention: 'years30' as const,
    archivist: '王建国',
    fileChecker: '刘主任',
    looseItems: [{ title: '现场照片', pages: 3 }],
  };
  const language = 'zh' as const;
  const [{ contactId } = { contactId: '' }] = (await station.call('contact.list', {})).rows;
  const subject = { entity: 'contact', id: contactId } as const;
  await attach(station, subject, '水沟.jpg', photo('水沟'));
  await attach(station, subject, '量地记录.pdf', Buffer.from('%PDF-1.7 量地'));
  const file = await station.call('matter.caseFile', { matterId, language });
  const titles = file.items.map(({ documentKind }) => documentKind);
  expect(titles.toSorted()).toEqual(
    [
      'registrationForm',
      'attachment',
      'attachment',
      'acceptanceSlip',
      'acceptanceNotice',
      'handlingOpinion',
      'serviceReceipt',
      'serviceReceipt',
      'caseLeadRecord',
    ].toSorted(),
  );
  const counted = ({ documentKind, subjectId }: (typeof file.items)[number]) => ({
    documentKind,
    subjectId,
    pages: 2,
  });
  const unreported = file.items.map(counted);
  const early = await station.ask('matter.archive', { matterId, language, items: unreported, values });
  expect(early).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  const ended = { closureGround: 'performed', actText: '已疏通。' } as const;
  await station.call('matter.act', { matterId, act: 'close', values: ended });
  // Counted before another paper came (F27 came with the closing): what is signed for must be what lies there.
  const short = await station.ask('matter.archive', { matterId, language, items: unreported, values });
  expect(short).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  const items = (await station.call('matter.caseFile', { matterId, language })).items.map(counted);
  expect(items.slice(-2).map(({ documentKind }) => documentKind)).toEqual([
    'caseLeadRecord',
    'closureReport',
  ]);
  const waiting = async () => (await station.call('matter.list', { unfiled: true })).total;
  expect(await waiting()).toBe(1);
  const { fileId } = await station.call('matter.archive', { matterId, language, items, values });
  expect(await waiting()).toBe(0);
  const filed = await actsOf(station, matterId);
  expect(filed).toMatchObject({
    state: 'closed',
    archived: { fileId, fileNo: '柳林信档〔2026〕1号', items: 11, pages: 23 },
    steps: ['reopen'],
  });
  // Names of files are erased with their record; the catalogue stays.
  const lying = (await station.call('matter.caseFile', { matterId, language })).items;
  // The catalogue says on which page each begins: a print must not count anew.
  expect(lying.map(({ pages }) => pages)).toEqual(Array.from({ length: 10 }, () => 2));
  const inEnglish = await station.call('matter.caseFile', { matterId, language: 'en' });
  expect(inEnglish.items.map(({ pages }) => pages)).toEqual(lying.map(({ pages }) => pages));
  const drawn = lying.filter(({ attached }) => attached);
  expect(drawn.map(({ title, attached }) => [title, attached?.name, attached?.here])).toEqual([
    ['附件（JPEG 图片）', '水沟.jpg', true],
    ['附件（PDF 文件）', '量地记录.pdf', true],
  ]);
  const papers = [{ documentKind: 'caseFileList' as const, subjectId: fileId }];
  const [list] = (await station.call('document.preview', { papers, language })).papers;
  expect(list?.current.paper.data).toMatchObject({
    rows: [
      ...Array.from({ length: 10 }, (_, index) => ({ page: 1 + 2 * index })),
      { title: '现场照片', page: 21, pages: 3 },
    ],
  });
  const revision = {
    contactId,
    contact: { set: { petitionerName: '李秀岚' }, clear: [] },
    matter: { set: {}, clear: [] },
    reason: '核对证件',
  };
  expect((await station.call('matter.get', { matterId })).missing).toEqual([]);
  const locked = await station.ask('contact.revise', revision);
  expect(locked).toMatchObject({ ok: false, error: { code: 'ARCHIVED' } });

  await station.call('matter.unarchive', { matterId, reason: '姓名有误' });
  expect(await waiting()).toBe(1);
  await station.call('contact.revise', revision);
  const thick = items.map((item) => ({ ...item, pages: 60 }));
  const again = await station.call('matter.archive', { matterId, language, items: thick, values });
  expect((await station.call('matter.caseFile', { matterId, language })).volumes).toEqual([3, 3, 3, 1]);
  const last = ['caseFileCover', 'caseFileList', 'caseFileNote'] as const;
  const volume = await station.call('document.print', {
    papers: last.map((documentKind) => ({ documentKind, subjectId: again.fileId, volume: 4 })),
    language,
  });
  // Numbered for itself, and not taken for a reprint of another volume.
  expect(volume.papers.map(({ copyNo, paper }) => [copyNo, paper.data])).toMatchObject([
    [1, { items: 2, pages: 63, volume: { no: 4, of: 4 } }],
    [1, { rows: [{ page: 1 }, { title: '现场照片', page: 61 }] }],
    [1, { items: 2, pages: 63 }],
  ]);
  expect(await actsOf(station, matterId)).toMatchObject({ archived: { fileNo: '柳林信档〔2026〕1号' } });
  await station.call('matter.act', { matterId, act: 'reopen', values: { actText: '又淤塞了。' } });
  expect(await actsOf(station, matterId)).toMatchObject({ state: 'reopened', archived: null });
  expect(await waiting()).toBe(0);
});
