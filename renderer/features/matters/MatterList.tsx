import { Button, Empty, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { MatterRow } from '../../../main/contract/routes/matter.ts';
import { isCodeOf, labelOf } from '../../../main/terms/code-list.ts';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import { contentCategory } from '../../../main/terms/content-categories.ts';
import { clockStep } from '../../../main/terms/limits-terms.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { Column } from '../../components/table-column.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useWords } from '../../components/use-words.ts';
import { usePagedList } from '../../components/use-paged-list.ts';

type Filter = RouteInput<'matter.list'>;
type Sort = NonNullable<Filter['sort']>;
type State = NonNullable<Filter['states']>[number];
type Category = NonNullable<Filter['category']>;

const searchDelayMs = 250;
/** Days ahead, by the name of the choice. */
const dueWithin = { dueToday: 0, dueWeek: 7 } as const;
type Due = keyof typeof dueWithin;

/** What was chosen beside the words that are looked for. */
interface Chosen {
  readonly state?: State | undefined;
  readonly category?: Category | undefined;
  readonly due?: Due | undefined;
  readonly stationId?: string | undefined;
  readonly responsibleId?: string | undefined;
}

export function MatterList({ onOpen }: { readonly onOpen: (matterId: string) => void }) {
  const { t } = useTranslation(['matters', 'records']);
  const client = useClient();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Chosen>({});
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({
    by: 'firstReceivedOn',
    descending: true,
  });
  const settled = useDebounced(search.trim(), searchDelayMs);
  const columns = useColumns();
  const { state, category, due, stationId, responsibleId } = chosen;
  const filter = {
    search: settled,
    ...(state === undefined ? {} : { states: [state] }),
    ...(category === undefined ? {} : { category }),
    ...(due === undefined ? {} : { dueBy: dayAhead(dueWithin[due]) }),
    ...(stationId === undefined ? {} : { stationId }),
    ...(responsibleId === undefined ? {} : { responsibleId }),
    sort: sort.by,
    descending: sort.descending,
  };
  const { rows, error } = usePagedList('matter.list', filter, (offset, limit) =>
    client.call('matter.list', { ...filter, offset, limit }),
  );
  const filtered = settled !== '' || Object.values(chosen).some((value) => value !== undefined);
  return (
    <section>
      <PageTitle title={t('title')} />
      <Flex gap="small" className="list-filters matter-filters">
        <Input
          allowClear
          value={search}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Choices chosen={chosen} onChange={(part) => setChosen((last) => ({ ...last, ...part }))} />
      </Flex>
      {error && <ErrorNotice error={error} />}
      {rows?.count === 0 && (filtered ? <Empty description={t('records:nothingFound')} /> : <NoMatter />)}
      {rows !== null && rows.count > 0 && (
        <DataTable
          label={t('list.table')}
          columns={columns}
          rows={rows}
          onOpen={(row) => onOpen(row.matterId)}
          sort={sort}
          onSort={(by, descending) => setSort({ by, descending })}
          summary={t('records:total', { total: rows.count })}
        />
      )}
    </section>
  );
}

interface ChoicesProps {
  readonly chosen: Chosen;
  readonly onChange: (part: Chosen) => void;
}

function Choices({ chosen, onChange }: ChoicesProps) {
  const { t } = useTranslation('matters');
  const { language } = useLabels();
  const { stationKind } = useSession();
  const { stations = [], responsible = [] } = useRoute('matter.choices', {}).data ?? {};
  const { stationId } = chosen;
  return (
    <>
      <Select
        allowClear
        value={chosen.state}
        aria-label={t('list.state')}
        placeholder={t('list.all')}
        options={matterState.items.map((item) => ({ value: item.code, label: item[language] }))}
        onChange={(state?: State) => onChange({ state })}
      />
      <CodeSelect
        list={contentCategory}
        filters
        value={chosen.category}
        aria-label={t('list.category')}
        placeholder={t('list.allCategories')}
        onChange={(code) =>
          onChange({
            category: typeof code === 'string' && isCodeOf(contentCategory, code) ? code : undefined,
          })
        }
      />
      <Select
        allowClear
        value={chosen.due}
        aria-label={t('list.due')}
        placeholder={t('list.allDue')}
        options={(['dueToday', 'dueWeek'] as const).map((due) => ({ value: due, label: t(`list.${due}`) }))}
        onChange={(due?: Due) => onChange({ due })}
      />
      {stationKind !== 'village' && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={stationId}
          aria-label={t('list.station')}
          placeholder={t('list.allStations')}
          options={stations.map((station) => ({ value: station.stationId, label: station.stationName }))}
          // Nobody of one station answers for the matters of another.
          onChange={(id?: string) => onChange({ stationId: id, responsibleId: undefined })}
        />
      )}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen.responsibleId}
        aria-label={t('list.responsible')}
        placeholder={t('list.allResponsible')}
        options={responsible
          .filter((person) => stationId === undefined || person.stationId === stationId)
          .map(({ staffId, staffName }) => ({ value: staffId, label: staffName }))}
        onChange={(responsibleId?: string) => onChange({ responsibleId })}
      />
    </>
  );
}

function NoMatter() {
  const { t } = useTranslation('matters');
  const { stationKind } = useSession();
  const [, navigate] = useHashPath();
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <Typography.Text type="secondary">
          {t('list.emptyTitle')}
          <br />
          {t(stationKind === 'village' ? 'list.emptyVillage' : 'list.emptyTownship')}
          <br />
          {t('list.emptyPromise')}
        </Typography.Text>
      }
    >
      <Button type="primary" onClick={() => navigate('/contacts/new/visit')}>
        {t('list.register')}
      </Button>
    </Empty>
  );
}

const drawn = ['summary'];

function useColumns(): readonly Column<MatterRow, Sort>[] {
  const { t } = useTranslation(['matters', 'records']);
  const { language, nameOf } = useWords();
  const { stationKind } = useSession();
  const petitioner = (row: MatterRow) => {
    if (row.redacted) return t('records:redacted.row');
    return row.petitionerName ?? t(row.withheld ? 'list.withheld' : 'list.anonymous');
  };
  const more = useMoreColumns<MatterRow, Sort>(matterFields, drawn);
  const station: Column<MatterRow, Sort> = {
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
      width: '10.5em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...(stationKind === 'village' ? [] : [station]),
    {
      key: 'firstReceivedOn',
      title: t('columns.firstReceivedOn'),
      width: '7em',
      text: (row) => row.firstReceivedOn,
      sort: 'firstReceivedOn',
    },
    { key: 'petitioner', title: t('columns.petitioner'), width: '7.5em', text: petitioner, long: true },
    { key: 'summary', title: t('columns.summary'), text: (row) => row.summary ?? '', long: true },
    {
      key: 'category',
      title: t('columns.category'),
      width: '6.5em',
      text: (row) => (row.category === null ? '' : nameOf(contentCategory, row.category)),
      long: true,
    },
    ...more,
    {
      key: 'responsible',
      title: t('columns.responsible'),
      width: '5.2em',
      text: (row) => row.responsibleName,
      long: true,
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: '7.5em',
      text: (row) => labelOf(matterState, row.state, language),
    },
    {
      key: 'nextDueOn',
      title: t('columns.nextDueOn'),
      width: '13em',
      text: ({ next }) =>
        next === null ? '' : `${labelOf(clockStep, next.step, language)} ${next.legalDueOn}`,
      render: ({ next }) =>
        next === null ? null : (
          <>
            {labelOf(clockStep, next.step, language)}{' '}
            <DueDate on={next.legalDueOn} warnOn={next.targetDueOn} provisional={next.provisional} />
          </>
        ),
      sort: 'nextDueOn',
    },
  ];
}
