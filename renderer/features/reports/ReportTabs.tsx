import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHashPath } from '../../components/use-hash-path.ts';

/** Zero reports day by day, and the tables and texts of longer periods. */
export function ReportTabs({ view }: { readonly view: 'zero' | 'tables' }) {
  const { t } = useTranslation('tables');
  const [, navigate] = useHashPath();
  return (
    <Segmented<'zero' | 'tables'>
      aria-label={t('views.label')}
      value={view}
      options={[
        { value: 'zero', label: t('views.zero') },
        { value: 'tables', label: t('views.tables') },
      ]}
      onChange={(value) => navigate(value === 'zero' ? '/reports' : '/reports/tables')}
    />
  );
}
