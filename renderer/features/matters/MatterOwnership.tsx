import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type { MatterHandover } from '../../../main/contract/routes/ownership.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { MatterProposals } from './MatterProposals.tsx';

/** Whose the matter is to be, and what one level proposes to the other. */
export function MatterOwnership({ detail }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation('matters');
  const { data } = useRoute('matter.ownership', { matterId: detail.matterId });
  if (!data) return null;
  return (
    <section className="matter-ownership" aria-label={t('ownership.title')}>
      {data.handover && <HandoverWords handover={data.handover} />}
      <MatterProposals detail={detail} proposals={data.proposals} />
    </section>
  );
}

function HandoverWords({ handover }: { readonly handover: MatterHandover }) {
  const { t } = useTranslation('matters');
  const { stationKind } = useSession();
  const { state, offered, reason, answered, withdrawnTooLate } = handover;
  const at = formatInstant(answered?.at ?? offered.at);
  const station = (answered ?? offered).stationName;
  const words = { at, station, reason: answered?.reason ?? t('ownership.noReason') };
  const isToBeAnswered = state === 'offered' && stationKind === 'township';
  const lines = [
    isToBeAnswered ? t('ownership.waiting', words) : t(`ownership.states.${state}`, words),
    t('ownership.asked', { reason: reason ?? t('ownership.noReason') }),
    ...(isToBeAnswered ? [t('ownership.clock')] : []),
    ...(withdrawnTooLate ? [t('ownership.withdrawnTooLate')] : []),
  ].map((line) => <div key={line}>{line}</div>);
  // What has been settled is told quietly; the page says above whose the matter is.
  if (state === 'accepted' || state === 'withdrawn') return <div className="due-later">{lines}</div>;
  return <Alert type={isToBeAnswered || state === 'declined' ? 'warning' : 'info'} title={lines} />;
}
