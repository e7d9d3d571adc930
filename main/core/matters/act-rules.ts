import type { MatterAct } from '../../terms/act-fields.ts';
import type { MatterState } from '../../terms/matter-terms.ts';
import type { StationKind } from '../../terms/station.ts';
import { maxExtensionDays } from '../limits/rule-dates.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { documentsNow, isDisputed, mayClose, roundNow, type FoldedActs, type Referral } from './acts.ts';
import type { Course } from './course.ts';

/** Where a matter stands for whoever wants to do something with it. */
export interface Standing {
  readonly acts: FoldedActs;
  readonly course: Course;
  readonly stationKind: StationKind;
  readonly today: string;
  readonly calendar: WorkCalendar;
}

interface ActRule {
  /** A village committee is not a competent organ: it hands over and reports, and decides nothing (domain.md §1.1). */
  readonly at: readonly StationKind[];
  readonly from: readonly MatterState[];
  readonly when?: (standing: Standing) => boolean;
}

const organ: readonly StationKind[] = ['township'];
const both: readonly StationKind[] = ['village', 'township'];
const undecided: readonly MatterState[] = ['registered', 'reopened', 'returned'];
const underWay: readonly MatterState[] = [
  ...undecided,
  'accepted',
  'rejected',
  'referred',
  'opinionIssued',
  'served',
  'inReview',
  'reviewServed',
  'inReReview',
  'concluded',
];

const atUnit: readonly MatterState[] = ['accepted', 'referred', 'opinionIssued', 'served'];

/** What is done about one referral; which may be done with which, the screen asks and the core checks. */
export const referralActs = ['unitReceipt', 'unitReply', 'objection', 'verdict', 'recall'] as const;
export type ReferralAct = (typeof referralActs)[number];

const mayBeSaid: Readonly<Record<ReferralAct, (referral: Referral) => boolean>> = {
  unitReceipt: ({ receipt, reply }) => receipt === null && reply === null,
  unitReply: (referral) => referral.reply === null && !isDisputed(referral),
  objection: ({ inside, receipt, objection, reply }) =>
    !inside && receipt !== null && objection === null && reply === null,
  verdict: isDisputed,
  // An objection is decided about, with its reasons, and not passed over.
  recall: (referral) => !referral.inside && !isDisputed(referral),
};

function ofReferral(act: ReferralAct, from: readonly MatterState[]): ActRule {
  return { at: organ, from, when: ({ acts }) => roundNow(acts).referrals.some(mayBeSaid[act]) };
}

/** What may be said of a referral where its matter stands. */
export function saidOf(standing: Standing, referral: Referral): ReferralAct[] {
  const offered = actsFrom(standing);
  return referralActs.filter((act) => offered.includes(act) && mayBeSaid[act](referral));
}

/** The state machine of a matter as data (domain.md §9.2), the most likely step first. */
const rules: Readonly<Record<MatterAct, ActRule>> = {
  unwithdraw: { at: both, from: ['withdrawn'] },
  accept: { at: organ, from: undecided },
  opinion: { at: organ, from: ['accepted'] },
  serve: { at: both, from: underWay, when: (standing) => servableBy(standing).length > 0 },
  close: {
    at: organ,
    from: ['accepted', 'rejected', 'referred', 'opinionIssued', 'served'],
    when: ({ acts }) => mayClose(acts),
  },
  reply: {
    at: both,
    from: underWay,
    when: ({ acts, stationKind }) => stationKind === 'township' || isTakenUp(acts),
  },
  charge: { at: organ, from: underWay },
  note: { at: organ, from: underWay },
  urge: { at: organ, from: underWay },
  extend: { at: organ, from: ['accepted'], when: mayExtend },
  transfer: { at: organ, from: undecided },
  assignOut: { at: organ, from: undecided },
  entrust: { at: organ, from: ['accepted'] },
  reject: { at: organ, from: undecided },
  verdict: ofReferral('verdict', ['referred']),
  unitReceipt: ofReferral('unitReceipt', atUnit),
  unitReply: ofReferral('unitReply', atUnit),
  objection: ofReferral('objection', ['referred']),
  recall: ofReferral('recall', ['referred']),
  exempt: {
    at: organ,
    from: ['accepted', 'rejected', 'referred', 'opinionIssued', ...undecided],
    when: isNotExempt,
  },
  reopen: { at: organ, from: ['closed'] },
  withdraw: { at: both, from: underWay },
};

/** What a station of a kind may do with a matter now; what is not listed is impossible in the interface and refused here. */
export function actsFrom(standing: Standing): MatterAct[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
  return (Object.entries(rules) as [MatterAct, ActRule][]).flatMap(([act, { at, from, when }]) => {
    const isAllowed = at.includes(standing.stationKind) && from.includes(standing.course.state);
    return isAllowed && (when?.(standing) ?? true) ? [act] : [];
  });
}

/** Whether a village may ever do it, whatever the state. */
export function isVillageAct(act: MatterAct): boolean {
  return rules[act].at.includes('village');
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
