import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { MatterRow } from '../../../main/contract/routes/matter.ts';
import { isCodeOf, labelOf } from '../../../main/terms/code-list.ts';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import { contentCategory } from '../../../main/terms/content-categories.ts';
import { bindsByLaw, clockStep } from '../../../main/terms/limits-terms.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { dayAhead } from '../../components/days-until.ts';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { FirstDay, RecordList } from '../../components/RecordList.tsx';
import type { Column } from '../../components/table-column.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useMoreColumns } from '../../components/use-more-columns.ts';
import { useStationColumn } from '../../components/use-station-column.ts';
import { useWords } from '../../components/use-words.ts';

type Filter = RouteInput<'matter.list'>;
type Sort = NonNullable<Filter['sort']>;
type State = NonNullable<Filter['states']>[number];
type Category = NonNullable<Filter['category']>;

/** What each choice asks for. */
const dueWithin = {
  overdue: () => ({ overdueOn: dayAhead(0) }),
  dueToday: () => ({ dueBy: dayAhead(0) }),
  dueWeek: () => ({ dueBy: dayAhead(7) }),
} as const satisfies Readonly<Record<string, () => Filter>>;
type Due = keyof typeof dueWithin;
const dues = ['overdue', 'dueToday', 'dueWeek'] as const satisfies readonly Due[];

/** Stands among the states: it has ended, and its file waits. */
const unfiled = 'unfiled';

/** What was chosen beside the words that are looked for. */
interface Chosen {
  readonly state?: State | typeof unfiled | undefined;
  readonly category?: Category | undefined;
  readonly due?: Due | undefined;
  readonly stationId?: string | undefined;
  readonly responsibleId?: string | undefined;
}

export function MatterList({ onOpen }: { readonly onOpen: (matterId: string) => void }) {
  const { t } = useTranslation('matters');
  const client = useClient();
  const [chosen, setChosen] = useState<Chosen>({});
  const columns = useColumns();
  const { state, category, due, stationId, responsibleId } = chosen;
  const filter = {
    ...(state === undefined ? {} : state === unfiled ? { unfiled: true as const } : { states: [state] }),
    ...(category === undefined ? {} : { category }),
    ...(due === undefined ? {} : dueWithin[due]()),
    ...(stationId === undefined ? {} : { stationId }),
    ...(responsibleId === undefined ? {} : { responsibleId }),
  };
  return (
    <RecordList
      title={t('title')}
      words={{ search: t('list.search'), table: t('list.table') }}
      route="matter.list"
      filter={filter}
      choices={<Choices chosen={chosen} onChange={(part) => setChosen((last) => ({ ...last, ...part }))} />}
      ask={(asked) => client.call('matter.list', { ...filter, ...asked })}
      columns={columns}
      sortedBy="firstReceivedOn"
      firstDay={<NoMatter />}
      onOpen={(row) => onOpen(row.matterId)}
    />
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
    <Flex gap="small" className="matter-filters">
      <Select
        allowClear
        value={chosen.state}
        aria-label={t('list.state')}
        placeholder={t('list.all')}
        options={[
          { value: unfiled, label: t('list.unfiled') },
          ...matterState.items.map((item) => ({ value: item.code, label: item[language] })),
        ]}
        onChange={(state?: Chosen['state']) => onChange({ state })}
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
        options={dues.map((due) => ({ value: due, label: t(`list.${due}`) }))}
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
    </Flex>
  );
}

function NoMatter() {
  const { t } = useTranslation('matters');
  const { stationKind } = useSession();
  const [, navigate] = useHashPath();
  const lines = [
    t('list.emptyTitle'),
    t(stationKind === 'village' ? 'list.emptyVillage' : 'list.emptyTownship'),
    t('list.emptyPromise'),
  ];
  return (
    <FirstDay lines={lines}>
      <Button type="primary" onClick={() => navigate('/contacts/new/visit')}>
        {t('list.register')}
      </Button>
    </FirstDay>
  );
}

const drawn = ['summary'];

function useColumns(): readonly Column<MatterRow, Sort>[] {
  const { t } = useTranslation(['matters', 'records']);
  const { language, nameOf } = useWords();
  const petitioner = (row: MatterRow) => {
    if (row.redacted) return t('records:redacted.row');
    return row.petitionerName ?? t(row.withheld ? 'list.withheld' : 'list.anonymous');
  };
  const more = useMoreColumns<MatterRow, Sort>(matterFields, drawn);
  const station = useStationColumn<MatterRow, Sort>();
  return [
    {
      key: 'registrationNo',
      title: t('columns.registrationNo'),
      width: '10.5em',
      text: (row) => row.registrationNo,
      sort: 'registrationNo',
    },
    ...station,
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
      pinned: true,
      title: t('columns.nextDueOn'),
      width: '14.5em',
      text: ({ next }) =>
        next === null ? '' : `${labelOf(clockStep, next.step, language)} ${next.legalDueOn}`,
      render: ({ next }) =>
        next === null ? null : (
          <>
            {labelOf(clockStep, next.step, language)}{' '}
            <DueDate
              on={next.legalDueOn}
              warnOn={next.targetDueOn}
              target={!bindsByLaw(next.step)}
              provisional={next.provisional}
              short
            />
          </>
        ),
      sort: 'nextDueOn',
    },
  ];
}
