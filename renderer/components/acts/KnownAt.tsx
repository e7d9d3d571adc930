import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { formatInstant } from '../fields/format-value.ts';
import { daysUntil } from '../days-until.ts';

/** Older than this, what is known may be wrong: that is said aloud. */
const staleDays = 7;

interface KnownAtProps {
  readonly above: MatterActs['above'];
  /** Something may still have come of it. */
  readonly isOpen: boolean;
}

/** At a village: how old what it knows of the township's doing is, and whom to telephone (domain.md §1.8). */
export function KnownAt({ above, isOpen }: KnownAtProps) {
  const { t } = useTranslation('acts');
  if (above === null) return null;
  const { name, knownAt, phone } = above;
  const isOld = isOpen && knownAt !== null && daysUntil(localDateOf(knownAt)) < -staleDays;
  const known =
    knownAt === null ? t('above.never', { name }) : t('above.known', { name, at: formatInstant(knownAt) });
  return (
    <>
      {isOld && <Alert type="warning" role="alert" title={t('above.old', { name })} />}
      <p className="acts-known">{[known, phone && t('above.phone', { phone })].filter(Boolean).join('　')}</p>
    </>
  );
}
