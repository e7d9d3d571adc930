import { useTranslation } from 'react-i18next';
import type { BoardDay } from '../../main/contract/routes/report.ts';
import { slotKey } from './report-slot.ts';
import { reportDayMark, useReportDayWords } from './use-report-day-words.ts';
import './report-days.css';

/** A shape for each kind of day: the colour alone says nothing to many. */
const shapes = {
  nil: '○',
  items: '●',
  late: '△',
  phone: '※',
  missing: '×',
  due: '',
  notYet: '',
} as const satisfies Record<ReturnType<typeof reportDayMark>, string>;

/** A station's last days, one small square each, and below them how many have no report. */
export function ReportDays({ name, days }: { readonly name: string; readonly days: readonly BoardDay[] }) {
  const { t } = useTranslation('reports');
  const wordsOf = useReportDayWords();
  const missing = days.filter((day) => reportDayMark(day) === 'missing').length;
  return (
    <>
      <ul className="report-days" aria-label={t('daysOf', { name })}>
        {days.map((day) => {
          const mark = reportDayMark(day);
          const words = wordsOf(day);
          return (
            <li key={slotKey(day)} className={`board-day board-${mark}`} title={words}>
              <span aria-hidden>{shapes[mark]}</span>
              <span className="visually-hidden">{words}</span>
            </li>
          );
        })}
      </ul>
      {missing > 0 && <span className="due-over">{t('missingDays', { count: missing })}</span>}
    </>
  );
}

/** What the shapes mean, once for a table of them. */
export function ReportDaysLegend() {
  const { t } = useTranslation('reports');
  return <>{t('daysLegend', shapes)}</>;
}
