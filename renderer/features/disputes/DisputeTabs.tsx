import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHashPath } from '../../components/use-hash-path.ts';

/** What the screen of disputes has beside its list. */
export const disputeViews = ['list', 'ledger', 'rounds'] as const;
export type DisputeView = (typeof disputeViews)[number];

export function DisputeTabs({ view }: { readonly view: DisputeView }) {
  const { t } = useTranslation('disputes');
  const [, navigate] = useHashPath();
  return (
    <Segmented<DisputeView>
      className="dispute-tabs"
      aria-label={t('views.label')}
      value={view}
      options={disputeViews.map((value) => ({ value, label: t(`views.${value}`) }))}
      onChange={(value) => navigate(value === 'list' ? '/disputes' : `/disputes/${value}`)}
    />
  );
}
