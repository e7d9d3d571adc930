import { Button, Empty, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeriodInstance } from '../../../main/contract/routes/period-report.ts';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { itemOf, labelOf } from '../../../main/terms/code-list.ts';
import {
  periodReportKind,
  periodReportState,
  type PeriodReportKind,
} from '../../../main/terms/period-report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import '../../components/report-days.css';
import { SpecialPeriods } from './SpecialPeriods.tsx';
import { OtherPeriods } from './OtherPeriods.tsx';
import { ReportTabs } from './ReportTabs.tsx';

interface TableListProps {
  readonly onOpen: (reportId: string) => void;
  readonly onFill: (kind: PeriodReportKind, period: string) => void;
}

/** What this station owes by the calendar, and at the township what has come from the others. */
export function TableList({ onOpen, onFill }: TableListProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { stationKind } = useSession();
  const { data, error } = useRoute('periodReport.list', {});
  return (
    <section className="reports">
      <PageTitle title={t('title')} />
      <ReportTabs view="tables" />
      {stationKind === 'township' && <TableBoard onOpen={onOpen} />}
      <SpecialPeriods />
      <h2>{t('list')}</h2>
      {error && <ErrorNotice error={error} />}
      <Table<PeriodInstance>
        size="small"
        rowKey={({ kind, period }) => `${kind} ${period.id}`}
        aria-label={t('list')}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        loading={data === undefined && !error}
        dataSource={data?.reports ?? []}
        columns={[
          {
            title: t('columns.kind'),
            key: 'kind',
            render: (_, row) => labelOf(periodReportKind, row.kind, language),
          },
          {
            title: t('columns.period'),
            key: 'period',
            render: (_, row) => formatPeriod(row.period, language),
          },
          { title: t('columns.state'), key: 'state', render: (_, row) => <State row={row} /> },
          { title: t('columns.dueOn'), key: 'dueOn', render: (_, row) => row.dueOn },
          ...(stationKind === 'village'
            ? [
                {
                  title: t('columns.received'),
                  key: 'received',
                  render: (_: unknown, row: PeriodInstance) =>
                    row.receivedAt && formatInstant(row.receivedAt),
                },
              ]
            : []),
          {
            title: t('columns.action'),
            key: 'action',
            render: (_, row) => {
              const { reportId, kind, period, state } = row;
              const word = reportId !== null ? t('open') : state === 'notYet' ? t('look') : t('fill');
              return (
                <Button
                  size="small"
                  type={state === 'due' || state === 'late' ? 'primary' : 'default'}
                  aria-label={`${word} ${labelOf(periodReportKind, kind, language)} ${formatPeriod(period, language)}`}
                  onClick={() => (reportId === null ? onFill(kind, period.id) : onOpen(reportId))}
                >
                  {word}
                </Button>
              );
            },
          },
        ]}
      />
      <OtherPeriods onFill={onFill} />
    </section>
  );
}

function classOf({ state, late }: PeriodInstance): string {
  if (state === 'late') return 'due-over';
  if (state === 'due' || late) return 'due-soon';
  return state === 'signed' ? 'state-done' : 'due-later';
}

function State({ row }: { readonly row: PeriodInstance }) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  return (
    <span className={classOf(row)}>
      {itemOf(periodReportState, row.state)[language]}
      {row.late && `　${t('late')}`}
      {row.supplementedIn !== null && `　${t('supplementedIn', { period: row.supplementedIn })}`}
    </span>
  );
}

/** Station × period for one kind. */
function TableBoard({ onOpen }: Pick<TableListProps, 'onOpen'>) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const [kind, setKind] = useState<PeriodReportKind>('monthlyAnalysis');
  const { data, error } = useRoute('periodReport.board', { kind });
  return (
    <>
      <h2>{t('board')}</h2>
      <Select<PeriodReportKind>
        value={kind}
        aria-label={t('boardKind')}
        style={{ width: '16em' }}
        options={periodReportKind.items.map((item) => ({ value: item.code, label: item[language] }))}
        onChange={setKind}
      />
      {error && <ErrorNotice error={error} />}
      {data?.stations.length === 0 && <Empty description={t('boardEmpty')} />}
      <table className="report-board">
        <tbody>
          {data?.stations.map(({ stationId, name, reports }) => (
            <tr key={stationId}>
              <th scope="row">{name}</th>
              {reports.toReversed().map((row) => {
                const words = `${row.period.id} ${itemOf(periodReportState, row.state)[language]}${row.late ? `（${t('late')}）` : ''}`;
                return (
                  <td key={row.period.id}>
                    <Button
                      size="small"
                      disabled={row.reportId === null}
                      className={classOf(row)}
                      aria-label={`${name} ${words}`}
                      onClick={() => row.reportId !== null && onOpen(row.reportId)}
                    >
                      {words}
                    </Button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
