import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { DueDate } from '../../components/DueDate.tsx';

/** What waits for a word of this station: matters that are offered to it, and what was proposed about its own. */
export function MatterInbox({ onOpen }: { readonly onOpen: (matterId: string) => void }) {
  const { t } = useTranslation('matters');
  const { data } = useRoute('matter.inbox', {});
  if (!data || data.offers.length + data.proposals.length === 0) return null;
  return (
    <section className="matter-inbox" aria-label={t('ownership.inbox')}>
      {data.offers.length > 0 && (
        <Alert
          type="warning"
          title={
            <>
              <strong>{t('ownership.offers', { count: data.offers.length })}</strong>
              <ul>
                {data.offers.map(({ matterId, registrationNo, stationName, summary, reason, dueOn }) => (
                  <li key={matterId}>
                    <Button type="link" size="small" onClick={() => onOpen(matterId)}>
                      {registrationNo} {summary ?? t('list.withheld')}
                    </Button>{' '}
                    {stationName}
                    {reason !== null && `：${reason}`} {dueOn !== null && <DueDate on={dueOn} />}
                  </li>
                ))}
              </ul>
            </>
          }
        />
      )}
      {data.proposals.length > 0 && (
        <Alert
          type="info"
          title={
            <>
              <strong>{t('ownership.toDecide')}</strong>
              <ul>
                {data.proposals.map(({ matterId, registrationNo, summary, count }) => (
                  <li key={matterId}>
                    <Button type="link" size="small" onClick={() => onOpen(matterId)}>
                      {registrationNo} {summary ?? t('list.withheld')}
                    </Button>{' '}
                    {t('ownership.count', { count })}
                  </li>
                ))}
              </ul>
            </>
          }
        />
      )}
    </section>
  );
}
