import type { ReportDay } from '../../main/contract/routes/report.ts';
import { formatLocalDate } from '../../main/contract/values/local-date.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { dayHalf } from '../../main/terms/report-terms.ts';
import type { useLabels } from './use-labels.ts';

/** What a zero report is about: a day, or its morning. */
export type ReportSlot = Pick<ReportDay, 'day' | 'half'>;

export function slotKey({ day, half }: ReportSlot): string {
  return half === null ? day : `${day}/${half}`;
}

/** Where it is signed. */
export function signPath(slot: ReportSlot): string {
  return `/reports/sign/${slotKey(slot)}`;
}

export function formatSlot(
  { day, half }: ReportSlot,
  language: ReturnType<typeof useLabels>['language'],
): string {
  const on = formatLocalDate(day, language);
  return half === null ? on : `${on}${language === 'zh' ? '' : ' '}${labelOf(dayHalf, half, language)}`;
}
