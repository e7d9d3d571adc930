import { useTranslation } from 'react-i18next';
import { diffDays, localDateOf, type LocalDate } from '../../main/contract/values/local-date.ts';

/** Days before the limit from which it is shown in amber. */
const soon = 3;

/** A limit and the days left, in words and in colour. */
export function DueDate({ on }: { readonly on: LocalDate }) {
  const { t } = useTranslation();
  const days = daysUntil(on);
  const words =
    days > 0 ? t('due.left', { days }) : days === 0 ? t('due.today') : t('due.over', { days: -days });
  return (
    <span className={days <= 0 ? 'due-over' : days <= soon ? 'due-soon' : 'due-later'}>
      {on.slice(5)} {words}
    </span>
  );
}

function daysUntil(on: LocalDate): number {
  return diffDays(localDateOf(Date.now()), on);
}
