import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../main/contract/values/calendar-days.ts';
import type { LocalDate } from '../../../main/contract/values/local-date.ts';
import { holiday } from '../../../main/terms/calendar-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { holidayLines, isWorked, type DayEntries } from './calendar-entries.ts';

interface CalendarSummaryProps {
  readonly year: number;
  readonly entries: DayEntries;
  readonly statutory: readonly CalendarDay[];
}

/** The holidays in the words of a notice, to be compared with it line by line. */
export function CalendarSummary({ year, entries, statutory }: CalendarSummaryProps) {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const day = (date: LocalDate): string =>
    t('calendar.shortDay', { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });
  const missed = statutory.filter(({ date }) => isWorked(entries, date));
  return (
    <section aria-label={t('calendar.summary')}>
      <ul className="calendar-lines">
        {holidayLines(year, entries).map((line) => (
          <li key={line.holiday}>
            {t('calendar.line', {
              holiday: labelOf(holiday, line.holiday, language),
              off: line.off
                .map(({ from, to, days }) =>
                  from === to
                    ? t('calendar.oneOff', { on: day(from) })
                    : t('calendar.rangeOff', { from: day(from), to: day(to), days }),
                )
                .join(t('calendar.and')),
              worked:
                line.worked.length === 0
                  ? ''
                  : t('calendar.madeUp', { days: line.worked.map(day).join(t('calendar.and')) }),
            })}
          </li>
        ))}
      </ul>
      {missed.length > 0 && (
        <Alert
          type="warning"
          title={t('calendar.statutoryWorked', {
            days: missed.map(({ date }) => day(date)).join(t('calendar.and')),
          })}
        />
      )}
    </section>
  );
}
