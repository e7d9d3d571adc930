import type { MatterDates, MatterRow } from '../../../db/queries/matters.ts';
import type { LocalDate } from '../../contract/values/local-date.ts';
import { referralKind } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import type { ClockEvent, ClockStep } from '../../terms/limits-terms.ts';
import type { MatterState } from '../../terms/matter-terms.ts';
import { extendClock, pauseClock, startClock, stopClock, workOn, type Clock } from '../limits/clock.ts';
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
  withdrawalNow,
  type FoldedActs,
  type Referral,
  type Round,
} from './acts.ts';
import { withdrawnDays } from './entries.ts';

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
  const startedOn = round.reopenedOn ?? matter.firstReceivedOn;
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
  ]);
  const notice = round.reopenedOn === null ? plain.firstNotice : start('firstNotice', startedOn);
  const firstNotice = stopped(
    pauseClock(notice, before(pauses, noticeOn), calendar),
    noticeOn,
    closedOn,
    'noticeGiven',
  );

  const acceptedOn = acceptedIn(round);
  const isPlain = acceptedOn === undefined && round.reopenedOn === null && pauses.length === 0;
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
  const reviewRight = opinionOn === undefined ? null : start('reviewRight', opinionOn);

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
      ].filter(({ clock }) => clock.stoppedOn === null);
  const [next = null] = owed.toSorted((a, b) => workOn(a.clock).localeCompare(workOn(b.clock)));
  const state = stateOf({ round, isAnswered, isWithdrawn: withdrawnOn !== undefined, opinionOn, issuedOn });
  const objection = objectionClock(
    round,
    (on) => ruleFor(legal, 'objection') && startClock({ step: 'objection', legal, startedOn: on, calendar }),
  );
  return {
    state,
    firstNotice,
    handle,
    isAccepted: acceptedOn !== undefined,
    reviewRight,
    assigned,
    objection,
    next,
  };
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
function acceptedIn({ decision }: Round): LocalDate | undefined {
  return decision?.kind === 'accept' ? earliest([decision.values.actOn, decision.by.recordedOn]) : undefined;
}

function stopped(
  clock: Clock,
  on: LocalDate | undefined,
  closedOn: LocalDate | undefined,
  event: 'noticeGiven' | 'opinionServed',
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
