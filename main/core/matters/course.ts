import type { MatterDates, MatterRow } from '../../../db/queries/matters.ts';
import type { LocalDate } from '../../contract/values/local-date.ts';
import { referralKind } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import { clockStep, type ClockEvent, type ClockStep } from '../../terms/limits-terms.ts';
import type { MatterState } from '../../terms/matter-terms.ts';
import {
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  suspendClock,
  workOn,
  type Clock,
} from '../limits/clock.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { Suspension } from '../limits/compute-due.ts';
import { resolveProfiles, ruleFor } from '../limits/limit-profiles.ts';
import { maxExtensionDays } from '../limits/rule-dates.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { matterClocks } from './clocks.ts';
import {
  decisions,
  documentsNow,
  isAnswered as wasAnswered,
  roundNow,
  servedOn,
  reviewsNow,
  withdrawalNow,
  type FoldedActs,
  type Referral,
  type Round,
} from './acts.ts';
import { dayOf as dayOfEntry, withdrawnDays } from './entries.ts';
import { reviewServedOn, type Review, type Reviews } from './reviews.ts';

/** A matter as far as its course depends on it. */
export interface CourseSource {
  readonly firstReceivedOn: LocalDate;
  readonly limitProfile: string;
  readonly answer: { readonly answeredOn: LocalDate } | null;
  readonly acts: FoldedActs;
}

/** Where a matter stands, and what is owed for it by when. */
export interface Course {
  readonly state: MatterState;
  /** Tell the petitioner: from the village's receipt, or from the reopening (Regs 2022 Art 23). */
  readonly firstNotice: Clock;
  /** Before the acceptance: as it would run, were the matter accepted on the last day of the first notice (Art 34). */
  readonly handle: Clock;
  readonly isAccepted: boolean;
  /** The petitioner's own time to ask for review, once an opinion is served (Art 35). */
  readonly reviewRight: Clock | null;
  /** Of the matter at units: their replies by the days that the letters name, and the latest one's time to object. */
  readonly assigned: readonly Clock[];
  readonly objection: Clock | null;
  /** What comes after that: review, the right to re-review, re-review (Arts 35, 36). */
  readonly reviews: readonly { readonly step: ClockStep; readonly clock: Clock }[];
  /** The clock of the officials that ends next; null once nothing is owed. */
  readonly next: { readonly step: ClockStep; readonly clock: Clock } | null;
}

/** What of its clocks stands in the row of a matter. */
export function datesOf({ firstNotice, handle, isAccepted }: Course): MatterDates {
  return {
    noticeDueOn: firstNotice.legalDue,
    noticeSafeOn: workOn(firstNotice),
    handleDueOn: handle.legalDue,
    noticeProvisional: Number(firstNotice.provisional),
    // Counted from the last day of the first notice, it moves with that.
    handleProvisional: Number(handle.provisional || (!isAccepted && firstNotice.provisional)),
  };
}

/** The course of a matter as its row tells what was done. */
export function courseOfMatter(row: MatterRow, calendar: WorkCalendar): Course {
  const { firstReceivedOn, limitProfile } = row;
  return courseOf({ ...storedMatter(row), firstReceivedOn, limitProfile }, calendar);
}

/** The course of a matter: computed from what was done and from the calendar alone, so that it can be recomputed. */
export function courseOf(matter: CourseSource, calendar: WorkCalendar): Course {
  const { acts, answer } = matter;
  const round = roundNow(acts);
  const plain = matterClocks(matter, calendar);
  const startedOn = round.redoneOn ?? round.reopenedOn ?? matter.firstReceivedOn;
  const { legal, target } = resolveProfiles(matter.limitProfile, matter.firstReceivedOn);
  const start = (step: ClockStep, on: LocalDate): Clock =>
    startClock({ step, legal, target, startedOn: on, calendar });

  const served = documentsNow(acts).flatMap(({ document, service }) =>
    service ? [{ kind: document.documentKind, on: servedOn(service) }] : [],
  );
  const isAnswered = wasAnswered(answer, acts);
  const exemptOn = round.exemption?.by.recordedOn;
  // Carried over from before a return, it holds from the beginning.
  const excusedOn = round.noticeExemption?.by.recordedOn;
  const noticeExemptOn = excusedOn !== undefined && excusedOn < startedOn ? startedOn : excusedOn;
  const withdrawnOn = withdrawalNow(acts)?.by.recordedOn;
  const closedOn = round.closure?.by.recordedOn ?? withdrawnOn;
  const pauses = withdrawnDays(acts.entries, acts.rounds.length - 1);
  const opinionOn = earliest(served.filter(({ kind }) => kind === 'handlingOpinion').map(({ on }) => on));
  const issuedOn = earliest(
    documentsNow(acts).flatMap(({ document }) =>
      document.documentKind === 'handlingOpinion' ? document.on : [],
    ),
  );

  const noticeOn = earliest([
    // What is missing moves no clock.
    ...served.flatMap(({ kind, on }) => (kind === 'supplementNotice' ? [] : on)),
    ...(answer !== null && isAnswered ? [answer.answeredOn] : []),
    noticeExemptOn,
    exemptOn,
    // That it is handled again the petitioner was told by the organ above.
    round.redoneOn ?? undefined,
  ]);
  const isFirst = round.reopenedOn === null && round.redoneOn === null;
  const notice = isFirst ? plain.firstNotice : start('firstNotice', startedOn);
  const firstNotice = stopped(
    pauseClock(notice, before(pauses, noticeOn), calendar),
    noticeOn,
    closedOn,
    'noticeGiven',
  );

  const acceptedOn = acceptedIn(round);
  const isPlain = acceptedOn === undefined && isFirst && pauses.length === 0;
  const running = isPlain ? plain.handle : start('handle', acceptedOn ?? firstNotice.legalDue);
  // Where there is nobody to hand it to, an opinion that was made is all that can be owed.
  const handledOn = earliest([opinionOn, exemptOn, noticeExemptOn === undefined ? undefined : issuedOn]);
  const handle = stopped(
    acceptedOn === undefined
      ? running
      : extended(pauseClock(running, before(pauses, handledOn), calendar), round, calendar),
    acceptedOn === undefined ? undefined : handledOn,
    acceptedOn === undefined ? undefined : closedOn,
    'opinionServed',
  );
  /** Where the law that binds here has such a limit. */
  const startIf = (step: ClockStep, on: LocalDate): Clock | null => ruleFor(legal, step) && start(step, on);
  const { reviewRight, later, at } = reviewClocks(reviewsNow(acts), opinionOn, { start, startIf, calendar });

  const assigned = round.referrals.flatMap((referral) => {
    const { actOn, reportDueOn } = referral.values;
    if (reportDueOn === undefined) return [];
    const startedOn = earliest([actOn, referral.by.recordedOn]) ?? reportDueOn;
    const clock = startClock({ step: 'assigned', legal, startedOn, namedDueOn: reportDueOn, calendar });
    const doneOn = dayOf(referral.reply) ?? closedOn;
    return stoppedAt(clock, doneOn, 'reportedBack');
  });

  const isOver = isAnswered || closedOn !== undefined;
  const owed = isOver
    ? []
    : [
        { step: 'firstNotice' as const, clock: firstNotice },
        ...(acceptedOn === undefined ? [] : [{ step: 'handle' as const, clock: handle }]),
        ...assigned.map((clock) => ({ step: 'assigned' as const, clock })),
        ...later.filter(({ step }) => itemOf(clockStep, step).owedBy === 'officials'),
      ].filter(({ clock }) => clock.stoppedOn === null);
  const [next = null] = owed.toSorted((a, b) => workOn(a.clock).localeCompare(workOn(b.clock)));
  const state = stateOf({ round, isAnswered, isWithdrawn: withdrawnOn !== undefined, opinionOn, issuedOn });
  const objection = objectionClock(
    round,
    (on) => ruleFor(legal, 'objection') && startClock({ step: 'objection', legal, startedOn: on, calendar }),
  );
  return {
    state: state === 'served' ? (at ?? state) : state,
    firstNotice,
    handle,
    isAccepted: acceptedOn !== undefined,
    reviewRight,
    assigned,
    objection,
    reviews: later.map(({ step, clock }) => ({
      step,
      clock: closedOn === undefined ? clock : stopped(clock, undefined, closedOn, 'closed'),
    })),
    next,
  };
}

/** The time to ask for re-review; null before a review opinion was served. */
export function rightToReReview({ reviews }: Course): Clock | null {
  return reviews.find(({ step }) => step === 'reReviewRight')?.clock ?? null;
}

interface Starting {
  readonly start: (step: ClockStep, on: LocalDate) => Clock;
  readonly startIf: (step: ClockStep, on: LocalDate) => Clock | null;
  readonly calendar: WorkCalendar;
}
type StepClock = Course['reviews'][number];

/** The clocks of review and re-review, and where that leaves the matter; nothing where no opinion was served. */
function reviewClocks(
  { review, reReview }: Reviews,
  opinionOn: LocalDate | undefined,
  starting: Starting,
): { reviewRight: Clock | null; later: StepClock[]; at: MatterState | null } {
  if (opinionOn === undefined) return { reviewRight: null, later: [], at: null };
  const { start } = starting;
  const right = start('reviewRight', opinionOn);
  if (review === null) return { reviewRight: right, later: [], at: null };
  const reviewRight = stopClock(right, notBefore(opinionOn, dayOfEntry(review.request)), 'reviewRequested');
  const first = [
    ...acceptanceClock(review, starting),
    { step: 'review' as const, clock: clockOfReview('review', review, starting) },
  ];
  if (review.opinion === null) return { reviewRight, later: first, at: 'inReview' };
  const servedReviewOn = reviewServedOn(review.opinion);
  const reRight = start('reReviewRight', servedReviewOn);
  if (reReview === null) {
    return {
      reviewRight,
      later: [...first, { step: 'reReviewRight', clock: reRight }],
      at: 'reviewServed',
    };
  }
  const asked = stopClock(
    reRight,
    notBefore(servedReviewOn, dayOfEntry(reReview.request)),
    'reReviewRequested',
  );
  const second = { step: 'reReview' as const, clock: clockOfReview('reReview', reReview, starting) };
  return {
    reviewRight,
    later: [...first, { step: 'reReviewRight', clock: asked }, second],
    at: reReview.opinion === null ? 'inReReview' : 'concluded',
  };
}

/** A few provinces bind the reviewing organ to say soon whether it takes the request on. */
function acceptanceClock({ request, taken, opinion }: Review, { startIf }: Starting): StepClock[] {
  const startedOn = dayOfEntry(request);
  const clock = startIf('reviewAcceptance', startedOn);
  if (clock === null) return [];
  const decidedOn = earliest(
    [taken && dayOfEntry(taken), opinion && reviewServedOn(opinion)].map((on) => on ?? undefined),
  );
  return [{ step: 'reviewAcceptance', clock: stoppedAt(clock, decidedOn, 'reviewDecided') }];
}

/** From the day on which the request was received; a hearing is not counted where the law says so (Art 36). */
function clockOfReview(
  step: 'review' | 'reReview',
  { request, opinion, hearings }: Review,
  { start, calendar }: Starting,
): Clock {
  const startedOn = dayOfEntry(request);
  let clock = start(step, startedOn);
  if (clock.rule.excludes.includes('hearing')) {
    for (const { announced, concluded } of hearings) {
      const noticeOn = notBefore(startedOn, dayOfEntry(announced));
      clock = suspendClock(clock, noticeOn);
      if (concluded) clock = resumeClock(clock, notBefore(noticeOn, dayOfEntry(concluded)), calendar);
    }
  }
  const event = step === 'review' ? 'reviewServed' : 'reReviewServed';
  return opinion === null ? clock : stopClock(clock, notBefore(startedOn, reviewServedOn(opinion)), event);
}

function notBefore(first: LocalDate, day: LocalDate): LocalDate {
  return day < first ? first : day;
}

/** Five working days from the unit's receipt (Regs 2022 Art 23); it ends with the objection, or is over by itself. */
function objectionClock({ referrals }: Round, start: (on: LocalDate) => Clock | null): Clock | null {
  const referral = referrals.find(({ inside }) => !inside);
  if (referral && !itemOf(referralKind, referral.referralKind).objects) return null;
  const receivedOn = dayOf(referral?.receipt ?? null);
  const clock = receivedOn === undefined ? null : start(receivedOn);
  const objectedOn = dayOf(referral?.objection ?? null);
  return clock && stoppedAt(clock, objectedOn, 'objected');
}

/** What another station wrote at the same time may lie before the beginning: then it never ran. */
function stoppedAt(clock: Clock, on: LocalDate | undefined, event: ClockEvent): Clock {
  if (on === undefined) return clock;
  return stopClock(clock, on < clock.startedOn ? clock.startedOn : on, event);
}

/** Nothing happens later than it is written down. */
function dayOf(said: Referral['receipt'] | Referral['reply']): LocalDate | undefined {
  return said === null ? undefined : earliest([said.values.actOn, said.by.recordedOn]);
}

/** An acceptance is never dated ahead: that would give the officials more time. */
function acceptedIn({ decision, redoneOn }: Round): LocalDate | undefined {
  if (redoneOn !== null && decision?.kind === 'accept') return redoneOn;
  return decision?.kind === 'accept' ? earliest([decision.values.actOn, decision.by.recordedOn]) : undefined;
}

function stopped(
  clock: Clock,
  on: LocalDate | undefined,
  closedOn: LocalDate | undefined,
  event: ClockEvent,
): Clock {
  if (on !== undefined && (closedOn === undefined || on <= closedOn)) return stopClock(clock, on, event);
  if (closedOn === undefined) return clock;
  // An acceptance may have crossed with a withdrawal.
  return stopClock(clock, closedOn < clock.startedOn ? clock.startedOn : closedOn, 'closed');
}

/** Approved before the limit ended, and no longer than the law allows; any other extension is none. */
function extended(clock: Clock, { extension }: Round, calendar: WorkCalendar): Clock {
  const extensionDays = extension?.values.extensionDays;
  if (
    !extension ||
    extensionDays === undefined ||
    extensionDays < 1 ||
    extension.by.recordedOn > clock.legalDue
  )
    return clock;
  if (extensionDays > maxExtensionDays(clock.rule, clock, calendar)) return clock;
  return extendClock(clock, extensionDays, calendar);
}

const undecided = {
  receipt: 'registered',
  reopening: 'reopened',
  return: 'returned',
} as const satisfies Record<Round['begins'], MatterState>;

function stateOf({
  round,
  isAnswered,
  isWithdrawn,
  opinionOn,
  issuedOn,
}: {
  readonly round: Round;
  readonly isAnswered: boolean;
  readonly isWithdrawn: boolean;
  readonly opinionOn: LocalDate | undefined;
  readonly issuedOn: LocalDate | undefined;
}): MatterState {
  if (isAnswered) return 'answered';
  if (round.closure) return 'closed';
  if (isWithdrawn) return 'withdrawn';
  if (round.decision === null) return undecided[round.begins];
  if (round.decision.kind !== 'accept') return decisions[round.decision.kind].state;
  if (opinionOn !== undefined) return 'served';
  return issuedOn !== undefined ? 'opinionIssued' : 'accepted';
}

/** A clock that has stopped keeps the dates that people worked by. */
function before(pauses: readonly Suspension[], stoppedOn: LocalDate | undefined): readonly Suspension[] {
  return pauses.filter(({ from }) => stoppedOn === undefined || from <= stoppedOn);
}

function earliest(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}
