import { isDeepStrictEqual } from 'node:util';
import { addDays, type LocalDate } from '../../contract/values/local-date.ts';
import { itemOf } from '../../terms/code-list.ts';
import { clockStep } from '../../terms/limits-terms.ts';
import { ruleFor, type LimitProfile, type LimitRule } from './limit-profiles.ts';
import { computeRuleDates, maxExtensionDays } from './rule-dates.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * Ids of the rules of a profile that are laxer than the law: officials would have more time, or a petitioner less, for
 * some day of start in the two years from `from`, with or without the longest extension. Days and working days can only
 * be compared over a calendar, so every day is tried. A step that the profile leaves out counts as laxer.
 */
export function laxerRules(
  profile: LimitProfile,
  law: LimitProfile,
  calendar: WorkCalendar,
  from: LocalDate,
): string[] {
  const starts = Array.from({ length: 731 }, (_, index) => addDays(from, index));
  const laxer = new Set<string>();
  for (const lawful of law.rules) {
    for (const complexity of ['general', 'complex'] as const) {
      const rule = ruleFor(profile, lawful.step, complexity);
      if (rule === null || isLaxer(rule, lawful, starts, calendar)) laxer.add(rule?.id ?? lawful.id);
    }
  }
  return [...laxer];
}

function isLaxer(
  rule: LimitRule,
  lawful: LimitRule,
  starts: readonly LocalDate[],
  calendar: WorkCalendar,
): boolean {
  if (isDeepStrictEqual(rule, lawful)) return false;
  if (rule.span === null || lawful.span === null) return rule.span !== lawful.span && rule.span === null;
  const { owedBy } = itemOf(clockStep, rule.step);
  const owed = owedBy === 'officials' || owedBy === 'unit';
  return starts.some((startedOn) => {
    const mine = lastDays(rule, startedOn, calendar);
    const theirs = lastDays(lawful, startedOn, calendar);
    return owed
      ? mine.ordinary > theirs.ordinary || mine.longest > theirs.longest
      : mine.ordinary < theirs.ordinary;
  });
}

function lastDays(
  rule: LimitRule,
  startedOn: LocalDate,
  calendar: WorkCalendar,
): { readonly ordinary: LocalDate; readonly longest: LocalDate } {
  const run = { startedOn, namedDueOn: null, extensionDays: 0, suspensions: [] };
  const ordinary = computeRuleDates(rule, run, calendar).legalDue;
  const extensionDays = maxExtensionDays(rule, run, calendar);
  if (extensionDays === Infinity) return { ordinary, longest: '9999-12-31' };
  return { ordinary, longest: computeRuleDates(rule, { ...run, extensionDays }, calendar).legalDue };
}
