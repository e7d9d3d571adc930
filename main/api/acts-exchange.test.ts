import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import type { RouteInput } from '../contract/index.ts';
import type { MatterActs } from '../contract/routes/act.ts';
import type { Progress } from '../contract/routes/progress.ts';
import { record } from '../core/log/record.ts';
import { inTransaction } from '../core/register.ts';
import { readIdentity } from '../core/station/identity.ts';
import { enrol, importedBy, Pair, receiptFor, visit } from './testing/pair.ts';
import { TestStation, villageProfile } from './testing/test-station.ts';

const point = { contactPerson: '周志强', contactPhone: '0999-5550100' } as const;
const accept = { actOn: '2026-11-23', ...point, serveBy: 'village', serveDueOn: '2026-11-30' } as const;
const day = { actOn: '2026-11-23' } as const;
const servers = [{ name: '周志强' }];
const service = {
  servedAt: '2026-11-23T01:50:00.000Z',
  serviceWay: 'direct',
  servicePlace: '本人家中',
  recipient: '李秀兰',
} as const;
const opinion: Extract<RouteInput<'matter.act'>, { act: 'opinion' }>['values'] = {
  actOn: '2026-11-23',
  findings: '村东排水沟淤塞约40米。',
  conclusions: [{ request: '疏通排水沟', result: 'supported', ground: '十日内疏通。' }],
  legalBasis: '《信访工作条例》第三十二条',
  reviewBody: '清河县人民政府',
  ...point,
  serveBy: 'village',
};
const secretNote = '核查发现村支书亲属与此有关';
const secretUnit = '镇纪检办内部承办';

async function actsOf(station: TestStation, matterId: string): Promise<MatterActs> {
  return station.call('matter.acts', { matterId });
}

/** What whoever shows the slip of the first coming is told. */
async function progressAt(station: TestStation): Promise<Progress> {
  const [{ contactId } = { contactId: '' }] = (await station.call('contact.list', {})).rows;
  return station.call('contact.progress', { contactId });
}

/** Of each step: which, its number or way, and when that was handed over or received. */
function stepsOf({ steps }: Progress): unknown[] {
  return steps.map(({ step, no, unit, doneOn }) => [step, no ?? unit, doneOn]);
}

/** A pair with a matter that the township has accepted, noted something about, and urged. */
async function accepted(pair: Pair): Promise<string> {
  await pair.found();
  await pair.enrol();
  const { matterId } = await pair.village.call('contact.register', visit);
  await pair.exchange();
  const { township } = pair;
  await township.call('matter.act', {
    matterId,
    act: 'charge',
    values: { handlingUnit: secretUnit, confirmedCategory: '01' },
  });
  await township.call('matter.act', { matterId, act: 'accept', values: accept });
  await township.call('matter.act', {
    matterId,
    act: 'note',
    values: { actOn: '2026-11-23', noteKind: 'investigation', actText: secretNote },
  });
  await township.call('matter.act', {
    matterId,
    act: 'urge',
    values: { urgeAbout: 'service', replyDueOn: '2026-12-01', actText: '请当面送达并报回。' },
  });
  return matterId;
}

describe('what a township does with a matter', () => {
  test('is seen at the village that registered it, served there, and the service seen above', async () => {
    await using pair = new Pair();
    const matterId = await accepted(pair);
    const { village, township } = pair;
    expect((await pair.receipt()).ok).toBe(true);
    const known = await actsOf(village, matterId);
    expect(known).toMatchObject({
      state: 'accepted',
      officialNo: '柳林信〔2026〕1号',
      charge: null,
      steps: ['serve', 'reply', 'reportUrgent', 'askRecusal', 'withdraw'],
      documents: [{ documentNo: '柳林信受〔2026〕1号', mayServe: true }],
      urges: [{ text: '请当面送达并报回。', replies: [] }],
      above: { name: '柳林镇接访中心', phone: '0999-5550100', knownAt: '2026-11-23T02:00:00.000Z' },
    });
    const { owed } = await village.call('today.owed', {});
    expect(owed.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['serve', '2026-11-30'],
      ['urge', '2026-12-01'],
      ['incomplete', null],
    ]);
    const documentId = known.documents[0]?.documentId ?? '';
    const [paper] = (
      await village.call('document.print', {
        papers: [{ documentKind: 'acceptanceNotice', subjectId: documentId }],
        language: 'zh',
      })
    ).papers;
    expect(paper?.paper.data).toMatchObject({ addressee: '李秀兰', handleDueOn: '2027-01-22' });
    await village.call('matter.act', {
      matterId,
      act: 'serve',
      documentId,
      values: {
        servedAt: '2026-11-23T02:00:00.000Z',
        serviceWay: 'direct',
        servicePlace: '李秀兰家中',
        recipient: '李秀兰',
        servers: [{ name: '王建国' }],
      },
    });
    await village.call('matter.act', {
      matterId,
      act: 'reply',
      urgeId: known.urges[0]?.urgeId,
      values: { actOn: '2026-11-23', actText: '已当面送达。' },
    });
    expect((await village.call('today.owed', {})).owed.map(({ kind }) => kind)).toEqual(['incomplete']);
    await pair.exchange();
    expect(await actsOf(township, matterId)).toMatchObject({
      clocks: [
        { step: 'firstNotice', stoppedOn: '2026-11-23' },
        { step: 'handle', stoppedOn: null },
      ],
      documents: [{ service: { by: { stationName: '柳河村接访站' } } }],
      urges: [{ replies: [{ text: '已当面送达。' }] }],
    });
    // By the code of the slip: each date that the law opens, not a word or a name, and how old that is.
    await pair.receipt();
    const told = await progressAt(village);
    expect(told).toMatchObject({
      state: 'accepted',
      next: { step: 'handle', dueOn: '2027-01-22', provisional: true },
      answerBy: null,
      ask: { person: '周志强', phone: '0999-5550100' },
      above: { phone: '0999-5550100', knownAt: '2026-11-23T02:00:00.000Z' },
    });
    expect(stepsOf(told)).toEqual([
      ['registered', '柳河〔2026〕1号', null],
      ['reportedToTownship', null, '2026-11-23'],
      ['acceptanceNotice', '柳林信受〔2026〕1号', '2026-11-23'],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/李秀兰|排水沟/u);

    const above = (await township.call('today.owed', {})).owed.map(({ kind, dueOn }) => [kind, dueOn]);
    expect(above).toEqual([['handle', '2027-01-22']]);
  });

  test('of an investigation nothing leaves the township, and nothing at all goes to another village', async () => {
    await using pair = new Pair();
    const matterId = await accepted(pair);
    await using other = new TestStation();
    const { session } = await other.found({
      ...villageProfile,
      name: '上河村接访站',
      division12: '999999001202',
    });
    await enrol(other, pair.township, session.deviceId);
    expect((await receiptFor(other, pair.township, session.stationId)).ok).toBe(true);
    expect((await pair.receipt()).ok).toBe(true);

    expect([secretNote, secretUnit].map((words) => holds(pair.township, words))).toEqual([true, true]);
    expect([secretNote, secretUnit].map((words) => holds(pair.village, words))).toEqual([false, false]);
    expect(holds(pair.village, '请当面送达并报回。')).toBe(true);
    for (const words of [secretNote, secretUnit, '请当面送达并报回。', '李秀兰', '柳林信受'])
      expect(holds(other, words)).toBe(false);
    const kinds = clientOf(other.runtime.register.read)
      .prepare<[], string>("SELECT DISTINCT kind FROM op WHERE origin = 'imported' AND entity = 'matter'")
      .pluck()
      .all();
    expect(kinds).toEqual([]);
    expect(await other.ask('matter.acts', { matterId })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  test('is known below where it was referred to, and of the letter to the unit nothing', async () => {
    await using pair = new Pair();
    await pair.found();
    await pair.enrol();
    const { matterId } = await pair.village.call('contact.register', visit);
    await pair.exchange();
    const { village, township } = pair;
    const words = '内部：分管领导要求从严';
    await township.call('matter.act', {
      matterId,
      act: 'transfer',
      values: {
        actOn: '2026-11-23',
        toUnit: '清河县水利局',
        toPhone: '0999-5550133',
        actText: words,
        leaderOpinion: words,
        ...point,
        serveBy: 'village',
      },
    });
    const referralId = (await actsOf(township, matterId)).referrals[0]?.referralId ?? '';
    const received = { actOn: '2026-11-23' };
    await township.call('matter.act', { matterId, act: 'unitReceipt', referralId, values: received });
    const reply = { actOn: '2026-11-23', actText: `${words}，已办` };
    await township.call('matter.act', { matterId, act: 'unitReply', referralId, values: reply });
    expect((await pair.receipt()).ok).toBe(true);
    expect(await actsOf(village, matterId)).toMatchObject({
      state: 'referred',
      steps: ['serve', 'reply', 'reportUrgent', 'askRecusal', 'withdraw'],
      letters: [],
      documents: [{ documentKind: 'routingNotice', mayServe: true }],
      referrals: [
        {
          values: { toUnit: '清河县水利局' },
          receipt: {},
          reply: { on: '2026-11-23', text: null },
          steps: [],
        },
      ],
    });
    expect(stepsOf(await progressAt(village))).toEqual([
      ['registered', '柳河〔2026〕1号', null],
      ['reportedToTownship', null, '2026-11-23'],
      ['referred', '清河县水利局', '2026-11-23'],
      ['routingNotice', '柳林信告〔2026〕1号', null],
    ]);
    expect([township, village].map((station) => holds(station, words))).toEqual([true, false]);
  });

  test('is filed by the organ that took it up; its village is told and changes no more, and sees nothing of the catalogue', async () => {
    await using pair = new Pair();
    const matterId = await accepted(pair);
    const { village, township } = pair;
    const withdrawal = {
      actOn: '2026-11-23',
      signedAs: 'signature' as const,
      askedBy: '周志强',
      freeWill: true,
      actText: '已经解决。',
    };
    await township.call('matter.act', { matterId, act: 'withdraw', values: withdrawal });
    expect((await pair.receipt()).ok).toBe(true);
    const below = await village.call('matter.get', { matterId });
    expect(below.steps).not.toContain('archive');
    // The file lies with the organ that took the matter up.
    const waits = async (at: typeof village) => (await at.call('matter.list', { unfiled: true })).total;
    expect([await waits(village), await waits(township)]).toEqual([0, 1]);
    const language = 'zh' as const;
    const { items } = await township.call('matter.caseFile', { matterId, language });
    const inside = '纪检办内部请示';
    await township.call('matter.archive', {
      matterId,
      language,
      items: items.map(({ documentKind, subjectId }) => ({ documentKind, subjectId, pages: 1 })),
      values: {
        fileTitle: '关于排水沟的信访事项',
        actOn: '2026-11-23',
        retention: 'years10',
        archivist: '周志强',
        fileChecker: '刘镇长',
        looseItems: [{ title: inside, pages: 2 }],
      },
    });
    expect((await pair.receipt()).ok).toBe(true);
    expect(await actsOf(village, matterId)).toMatchObject({
      archived: { fileId: null, fileNo: '柳林信档〔2026〕1号' },
      steps: ['unwithdraw'],
    });
    expect([township, village].map((station) => holds(station, inside))).toEqual([true, false]);
    const [{ contactId } = { contactId: '' }] = (await village.call('contact.list', {})).rows;
    const change = { set: { petitionerName: '李秀岚' }, clear: [] };
    const revision = { contactId, contact: change, matter: { set: {}, clear: [] }, reason: '核对证件' };
    const locked = await village.ask('contact.revise', revision);
    expect(locked).toMatchObject({ ok: false, error: { code: 'ARCHIVED' } });
  });

  test('after the opinion is seen below to the day, without what was said at a hearing or to the unit; what is urgent goes up whole', async () => {
    await using pair = new Pair();
    const matterId = await accepted(pair);
    const { village, township } = pair;
    // Of a record that the policy holds back nothing else with words may go up.
    await township.call('sealed.setPiiUp', { piiUp: 'none' });
    const act = async (input: RouteInput<'matter.act'>): Promise<string> => {
      const { documentId } = await township.call('matter.act', input);
      return documentId ?? (await actsOf(township, matterId)).entries.at(-1)?.entryId ?? '';
    };
    const documentId = await act({ matterId, act: 'opinion', values: opinion });
    await act({ matterId, act: 'serve', documentId, values: { ...service, servers } });
    const asks = { ...day, reviewBody: '清河县人民政府', actText: '对处理意见不服。' };
    const upheld = {
      ...day,
      servedOn: day.actOn,
      reviewNo: '清政复查〔2026〕8号',
      reviewResult: 'upheld',
    } as const;
    await act({ matterId, act: 'requestReview', values: asks });
    await act({ matterId, act: 'reviewOpinion', values: { ...upheld, actText: '维持原处理意见。' } });
    await act({ matterId, act: 'requestReReview', values: asks });
    const notice = { hearingAt: '2026-11-30T01:00:00.000Z', hearingPlace: '县信访局', host: '孙长河' };
    const about = await act({
      matterId,
      act: 'announceHearing',
      values: { ...day, ...notice, actText: '清淤责任。' },
    });
    const heard = {
      ...day,
      recorder: '吴敏',
      hearingConclusion: '维持。',
      discussion: secretNote,
      actText: '陈述。',
    };
    await act({ matterId, act: 'concludeHearing', about, values: heard });
    const letter = {
      supervisionReason: 'shirking',
      supervisionLevel: 'yellow',
      supervisionWay: 'letter',
      replyDueOn: '2026-12-01',
    } as const;
    await act({
      matterId,
      act: 'supervise',
      values: { ...day, ...letter, unit: secretUnit, problem: '未办理。', actText: '限期办理。' },
    });
    expect((await pair.receipt()).ok).toBe(true);
    const [below, above] = [await actsOf(village, matterId), await actsOf(township, matterId)];
    for (const part of ['state', 'clocks'] as const) expect(below[part]).toEqual(above[part]);
    expect(below.entries.map(({ act: step, values, paper }) => [step, values['actText'], paper])).toEqual([
      ['requestReview', '对处理意见不服。', 'reviewRequest'],
      ['reviewOpinion', '维持原处理意见。', null],
      ['requestReReview', '对处理意见不服。', 'reReviewRequest'],
      ['announceHearing', '清淤责任。', 'hearingNotice'],
      ['concludeHearing', undefined, null],
    ]);
    expect([secretNote, secretUnit].map((words) => holds(village, words))).toEqual([false, false]);
    const told = [await progressAt(village), await progressAt(township)].map((progress) => ({
      ...progress,
      steps: stepsOf(progress).filter((step) => !String(step).startsWith('reportedToTownship')),
      above: null,
      own: true,
    }));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({
      state: 'inReReview',
      next: { step: 'reReview' },
      right: null,
      steps: [
        ['registered', '柳河〔2026〕1号', null],
        ['acceptanceNotice', '柳林信受〔2026〕1号', null],
        ['handlingOpinion', '柳林信处〔2026〕1号', '2026-11-23'],
        ['reviewRequested', null, null],
        ['reviewOpinion', '清政复查〔2026〕8号', '2026-11-23'],
        ['reReviewRequested', null, null],
      ],
    });

    const urgent = {
      ...day,
      occurredAt: '2026-11-23T01:00:00.000Z',
      place: '村东河堤',
      peopleCount: 60,
      actText: '要求立即疏通。',
      measures: '现场解释。',
      reportedTo: [{ unit: '县信访局', time: '10:30' }],
    };
    await village.call('matter.act', { matterId, act: 'reportUrgent', values: urgent });
    await pair.exchange();
    expect((await actsOf(township, matterId)).entries.at(-1)).toMatchObject({
      act: 'reportUrgent',
      values: { place: '村东河堤', peopleCount: 60 },
    });
  });

  test('comes to the same on both sides in whatever order the batches arrive, and however often', async () => {
    await using pair = new Pair();
    const matterId = await accepted(pair);
    const { village, township } = pair;
    const first = await downTo(pair);
    const ask = { actOn: '2026-11-23', extensionDays: 10, askedBy: '周志强', actText: '需要鉴定' };
    await township.call('matter.act', { matterId, act: 'askExtension', values: ask });
    await township.call('matter.act', {
      matterId,
      act: 'extend',
      values: {
        actOn: '2026-11-23',
        extensionDays: 10,
        approver: '刘镇长',
        actText: '需要鉴定',
        ...point,
        serveBy: 'village',
      },
    });
    const second = await downTo(pair);
    for (const file of [second, first, first, second])
      expect((await importedBy(village, file)).ok).toBe(true);
    const [below, above] = [await actsOf(village, matterId), await actsOf(township, matterId)];
    for (const part of ['state', 'officialNo', 'decision', 'extension', 'clocks', 'urges'] as const)
      expect(below[part]).toEqual(withoutNames(above[part]));
    expect(below.documents.map(({ documentNo }) => documentNo)).toEqual(
      above.documents.map(({ documentNo }) => documentNo),
    );
  });
});

test('an erasure takes the documents of the organ with it, here and above, printed or not', async () => {
  await using pair = new Pair();
  const matterId = await accepted(pair);
  const { village, township } = pair;
  await pair.receipt();
  const documentId = (await actsOf(village, matterId)).documents[0]?.documentId ?? '';
  const papers = [{ documentKind: 'acceptanceNotice' as const, subjectId: documentId }];
  await village.call('document.print', { papers, language: 'zh' });
  const [{ contactId } = { contactId: '' }] = (await village.call('contact.list', {})).rows;
  const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
  await village.call('contact.redact', { contactId, scope: 'matter', grounds });
  await pair.exchange();
  for (const station of [village, township]) {
    expect(holds(station, '李秀兰')).toBe(false);
    expect(snapshotsIn(station)).toEqual([null]);
    const asked = await station.ask('document.preview', { papers, language: 'zh' });
    expect(asked).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  }
});

/** What the documents of the organ show. */
function snapshotsIn(station: TestStation): (string | null)[] {
  return clientOf(station.runtime.register.read)
    .prepare<[], string | null>('SELECT snapshot FROM matter_document')
    .pluck()
    .all();
}

/** A village that says what only an organ may say: kept aside, and without effect. */
test('what a village writes in the name of the organ is nobody’s word at the township', async () => {
  await using pair = new Pair();
  await pair.found();
  await pair.enrol();
  const { matterId } = await pair.village.call('contact.register', visit);
  // The interface and the core refuse it; here the record is written below both.
  const { register } = pair.village.runtime;
  const { stationId, deviceId } = readIdentity(register.read);
  const [{ staffId } = { staffId: '' }] = (await pair.village.call('staff.list', {})).staff;
  inTransaction(register, (tx) => {
    const author = { station: stationId, device: deviceId, user: staffId, role: 'admin' };
    record(tx, { author, nowMs: pair.village.nowMs }, [
      {
        kind: 'matter.close',
        entityId: matterId,
        businessDate: '2026-11-23',
        body: { fields: { closureGround: 'performed' } },
        pii: { fields: { actText: '已解决' } },
      },
    ]);
  });
  await pair.exchange();
  expect(await actsOf(pair.township, matterId)).toMatchObject({ state: 'registered', closure: null });
});

async function downTo({ township, villageId }: Pair): Promise<Uint8Array> {
  const { fileId } = await township.work('exchange.exportReceipt', { stationId: villageId, place: null });
  return township.fetch(fileId);
}

/** Names of people stay at their station. */
function withoutNames(part: unknown): unknown {
  return JSON.parse(JSON.stringify(part, (key, value: unknown) => (key === 'staffName' ? '' : value)));
}

function holds(station: TestStation, words: string): boolean {
  return wordsIn(station).includes(words);
}

/** Every word that the register of a station holds, personal data included. */
function wordsIn(station: TestStation): string {
  const client = clientOf(station.runtime.register.read);
  const rows = client.prepare<[], Buffer>('SELECT bytes FROM op_pii WHERE bytes IS NOT NULL').pluck().all();
  const ops = client.prepare<[], Buffer>('SELECT bytes FROM op').pluck().all();
  return [...rows, ...ops].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');
}
