import { useTranslation } from 'react-i18next';
import { diffDays, type LocalDate } from '../../main/contract/values/local-date.ts';
import { daysUntil } from './days-until.ts';

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
}

/** So far away that the day alone could be of another year. */
const far = 300;
const isFar = (days: number): boolean => Math.abs(days) > far;

/** A limit and the days left, in words and in colour. */
export function DueDate({ on, warnOn = null, target = false, provisional = false }: DueDateProps) {
  const { t } = useTranslation();
  const days = daysUntil(on);
  const near = days <= (warnOn === null ? soon : diffDays(warnOn, on));
  const colour = days <= 0 && !target ? 'due-over' : near ? 'due-soon' : 'due-later';
  const words =
    days > 0 ? t('due.left', { days }) : days === 0 ? t('due.today') : t('due.over', { days: -days });
  return (
    <span className={colour}>
      {isFar(days) ? on : on.slice(5)} {words}
      {provisional && <span className="due-provisional">{t('due.provisional')}</span>}
    </span>
  );
}
