import { useTranslation } from 'react-i18next';
import type { OfficeRecordRow } from '../../../main/contract/routes/office.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { officeAct } from '../../../main/terms/office-fields.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { wholeList } from '../../components/row-source.ts';
import type { Column } from '../../components/table-column.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useStationColumn } from '../../components/use-station-column.ts';

interface OfficeTableProps {
  readonly label: string;
  readonly rows: readonly OfficeRecordRow[];
}

/** Records of the office; Enter opens one. */
export function OfficeTable({ label, rows }: OfficeTableProps) {
  const { t } = useTranslation('office');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const station = useStationColumn<OfficeRecordRow, string>();
  const openOf = ({ open, dueOn, void: isVoid, redacted }: OfficeRecordRow): string => {
    if (redacted) return t('redacted');
    if (isVoid) return t('void');
    if (open === 0) return t('settled');
    return dueOn === null
      ? t('openUndated', { count: open })
      : t('openItems', { count: open, due: formatLocalDate(dueOn, language) });
  };
  const columns: readonly Column<OfficeRecordRow>[] = [
    { key: 'on', title: t('on'), width: '12em', text: (row) => formatLocalDate(row.on, language) },
    { key: 'act', title: t('kind'), width: '9em', text: (row) => labelOf(officeAct, row.act, language) },
    ...station,
    { key: 'title', title: t('what'), text: (row) => row.title, long: true },
    { key: 'open', title: t('open'), width: '18em', text: openOf },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={wholeList(rows)}
      onOpen={(row) => navigate(`/duty/office/${row.recordId}`)}
      summary={t('count', { count: rows.length })}
    />
  );
}
