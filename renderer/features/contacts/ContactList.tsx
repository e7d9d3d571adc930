import { Button, Empty, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { ContactRow } from '../../../main/contract/routes/contact.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { channel as channelList, type Channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import type { Column } from '../../components/table-column.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useLabels } from '../../components/use-labels.ts';
import { usePagedList } from '../../components/use-paged-list.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { wholeCatalogue } from './contact-catalogue.ts';
import { LookupBox } from './LookupBox.tsx';
import { useDebounced } from '../../components/use-debounced.ts';

type Sort = NonNullable<RouteInput<'contact.list'>['sort']>;

const searchDelayMs = 250;

interface ContactListProps {
  readonly onOpen: (contactId: string) => void;
  readonly onNew: () => void;
  readonly onBlank: () => void;
}

export function ContactList({ onOpen, onNew, onBlank }: ContactListProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const [search, setSearch] = useState('');
  const [channel, setChannel] = useState<Channel | undefined>();
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({ by: 'receivedAt', descending: true });
  const settled = useDebounced(search.trim(), searchDelayMs);
  const columns = useColumns();
  const client = useClient();
  const filter = {
    search: settled,
    ...(channel === undefined ? {} : { channel }),
    sort: sort.by,
    descending: sort.descending,
  };
  const { rows, error } = usePagedList('contact.list', filter, (offset, limit) =>
    client.call('contact.list', { ...filter, offset, limit }),
  );
  const filtered = settled !== '' || channel !== undefined;
  return (
    <section className="contact-list">
      <PageTitle
        title={t('title')}
        action={
          <Flex gap="small">
            <Button onClick={onBlank}>{t('blank.title')}</Button>
            <Button type="primary" onClick={onNew}>
              {t('list.new')}
            </Button>
          </Flex>
        }
      />
      <Flex gap="small" className="list-filters">
        <Input
          allowClear
          value={search}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Select
          allowClear
          value={channel}
          aria-label={t('list.channelFilter')}
          placeholder={t('list.allChannels')}
          options={channelList.items.map((item) => ({ value: item.code, label: item[language] }))}
          onChange={(code?: Channel) => setChannel(code)}
        />
        <LookupBox onFound={onOpen} />
      </Flex>
      {error && <ErrorNotice error={error} />}
      {rows?.count === 0 && (filtered ? <Empty description={t('list.nothingFound')} /> : <FirstDay />)}
      {rows !== null && rows.count > 0 && (
        <DataTable
          label={t('list.table')}
          columns={columns}
          rows={rows}
          onOpen={(row) => onOpen(row.contactId)}
          sort={sort}
          onSort={(by, descending) => setSort({ by, descending })}
          summary={t('list.total', { total: rows.count })}
        />
      )}
    </section>
  );
}

function FirstDay() {
  const { t } = useTranslation('contacts');
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

const drawn = ['petitionerName', 'channel', 'receivedAt', 'headcount', 'summary'];

function useColumns(): readonly Column<ContactRow, Sort>[] {
  const { t } = useTranslation(['contacts', 'records', 'sealed']);
  const { language } = useLabels();
  const { stationKind } = useSession();
  const state = (row: ContactRow) => {
    if (row.state === 'void') return t('list.void');
    if (row.route !== null) return t(`sealed:list.${row.route}`);
    if (row.stage < 2 && !row.withheld) return t('list.incomplete');
    return labelOf(matterState, row.matterState, language);
  };
  const name = (row: ContactRow) => {
    if (row.route !== null) return t('sealed:list.hidden');
    if (row.redacted) return t('records:redacted.row');
    return row.petitionerName ?? t(row.withheld ? 'list.withheld' : 'list.anonymous');
  };
  const more = useMoreColumns<ContactRow, Sort>(wholeCatalogue, drawn);
  const station: Column<ContactRow, Sort> = {
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
      width: '11.5em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...(stationKind === 'village' ? [] : [station]),
    {
      key: 'receivedAt',
      title: t('columns.receivedAt'),
      width: '10em',
      text: (row) => (row.route === null ? formatInstant(row.receivedAt) : localDateOf(row.receivedAt)),
      sort: 'receivedAt',
    },
    {
      key: 'channel',
      title: t('columns.channel'),
      width: '6em',
      text: (row) => labelOf(channelList, row.channel, language),
    },
    {
      key: 'petitionerName',
      title: t('columns.petitionerName'),
      width: '8em',
      text: name,
      long: true,
      sort: 'petitionerName',
    },
    {
      key: 'headcount',
      title: t('columns.headcount'),
      width: '4em',
      text: (row) => (row.route === null ? String(row.headcount) : ''),
    },
    { key: 'summary', title: t('columns.summary'), text: (row) => row.summary ?? '', long: true },
    ...more,
    {
      key: 'state',
      title: t('columns.state'),
      width: '7.3em',
      text: state,
      render: (row) => (
        <span className={row.stage < 2 && !row.withheld ? 'due-soon' : undefined}>{state(row)}</span>
      ),
    },
    {
      key: 'nextDueOn',
      title: t('columns.nextDueOn'),
      width: '10.7em',
      text: (row) => row.nextDueOn ?? '',
      render: (row) =>
        row.nextDueOn === null ? null : (
          <DueDate on={row.nextDueOn} warnOn={row.nextWarnOn} provisional={row.nextDueProvisional} />
        ),
    },
  ];
}
