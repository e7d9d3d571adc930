import { referralKind } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import type { EntryAct } from '../../terms/entry-fields.ts';
import type { MatterStep } from '../../terms/matter-steps.ts';
import { matterState, type MatterState } from '../../terms/matter-terms.ts';
import type { StationKind } from '../../terms/station.ts';
import { maxExtensionDays } from '../limits/rule-dates.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import {
  archivedIn,
  documentsNow,
  isDisputed,
  mayClose,
  mayEnter,
  roundNow,
  type FoldedActs,
  type Referral,
} from './acts.ts';
import { askedExtension } from './entries.ts';
import type { Course } from './course.ts';

/** Where a matter stands for whoever wants to do something with it. */
export interface Standing {
  /** With what other matters and its comings make of it: merged, void. */
  readonly state: MatterState;
  readonly acts: FoldedActs;
  readonly course: Course;
  readonly stationKind: StationKind;
  readonly today: string;
  readonly calendar: WorkCalendar;
  /** This station has it now. */
  readonly isOwn: boolean;
  readonly isRegisteredHere: boolean;
  /** There is a level above that could take it over. */
  readonly hasSuperior: boolean;
  /** Whoever has it asks the other level to take it over, or back, and waits. */
  readonly isOffered: boolean;
  readonly hasProposals: boolean;
  readonly isMerged: boolean;
  readonly isErased: boolean;
  /** Whoever asks has to keep out of it (Regs 2022 Art 28). */
  readonly isRecused: boolean;
}

interface StepRule {
  /** A village committee is not a competent organ: it hands over and reports, and decides nothing (domain.md §1.1). */
  readonly at: readonly StationKind[];
  readonly from: readonly MatterState[];
  /** Only the station that has the matter, or only another one; left out: either. */
  readonly whose?: 'own' | 'other';
  readonly when?: (standing: Standing) => boolean;
}

const organ: readonly StationKind[] = ['township'];
const village: readonly StationKind[] = ['village'];
const both: readonly StationKind[] = ['village', 'township'];
const undecided: readonly MatterState[] = ['registered', 'reopened', 'returned'];
const decidedOtherwise: readonly MatterState[] = [
  'rejected',
  'notFurther',
  'diverted',
  'studied',
  'referred',
];
const underWay: readonly MatterState[] = [
  ...undecided,
  'accepted',
  ...decidedOtherwise,
  'opinionIssued',
  'served',
  'inReview',
  'reviewServed',
  'inReReview',
  'concluded',
];
/** It stands for itself, and its words count. */
const counting: readonly MatterState[] = [...underWay, 'answered', 'closed', 'withdrawn'];
const any = matterState.codes;
const atUnit: readonly MatterState[] = ['accepted', 'referred', 'opinionIssued', 'served'];

/** What is done about one referral; which may be done with which, the screen asks and the core checks. */
export const referralActs = ['unitReceipt', 'unitReply', 'objection', 'verdict', 'recall'] as const;
export type ReferralAct = (typeof referralActs)[number];

const mayBeSaid: Readonly<Record<ReferralAct, (referral: Referral) => boolean>> = {
  unitReceipt: ({ receipt, reply }) => receipt === null && reply === null,
  unitReply: (referral) => referral.reply === null && !isDisputed(referral),
  objection: ({ referralKind: kind, inside, receipt, objection, reply }) =>
    itemOf(referralKind, kind).objects && !inside && receipt !== null && objection === null && reply === null,
  verdict: isDisputed,
  // An objection is decided about, with its reasons, and not passed over.
  recall: (referral) => !referral.inside && !isDisputed(referral),
};

function ofReferral(act: ReferralAct, from: readonly MatterState[]): StepRule {
  return { at: organ, from, when: ({ acts }) => roundNow(acts).referrals.some(mayBeSaid[act]) };
}

/** What may be said of a referral where its matter stands. */
export function saidOf(standing: Standing, referral: Referral): ReferralAct[] {
  const offered = stepsFrom(standing);
  return referralActs.filter((act) => offered.includes(act) && mayBeSaid[act](referral));
}

/** The petitioner has the opinion. */
const told: readonly MatterState[] = ['served', 'inReview', 'reviewServed', 'inReReview', 'concluded'];

/** Somebody may say what was thought of the handling. */
export const evaluable: readonly MatterState[] = [...told, 'rejected', 'closed'];

/** Something that is put on record where the matter stands so. */
function enter(at: readonly StationKind[], from: readonly MatterState[], act: EntryAct): StepRule {
  return { at, from, when: ({ acts }) => mayEnter(acts, { act, about: null }) };
}

/** What is said about an entry, as long as there is one that waits for it. */
function follow(
  at: readonly StationKind[],
  act: EntryAct,
  from: readonly MatterState[] = [...underWay, 'closed'],
): StepRule {
  return {
    at,
    from,
    when: ({ acts }) => acts.entries.some(({ entryId }) => mayEnter(acts, { act, about: entryId })),
  };
}

/**
 * All that can be done with a matter, as data (domain.md §9.2), the most likely first: the one place that the screens ask
 * what to show and the core what to take.
 */
const rules: Readonly<Record<MatterStep, StepRule>> = {
  takeOver: { at: both, from: any, when: ({ isOffered, isOwn }) => isOffered && !isOwn },
  declineOffer: { at: both, from: any, when: ({ isOffered, isOwn }) => isOffered && !isOwn },
  unwithdraw: { at: both, from: ['withdrawn'] },
  accept: { at: organ, from: undecided },
  opinion: { at: organ, from: ['accepted'] },
  suggestion: {
    at: organ,
    from: ['studied'],
    when: ({ acts }) =>
      !documentsNow(acts).some(({ document }) => document.documentKind === 'suggestionReply'),
  },
  // Also what was issued before somebody merged or voided it: the petitioner is told.
  serve: {
    at: both,
    from: [...underWay, 'merged', 'void'],
    when: (standing) => servableBy(standing).length > 0,
  },
  takeReview: enter(organ, ['inReview', 'inReReview'], 'takeReview'),
  reviewOpinion: enter(organ, ['inReview', 'inReReview'], 'reviewOpinion'),
  close: {
    at: organ,
    from: ['accepted', ...decidedOtherwise, 'opinionIssued', 'served', 'reviewServed', 'concluded'],
    when: ({ acts }) => mayClose(acts),
  },
  requestReview: enter(organ, ['served'], 'requestReview'),
  requestReReview: enter(organ, ['reviewServed'], 'requestReReview'),
  transfer: { at: organ, from: undecided },
  assignOut: { at: organ, from: undecided },
  answer: { at: both, from: ['registered'], whose: 'own' },
  offer: {
    at: village,
    from: ['registered'],
    whose: 'own',
    when: ({ isOffered, hasSuperior }) => !isOffered && hasSuperior,
  },
  // What an organ has accepted it answers itself: a village committee could not (domain.md §1.1).
  giveBack: {
    at: organ,
    from: ['registered'],
    whose: 'own',
    when: ({ isOffered, isRegisteredHere }) => !isOffered && !isRegisteredHere,
  },
  reject: { at: organ, from: undecided },
  divert: { at: organ, from: undecided },
  reportUp: { at: organ, from: undecided },
  study: { at: organ, from: undecided },
  carryOut: enter(both, [...told, 'closed'], 'carryOut'),
  evaluate: enter(both, evaluable, 'evaluate'),
  archive: {
    at: both,
    from: ['answered', 'closed', 'withdrawn'],
    when: (standing) => hasNoFile(standing) && keepsFile(standing),
  },
  charge: { at: organ, from: underWay },
  note: { at: organ, from: underWay },
  urge: { at: organ, from: underWay },
  reply: {
    at: both,
    from: underWay,
    when: ({ acts, stationKind }) => stationKind === 'township' || isTakenUp(acts),
  },
  extend: {
    at: organ,
    from: ['accepted'],
    when: (standing) => isExtensionAsked(standing) && mayExtend(standing),
  },
  supplement: { at: organ, from: [...undecided, 'accepted', 'studied'] },
  entrust: { at: organ, from: ['accepted'] },
  noFurther: { at: organ, from: undecided },
  verdict: ofReferral('verdict', ['referred']),
  unitReceipt: ofReferral('unitReceipt', atUnit),
  unitReply: ofReferral('unitReply', atUnit),
  objection: ofReferral('objection', ['referred']),
  recall: ofReferral('recall', ['referred']),
  assign: { at: both, from: underWay, whose: 'own' },
  revise: { at: both, from: counting, whose: 'own' },
  propose: { at: both, from: counting, whose: 'other' },
  // Also what was merged in vain, and stands for itself (settle.ts).
  merge: { at: both, from: ['registered', 'answered'] },
  exempt: {
    at: organ,
    from: ['accepted', ...decidedOtherwise, 'opinionIssued', ...undecided],
    when: isNotExempt,
  },
  reopen: { at: organ, from: ['closed'] },
  announceHearing: enter(organ, ['accepted', 'inReview', 'inReReview'], 'announceHearing'),
  concludeHearing: follow(organ, 'concludeHearing'),
  askExtension: {
    at: organ,
    from: ['accepted'],
    when: (standing) => mayEnter(standing.acts, { act: 'askExtension', about: null }) && mayExtend(standing),
  },
  refuseExtension: follow(organ, 'refuseExtension', ['accepted']),
  declare: enter(organ, underWay, 'declare'),
  decideMeeting: follow(organ, 'decideMeeting', underWay),
  finishDecision: follow(organ, 'finishDecision'),
  supervise: enter(organ, [...underWay, 'closed'], 'supervise'),
  answerSupervision: follow(organ, 'answerSupervision'),
  endSupervision: follow(organ, 'endSupervision'),
  proposeImprovement: enter(organ, [...underWay, 'closed'], 'proposeImprovement'),
  answerImprovement: follow(organ, 'answerImprovement'),
  reportUrgent: enter(both, underWay, 'reportUrgent'),
  askRecusal: enter(both, underWay, 'askRecusal'),
  decideRecusal: follow(both, 'decideRecusal'),
  withdraw: { at: both, from: underWay },
  withdrawOffer: { at: both, from: any, when: ({ isOffered, isOwn }) => isOffered && isOwn },
  unmerge: { at: both, from: any, when: ({ isMerged }) => isMerged },
  unarchive: { at: both, from: any, when: (standing) => !hasNoFile(standing) && keepsFile(standing) },
  decide: { at: both, from: any, whose: 'own', when: ({ hasProposals }) => hasProposals },
};

/** What opens a closed file: to mend it, or because the petitioner comes back. */
const fromTheFile: ReadonlySet<MatterStep> = new Set(['unarchive', 'reopen', 'unwithdraw']);

function hasNoFile({ state, acts }: Standing): boolean {
  return archivedIn(state, acts) === null;
}

/** The file lies with the organ that took the matter up; with whoever has it where none did. */
function keepsFile({ acts, stationKind, isOwn }: Standing): boolean {
  return acts.officialNo === null ? isOwn : stationKind === 'township';
}

/** What a station may do with a matter now; what is not listed is impossible in the interface and refused here. */
export function stepsFrom(standing: Standing): MatterStep[] {
  // A record without words takes no more of them.
  if (standing.isErased || standing.isRecused) return [];
  const isFiled = !hasNoFile(standing);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
  return (Object.keys(rules) as MatterStep[]).filter((step) => {
    const { from, when } = rules[step];
    if (isFiled && !fromTheFile.has(step)) return false;
    return isStepOf(step, standing) && from.includes(standing.state) && (when?.(standing) ?? true);
  });
}

/** Whether it is ever for this station to do, whatever was done before. */
export function isStepOf(step: MatterStep, { stationKind, isOwn, isRegisteredHere }: Standing): boolean {
  const { at, whose } = rules[step];
  if (stationKind === 'village' && !isRegisteredHere) return false;
  return at.includes(stationKind) && (whose === undefined || (whose === 'own') === isOwn);
}

/** The documents that a station may still hand over: a village those that were entrusted to it. */
export function servableBy({ acts, stationKind }: Pick<Standing, 'acts' | 'stationKind'>): string[] {
  return documentsNow(acts).flatMap(({ document, service }) =>
    service === null && (stationKind === 'township' || document.serveBy === 'village')
      ? document.documentId
      : [],
  );
}

/** The township has said something of it: only then is there anybody to whom a village reports. */
function isTakenUp({ officialNo, urges }: FoldedActs): boolean {
  return officialNo !== null || urges.length > 0;
}

function isExtensionAsked({ acts }: Standing): boolean {
  return askedExtension(acts.entries, acts.rounds.length - 1) !== null;
}

/** Once, and approved before the limit ends (Regs 2022 Art 34). */
function mayExtend({ acts, course, today, calendar }: Standing): boolean {
  const { rule, legalDue } = course.handle;
  const isFirst = roundNow(acts).extension === null;
  return isFirst && today <= legalDue && maxExtensionDays(rule, course.handle, calendar) > 0;
}

function isNotExempt({ acts }: Standing): boolean {
  const { decision, exemption, noticeExemption } = roundNow(acts);
  return (decision === null ? noticeExemption : exemption) === null;
}
