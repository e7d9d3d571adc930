import { Empty, Flex, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteName } from '../../main/contract/index.ts';
import { DataTable } from './DataTable.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { PageTitle } from './PageTitle.tsx';
import type { Column } from './table-column.ts';
import { useDebounced } from './use-debounced.ts';
import { usePagedList, type Page } from './use-paged-list.ts';
import './record.css';

const searchDelayMs = 250;

interface Asked<Sort> {
  readonly search: string;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

interface RecordListProps<Row, Sort extends string> {
  readonly title: string;
  readonly action?: ReactNode;
  /** The other views of the same records. */
  readonly tabs?: ReactNode;
  /** What the words looked for may be, and what the table holds. */
  readonly words: { readonly search: string; readonly table: string };
  readonly route: RouteName;
  /** What was chosen beside the words that are looked for; what was not chosen is left out. */
  readonly filter: object;
  /** The inputs in which that is chosen. */
  readonly choices: ReactNode;
  readonly ask: (asked: Asked<Sort>) => Promise<Page<Row>>;
  readonly columns: readonly Column<Row, Sort>[];
  /** Sorted by this at first, the latest above. */
  readonly sortedBy: Sort;
  /** Stands in place of the table as long as nothing at all is registered. */
  readonly firstDay: ReactNode;
  readonly onOpen: (row: Row) => void;
}

/** The list of a register: a search, its filters and the table. */
export function RecordList<Row, Sort extends string>(props: RecordListProps<Row, Sort>) {
  const { title, action, tabs, words, route, filter, choices, ask, columns, sortedBy, firstDay, onOpen } =
    props;
  const { t } = useTranslation('records');
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState({ by: sortedBy, descending: true });
  const search = useDebounced(typed.trim(), searchDelayMs);
  const asked = { search, sort: sort.by, descending: sort.descending };
  const { rows, error } = usePagedList(route, { ...filter, ...asked }, (offset, limit) =>
    ask({ ...asked, offset, limit }),
  );
  const filtered = search !== '' || Object.keys(filter).length > 0;
  return (
    <section>
      <PageTitle title={title} action={action} />
      <Flex gap="small" className="list-filters">
        {tabs}
        <Input
          allowClear
          value={typed}
          aria-label={words.search}
          placeholder={words.search}
          onChange={({ target }) => setTyped(target.value)}
        />
        {choices}
      </Flex>
      {error && <ErrorNotice error={error} />}
      {rows?.count === 0 && (filtered ? <Empty description={t('nothingFound')} /> : firstDay)}
      {rows !== null && rows.count > 0 && (
        <DataTable
          label={words.table}
          columns={columns}
          rows={rows}
          onOpen={onOpen}
          sort={sort}
          onSort={(by, descending) => setSort({ by, descending })}
          summary={t('total', { total: rows.count })}
        />
      )}
    </section>
  );
}

interface FirstDayProps {
  /** What will stand here, how it comes here, and what is promised of it. */
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

/** What a list says before its first record. */
export function FirstDay({ lines, children }: FirstDayProps) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      {children}
    </Empty>
  );
}
