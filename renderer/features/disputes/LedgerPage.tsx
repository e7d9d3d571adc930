import { Empty, Flex, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { LedgerFigures, LedgerRow } from '../../../main/contract/routes/ledger.ts';
import { formatPeriod, periodOf, readPeriod, type Period } from '../../../main/contract/values/period.ts';
import { itemOf, labelOf } from '../../../main/terms/code-list.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { ledgerFigure, ledgerTurn, periodKind, type LedgerFigure } from '../../../main/terms/ledger-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ledgerSum } from '../../components/ledger-sum.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { Column } from '../../components/table-column.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { usePagedList } from '../../components/use-paged-list.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DisputeTabs } from './DisputeTabs.tsx';
import { PeriodChoice } from '../../components/PeriodChoice.tsx';
import '../../components/record.css';
import './ledger.css';

interface LedgerPageProps {
  /** As the address names it; the present month if it does not. */
  readonly periodId: string | undefined;
  readonly onPeriod: (periodId: string) => void;
  readonly onOpen: (disputeId: string) => void;
}

/** 滚动台账 of a period: a sum that balances, and the disputes that each of its figures is made of. */
export function LedgerPage({ periodId, onPeriod, onOpen }: LedgerPageProps) {
  const { t } = useTranslation(['disputes', 'print']);
  const { language } = useLabels();
  const { stationId: own, stationKind, stationName } = useSession();
  const client = useClient();
  const [station, setStation] = useState<string | undefined>();
  const [figure, setFigure] = useState<LedgerFigure | undefined>();
  const period = readPeriod(periodId ?? '') ?? periodOf('month', dayAhead(0));
  const which = { period: period.id, ...(station === undefined ? {} : { stationId: station }) };
  const { data, error } = useRoute('ledger.get', which, { keepPrevious: true });
  const all = useRoute('ledger.get', { period: period.id }, { keepPrevious: true }).data?.stations ?? [];
  const filter = { ...which, ...(figure === undefined ? {} : { figure }) };
  const { rows, error: rowsError } = usePagedList('ledger.rows', filter, (offset, limit) =>
    client.call('ledger.rows', { ...filter, offset, limit }),
  );
  const problem = error ?? rowsError;
  const isConsolidated = stationKind === 'township' && station === undefined;
  const chosen = all.find(({ stationId }) => stationId === station)?.stationName ?? stationName;
  const columns = useColumns(isConsolidated);
  return (
    <section className="ledger-page">
      <PageTitle
        title={t('ledger.title')}
        action={
          <DocumentPrint
            papers={[
              {
                documentKind: 'rollingLedger',
                subjectId: station ?? own,
                period: period.id,
                ...(isConsolidated ? { consolidated: true } : {}),
              },
            ]}
            label={t('ledger.print')}
            title={t('print:ledger.pdfTitle', { station: chosen, period: formatPeriod(period, language) })}
          />
        }
      />
      <Flex gap="small" align="center" className="list-filters">
        <DisputeTabs view="ledger" />
        <PeriodChoice
          period={period}
          kinds={periodKind.codes}
          onChange={(next: Period) => onPeriod(next.id)}
        />
        {stationKind === 'township' && (
          <Select<string>
            allowClear
            value={station}
            aria-label={t('ledger.station')}
            placeholder={t('ledger.allStations')}
            options={all.map(({ stationId, stationName: label }) => ({ value: stationId, label }))}
            onChange={(id?: string) => setStation(id)}
          />
        )}
      </Flex>
      {problem && <ErrorNotice error={problem} />}
      {data && <Sum figures={data.figures} late={data.late} figure={figure} onFigure={setFigure} />}
      {isConsolidated && all.length > 1 && <Stations stations={all} onStation={setStation} />}
      {rows?.count === 0 && <Empty description={t(figure ? 'ledger.noneHere' : 'ledger.none')} />}
      {rows !== null && rows.count > 0 && (
        <DataTable
          label={t('ledger.table')}
          columns={columns}
          rows={rows}
          onOpen={(row) => onOpen(row.disputeId)}
          summary={
            figure
              ? t('ledger.countOf', {
                  figure: itemOf(ledgerFigure, figure)[language],
                  count: rows.count,
                })
              : t('ledger.count', { count: rows.count })
          }
        />
      )}
    </section>
  );
}

interface SumProps {
  readonly figures: LedgerFigures;
  readonly late: number;
  readonly figure: LedgerFigure | undefined;
  readonly onFigure: (figure: LedgerFigure | undefined) => void;
}

/** The sum in one line; each figure shows the disputes behind it, and pressed again all of them. */
function Sum({ figures, late, figure, onFigure }: SumProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  return (
    <fieldset className="ledger-sum" aria-label={t('ledger.sum')}>
      {ledgerSum(figures).map(({ code, sign, label, count }) => (
        <span key={code} className="ledger-term">
          {sign !== '' && (
            <span className="ledger-sign" aria-hidden>
              {sign}
            </span>
          )}
          <button
            type="button"
            aria-pressed={figure === code}
            onClick={() => onFigure(figure === code ? undefined : code)}
          >
            <span>{label[language]}</span> <strong>{count}</strong>
          </button>
        </span>
      ))}
      {late > 0 && <span className="due-soon">{t('ledger.late', { count: late })}</span>}
    </fieldset>
  );
}

type StationHead = RouteOutput<'ledger.get'>['stations'][number];

interface StationsProps {
  readonly stations: readonly StationHead[];
  readonly onStation: (stationId: string) => void;
}

/** The same sum, a line for each station. */
function Stations({ stations, onStation }: StationsProps) {
  const { t } = useTranslation(['disputes', 'records']);
  const { language } = useLabels();
  return (
    <Table<StationHead>
      className="ledger-stations"
      size="small"
      rowKey="stationId"
      aria-label={t('ledger.stations')}
      pagination={false}
      scroll={{ y: 180 }}
      dataSource={[...stations]}
      columns={[
        {
          title: t('records:station'),
          key: 'station',
          render: (_, row) => (
            <button type="button" className="ledger-link" onClick={() => onStation(row.stationId)}>
              {row.stationName}
            </button>
          ),
        },
        ...ledgerFigure.items.map(({ code, ...label }) => ({
          title: label[language],
          key: code,
          align: 'right' as const,
          render: (_: unknown, row: StationHead) => row.figures[code] ?? 0,
        })),
      ]}
    />
  );
}

function useColumns(withStation: boolean): readonly Column<LedgerRow>[] {
  const { t } = useTranslation(['disputes', 'records']);
  const { language, nameOf } = useWords();
  const ended = ({ ended: kind, endedOn }: LedgerRow) =>
    kind === null ? t('ledger.open') : `${endedOn ?? ''} ${labelOf(ledgerTurn, kind, language)}`;
  const marks = (row: LedgerRow) =>
    [row.carriedOver ? t('ledger.carriedOver') : '', row.late ? t('ledger.lateMark') : '']
      .filter((mark) => mark !== '')
      .join('、');
  const station: Column<LedgerRow> = {
    key: 'station',
    title: t('records:station'),
    width: '9em',
    text: (row) => row.stationName,
    long: true,
  };
  return [
    { key: 'no', title: t('columns.registrationNo'), width: '11em', text: (row) => row.registrationNo },
    ...(withStation ? [station] : []),
    { key: 'foundOn', title: t('columns.foundOn'), width: '7.5em', text: (row) => row.foundOn },
    {
      key: 'type',
      title: t('columns.type'),
      width: '7em',
      text: (row) => nameOf(disputeQuickType, row.quickType),
      long: true,
    },
    { key: 'parties', title: t('columns.parties'), width: '9em', text: (row) => row.parties, long: true },
    { key: 'summary', title: t('columns.summary'), text: (row) => row.summary ?? '', long: true },
    {
      key: 'responsible',
      title: t('columns.responsible'),
      width: '6em',
      text: (row) => row.responsiblePerson ?? '',
      long: true,
    },
    {
      key: 'progress',
      title: t('ledger.progress'),
      width: '9em',
      text: (row) => row.progress ?? '',
      long: true,
    },
    { key: 'ended', title: t('ledger.ended'), width: '10em', text: ended },
    { key: 'marks', title: t('ledger.marks'), width: '6em', text: marks, long: true },
  ];
}
