import { Button, Empty, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { DisputeRow } from '../../../main/contract/routes/dispute.ts';
import { isCodeOf, labelOf } from '../../../main/terms/code-list.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import { disputeRiskLevel, disputeState } from '../../../main/terms/dispute-terms.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { Column } from '../../components/table-column.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useWords } from '../../components/use-words.ts';
import { usePagedList } from '../../components/use-paged-list.ts';
import { DisputeTabs } from './DisputeTabs.tsx';
import '../../components/record.css';
import './ledger.css';

type Filter = RouteInput<'dispute.list'>;
type Sort = NonNullable<Filter['sort']>;
type QuickType = NonNullable<Filter['quickType']>;

const searchDelayMs = 250;
const statesOf = (open: boolean) =>
  disputeState.items.filter((item) => item.open === open && item.code !== 'void').map(({ code }) => code);

interface DisputeListProps {
  readonly onOpen: (disputeId: string) => void;
  readonly onNew: () => void;
}

export function DisputeList({ onOpen, onNew }: DisputeListProps) {
  const { t } = useTranslation(['disputes', 'records']);
  const client = useClient();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<boolean | undefined>();
  const [quickType, setQuickType] = useState<QuickType | undefined>();
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({ by: 'foundOn', descending: true });
  const settled = useDebounced(search.trim(), searchDelayMs);
  const columns = useColumns();
  const filter = {
    search: settled,
    ...(open === undefined ? {} : { states: statesOf(open) }),
    ...(quickType === undefined ? {} : { quickType }),
    sort: sort.by,
    descending: sort.descending,
  };
  const { rows, error } = usePagedList('dispute.list', filter, (offset, limit) =>
    client.call('dispute.list', { ...filter, offset, limit }),
  );
  const filtered = settled !== '' || open !== undefined || quickType !== undefined;
  return (
    <section>
      <PageTitle
        title={t('title')}
        action={
          <Button type="primary" onClick={onNew}>
            {t('list.new')}
          </Button>
        }
      />
      <Flex gap="small" className="list-filters">
        <DisputeTabs view="list" />
        <Input
          allowClear
          value={search}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Select
          allowClear
          value={open}
          aria-label={t('list.stateFilter')}
          placeholder={t('list.all')}
          options={[
            { value: true, label: t('list.open') },
            { value: false, label: t('list.ended') },
          ]}
          onChange={(value?: boolean) => setOpen(value)}
        />
        <CodeSelect
          list={disputeQuickType}
          filters
          value={quickType}
          aria-label={t('list.typeFilter')}
          placeholder={t('list.allTypes')}
          onChange={(code) =>
            setQuickType(typeof code === 'string' && isCodeOf(disputeQuickType, code) ? code : undefined)
          }
        />
      </Flex>
      {error && <ErrorNotice error={error} />}
      {rows?.count === 0 && (filtered ? <Empty description={t('records:nothingFound')} /> : <FirstDispute />)}
      {rows !== null && rows.count > 0 && (
        <DataTable
          label={t('list.table')}
          columns={columns}
          rows={rows}
          onOpen={(row) => onOpen(row.disputeId)}
          sort={sort}
          onSort={(by, descending) => setSort({ by, descending })}
          summary={t('records:total', { total: rows.count })}
        />
      )}
    </section>
  );
}

function FirstDispute() {
  const { t } = useTranslation('disputes');
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <Typography.Text type="secondary">
          {t('list.emptyTitle')}
          <br />
          {t('list.emptyHint')}
          <br />
          {t('list.emptyPromise')}
        </Typography.Text>
      }
    />
  );
}

const drawn = ['quickType', 'foundOn', 'parties', 'summary', 'riskLevel', 'dueOn', 'responsiblePerson'];

function useColumns(): readonly Column<DisputeRow, Sort>[] {
  const { t } = useTranslation(['disputes', 'records']);
  const { language, nameOf } = useWords();
  const { stationKind } = useSession();
  const state = (row: DisputeRow) =>
    row.stage < 2 && row.state === 'registered'
      ? t('incomplete')
      : labelOf(disputeState, row.state, language);
  const more = useMoreColumns<DisputeRow, Sort>(disputeFields, drawn);
  const station: Column<DisputeRow, Sort> = {
    key: 'station',
    title: t('records:station'),
    width: '9em',
    text: (row) => row.stationName,
    long: true,
  };
  return [
    {
      key: 'registrationNo',
      title: t('columns.registrationNo'),
      width: '11em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...(stationKind === 'village' ? [] : [station]),
    {
      key: 'foundOn',
      title: t('columns.foundOn'),
      width: '7.5em',
      text: (row) => row.foundOn,
      sort: 'foundOn',
    },
    {
      key: 'type',
      title: t('columns.type'),
      width: '8em',
      text: (row) => nameOf(disputeQuickType, row.quickType),
      long: true,
    },
    {
      key: 'parties',
      title: t('columns.parties'),
      width: '9em',
      text: (row) => (row.redacted ? t('records:redacted.row') : row.parties),
      long: true,
      sort: 'parties',
    },
    { key: 'summary', title: t('columns.summary'), text: (row) => row.summary ?? '', long: true },
    {
      key: 'risk',
      title: t('columns.risk'),
      width: '4em',
      text: (row) => (row.riskLevel === null ? '' : labelOf(disputeRiskLevel, row.riskLevel, language)),
    },
    {
      key: 'responsible',
      title: t('columns.responsible'),
      width: '6em',
      text: (row) => row.responsiblePerson ?? '',
      long: true,
    },
    ...more,
    {
      key: 'state',
      title: t('columns.state'),
      width: '6.5em',
      text: state,
      render: (row) => <span className={row.stage < 2 ? 'due-soon' : undefined}>{state(row)}</span>,
    },
    {
      key: 'dueOn',
      title: t('columns.dueOn'),
      width: '10.7em',
      text: (row) => row.nextDueOn ?? '',
      render: (row) => (row.nextDueOn === null ? null : <DueDate on={row.nextDueOn} target />),
      sort: 'nextDueOn',
    },
  ];
}
