import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { DisputeRow } from '../../../main/contract/routes/dispute.ts';
import { isCodeOf, labelOf } from '../../../main/terms/code-list.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import { disputeRiskLevel, disputeState } from '../../../main/terms/dispute-terms.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { useClient } from '../../api/api-context.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { FirstDay, RecordList } from '../../components/RecordList.tsx';
import type { Column } from '../../components/table-column.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useStationColumn } from '../../components/use-station-column.ts';
import { useWords } from '../../components/use-words.ts';
import { DisputeTabs } from './DisputeTabs.tsx';
import './ledger.css';

type Filter = RouteInput<'dispute.list'>;
type Sort = NonNullable<Filter['sort']>;
type QuickType = NonNullable<Filter['quickType']>;

const statesOf = (open: boolean) =>
  disputeState.items.filter((item) => item.open === open && item.code !== 'void').map(({ code }) => code);

interface DisputeListProps {
  readonly onOpen: (disputeId: string) => void;
  readonly onNew: () => void;
}

export function DisputeList({ onOpen, onNew }: DisputeListProps) {
  const { t } = useTranslation('disputes');
  const client = useClient();
  const [open, setOpen] = useState<boolean | undefined>();
  const [quickType, setQuickType] = useState<QuickType | undefined>();
  const columns = useColumns();
  const filter = {
    ...(open === undefined ? {} : { states: statesOf(open) }),
    ...(quickType === undefined ? {} : { quickType }),
  };
  return (
    <RecordList
      title={t('title')}
      action={
        <Button type="primary" onClick={onNew}>
          {t('list.new')}
        </Button>
      }
      tabs={<DisputeTabs view="list" />}
      words={{ search: t('list.search'), table: t('list.table') }}
      route="dispute.list"
      filter={filter}
      choices={
        <>
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
        </>
      }
      ask={(asked) => client.call('dispute.list', { ...filter, ...asked })}
      columns={columns}
      sortedBy="foundOn"
      firstDay={<FirstDay lines={[t('list.emptyTitle'), t('list.emptyHint'), t('list.emptyPromise')]} />}
      onOpen={(row) => onOpen(row.disputeId)}
    />
  );
}

const drawn = ['quickType', 'foundOn', 'parties', 'summary', 'riskLevel', 'dueOn', 'responsiblePerson'];

function useColumns(): readonly Column<DisputeRow, Sort>[] {
  const { t } = useTranslation(['disputes', 'records']);
  const { language, nameOf } = useWords();
  const state = (row: DisputeRow) =>
    row.stage < 2 && row.state === 'registered'
      ? t('incomplete')
      : labelOf(disputeState, row.state, language);
  const more = useMoreColumns<DisputeRow, Sort>(disputeFields, drawn);
  const station = useStationColumn<DisputeRow, Sort>();
  return [
    {
      key: 'registrationNo',
      title: t('columns.registrationNo'),
      width: '11em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...station,
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
