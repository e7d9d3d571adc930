import { defineCodeList, type CodeOf } from './code-list.ts';
import { defineFields } from './fields.ts';
import type { PeriodKind } from './ledger-terms.ts';

/** How often the two committees meet to screen for disputes: monthly, in important periods more often (domain.md §2.6 F53). */
export const screeningRhythm = defineCodeList('screeningRhythm', [
  { code: 'month', zh: '每月一次', en: 'Monthly' },
  { code: 'halfMonth', zh: '每半月一次', en: 'Every half month' },
  { code: 'week', zh: '每周一次（重要时期）', en: 'Weekly (important periods)' },
]);
export type ScreeningRhythm = CodeOf<typeof screeningRhythm> & PeriodKind;

/** F53 排查例会记录: what stands in it beside its period and its disputes. */
export const screeningFields = defineFields({
  heldOn: { type: 'day', section: 'meeting', stage: 1 },
  host: { type: 'name', max: 60, section: 'meeting', stage: 1 },
  recorder: { type: 'name', max: 60, section: 'meeting', stage: 0 },
  meetingPlace: { type: 'line', max: 120, section: 'meeting', stage: 0 },
  attendance: { type: 'count', min: 1, max: 999, section: 'meeting', stage: 1 },
  /** The rhythm from the next one on. */
  nextRhythm: { type: 'code', list: screeningRhythm, section: 'meeting', stage: 1 },
  attendees: { type: 'line', max: 500, section: 'meeting', stage: 0, width: 'full' },
  absent: { type: 'line', max: 300, section: 'meeting', stage: 0, width: 'full' },
  screenedGroups: {
    type: 'rows',
    maxItems: 60,
    fields: {
      group: { type: 'line', max: 60 },
      screener: { type: 'name', max: 60 },
      households: { type: 'count', min: 0, max: 9999 },
      found: { type: 'count', min: 0, max: 999 },
      note: { type: 'line', max: 200 },
    },
    section: 'screening',
    stage: 0,
    width: 'full',
  },
  analysis: { type: 'story', max: 4000, section: 'screening', stage: 1, width: 'full' },
  measures: { type: 'story', max: 4000, section: 'screening', stage: 1, width: 'full' },
});
