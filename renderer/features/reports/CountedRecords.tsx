import { Button, Modal, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CountedRecord } from '../../../main/contract/routes/period-report.ts';
import type { PeriodReportKind, ReportColumn } from '../../../main/terms/period-report-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { cellLabel } from '../../components/PeriodTableView.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';

const opens = {
  contact: 'contacts',
  matter: 'matters',
  dispute: 'disputes',
  screeningRound: 'disputes/rounds',
  report: 'reports',
} as const;

interface CountedRecordsProps {
  readonly kind: PeriodReportKind;
  readonly period: string;
  readonly cell: string;
  readonly column: ReportColumn;
  readonly stationId?: string;
  readonly onClose: () => void;
}

/** The records behind a figure, by number and day: no names. */
export function CountedRecords({ onClose, ...which }: CountedRecordsProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const { data, error } = useRoute('periodReport.records', which);
  return (
    <Modal
      open
      title={t('records.title', { figure: cellLabel(which.cell, language) })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('records.close')}</Button>}
    >
      {error && <ErrorNotice error={error} />}
      {data && <p>{t('records.total', { count: data.total })}</p>}
      <Table<CountedRecord>
        size="small"
        rowKey={({ entity, id, no, countedOn, stationName }) =>
          `${entity} ${id} ${no} ${countedOn} ${stationName}`
        }
        aria-label={t('records.title', { figure: '' })}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t('records.none') }}
        dataSource={data?.records ?? []}
        columns={[
          {
            title: t('records.no'),
            key: 'no',
            render: (_, { entity, id, no }) =>
              id === null ? (
                no
              ) : (
                <Button type="link" size="small" onClick={() => navigate(`/${opens[entity]}/${id}`)}>
                  {no}
                </Button>
              ),
          },
          { title: t('records.on'), key: 'on', dataIndex: 'countedOn' },
          { title: t('records.station'), key: 'station', dataIndex: 'stationName' },
          { title: t('records.count'), key: 'count', dataIndex: 'count' },
        ]}
      />
    </Modal>
  );
}
