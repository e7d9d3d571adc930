import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { ContactRow } from '../../../main/contract/routes/contact.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { channel as channelList, type Channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useClient } from '../../api/api-context.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { FirstDay, RecordList } from '../../components/RecordList.tsx';
import type { Column } from '../../components/table-column.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useStationColumn } from '../../components/use-station-column.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { wholeCatalogue } from './contact-catalogue.ts';
import { LookupBox } from './LookupBox.tsx';
import { LostSlip } from './LostSlip.tsx';

type Sort = NonNullable<RouteInput<'contact.list'>['sort']>;

interface ContactListProps {
  readonly onOpen: (contactId: string) => void;
  /** Somebody asks with a slip, or has lost it. */
  readonly onProgress: (contactId: string) => void;
  readonly onNew: () => void;
  readonly onBlank: () => void;
}

export function ContactList({ onOpen, onProgress, onNew, onBlank }: ContactListProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const client = useClient();
  const [channel, setChannel] = useState<Channel | undefined>();
  const columns = useColumns();
  const filter = channel === undefined ? {} : { channel };
  return (
    <RecordList
      title={t('title')}
      action={
        <Flex gap="small">
          <Button onClick={onBlank}>{t('blank.title')}</Button>
          <Button type="primary" onClick={onNew}>
            {t('list.new')}
          </Button>
        </Flex>
      }
      words={{ search: t('list.search'), table: t('list.table') }}
      route="contact.list"
      filter={filter}
      choices={
        <>
          <Select
            allowClear
            value={channel}
            aria-label={t('list.channelFilter')}
            placeholder={t('list.allChannels')}
            options={channelList.items.map((item) => ({ value: item.code, label: item[language] }))}
            onChange={(code?: Channel) => setChannel(code)}
          />
          <LookupBox onFound={onProgress} />
          <LostSlip onOpen={onProgress} />
        </>
      }
      ask={(asked) => client.call('contact.list', { ...filter, ...asked })}
      columns={columns}
      sortedBy="receivedAt"
      firstDay={<FirstDay lines={[t('list.emptyTitle'), t('list.emptyHint'), t('list.emptyPromise')]} />}
      onOpen={(row) => onOpen(row.contactId)}
    />
  );
}

const drawn = ['petitionerName', 'channel', 'receivedAt', 'headcount', 'summary'];

function useColumns(): readonly Column<ContactRow, Sort>[] {
  const { t } = useTranslation(['contacts', 'records', 'sealed']);
  const { language } = useLabels();
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
  const station = useStationColumn<ContactRow, Sort>();
  return [
    {
      key: 'registrationNo',
      title: t('columns.registrationNo'),
      width: '11.5em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...station,
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
      pinned: true,
      title: t('columns.nextDueOn'),
      width: '14em',
      text: (row) => row.nextDueOn ?? '',
      render: (row) =>
        row.nextDueOn === null ? null : (
          <DueDate on={row.nextDueOn} warnOn={row.nextWarnOn} provisional={row.nextDueProvisional} />
        ),
    },
  ];
}
