import type { LocalDate } from '../../contract/values/local-date.ts';
import type { ClockEvent, ClockStep, DayUnit, LimitLaw, LimitProfileId } from '../../terms/limits-terms.ts';
import type { Rollover } from './compute-due.ts';

export interface Span {
  readonly amount: number;
  readonly unit: DayUnit;
}

/** Some profiles tell a general matter from a complex one. */
export type Complexity = 'general' | 'complex';

/**
 * How far a limit can be extended. `added`: up to this much after the first end; `inAll`: up to this much after the
 * start; `byConsent`: as long as the parties agree.
 */
export type ExtensionRule =
  | { readonly kind: 'added' | 'inAll'; readonly span: Span }
  | { readonly kind: 'byConsent' };

export interface LimitRule {
  /** `handle`, `handle.complex`: unique in a profile. */
  readonly id: string;
  readonly step: ClockStep;
  /** Absent: for every matter. */
  readonly complexity?: Complexity;
  /** Null: the last day is named by whoever assigns the matter. */
  readonly span: Span | null;
  readonly startEvent: ClockEvent;
  readonly endEvent: ClockEvent;
  readonly rollover: Rollover;
  readonly excludes: readonly 'hearing'[];
  readonly extension: ExtensionRule | null;
  /** Where the limit stands, to quote on notices; null where the article was not read at its source. */
  readonly basis: { readonly law: LimitLaw; readonly article: number } | null;
}

/**
 * One version of a set of limits. A published version never changes: a matter keeps `id@version`, so that a new version
 * does not rewrite its clocks (domain.md §1.5).
 */
export interface LimitProfile {
  readonly id: LimitProfileId;
  readonly version: number;
  readonly subject: 'matter' | 'dispute';
  /** `internal` limits are targets beside the law; `provincial` ones are the law of a province. */
  readonly standing: 'national' | 'provincial' | 'internal';
  /** For matters received from this day on; null if the profile is chosen by hand. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly rules: readonly LimitRule[];
  /** Ids of the rules that give officials more time than the national law, as only a province may say. */
  readonly laxer: readonly string[];
}

const events: Record<ClockStep, readonly [start: ClockEvent, end: ClockEvent]> = {
  firstNotice: ['received', 'noticeGiven'],
  transfer: ['received', 'transferred'],
  objection: ['received', 'objected'],
  handle: ['accepted', 'opinionServed'],
  assigned: ['assigned', 'reportedBack'],
  reviewRight: ['opinionServed', 'reviewRequested'],
  reviewAcceptance: ['reviewRequested', 'reviewDecided'],
  review: ['reviewRequested', 'reviewServed'],
  reReviewRight: ['reviewServed', 'reReviewRequested'],
  reReview: ['reReviewRequested', 'reReviewServed'],
  improvementReply: ['proposalReceived', 'proposalAnswered'],
  mediation: ['mediationAccepted', 'mediationEnded'],
  judicialConfirmation: ['agreementEffective', 'confirmationRequested'],
};

type RuleOptions = Partial<Pick<LimitRule, 'complexity' | 'excludes' | 'extension' | 'basis'>>;

function rule(step: ClockStep, span: Span | null, options: RuleOptions = {}): LimitRule {
  const [startEvent, endEvent] = events[step];
  const { complexity } = options;
  return {
    id: complexity === undefined ? step : `${step}.${complexity}`,
    step,
    span,
    startEvent,
    endEvent,
    rollover: span === null ? 'none' : 'nextWorkingDay',
    excludes: [],
    extension: null,
    basis: null,
    ...options,
  };
}

const days = (amount: number): Span => ({ amount, unit: 'day' });
const workingDays = (amount: number): Span => ({ amount, unit: 'workingDay' });
const months = (amount: number): Span => ({ amount, unit: 'month' });
const upTo = (span: Span): ExtensionRule => ({ kind: 'added', span });

/** The rules of a base, with every step that is said anew replaced as a whole. */
function amend(base: readonly LimitRule[], ...changes: readonly LimitRule[]): LimitRule[] {
  const steps = new Set(changes.map((change) => change.step));
  return [...base.filter(({ step }) => !steps.has(step)), ...changes];
}

const rules2022: readonly LimitRule[] = [
  rule('firstNotice', days(15), { basis: { law: 'regs2022', article: 23 } }),
  rule('transfer', days(15), { basis: { law: 'regs2022', article: 22 } }),
  rule('objection', workingDays(5), { basis: { law: 'regs2022', article: 23 } }),
  rule('handle', days(60), { extension: upTo(days(30)), basis: { law: 'regs2022', article: 34 } }),
  rule('assigned', null, { basis: { law: 'regs2022', article: 22 } }),
  rule('reviewRight', days(30), { basis: { law: 'regs2022', article: 35 } }),
  rule('review', days(30), { basis: { law: 'regs2022', article: 35 } }),
  rule('reReviewRight', days(30), { basis: { law: 'regs2022', article: 36 } }),
  rule('reReview', days(30), { excludes: ['hearing'], basis: { law: 'regs2022', article: 36 } }),
];

const rules2005: readonly LimitRule[] = [
  rule('firstNotice', days(15), { basis: { law: 'regs2005', article: 22 } }),
  rule('transfer', days(15), { basis: { law: 'regs2005', article: 21 } }),
  rule('handle', days(60), { extension: upTo(days(30)), basis: { law: 'regs2005', article: 33 } }),
  rule('assigned', null, { basis: { law: 'regs2005', article: 21 } }),
  rule('reviewRight', days(30), { basis: { law: 'regs2005', article: 34 } }),
  rule('review', days(30), { basis: { law: 'regs2005', article: 34 } }),
  rule('reReviewRight', days(30), { basis: { law: 'regs2005', article: 35 } }),
  rule('reReview', days(30), { excludes: ['hearing'], basis: { law: 'regs2005', article: 35 } }),
  rule('improvementReply', days(30), { basis: { law: 'regs2005', article: 36 } }),
];

const byHand = { subject: 'matter', version: 1, from: null, until: null, laxer: [] } as const;

/** Every version of every profile (the table of domain.md §1.5). */
export const limitProfiles: readonly LimitProfile[] = [
  {
    id: 'regs2022',
    version: 1,
    subject: 'matter',
    standing: 'national',
    from: '2022-05-01',
    until: null,
    rules: rules2022,
    laxer: [],
  },
  {
    id: 'regs2005',
    version: 1,
    subject: 'matter',
    standing: 'national',
    from: '2005-05-01',
    until: '2022-04-30',
    rules: rules2005,
    laxer: [],
  },
  {
    // Provisional measures of 2016, not read at their source: a target beside the law, never in its place.
    ...byHand,
    id: 'simplified',
    standing: 'internal',
    rules: amend(rules2022, rule('firstNotice', workingDays(3)), rule('handle', workingDays(10))),
  },
  {
    ...byHand,
    id: 'seedCivilAffairs',
    standing: 'internal',
    rules: amend(
      rules2022,
      rule('firstNotice', days(0)),
      rule('handle', days(7), {
        complexity: 'general',
        extension: { kind: 'inAll', span: months(1) },
      }),
      rule('handle', days(15), {
        complexity: 'complex',
        extension: { kind: 'inAll', span: months(1) },
      }),
    ),
  },
  {
    ...byHand,
    id: 'zhejiang2016',
    standing: 'provincial',
    rules: amend(
      rules2022,
      rule('firstNotice', workingDays(5)),
      rule('handle', days(30), { extension: upTo(days(60)) }),
    ),
  },
  {
    ...byHand,
    id: 'shandong2015',
    standing: 'provincial',
    rules: amend(rules2022, rule('reviewAcceptance', workingDays(3))),
  },
  {
    ...byHand,
    id: 'beijing2006',
    standing: 'provincial',
    rules: amend(rules2022, rule('review', days(30), { extension: upTo(days(30)) })),
    laxer: ['review'],
  },
  {
    ...byHand,
    id: 'henan2012',
    standing: 'provincial',
    rules: amend(
      rules2022,
      rule('transfer', days(5)),
      rule('handle', days(30), { complexity: 'general' }),
      rule('handle', days(90), { complexity: 'complex' }),
      rule('assigned', days(90)),
    ),
    laxer: ['handle.complex'],
  },
  {
    ...byHand,
    id: 'mediation',
    subject: 'dispute',
    standing: 'national',
    rules: [
      rule('mediation', months(1), {
        extension: { kind: 'byConsent' },
        basis: { law: 'mediationRules', article: 36 },
      }),
      rule('judicialConfirmation', days(30), { basis: { law: 'mediationLaw', article: 33 } }),
    ],
  },
];

/** `regs2022@1`: what a matter keeps. */
export function profileKey(profile: LimitProfile): string {
  return `${profile.id}@${profile.version}`;
}

/** The newest version of a profile. */
export function latestProfile(id: LimitProfileId): LimitProfile {
  const profile = newest((candidate) => candidate.id === id);
  if (profile === undefined) throw new RangeError('Not a limit profile');
  return profile;
}

/** The national law for a matter received on a day; a day before 2005 is read by the oldest one known. */
export function nationalProfileOn(receivedOn: LocalDate): LimitProfile {
  const inForce = newest(
    ({ from, until }) => from !== null && from <= receivedOn && receivedOn <= (until ?? receivedOn),
  );
  return inForce ?? latestProfile('regs2005');
}

/** A station's own targets beside the law, in days or working days. */
export interface OwnTargets {
  readonly notice: OwnTarget | null;
  readonly handle: OwnTarget | null;
}
export interface OwnTarget {
  readonly amount: number;
  readonly unit: 'day' | 'workingDay';
}

const targetSteps = { n: 'notice', h: 'handle' } as const;
const targetUnits = { d: 'day', w: 'workingDay' } as const;

/**
 * `regs2022@1/n3w/h20d`: the newest version of a profile, with own targets for notice and handling. The key says it all, so
 * that a matter keeps its limits wherever it goes, and whatever its station lays down later.
 */
export function chosenKey(id: LimitProfileId, { notice, handle }: OwnTargets): string {
  return profileKey(latestProfile(id)) + keyPart('n', notice) + keyPart('h', handle);
}

function keyPart(letter: 'n' | 'h', target: OwnTarget | null): string {
  return target === null ? '' : `/${letter}${target.amount}${target.unit === 'day' ? 'd' : 'w'}`;
}

/** The profile and the own targets in a key; what cannot be read says nothing. */
export function readKey(key: string): {
  readonly id: string;
  readonly base: string;
  readonly targets: OwnTargets;
} {
  const [base = '', ...parts] = key.split('/');
  const targets: { -readonly [K in keyof OwnTargets]: OwnTargets[K] } = { notice: null, handle: null };
  for (const part of parts) {
    const [, step, amount, unit] = /^([nh])(\d{1,3})([dw])$/u.exec(part) ?? [];
    if ((step === 'n' || step === 'h') && (unit === 'd' || unit === 'w')) {
      targets[targetSteps[step]] = { amount: Number(amount), unit: targetUnits[unit] };
    }
  }
  return { id: base.split('@')[0] ?? '', base, targets };
}

/**
 * What the profile of a matter means for it: the law that binds, and the internal target beside it. A version that this
 * program does not know, from a newer station, is read as the latest known one; any other text as the national law.
 */
export function resolveProfiles(
  key: string,
  receivedOn: LocalDate,
): { readonly legal: LimitProfile; readonly target: LimitProfile | null } {
  const { base, targets } = readKey(key);
  const chosen =
    newest((profile) => profile.subject === 'matter' && profileKey(profile) === base) ??
    newest((profile) => profile.subject === 'matter' && base.startsWith(`${profile.id}@`));
  const isInternal = chosen === undefined || chosen.standing === 'internal';
  const legal = isInternal ? nationalProfileOn(receivedOn) : chosen;
  const target = chosen?.standing === 'internal' ? chosen : null;
  return { legal, target: withTargets(legal, target, targets) };
}

function withTargets(
  legal: LimitProfile,
  target: LimitProfile | null,
  { notice, handle }: OwnTargets,
): LimitProfile | null {
  const own = [
    ...(notice ? [rule('firstNotice', notice)] : []),
    // It can be extended as far as the law allows.
    ...(handle ? [rule('handle', handle, { extension: ruleFor(legal, 'handle')?.extension ?? null })] : []),
  ];
  if (own.length === 0) return target;
  const base = target ?? legal;
  return { ...base, standing: 'internal', rules: amend(base.rules, ...own), laxer: [] };
}

function newest(matches: (profile: LimitProfile) => boolean): LimitProfile | undefined {
  return limitProfiles.filter(matches).toSorted((a, b) => b.version - a.version)[0];
}

/** The rule of a profile for a step; null if the profile sets no limit for it. */
export function ruleFor(
  profile: LimitProfile,
  step: ClockStep,
  complexity: Complexity = 'general',
): LimitRule | null {
  return (
    profile.rules.find(
      (candidate) => candidate.step === step && (candidate.complexity ?? complexity) === complexity,
    ) ?? null
  );
}
