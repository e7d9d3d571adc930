import { Flex, Input, Select, Table } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '../../../main/contract/routes/staff.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { handoverKind, handoverTask, type HandoverKind } from '../../../main/terms/handover-terms.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { useLabels } from '../../components/use-labels.ts';

export const keyOf = ({ kind, id }: Pick<WorkItem, 'kind' | 'id'>) => `${kind}-${id}`;
const fieldIdOf = (key: string) => `hand-over-to-${key}`;
const pageSize = 10;

interface HandOverWorkProps {
  readonly work: readonly WorkItem[];
  readonly optionsFor: (kinds: readonly HandoverKind[]) => { value: string; label: string }[];
  readonly chosen: Readonly<Record<string, string | undefined>>;
  readonly isOneForAll: boolean;
  readonly areLackingMarked: boolean;
  /** The row that is to be shown, and its field to be filled. */
  readonly sought: { readonly key: string } | null;
  readonly onChoose: (items: readonly WorkItem[], to: string | undefined) => void;
}

/** What a person leaves behind: thousands of rows at a township, so they are found by words and given away by what was found. */
export function HandOverWork(props: HandOverWorkProps) {
  const { work, optionsFor, chosen, isOneForAll, areLackingMarked, sought, onChoose } = props;
  const { t } = useTranslation('settings');
  const { language } = useLabels();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [led, setLed] = useState(sought);
  if (led !== sought) {
    setLed(sought);
    setWords('');
    setPage(Math.floor(work.findIndex((item) => keyOf(item) === sought?.key) / pageSize) + 1);
  }
  useEffect(() => {
    if (sought) document.getElementById(fieldIdOf(sought.key))?.focus();
  }, [sought]);

  const summaryOf = ({ kind, summary, days }: WorkItem) =>
    kind === 'report' ? t('staff.leave.days', { count: days.length, days: days.join('、') }) : summary;
  const tasksOf = ({ tasks }: WorkItem) =>
    tasks.map((task) => labelOf(handoverTask, task, language)).join('；');
  const isFound = (item: WorkItem) => {
    const text = [
      labelOf(handoverKind, item.kind, language),
      item.no,
      item.who,
      summaryOf(item),
      tasksOf(item),
    ];
    return words
      .trim()
      .split(/\s+/u)
      .every((word) => text.some((part) => part.includes(word)));
  };
  const found = words.trim() === '' ? work : work.filter(isFound);
  const kinds = [...new Set(found.map(({ kind }) => kind))];

  return (
    <>
      {work.length > pageSize && (
        <Flex gap="small" align="center">
          <Input
            allowClear
            className="hand-over-search"
            aria-label={t('staff.leave.search')}
            placeholder={t('staff.leave.search')}
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              setPage(1);
            }}
          />
          {found.length < work.length && (
            <>
              <output>{t('staff.leave.found', { count: found.length })}</output>
              {found.length > 0 && (
                <Select<string>
                  className="hand-over-found"
                  aria-label={t('staff.leave.toFound')}
                  placeholder={t('staff.leave.toFound')}
                  value={null}
                  options={optionsFor(kinds)}
                  onChange={(to) => onChoose(found, to)}
                />
              )}
            </>
          )}
        </Flex>
      )}
      <Table<WorkItem>
        size="small"
        rowKey={keyOf}
        aria-label={t('staff.leave.table')}
        tableLayout="fixed"
        pagination={{
          pageSize,
          current: page,
          onChange: setPage,
          hideOnSinglePage: true,
          showSizeChanger: false,
          showQuickJumper: true,
        }}
        dataSource={[...found]}
        columns={[
          {
            title: t('staff.leave.columns.kind'),
            key: 'kind',
            width: '6em',
            render: (_, { kind }) => labelOf(handoverKind, kind, language),
          },
          { title: t('staff.leave.columns.no'), dataIndex: 'no', width: '11em' },
          {
            title: t('staff.leave.columns.who'),
            key: 'who',
            width: '8em',
            ellipsis: true,
            render: (_, { who }) => <span title={who}>{who}</span>,
          },
          {
            title: t('staff.leave.columns.summary'),
            key: 'summary',
            ellipsis: true,
            render: (_, item) => <span title={summaryOf(item)}>{summaryOf(item)}</span>,
          },
          {
            title: t('staff.leave.columns.tasks'),
            key: 'tasks',
            width: '13em',
            render: (_, item) => tasksOf(item),
          },
          {
            title: t('staff.leave.columns.dueOn'),
            key: 'dueOn',
            width: '9.5em',
            render: (_, { dueOn, kind }) => dueOn && <DueDate on={dueOn} target={kind === 'dispute'} />,
          },
          {
            title: t('staff.leave.columns.to'),
            key: 'to',
            width: '10em',
            render: (_, item) => {
              const to = chosen[keyOf(item)];
              return (
                <Select
                  id={fieldIdOf(keyOf(item))}
                  allowClear
                  className="hand-over-one"
                  aria-label={t('staff.leave.toOne', {
                    no: item.no === '' ? labelOf(handoverKind, item.kind, language) : item.no,
                  })}
                  placeholder={t(isOneForAll ? 'staff.leave.asAbove' : 'staff.leave.choose')}
                  status={areLackingMarked && !isOneForAll && to === undefined ? 'error' : ''}
                  value={to}
                  options={optionsFor([item.kind])}
                  onChange={(next?: string) => onChoose([item], next)}
                />
              );
            },
          },
        ]}
      />
    </>
  );
}
