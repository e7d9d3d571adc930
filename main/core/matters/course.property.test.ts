import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, diffDays, toEpochDay, fromEpochDay } from '../../contract/values/local-date.ts';
import { entryActs, followedActs, isEntryAct, type EntryAct } from '../../terms/entry-fields.ts';
import { isMatterAct, type MatterStep } from '../../terms/matter-steps.ts';
import type { StationKind } from '../../terms/station.ts';
import { matterState, type MatterState } from '../../terms/matter-terms.ts';
import { reviewResult, reviewTaken, type ReviewResult, type ReviewTaken } from '../../terms/entry-terms.ts';
import { calendarOf } from '../calendar/known-calendar.ts';
import { slowDue } from '../limits/testing/slow-due.ts';
import { archivedIn, documentsNow, mayClose, noActs, roundNow, stepActs, type ActOp } from './acts.ts';
import { stepsFrom, type Standing } from './steps.ts';
import { courseOf, type Course } from './course.ts';

const officialCalendar = calendarOf([]);
const receivedOn = '2026-11-23';
const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const stationId = id(900);

const notices = [
  'acceptanceNotice',
  'rejectionNotice',
  'routingNotice',
  'diversionNotice',
  'noFurtherAcceptanceNotice',
  'supplementNotice',
  'suggestionReply',
  'handlingOpinion',
] as const;
const decided = ['accept', 'reject', 'divert', 'noFurther', 'study'] as const;

type Event =
  | { readonly kind: (typeof decided)[number] | 'exempt' | 'close' | 'reopen' }
  | { readonly kind: EntryAct; readonly result: ReviewResult; readonly taken: ReviewTaken }
  | { readonly kind: 'archive' | 'unarchive' }
  | { readonly kind: 'extend'; readonly days: number }
  | { readonly kind: 'refer'; readonly inside: boolean; readonly days: number }
  | {
      readonly kind: 'unit';
      readonly says: 'unitReceipt' | 'unitReply' | 'objection' | 'recall';
      readonly of: number;
    }
  | { readonly kind: 'verdict'; readonly agreed: boolean; readonly of: number }
  | { readonly kind: 'issue'; readonly notice: (typeof notices)[number] }
  | { readonly kind: 'serve'; readonly document: number };

const event: Arbitrary<Event> = oneof(
  constantFrom(...decided, 'exempt', 'close', 'reopen').map((kind) => ({ kind })),
  constantFrom('archive' as const, 'unarchive' as const).map((kind) => ({ kind })),
  record({
    kind: constantFrom(...entryActs),
    result: constantFrom(...reviewResult.codes),
    taken: constantFrom(...reviewTaken.codes),
  }),
  record({ kind: constant('extend' as const), days: integer({ min: -5, max: 60 }) }),
  record({
    kind: constant('issue' as const),
    notice: constantFrom(...notices),
  }),
  record({ kind: constant('refer' as const), inside: boolean(), days: integer({ min: -3, max: 40 }) }),
  record({
    kind: constant('unit' as const),
    says: constantFrom('unitReceipt', 'unitReply', 'objection', 'recall'),
    of: integer({ min: 0, max: 2 }),
  }),
  record({ kind: constant('verdict' as const), agreed: boolean(), of: integer({ min: 0, max: 2 }) }),
  record({ kind: constant('serve' as const), document: integer({ min: 0, max: 6 }) }),
);
type Life = readonly (readonly [Event, number])[];
const days = integer({ min: 0, max: 25 });
const wild: Arbitrary<Life> = array(tuple(event, days), { maxLength: 25 });

const put = (kind: EntryAct): Event => ({ kind, result: 'upheld', taken: 'taken' });
const issue = (notice: (typeof notices)[number]): Event => ({ kind: 'issue', notice });
const serve: Event = { kind: 'serve', document: 0 };
const away: Event = { kind: 'refer', inside: false, days: 20 };
const closed: Event[] = [{ kind: 'close' }, { kind: 'archive' }];
const unit = (says: 'unitReceipt' | 'unitReply' | 'objection' | 'recall'): Event => ({
  kind: 'unit',
  says,
  of: 0,
});
const opinion = [{ kind: 'accept' } as const, issue('handlingOpinion'), serve];
/** How matters go, up to their ends; what is wild alone is closed in none of a thousand lives. */
const ways: Event[][] = [
  [...opinion, ...closed, { kind: 'reopen' }, ...opinion, { kind: 'close' }],
  [...opinion, put('requestReview'), put('takeReview'), put('reviewOpinion'), ...closed],
  [
    ...opinion,
    put('requestReview'),
    put('reviewOpinion'),
    put('requestReReview'),
    put('announceHearing'),
    put('concludeHearing'),
    put('reviewOpinion'),
    ...closed,
  ],
  [
    ...opinion,
    put('requestReview'),
    { kind: 'reviewOpinion', result: 'revoked', taken: 'taken' },
    ...opinion,
  ],
  [{ kind: 'accept' }, put('askExtension'), { kind: 'extend', days: 30 }, issue('handlingOpinion'), serve],
  [{ kind: 'accept' }, issue('handlingOpinion'), { kind: 'exempt' }, ...closed],
  [{ kind: 'exempt' }, { kind: 'accept' }, issue('handlingOpinion'), ...closed],
  [{ kind: 'reject' }, issue('rejectionNotice'), serve, ...closed, { kind: 'reopen' }],
  [{ kind: 'divert' }, issue('diversionNotice'), serve, ...closed],
  [{ kind: 'noFurther' }, issue('noFurtherAcceptanceNotice'), serve, ...closed],
  [{ kind: 'study' }, issue('suggestionReply'), serve, ...closed],
  [away, issue('routingNotice'), serve, unit('unitReceipt'), unit('unitReply'), ...closed],
  [away, unit('unitReceipt'), unit('objection'), { kind: 'verdict', agreed: true, of: 0 }, ...opinion],
  [away, issue('routingNotice'), serve, unit('recall'), ...opinion, { kind: 'close' }],
  [{ kind: 'accept' }, put('withdraw'), put('unwithdraw'), issue('handlingOpinion'), serve, ...closed],
];
/** One of these ways, some steps left out, and anything else in between. */
const guided: Arbitrary<Life> = constantFrom(...ways).chain((way) =>
  tuple(
    ...way.map((step) =>
      tuple(integer({ min: 0, max: 11 }), days, option(tuple(event, days), { freq: 5 })).map(
        ([left, later, other]): Life => [
          ...(left === 0 ? [] : [[step, later] as const]),
          ...(other === null ? [] : [other]),
        ],
      ),
    ),
  ).map((parts) => parts.flat()),
);
const life = oneof({ weight: 1, arbitrary: wild }, { weight: 3, arbitrary: guided });

/** Whatever anybody might write, in whatever order: legal or not. */
function opsOf(events: Life, from = receivedOn): ActOp[] {
  let day = toEpochDay(from);
  const entered = new Map<EntryAct, string>();
  let issued = 0;
  let referred = 0;
  return events.map(([told, later], index) => {
    day += later;
    const on = fromEpochDay(day);
    const base = {
      position: index,
      opId: String(index).padStart(64, '0'),
      entityId: id(1),
      hlc: String(index).padStart(16, '0'),
      parents: [],
      author: { station: stationId, device: id(2), user: id(3), role: 'admin' },
      businessDate: on,
    };
    const fields = { actOn: on };
    if (isEntry(told)) {
      entered.set(told.kind, id(500 + index));
      const followed = followedActs[told.kind];
      return entryOp(base, told, id(500 + index), followed && entered.get(followed));
    }
    switch (told.kind) {
      case 'accept':
      case 'reject':
      case 'divert':
      case 'noFurther':
      case 'study':
        return { ...base, kind: `matter.${told.kind}`, body: { fields }, pii: null };
      case 'archive': {
        const file = { fileId: id(700 + index), fileNo: '1', language: 'zh' as const, items: 1, pages: 1 };
        return { ...base, kind: 'matter.archive', body: { ...file, fields }, pii: {} };
      }
      case 'unarchive':
        return { ...base, kind: 'matter.unarchive', body: {}, pii: { reason: '更正' } };
      case 'exempt':
        return { ...base, kind: 'matter.exempt', body: { fields: {} }, pii: null };
      case 'close':
        return { ...base, kind: 'matter.close', body: { fields: {} }, pii: null };
      case 'reopen':
        return { ...base, kind: 'matter.reopen', body: { fields: {} }, pii: null };
      case 'extend':
        return {
          ...base,
          kind: 'matter.extend',
          body: { fields: { ...fields, extensionDays: told.days } },
          pii: null,
        };
      case 'refer': {
        referred += 1;
        const body = {
          referralId: id(300 + referred),
          referralKind: 'assign' as const,
          inside: told.inside,
          fields: { ...fields, reportDueOn: fromEpochDay(day + told.days) },
        };
        return { ...base, kind: 'matter.refer', body, pii: null };
      }
      case 'unit':
        return {
          ...base,
          kind: `matter.${told.says}`,
          body: { referralId: id(301 + told.of), fields },
          pii: null,
        };
      case 'verdict': {
        const verdict = {
          ...fields,
          objectionVerdict: told.agreed ? ('agreed' as const) : ('refused' as const),
        };
        return {
          ...base,
          kind: 'matter.verdict',
          body: { referralId: id(301 + told.of), fields: verdict },
          pii: null,
        };
      }
      case 'issue': {
        issued += 1;
        const body = {
          documentId: id(100 + issued),
          documentKind: told.notice,
          documentNo: `${issued}`,
          on,
          language: 'zh' as const,
          serveBy: 'village' as const,
          results: [],
        };
        return { ...base, kind: 'matter.issue', body, pii: null };
      }
      case 'serve': {
        const fieldsOfService = { servedAt: `${on}T02:00:00.000Z` };
        return {
          ...base,
          kind: 'matter.serve',
          // None in particular: the latest.
          body: { documentId: id(100 + (told.document || issued)), fields: fieldsOfService },
          pii: null,
        };
      }
    }
  });
}

function isEntry(told: Event): told is Extract<Event, { kind: EntryAct }> {
  return isEntryAct(told.kind);
}

/** Whatever is put on record, with its day alone; what follows something follows the latest of its kind. */
function entryOp(
  base: Omit<ActOp, 'kind' | 'body' | 'pii'>,
  { kind, result, taken }: Extract<Event, { kind: EntryAct }>,
  entryId: string,
  about: string | undefined,
): ActOp {
  const actOn = base.businessDate;
  const more: Partial<Record<EntryAct, object>> = {
    reviewOpinion: { servedOn: actOn, reviewResult: result },
    takeReview: { reviewTaken: taken },
  };
  const body = { entryId, ...(about === undefined ? {} : { about }), fields: { actOn, ...more[kind] } };
  return { ...base, kind: `matter.${kind}`, body, pii: null };
}

function courseAfter(
  ops: readonly ActOp[],
  firstReceivedOn = receivedOn,
  limitProfile = 'regs2022@1',
): { acts: typeof noActs; course: Course } {
  const acts = ops.reduce(stepActs, noActs);
  const matter = { firstReceivedOn, limitProfile, answer: null, acts };
  return { acts, course: courseOf(matter, officialCalendar) };
}

/** What is wrong with a closed matter, in words; empty: nothing. */
function faultsOfClosure({ acts, course }: ReturnType<typeof courseAfter>): string[] {
  if (course.state !== 'closed') return [];
  const { decision, exemption, noticeExemption } = roundNow(acts);
  if (decision === null) return ['nothing was decided'];
  const ending = {
    accept: 'handlingOpinion',
    reject: 'rejectionNotice',
    refer: 'routingNotice',
    divert: 'diversionNotice',
    noFurther: 'noFurtherAcceptanceNotice',
    study: 'suggestionReply',
  }[decision.kind];
  const isDone = documentsNow(acts).some(
    ({ document, service }) =>
      document.documentKind === ending && (service !== null || noticeExemption !== null),
  );
  const away = roundNow(acts).referrals.find(({ inside }) => !inside);
  return [
    ...(decision.kind === 'refer' && away?.reply === null ? ['the unit has not reported back'] : []),
    ...(exemption !== null || isDone ? [] : ['nothing was served, and nothing excuses it']),
    ...(course.next === null ? [] : ['something is still owed']),
  ];
}

test('nothing closes without a served document or a recorded exception, whatever is written in whatever order', () => {
  const reached = new Map<MatterState, number>();
  assert(
    property(life, (events) => {
      const ops = opsOf(events);
      const lives = ops.map((_, index) => courseAfter(ops.slice(0, index + 1)));
      expect(lives.flatMap(faultsOfClosure)).toEqual([]);
      for (const state of new Set(lives.map(({ course }) => course.state)))
        reached.set(state, (reached.get(state) ?? 0) + 1);
    }),
    { numRuns: 400 },
  );
  // Else it would say nothing: a life that ends nowhere closes nothing.
  const seldom = matterState.codes.filter((state) => !elsewhere.has(state) && (reached.get(state) ?? 0) < 4);
  expect(seldom).toEqual([]);
  expect(reached.get('closed')).toBeGreaterThan(80);
});

/** Of these the acts of the organ tell nothing. */
const elsewhere: ReadonlySet<MatterState> = new Set(['answered', 'merged', 'void']);

type After = ReturnType<typeof courseAfter>;

/** Days of the present handling on which nothing was asked for. */
function daysWithdrawn({ entries, rounds }: typeof noActs): number {
  let since: string | null = null;
  let days = 0;
  for (const { act, by, round } of entries) {
    if (round !== rounds.length - 1) continue;
    if (act === 'withdraw') since = by.recordedOn;
    if (act === 'unwithdraw' && since !== null) {
      days += diffDays(since, by.recordedOn);
      since = null;
    }
  }
  return days;
}

/** What is wrong with the clocks, by themselves and against those of the step before. */
function faultsOfClocks(after: After, before: After | null): string[] {
  const { acts, course } = after;
  const faults: string[] = [];
  const all = [
    course.firstNotice,
    course.handle,
    ...course.assigned,
    ...course.reviews.map(({ clock }) => clock),
    ...(course.objection ? [course.objection] : []),
  ];
  for (const { startedOn, stoppedOn } of all) {
    if (stoppedOn !== null && stoppedOn < startedOn) faults.push('it stopped before it began');
  }
  // 60 days and 30 more at most; the roll behind a holiday comes on top of that.
  const isAccepted = roundNow(acts).decision?.kind === 'accept';
  const most = 90 + daysWithdrawn(acts);
  if (isAccepted && diffDays(course.handle.startedOn, course.handle.rawDue) > most)
    faults.push('it is longer than the law allows');
  if (course.next && course.next.clock.stoppedOn !== null) faults.push('what has stopped is owed');
  if (!before) return faults;
  const isAnother = before.acts.rounds.length !== acts.rounds.length;
  const { redoneOn } = roundNow(acts);
  if (isAnother && redoneOn !== null) {
    const { startedOn, stoppedOn } = course.handle;
    if (before.course.state !== 'inReview' && before.course.state !== 'inReReview')
      faults.push('nobody had gone over what is handled again');
    if (startedOn !== redoneOn || stoppedOn !== null)
      faults.push('what is handled again has no clock of its own');
    if (course.firstNotice.stoppedOn === null) faults.push('what the organ above has told is owed again');
    return faults;
  }
  const hasReturned = isAnother && before.course.state !== 'closed';
  if (hasReturned) {
    // A detour costs the petitioner nothing: who was not told where it went waits no longer for it.
    const [then, now] = [before.course.firstNotice, course.firstNotice];
    const wasTold = documentsNow(before.acts).some(
      ({ document, service }) => service !== null && document.documentKind !== 'supplementNotice',
    );
    if (!wasTold && now.startedOn !== then.startedOn) faults.push('the officials gained time by a detour');
    const isExcused = roundNow(acts).noticeExemption !== null;
    if (wasTold && !isExcused && now.stoppedOn !== null)
      faults.push('a notice of the wrong way stopped the new clock');
    if (roundNow(before.acts).decision?.kind !== 'refer') faults.push('what was not away came back');
  }
  // Else only a reopening, which needs a closure, begins anew.
  if (before.acts.rounds.length !== acts.rounds.length) return faults;
  const told = documentsNow(acts).filter(({ document }) => document.documentKind !== 'supplementNotice');
  const { exemption, noticeExemption, closure } = roundNow(acts);
  const isExcused = exemption ?? noticeExemption ?? closure ?? redoneOn;
  // A withdrawal stops what is owed, whatever was served (domain.md §9.2), until the petitioner is back.
  const isWithdrawn = course.state === 'withdrawn';
  const isStopped = course.firstNotice.stoppedOn !== null;
  if (isStopped && isExcused === null && !isWithdrawn && told.every(({ service }) => service === null))
    faults.push('nobody was told, and the clock stopped');
  const was = before.course.firstNotice;
  if (was.startedOn !== course.firstNotice.startedOn) faults.push('it began again');
  // What a withdrawal has stopped runs on once the petitioner is back.
  const isBack = before.course.state === 'withdrawn' && course.state !== 'withdrawn';
  if (!isBack && was.stoppedOn !== null && was.stoppedOn !== course.firstNotice.stoppedOn)
    faults.push('it ran on, or its end was moved');
  return faults;
}

test('clocks never lie: none begins again, stops before it began, ends elsewhere later, or is longer than the law allows', () => {
  assert(
    property(life, (events) => {
      const ops = opsOf(events);
      const lives = [...ops, null].map((_, end) => courseAfter(ops.slice(0, end)));
      const faults = lives.flatMap((after, index) => faultsOfClocks(after, lives[index - 1] ?? null));
      expect(faults).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const gap = (min: number, max: number): Arbitrary<number> => integer({ min, max });
// In years of which the notices are published, as the slow model has no others.
test('review and re-review end as counted out day by day: thirty days, without those of a hearing only in a re-review', () => {
  const gaps = record({
    served: gap(0, 60),
    asked: gap(0, 30),
    reviewed: gap(0, 40),
    askedAgain: gap(0, 30),
    hearings: array(tuple(gap(0, 12), gap(0, 9)), { maxLength: 3 }),
    last: gap(0, 20),
  });
  assert(
    property(gap(0, 250), gaps, (offset, { served, asked, reviewed, askedAgain, hearings, last }) => {
      const from = addDays('2025-03-01', offset);
      const heard = hearings.flatMap(([before, long]): [Event, number][] => [
        [put('announceHearing'), before],
        [put('concludeHearing'), long],
      ]);
      const ops = opsOf(
        [
          [{ kind: 'accept' }, 0],
          [{ kind: 'issue', notice: 'handlingOpinion' }, 0],
          [{ kind: 'serve', document: 1 }, served],
          [put('requestReview'), asked],
          // A hearing held by the organ that reviews costs the petitioner nothing.
          [put('announceHearing'), 0],
          [put('concludeHearing'), reviewed],
          [put('reviewOpinion'), 0],
          [put('requestReReview'), askedAgain],
          ...heard,
          [put('reviewOpinion'), last],
        ],
        from,
      );
      const on = (index: number): string => ops[index]?.businessDate ?? '';
      const suspensions = hearings.map((_, at) => ({ from: on(8 + 2 * at), to: on(9 + 2 * at) }));
      const due = (start: string, pauses: typeof suspensions = []): string =>
        slowDue({ start, amount: 30, unit: 'day', rollover: 'nextWorkingDay', suspensions: pauses }).legalDue;
      const { course } = courseAfter(ops, from);
      const told = [course.reviewRight, ...course.reviews.map(({ clock }) => clock)].map((clock) => [
        clock?.startedOn,
        clock?.legalDue,
        clock?.stoppedOn,
      ]);
      expect({ state: course.state, told }).toEqual({
        state: 'concluded',
        told: [
          [on(2), due(on(2)), on(3)],
          [on(3), due(on(3)), on(6)],
          [on(6), due(on(6)), on(7)],
          [on(7), due(on(7), suspensions), on(ops.length - 1)],
        ],
      });
      // Three working days to say whether it is taken on, where a province has laid them down.
      const [taking] = courseAfter(ops, from, 'shandong2015@1').course.reviews;
      const three = { amount: 3, unit: 'workingDay', rollover: 'nextWorkingDay' } as const;
      expect([taking?.step, taking?.clock.legalDue]).toEqual([
        'reviewAcceptance',
        slowDue({ start: on(3), ...three }).legalDue,
      ]);
    }),
    { numRuns: 200 },
  );
});

const untied: Omit<Standing, 'state' | 'acts' | 'course' | 'stationKind'> = {
  today: addDays(receivedOn, 3),
  calendar: officialCalendar,
  isOwn: true,
  isRegisteredHere: true,
  hasSuperior: true,
  isOffered: false,
  hasProposals: false,
  isMerged: false,
  isErased: false,
  isRecused: false,
};

/** A village committee reports what happened; it decides nothing (domain.md §1.1). */
const villageActs: ReadonlySet<MatterStep> = new Set([
  'serve',
  'reply',
  'withdraw',
  'unwithdraw',
  'reportUrgent',
  'carryOut',
  'evaluate',
  'askRecusal',
  'decideRecusal',
]);

/** What does not touch where a closed matter stands. */
const afterClosure: ReadonlySet<MatterStep> = new Set([
  'carryOut',
  'evaluate',
  'supervise',
  'answerSupervision',
  'endSupervision',
  'proposeImprovement',
  'answerImprovement',
  'finishDecision',
  'decideRecusal',
  'concludeHearing',
]);

test('at a village only what a village may do is ever offered; at the organ nothing that the state does not allow', () => {
  assert(
    property(life, (events) => {
      const { acts, course } = courseAfter(opsOf(events));
      const at = (stationKind: StationKind): MatterStep[] => {
        const standing = { ...untied, state: course.state, acts, course, stationKind };
        return stepsFrom(standing).filter(isMatterAct);
      };
      expect(at('village').filter((act) => !villageActs.has(act))).toEqual([]);
      const atOrgan = at('township');
      expect(atOrgan.includes('close') && !mayClose(acts)).toBe(false);
      const ending = atOrgan.filter((act) => !afterClosure.has(act));
      expect(course.state === 'closed' ? ending : ['reopen']).toEqual(['reopen']);
      const isOver = ['answered', 'closed', 'withdrawn'].includes(course.state);
      const isFiled = archivedIn(course.state, acts) !== null;
      expect(isFiled && !isOver).toBe(false);
      // Whoever comes back finds a way in, and nobody else does.
      const opens = isFiled ? atOrgan.filter((act) => act !== 'reopen' && act !== 'unwithdraw') : [];
      expect(opens).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
