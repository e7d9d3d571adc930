import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHashPath } from '../../components/use-hash-path.ts';

const views = ['roster', 'log', 'leaders', 'office'] as const;
type View = (typeof views)[number];

export function DutyTabs({ view }: { readonly view: View }) {
  const { t } = useTranslation('duty');
  const [, navigate] = useHashPath();
  return (
    <Segmented<View>
      aria-label={t('views.label')}
      value={view}
      options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
      onChange={(value) => navigate(value === 'roster' ? '/duty' : `/duty/${value}`)}
    />
  );
}
