import { describe, expect, it } from 'vitest';
import { codesOf } from '../../terms/code-list.ts';
import { limitProfileId, type ClockStep, type LimitProfileId } from '../../terms/limits-terms.ts';
import { holidayNotices } from './holiday-notices.ts';
import { laxerRules } from './laxer-rules.ts';
import {
  latestProfile,
  limitProfiles,
  nationalProfileOn,
  profileKey,
  resolveProfiles,
  ruleFor,
  type LimitProfile,
} from './limit-profiles.ts';
import { createWorkCalendar } from './work-calendar.ts';

const calendar = createWorkCalendar(holidayNotices);
const national = nationalProfileOn('2026-11-23');

function spanOf(id: LimitProfileId, step: ClockStep, complex = false): string {
  const rule = ruleFor(latestProfile(id), step, complex ? 'complex' : 'general');
  if (rule === null) return 'none';
  const own = rule.span === null ? 'named' : `${rule.span.amount} ${rule.span.unit}`;
  if (rule.extension === null) return own;
  if (rule.extension.kind === 'byConsent') return `${own}, by consent`;
  return `${own}, ${rule.extension.kind} ${rule.extension.span.amount} ${rule.extension.span.unit}`;
}

/** The national law with some rules changed or left out. */
const changed = (change: (rule: LimitProfile['rules'][number]) => object | null): LimitProfile => ({
  ...national,
  rules: national.rules.flatMap((rule) => {
    const values = change(rule);
    return values === null ? [] : [{ ...rule, ...values }];
  }),
});

describe('limit profiles', () => {
  it('exist for every code: a profile that can be chosen but has no rules would stop a registration', () => {
    const ids = limitProfiles.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(codesOf(limitProfileId).toSorted());
    expect(new Set(limitProfiles.map(profileKey)).size).toBe(limitProfiles.length);
  });

  it('hold the numbers of the table in domain.md §1.5', () => {
    const steps = ['firstNotice', 'handle', 'review', 'reReview'] as const;
    const rows = limitProfiles.map(({ id }) => [id, ...steps.map((step) => spanOf(id, step))]);
    expect(rows).toEqual([
      ['regs2022', '15 day', '60 day, added 30 day', '30 day', '30 day'],
      ['regs2005', '15 day', '60 day, added 30 day', '30 day', '30 day'],
      ['simplified', '3 workingDay', '10 workingDay', '30 day', '30 day'],
      ['seedCivilAffairs', '0 day', '7 day, inAll 1 month', '30 day', '30 day'],
      ['zhejiang2016', '5 workingDay', '30 day, added 60 day', '30 day', '30 day'],
      ['shandong2015', '15 day', '60 day, added 30 day', '30 day', '30 day'],
      ['beijing2006', '15 day', '60 day, added 30 day', '30 day, added 30 day', '30 day'],
      ['henan2012', '15 day', '30 day', '30 day', '30 day'],
      ['mediation', 'none', 'none', 'none', 'none'],
    ]);
  });

  it('hold the steps that only some of them know', () => {
    expect(spanOf('regs2022', 'objection')).toBe('5 workingDay');
    expect(spanOf('regs2005', 'objection')).toBe('none');
    expect(spanOf('regs2005', 'improvementReply')).toBe('30 day');
    expect(spanOf('seedCivilAffairs', 'handle', true)).toBe('15 day, inAll 1 month');
    expect(spanOf('shandong2015', 'reviewAcceptance')).toBe('3 workingDay');
    expect(spanOf('henan2012', 'handle', true)).toBe('90 day');
    expect(spanOf('henan2012', 'transfer')).toBe('5 day');
    expect(spanOf('henan2012', 'assigned')).toBe('90 day');
    expect(spanOf('regs2022', 'assigned')).toBe('named');
    expect(spanOf('mediation', 'mediation')).toBe('1 month, by consent');
    expect(spanOf('mediation', 'judicialConfirmation')).toBe('30 day');
  });

  it('suspend for a hearing in the re-review alone (Regs 2022 Art 36)', () => {
    const suspended = national.rules
      .filter(({ excludes }) => excludes.includes('hearing'))
      .map(({ step }) => step);
    expect(suspended).toEqual(['reReview']);
  });

  it('have rules that can be told apart', () => {
    for (const { rules } of limitProfiles) expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});

describe('the law that binds', () => {
  it('changed on 1 May 2022: a file from April is judged by the old Regulations', () => {
    expect(nationalProfileOn('2022-04-30').id).toBe('regs2005');
    expect(nationalProfileOn('2022-05-01').id).toBe('regs2022');
    expect(nationalProfileOn('1999-01-01').id).toBe('regs2005');
  });

  it('is not replaced by an internal limit, which is a target beside it', () => {
    const { legal, target } = resolveProfiles('seedCivilAffairs@1', '2026-11-23');
    expect([legal.id, target?.id]).toEqual(['regs2022', 'seedCivilAffairs']);
    expect(resolveProfiles('zhejiang2016@1', '2026-11-23')).toMatchObject({
      legal: { id: 'zhejiang2016' },
      target: null,
    });
  });

  it('is found for whatever a newer or hostile station wrote, so that its batch can still be imported', () => {
    expect(resolveProfiles('henan2012@7', '2026-11-23').legal.id).toBe('henan2012');
    for (const key of ['', 'mediation@1', 'guizhou2030@1', '__proto__', 'regs2022x@1']) {
      expect(resolveProfiles(key, '2026-11-23')).toEqual({ legal: national, target: null });
    }
  });
});

describe('a profile that is laxer than the law', () => {
  it.each(limitProfiles.filter(({ subject, id }) => subject === 'matter' && id !== 'regs2005'))(
    '$id says so itself, and only a province may',
    (profile) => {
      expect(laxerRules(profile, national, calendar, '2025-01-01')).toEqual(profile.laxer);
      expect(profile.laxer.length === 0 || profile.standing === 'provincial').toBe(true);
    },
  );

  it('is found even if it is laxer on a few days of the year only: 9 working days against 15 days', () => {
    const slower = changed(({ step }) =>
      step === 'firstNotice' ? { span: { amount: 9, unit: 'workingDay' } } : {},
    );
    expect(laxerRules(slower, national, calendar, '2025-01-01')).toEqual(['firstNotice']);
  });

  it('is found if only its extension is longer', () => {
    const longer = changed(({ step }) =>
      step === 'handle' ? { extension: { kind: 'added', span: { amount: 31, unit: 'day' } } } : {},
    );
    expect(laxerRules(longer, national, calendar, '2025-01-01')).toEqual(['handle']);
  });

  it('is found if it shortens a right of the petitioner, which is no stricter limit', () => {
    const shorter = changed(({ step }) =>
      step === 'reviewRight' ? { span: { amount: 15, unit: 'day' } } : {},
    );
    expect(laxerRules(shorter, national, calendar, '2025-01-01')).toEqual(['reviewRight']);
  });

  it('is found if it leaves a limit out', () => {
    const silent = changed(({ step }) => (step === 'transfer' ? null : {}));
    expect(laxerRules(silent, national, calendar, '2025-01-01')).toEqual(['transfer']);
  });
});
