import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type { MatterHandover } from '../../../main/contract/routes/ownership.ts';
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
      {data.handover && (
        <HandoverWords
          handover={data.handover}
          mayAnswer={detail.steps.includes('takeOver')}
          isErased={detail.redaction !== null}
        />
      )}
      <MatterProposals detail={detail} proposals={data.proposals} />
    </section>
  );
}

function HandoverWords({
  handover,
  mayAnswer,
  isErased,
}: {
  readonly handover: MatterHandover;
  readonly mayAnswer: boolean;
  readonly isErased: boolean;
}) {
  const { t } = useTranslation(['matters', 'records']);
  const { state, isReturn, offered, reason, answered, withdrawnTooLate } = handover;
  const at = formatInstant(answered?.at ?? offered.at);
  const station = (answered ?? offered).stationName;
  const noReason = t(isErased ? 'records:redacted.row' : 'ownership.noReason');
  const words = { at, station, reason: answered?.reason ?? noReason };
  const isToBeAnswered = state === 'offered' && mayAnswer;
  const turn = isReturn ? 'givingBack' : 'handingOver';
  const lines = [
    t(`ownership.${turn}.${isToBeAnswered ? 'waiting' : state}`, words),
    t(`ownership.${turn}.asked`, { reason: reason ?? noReason }),
    ...(isToBeAnswered ? [t('ownership.clock')] : []),
    ...(withdrawnTooLate ? [t(`ownership.${turn}.withdrawnTooLate`)] : []),
  ].map((line) => <div key={line}>{line}</div>);
  // What has been settled is told quietly; the page says above whose the matter is.
  if (state === 'accepted' || state === 'withdrawn') return <div className="due-later">{lines}</div>;
  return <Alert type={isToBeAnswered || state === 'declined' ? 'warning' : 'info'} title={lines} />;
}
