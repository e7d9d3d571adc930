import { useTranslation } from 'react-i18next';
import { useSession } from '../api/api-context.tsx';
import type { Column } from './table-column.ts';

/** The station whose record a row is; a village holds no other's and needs no such column. */
export function useStationColumn<
  Row extends { readonly stationName: string },
  Sort extends string,
>(): readonly Column<Row, Sort>[] {
  const { t } = useTranslation('records');
  const { stationKind } = useSession();
  return stationKind === 'village'
    ? []
    : [{ key: 'station', title: t('station'), width: '9em', text: (row) => row.stationName, long: true }];
}
