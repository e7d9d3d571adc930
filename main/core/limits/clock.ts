import type { LocalDate } from '../../contract/values/local-date.ts';
import type { ClockEvent, ClockStep } from '../../terms/limits-terms.ts';
import type { Due, Suspension } from './compute-due.ts';
import { profileKey, ruleFor, type Complexity, type LimitProfile, type LimitRule } from './limit-profiles.ts';
import { computeRuleDates, maxExtensionDays, type Run } from './rule-dates.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * A time limit that runs for one matter or dispute. It keeps its own rules, so that a changed profile never rewrites
 * it; its dates are stored and can be computed again from the rest.
 */
export interface Clock extends Run, Due {
  /** `id@version` of the profile whose rule binds by law. */
  readonly profile: string;
  readonly rule: LimitRule;
  /** The rule of an internal profile: its breach is amber, a breach of the law is red (domain.md §1.5 item 2). */
  readonly target: LimitRule | null;
  readonly targetDue: LocalDate | null;
  /** Day of notice of a hearing that is not concluded: meanwhile the clock stands. */
  readonly suspendedFrom: LocalDate | null;
  readonly stoppedOn: LocalDate | null;
  readonly stopEvent: ClockEvent | null;
}

export interface ClockStart {
  readonly step: ClockStep;
  /** The law that binds, and the target beside it: see `resolveProfiles`. */
  readonly legal: LimitProfile;
  readonly target?: LimitProfile | null;
  readonly complexity?: Complexity;
  readonly startedOn: LocalDate;
  readonly namedDueOn?: LocalDate;
  readonly calendar: WorkCalendar;
}

/** Throws RangeError if the law sets no limit for the step, or leaves the day to a letter that named none. */
export function startClock(start: ClockStart): Clock {
  const { step, legal, target = null, complexity, startedOn, namedDueOn = null, calendar } = start;
  const rule = ruleFor(legal, step, complexity);
  if (rule === null) throw new RangeError(`${profileKey(legal)} has no limit for ${step}`);
  return withDates(
    {
      profile: profileKey(legal),
      rule,
      target: target && ruleFor(target, step, complexity),
      startedOn,
      namedDueOn,
      extensionDays: 0,
      suspensions: [],
      suspendedFrom: null,
      stoppedOn: null,
      stopEvent: null,
    },
    calendar,
  );
}

/** A clock stops once: a later event changes nothing. */
export function stopClock(clock: Clock, on: LocalDate, event: ClockEvent): Clock {
  return clock.stoppedOn === null ? { ...clock, stoppedOn: on, stopEvent: event } : clock;
}

/**
 * The dates again from the rules, for instance after the import of a holiday notice. A stopped clock keeps the dates
 * that people worked by.
 */
export function recompute(clock: Clock, calendar: WorkCalendar): Clock {
  return clock.stoppedOn === null ? withDates(clock, calendar) : clock;
}

/** Grants an extension, once (Regs 2022 Art 34). Throws RangeError for a second one or for more than the rule allows. */
export function extendClock(clock: Clock, days: number, calendar: WorkCalendar): Clock {
  const allowed =
    clock.extensionDays === 0 && days >= 1 && days <= maxExtensionDays(clock.rule, clock, calendar);
  if (!allowed) throw new RangeError('Not an extension that the rule allows');
  return recompute({ ...clock, extensionDays: days }, calendar);
}

/** A hearing was announced: from this day on the clock stands. Throws RangeError where the law does not exclude hearings. */
export function suspendClock(clock: Clock, noticeOn: LocalDate): Clock {
  if (!clock.rule.excludes.includes('hearing')) throw new RangeError('A hearing does not suspend this limit');
  return clock.suspendedFrom === null ? { ...clock, suspendedFrom: noticeOn } : clock;
}

/** The hearing was concluded on this day, which is not counted either; the clock runs again from the next. */
export function resumeClock(clock: Clock, concludedOn: LocalDate, calendar: WorkCalendar): Clock {
  if (clock.suspendedFrom === null) return clock;
  const suspensions = [...clock.suspensions, { from: clock.suspendedFrom, to: concludedOn }];
  return recompute({ ...clock, suspensions, suspendedFrom: null }, calendar);
}

/** Days on which nobody could do anything, because nothing was asked for. */
export function pauseClock(clock: Clock, pauses: readonly Suspension[], calendar: WorkCalendar): Clock {
  if (pauses.length === 0) return clock;
  return recompute({ ...clock, suspensions: [...clock.suspensions, ...pauses] }, calendar);
}

/** `legal` (red): the last day by law is today or over; `target` (amber): the safe date or the internal target is. */
export type ClockUrgency = 'stopped' | 'suspended' | 'legal' | 'target' | 'later';

export function clockUrgency(clock: Clock, today: LocalDate): ClockUrgency {
  if (clock.stoppedOn !== null) return 'stopped';
  if (clock.suspendedFrom !== null) return 'suspended';
  if (today >= clock.legalDue) return 'legal';
  return today >= clock.safeDate || today >= (clock.targetDue ?? clock.safeDate) ? 'target' : 'later';
}

/** The day to work by: the own target where it is earlier than the safe date (domain.md §1.5 item 2). */
export function workOn({ safeDate, targetDue }: Clock): LocalDate {
  return targetDue !== null && targetDue < safeDate ? targetDue : safeDate;
}

function withDates(clock: Omit<Clock, keyof Due | 'targetDue'>, calendar: WorkCalendar): Clock {
  const dates = computeRuleDates(clock.rule, clock, calendar);
  return { ...clock, ...dates, targetDue: computeTarget(clock.target, clock, calendar) };
}

/** A target moves with an extension only as far as its own profile allows. */
function computeTarget(rule: LimitRule | null, run: Run, calendar: WorkCalendar): LocalDate | null {
  if (rule === null || rule.span === null) return null;
  const extensionDays = Math.min(run.extensionDays, maxExtensionDays(rule, run, calendar));
  return computeRuleDates(rule, { ...run, extensionDays }, calendar).legalDue;
}
