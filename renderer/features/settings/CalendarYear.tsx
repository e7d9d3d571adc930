import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, isoWeekday, toEpochDay, type LocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { holiday } from '../../../main/terms/calendar-terms.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { datesOf, isWeekend, isWorked, type DayEntries } from './calendar-entries.ts';

interface CalendarYearProps {
  readonly year: number;
  readonly entries: DayEntries;
  /** Absent: only to be looked at. */
  readonly onToggle?: (date: LocalDate) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months at a glance. One stop of the Tab key: arrows go from day to day, the space bar turns one over. */
export function CalendarYear({ year, entries, onToggle }: CalendarYearProps) {
  const { t } = useTranslation('settings');
  const [at, setAt] = useState<LocalDate>(`${year}-01-01`);
  const dates = datesOf(year);
  const months = Map.groupBy(dates, (date) => date.slice(0, 7));
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const step = steps[event.key];
    if (step === undefined || event.nativeEvent.isComposing) return;
    const to = addDays(at, step);
    if (to < (dates[0] ?? to) || to > (dates.at(-1) ?? to)) return;
    event.preventDefault();
    setAt(to);
    event.currentTarget.closest('.calendar-year')?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  };
  return (
    <section className="calendar-year" aria-label={t('calendar.yearGrid', { year })}>
      {[...months].map(([month, days]) => (
        <section
          key={month}
          className={month.startsWith(String(year)) ? 'calendar-month' : 'calendar-month calendar-before'}
          aria-label={month}
        >
          <h2>
            {month.startsWith(String(year))
              ? t('calendar.month', { month: Number(month.slice(5)) })
              : t('calendar.yearBefore')}
          </h2>
          <div className="calendar-days">
            {weekdayKeys.map((key) => (
              <span key={key} className="calendar-weekday" aria-hidden>
                {t(`calendar.weekdays.${key}`)}
              </span>
            ))}
            {days.map((date, index) => (
              <Day
                key={date}
                date={date}
                entries={entries}
                isStop={date === at}
                isFirst={index === 0 && month.startsWith(String(year))}
                onKeyDown={onKeyDown}
                {...(onToggle
                  ? {
                      onToggle: () => {
                        setAt(date);
                        onToggle(date);
                      },
                    }
                  : {})}
              />
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}

interface DayProps {
  readonly date: LocalDate;
  readonly entries: DayEntries;
  /** Where the Tab key goes. */
  readonly isStop: boolean;
  readonly isFirst: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onToggle?: () => void;
}

function Day({ date, entries, isStop, isFirst, onKeyDown, onToggle }: DayProps) {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const weekday = isoWeekday(toEpochDay(date));
  const entry = entries.get(date);
  const kind = entry ? (entry.isOffDay ? 'off' : 'worked') : isWeekend(date) ? 'weekend' : 'plain';
  const label = t('calendar.day', {
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8)),
    weekday: t(`calendar.weekdays.${weekdayKeys[weekday - 1] ?? 'mon'}`),
    state: t(isWorked(entries, date) ? 'calendar.worked' : 'calendar.off'),
    holiday: entry ? labelOf(holiday, entry.holiday, language) : '',
  });
  return (
    <button
      type="button"
      className={`calendar-day calendar-${kind}`}
      style={isFirst ? { gridColumnStart: weekday } : undefined}
      data-date={date}
      data-mark={entry ? t(`calendar.mark.${entry.isOffDay ? 'off' : 'worked'}`) : undefined}
      aria-label={label}
      title={label}
      tabIndex={isStop ? 0 : -1}
      disabled={onToggle === undefined}
      onClick={onToggle}
      onKeyDown={onKeyDown}
    >
      {Number(date.slice(8))}
    </button>
  );
}

const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
