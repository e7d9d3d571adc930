import { Alert, Button, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwedRound, RoundRow } from '../../../main/contract/routes/screening.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { wholeList } from '../../components/row-source.ts';
import type { Column } from '../../components/table-column.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DisputeTabs } from './DisputeTabs.tsx';
import '../../components/record.css';
import './ledger.css';

interface RoundListProps {
  readonly onNew: (periodId?: string) => void;
  readonly onOpen: (roundId: string) => void;
}

/** 排查例会: those that were held, and which one is owed next. */
export function RoundList({ onNew, onOpen }: RoundListProps) {
  const { t } = useTranslation('disputes');
  const { data, error } = useRoute('screening.list', {});
  const columns = useColumns();
  return (
    <section>
      <PageTitle
        title={t('rounds.title')}
        action={
          <Button type="primary" onClick={() => onNew()}>
            {t('rounds.new')}
          </Button>
        }
      />
      <Flex gap="small" align="center" className="list-filters">
        <DisputeTabs view="rounds" />
      </Flex>
      {error && <ErrorNotice error={error} />}
      {data && <Owed owed={data.owed} onNew={onNew} />}
      {data?.rounds.length === 0 && <Empty description={t('rounds.none')} />}
      {data && data.rounds.length > 0 && (
        <DataTable
          label={t('rounds.table')}
          columns={columns}
          rows={wholeList(data.rounds)}
          onOpen={(row) => onOpen(row.roundId)}
          summary={t('rounds.count', { count: data.rounds.length })}
        />
      )}
    </section>
  );
}

interface OwedProps {
  readonly owed: readonly OwedRound[];
  readonly onNew: (periodId: string) => void;
}

/** The meeting of the present period, and those whose period went by without one. */
function Owed({ owed, onNew }: OwedProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  if (owed.length === 0) return <Alert type="success" className="ledger-note" title={t('rounds.allHeld')} />;
  return owed.map(({ period, missing }) => (
    <Alert
      key={period.id}
      className="ledger-note"
      type={missing ? 'warning' : 'info'}
      title={t(missing ? 'rounds.missing' : 'rounds.due', {
        period: formatPeriod(period, language),
        on: formatLocalDate(period.to, language),
      })}
      action={
        <Button size="small" onClick={() => onNew(period.id)}>
          {t('rounds.record')}
        </Button>
      }
    />
  ));
}

function useColumns(): readonly Column<RoundRow>[] {
  const { t } = useTranslation(['disputes', 'records']);
  const { language } = useLabels();
  const { stationKind } = useSession();
  const held = ({ heldOn, late, void: isVoid }: RoundRow) =>
    isVoid ? t('rounds.void') : `${heldOn}${late ? `　${t('rounds.late')}` : ''}`;
  const station: Column<RoundRow> = {
    key: 'station',
    title: t('records:station'),
    width: '14em',
    text: (row) => row.stationName,
    long: true,
  };
  return [
    { key: 'period', title: t('rounds.period'), text: ({ period }) => formatPeriod(period, language) },
    ...(stationKind === 'village' ? [] : [station]),
    {
      key: 'heldOn',
      title: t('rounds.heldOn'),
      width: '14em',
      text: held,
      render: (row) => <span className={row.late && !row.void ? 'due-soon' : undefined}>{held(row)}</span>,
    },
    { key: 'host', title: t('rounds.host'), width: '8em', text: (row) => row.host ?? '', long: true },
    {
      key: 'attendance',
      title: t('rounds.attendance'),
      width: '6em',
      text: (row) => String(row.attendance ?? ''),
    },
    { key: 'found', title: t('rounds.found'), width: '8em', text: (row) => String(row.found) },
    { key: 'discussed', title: t('rounds.discussed'), width: '8em', text: (row) => String(row.discussed) },
  ];
}
