import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import type { Result } from '../contract/result.ts';
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

async function worldOf(station: TestStation): Promise<World> {
  const { session } = await station.call('session.get', {});
  const second = await station.call('staff.create', { name: '刘芳', roles: ['handler'], secret: testSecret });
  const { matterId, contactId } = await station.call('contact.register', visit);
  const { matterId: other } = await station.call('contact.register', visit);
  return { station, matterId, contactId, other, staff: [session?.staffId ?? '', second.staffId] };
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
} as const;

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
      ({ station, matterId }: World) =>
        // The values fit the act: both come from one table.
        station.ask('matter.act', { matterId, act, values } as RouteInput<'matter.act'>),
    ]),
  ),
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
    await assert(
      asyncProperty(
        array(constantFrom(...Object.keys(events)), { minLength: 1, maxLength: 7 }),
        async (path) => {
          await using station = new TestStation();
          await station.found(profile);
          const world = await worldOf(station);
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
      { numRuns: 12 },
    );
  },
);
