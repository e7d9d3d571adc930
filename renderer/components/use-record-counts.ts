import { useTranslation } from 'react-i18next';
import { useLabels } from './use-labels.ts';

/** «接访 2 件、纠纷 1 件»: what a batch is about, in the words of the screens. */
export function useRecordCounts(): (
  records: readonly { readonly entity: string; readonly count: number }[],
) => string {
  const { t } = useTranslation('exchange');
  const { find } = useLabels();
  return (records) =>
    records
      .map(({ entity, count }) =>
        t('records.count', { name: find('exchange', `records.${entity}`) ?? t('records.other'), count }),
      )
      .join(t('records.and'));
}
