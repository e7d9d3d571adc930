import { useTranslation } from 'react-i18next';
import { diffDays, formatLocalDate, type LocalDate } from '../../main/contract/values/local-date.ts';
import { daysUntil } from './days-until.ts';
import { useLabels } from './use-labels.ts';

/** Days before the limit from which it is shown in amber. */
const soon = 3;

interface DueDateProps {
  readonly on: LocalDate;
  /** From this day on it is amber; three days before the limit if it is not said. */
  readonly warnOn?: LocalDate | null;
  /** The station's own target: never red, which is for the law alone. */
  readonly target?: boolean;
  /** The holidays of that time are not published yet. */
  readonly provisional?: boolean;
  /** Says the own day, where that has come and is what makes it amber. */
  readonly tellOwn?: boolean;
  /** With year and weekday, to be read out. */
  readonly whole?: boolean;
  /** In the cell of a list, which cuts what is longer. */
  readonly short?: boolean;
}

/** So far away that the day alone could be of another year. */
const far = 300;
const isFar = (days: number): boolean => Math.abs(days) > far;

/** A limit and the days left, in words and in colour. */
export function DueDate({
  on,
  warnOn = null,
  target = false,
  provisional = false,
  tellOwn = false,
  whole = false,
  short = false,
}: DueDateProps) {
  const { t } = useTranslation();
  const { language } = useLabels();
  const days = daysUntil(on);
  const near = days <= (warnOn === null ? soon : diffDays(warnOn, on));
  const colour = days <= 0 && !target ? 'due-over' : near ? 'due-soon' : 'due-later';
  const isOwn = tellOwn && warnOn !== null && warnOn < on && daysUntil(warnOn) <= 0 && days > 0;
  const form = short ? 'short' : 'long';
  const words =
    days > 0
      ? t(`due.${form}.left`, { days })
      : days === 0
        ? t('due.today')
        : t(`due.${form}.over`, { days: -days });
  return (
    <span className={colour}>
      {whole ? formatLocalDate(on, language) : isFar(days) ? on : on.slice(5)} {words}
      {isOwn && <span className="due-provisional">{t('due.own', { on: warnOn.slice(5) })}</span>}
      {provisional && <span className="due-provisional">{t(`due.${form}.provisional`)}</span>}
    </span>
  );
}
