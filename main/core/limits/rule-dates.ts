import { diffDays, type LocalDate } from '../../contract/values/local-date.ts';
import { computeDue, dueOn, type Due, type Suspension } from './compute-due.ts';
import type { LimitRule } from './limit-profiles.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What, besides its rule, decides the end of a limit. */
export interface Run {
  /** Day of the starting event, as it happened at the village (domain.md §1.5 item 5). */
  readonly startedOn: LocalDate;
  /** Last day named in the letter, for a rule that has no length of its own. */
  readonly namedDueOn: LocalDate | null;
  /** Calendar days granted after the unrolled end; 0 if there was no extension. */
  readonly extensionDays: number;
  /** Hearings that are over. */
  readonly suspensions: readonly Suspension[];
}

/** The end of a limit under a rule. Throws RangeError if the rule leaves the day to a letter that named none. */
export function computeRuleDates(rule: LimitRule, run: Run, calendar: WorkCalendar): Due {
  const { startedOn, namedDueOn, extensionDays, suspensions } = run;
  const { span, rollover } = rule;
  if (span !== null) {
    return computeDue({ ...span, start: startedOn, rollover, calendar, extensionDays, suspensions });
  }
  if (namedDueOn === null) throw new RangeError(`${rule.step} needs a named day`);
  return dueOn(startedOn, namedDueOn, rollover, calendar);
}

/** The longest extension that a rule allows, in calendar days; Infinity where only the parties' consent limits it. */
export function maxExtensionDays(rule: LimitRule, run: Run, calendar: WorkCalendar): number {
  const { extension } = rule;
  if (extension === null) return 0;
  if (extension.kind === 'byConsent') return Infinity;
  const { rawDue: end } = computeRuleDates(rule, { ...run, extensionDays: 0 }, calendar);
  const { rawDue: furthest } = computeDue({
    ...extension.span,
    start: extension.kind === 'inAll' ? run.startedOn : end,
    rollover: 'none',
    calendar,
  });
  return Math.max(diffDays(end, furthest), 0);
}
