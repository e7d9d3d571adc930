import { array, assert, asyncProperty, constantFrom, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import type { Result } from '../contract/result.ts';
import { examples } from '../../build/testing/examples.ts';
import { matterSteps } from '../terms/matter-steps.ts';
import { visit } from './testing/pair.ts';
import { TestStation, testSecret, townshipProfile, villageProfile } from './testing/test-station.ts';

/** The comings and matters of one world: a matter, another that it can be merged with, and two people. */
interface World {
  readonly station: TestStation;
  readonly matterId: string;
  readonly contactId: string;
  readonly other: string;
  readonly staff: readonly string[];
}

/** Two people of a new station. All worlds of a property share it: founding takes longer than the life of a matter. */
async function foundedBy(
  station: TestStation,
  profile: typeof villageProfile | typeof townshipProfile,
): Promise<string[]> {
  const { session } = await station.found(profile);
  const second = await station.call('staff.create', { name: '刘芳', roles: ['handler'], secret: testSecret });
  return [session.staffId, second.staffId];
}

async function worldOf(station: TestStation, staff: readonly string[]): Promise<World> {
  const { matterId, contactId } = await station.call('contact.register', visit);
  const { matterId: other } = await station.call('contact.register', visit);
  return { station, matterId, contactId, other, staff };
}

const point = { contactPerson: '周志强', contactPhone: '0999-5550100' };
const on = { actOn: '2026-11-23' } as const;
const referred = { ...on, toUnit: '清河县水利局', actText: '属其职权。', ...point } as const;
const actValues = {
  accept: { actOn: '2026-11-23', ...point, serveBy: 'township' },
  reject: {
    actOn: '2026-11-23',
    rejectReason: 'lawfulRoute',
    competentBody: '清河县人民法院',
    legalBasis: '《信访工作条例》第三十一条',
    ...point,
    serveBy: 'township',
  },
  transfer: { ...referred, serveBy: 'township' },
  assignOut: { ...referred, reportDueOn: '2026-12-20', serveBy: 'township' },
  reportUp: { ...referred, unitOpinion: '建议由县级统筹。', serveBy: 'township' },
  noFurther: {
    ...on,
    finalOpinionNo: '县信核〔2025〕3号',
    finalOpinionOn: '2025-11-23',
    finalOpinionOrgan: '清河县人民政府',
    legalBasis: '《信访工作条例》第三十六条',
    ...point,
    serveBy: 'township',
  },
  divert: {
    ...on,
    legalRoute: 'labourArbitration',
    competentBody: '县仲裁委',
    ...point,
    serveBy: 'township',
  },
  study: { ...on, studyUnit: '镇水利站', ...point },
  suggestion: {
    ...on,
    proposals: [{ request: '修沟', result: 'adopted', ground: '列入计划。' }],
    ...point,
    serveBy: 'township',
  },
  supplement: {
    ...on,
    supplementDueOn: '2026-12-20',
    missingMaterials: ['照片'],
    ...point,
    serveBy: 'township',
  },
  entrust: { ...referred, reportDueOn: '2026-12-20' },
  note: { actOn: '2026-11-23', noteKind: 'investigation', actText: '现场查看。' },
  charge: { handlingUnit: '镇水利站' },
  exempt: { exemptGround: 'identityUnclear', actText: '无人认领。' },
  close: { closureGround: 'notAccepted', actText: '已告知途径。' },
  reopen: { actText: '又淤塞了。' },
  withdraw: {
    actOn: '2026-11-23',
    signedAs: 'signature',
    askedBy: '周志强',
    freeWill: true,
    actText: '已经解决了。',
  },
  unwithdraw: { actOn: '2026-11-23' },
  reportUrgent: {
    actOn: '2026-11-23',
    occurredAt: '2026-11-23T01:00:00.000Z',
    place: '村东',
    peopleCount: 6,
    actText: '要求疏通。',
    measures: '现场劝导、承诺期限。',
    reportedTo: [{ unit: '县信访局', time: '10:30' }],
  },
  askExtension: { actOn: '2026-11-23', extensionDays: 10, askedBy: '周志强', actText: '需要鉴定。' },
  declare: { ...on, askedBy: '周志强', actText: '涉及多个部门。', unitOpinion: '建议联席会议研究。' },
  decideMeeting: {
    ...on,
    meetingNo: '〔2026〕3号',
    host: '刘镇长',
    decidedItems: [{ decision: '疏通排水沟', unit: '镇水利站', due: '2026-12-31' }],
  },
  finishDecision: { ...on, itemNo: 1, actText: '已疏通。' },
  refuseExtension: { actOn: '2026-11-23', approver: '刘镇长', actText: '不复杂。' },
  announceHearing: {
    actOn: '2026-11-23',
    hearingAt: '2026-11-30T01:00:00.000Z',
    hearingPlace: '镇政府',
    host: '刘镇长',
    actText: '清淤责任。',
  },
  concludeHearing: { actOn: '2026-11-23', recorder: '吴敏', actText: '陈述。', hearingConclusion: '查实。' },
  supervise: {
    actOn: '2026-11-23',
    unit: '镇水利站',
    supervisionReason: 'shirking',
    supervisionLevel: 'ordinary',
    supervisionWay: 'letter',
    replyDueOn: '2026-12-01',
    problem: '未办理。',
    actText: '限期办理。',
  },
  answerSupervision: { actOn: '2026-11-23', repliedBy: '孙站长', actText: '已办。' },
  endSupervision: { actOn: '2026-11-23', supervisionResult: 'rectified', actText: '已整改。' },
  evaluate: {
    actOn: '2026-11-23',
    stationGrade: 'satisfied',
    organGrade: 'basically',
    evaluatedBy: 'self',
  },
  askRecusal: {
    actOn: '2026-11-23',
    recusedName: '刘芳',
    recusalAskedBy: 'petitioner',
    relation: '亲属',
  },
  decideRecusal: { actOn: '2026-11-23', recusalDecision: 'recused', decidedBy: '刘镇长' },
  extend: {
    ...on,
    extensionDays: 10,
    approver: '刘镇长',
    actText: '需要鉴定。',
    ...point,
    serveBy: 'township',
  },
  opinion: {
    ...on,
    findings: '排水沟淤塞。',
    conclusions: [{ request: '疏通排水沟', result: 'supported', ground: '十日内疏通。' }],
    legalBasis: '《信访工作条例》第三十二条',
    reviewBody: '清河县人民政府',
    ...point,
    serveBy: 'township',
  },
  requestReview: { ...on, reviewBody: '清河县人民政府', actText: '不服。' },
  requestReReview: { ...on, reviewBody: '市人民政府', actText: '不服。' },
  takeReview: { ...on, reviewTaken: 'taken' },
  reviewOpinion: {
    ...on,
    servedOn: '2026-11-23',
    reviewNo: '1号',
    reviewResult: 'upheld',
    actText: '维持。',
  },
  carryOut: { ...on, carryOutState: 'done', unit: '镇水利站', proof: '验收单', actText: '已疏通。' },
  proposeImprovement: {
    ...on,
    unit: '镇水利站',
    proposalKind: 'work',
    replyDueOn: '2026-12-01',
    problem: '无人管护。',
    actText: '明确专人。',
  },
  answerImprovement: { ...on, proposalAdopted: 'adopted', actText: '已明确。' },
} as const;

/** Where the random paths begin: later states are too far away to be found by chance. */
const beginnings: readonly (readonly string[])[] = [
  [],
  ['accept', 'askExtension'],
  ['accept', 'opinion', 'serve'],
  ['accept', 'opinion', 'serve', 'requestReview'],
  ['accept', 'opinion', 'serve', 'requestReview', 'reviewOpinion'],
  ['accept', 'opinion', 'serve', 'requestReview', 'reviewOpinion', 'requestReReview'],
];

/** What is said of the latest referral. */
const unitValues = {
  unitReceipt: on,
  unitReply: { ...on, actText: '已疏通。' },
  objection: { ...on, actText: '不属于本单位职权范围。' },
  verdict: { ...on, objectionVerdict: 'agreed', actText: '异议成立。' },
  recall: { actText: '另行处理。' },
} as const;

/** What says: not in this state, not by you. Other codes speak of the words that came along. */
const refusals: ReadonlySet<string> = new Set(['CONFLICT', 'FORBIDDEN', 'MERGE_DECIDED']);

const words = '核对后更正';
/** What else happens to a matter: it moves it from state to state, or is refused and moves nothing. */
const events: Readonly<Record<string, (world: World) => Promise<Result<unknown>>>> = {
  voidComing: ({ station, contactId }: World) =>
    station.ask('contact.void', { contactId, reason: 'enteredTwice', words }),
  unvoidComing: ({ station, contactId }: World) => station.ask('contact.unvoid', { contactId, words }),
  merge: ({ station, matterId, other }: World) =>
    station.ask('matter.merge', { matterId, into: other, words }),
  unmerge: ({ station, matterId }: World) => station.ask('matter.unmerge', { matterId, words }),
  assign: ({ station, matterId, staff }: World) =>
    station.ask('matter.assign', { matterId, responsibleId: staff[1] ?? '' }),
  answer: ({ station, matterId }: World) =>
    station.ask('matter.answer', { matterId, on: '2026-11-23', text: '已当面说明。', agreedOral: true }),
  ...Object.fromEntries(
    Object.entries(actValues).map(([act, values]) => [
      act,
      async ({ station, matterId }: World) => {
        const { entries } = await station.call('matter.acts', { matterId });
        const about = entries.find(({ steps }) => steps.some((step) => step === act))?.entryId;
        const named = about === undefined ? {} : { about };
        // The values fit the act: both come from one table.
        return station.ask('matter.act', { matterId, act, values, ...named } as RouteInput<'matter.act'>);
      },
    ]),
  ),
  serve: async ({ station, matterId }: World) => {
    const { documents } = await station.call('matter.acts', { matterId });
    const { documentId } = documents.find(({ mayServe }) => mayServe) ?? documents.at(-1) ?? {};
    if (documentId === undefined) return { ok: false, error: { code: 'CONFLICT' } } as Result<never>;
    const values = {
      servedAt: '2026-11-23T01:50:00.000Z',
      serviceWay: 'direct',
      servicePlace: '本人家中',
      recipient: '李秀兰',
    } as const;
    const servers = [{ name: '周志强' }];
    return station.ask('matter.act', { matterId, act: 'serve', documentId, values: { ...values, servers } });
  },
  ...Object.fromEntries(
    Object.entries(unitValues).map(([act, values]) => [
      act,
      async ({ station, matterId }: World) => {
        const { referrals } = await station.call('matter.acts', { matterId });
        const referralId = referrals.at(-1)?.referralId;
        // As above; without any referral there is nothing to ask about.
        if (referralId === undefined) return { ok: false, error: { code: 'CONFLICT' } } as Result<never>;
        return station.ask('matter.act', { matterId, act, referralId, values } as RouteInput<'matter.act'>);
      },
    ]),
  ),
};

test.for([villageProfile, townshipProfile])(
  'what a $kind offers for a matter is exactly what it takes, whatever was done before',
  async (profile) => {
    await using station = new TestStation();
    const staff = await foundedBy(station, profile);
    await assert(
      asyncProperty(
        tuple(
          constantFrom(...(profile.kind === 'township' ? beginnings : [[]])),
          array(constantFrom(...Object.keys(events)), { minLength: 1, maxLength: 7 }),
        ),
        async ([beginning, then]) => {
          const path = [...beginning, ...then];
          const world = await worldOf(station, staff);
          const { matterId } = world;
          for (const name of path) {
            const before = await station.call('matter.get', { matterId });
            const offered: readonly string[] = before.steps;
            const answer = await events[name]?.(world);
            const code = answer?.ok === false ? answer.error.code : null;
            const isRefused = code !== null && refusals.has(code);
            const isStep = matterSteps.some((step) => step === name);
            const isOffered = isStep ? offered.includes(name) : !isRefused;
            const after = isRefused ? await station.call('matter.get', { matterId }) : before;
            expect({ path, name, isRefused, after }).toEqual({
              path,
              name,
              isRefused: !isOffered,
              after: before,
            });
            // Whether a matter may be closed with these words depends on how it went.
            const isTaken = code === null || !isStep || !isOffered || name === 'close';
            expect({ path, name, code, isTaken }).toEqual({ path, name, code, isTaken: true });
          }
        },
      ),
      { numRuns: examples(40) },
    );
  },
);
