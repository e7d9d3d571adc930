import { useTranslation } from 'react-i18next';
import type { BoardDay } from '../../main/contract/routes/report.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { reportDayState, reportStatus } from '../../main/terms/report-terms.ts';
import { formatInstant } from './fields/format-value.ts';
import { formatSlot } from './report-slot.ts';
import { useLabels } from './use-labels.ts';

/** What the small square of a day says: to the pointer and to who cannot see its colour. */
export function useReportDayWords(): (day: BoardDay) => string {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  return ({ state, late, arrivedAt, byPhone, ...slot }) =>
    [
      formatSlot(slot, language),
      labelOf(reportDayState, state, language),
      late ? t('late') : '',
      arrivedAt ? `${t('detail.arrivedAt')} ${formatInstant(arrivedAt)}` : '',
      byPhone &&
        t('phone.words', {
          toldAt: byPhone.toldAt,
          status: labelOf(reportStatus, byPhone.status, language),
          toldBy: byPhone.toldBy ?? '',
        }),
    ]
      .filter(Boolean)
      .join(' ');
}

/** Which of the kinds of day it is; also the end of its class name. */
export function reportDayMark({ state, late, byPhone }: BoardDay): BoardDay['state'] | 'phone' | 'late' {
  if (byPhone) return 'phone';
  return late ? 'late' : state;
}
