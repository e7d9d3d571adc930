import { useTranslation } from 'react-i18next';
import { partsOfCell, type Cells } from '../../main/contract/period-table.ts';
import type { PeriodTable } from '../../main/contract/routes/period-report.ts';
import { formatPeriod } from '../../main/contract/values/period.ts';
import { labelOf, type CodeItem } from '../../main/terms/code-list.ts';
import { contentCategory } from '../../main/terms/content-categories.ts';
import { disputeTypeA, disputeTypeB } from '../../main/terms/dispute-types.ts';
import {
  disputeMeasure,
  peopleBand,
  reportColumn,
  reportLayout,
  stationColumns,
  stationFigure,
  type DisputeMeasure,
  type ReportColumn,
} from '../../main/terms/period-report-terms.ts';
import { useLabels } from './use-labels.ts';

interface PeriodTableViewProps {
  readonly table: PeriodTable;
  /** What a person says instead of what was counted. */
  readonly said: Cells;
  /** On screen: shows the records behind a figure. */
  readonly onCell?: (cell: string, column: ReportColumn) => void;
}

type Row = readonly [label: string, cell: string];

const measures = {
  typeB: ['found', 'mediated'],
  typeA: ['found', 'mediated', 'succeeded', 'written', 'oral', 'performed', 'people', 'amount'],
} as const satisfies Record<string, readonly DisputeMeasure[]>;

/** The figures of a report, on screen and on paper: each opens the records that it counts. */
export function PeriodTableView({ table, said, onCell }: PeriodTableViewProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { figures, tables } = reportLayout[table.kind];
  const columns = reportColumn.codes.filter((column) => table.columns[column] !== undefined);
  const value = (cell: string, column: ReportColumn) =>
    (column === 'current' ? said[cell] : undefined) ?? table.columns[column]?.[cell] ?? 0;
  const number = (cell: string, column: ReportColumn) => {
    const count = value(cell, column);
    return onCell ? (
      <button
        type="button"
        className="period-figure"
        aria-label={t('behind', { count })}
        onClick={() => onCell(cell, column)}
      >
        {count}
      </button>
    ) : (
      count
    );
  };
  const block = (title: string, rows: readonly Row[]) => (
    <table key={title} className="period-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {labelOf(reportColumn, column, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, cell]) => (
          <tr key={cell}>
            <th scope="row">{label}</th>
            {columns.map((column) => (
              <td key={column}>{number(cell, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const typed = (list: 'typeA' | 'typeB') => {
    const types = list === 'typeA' ? disputeTypeA.items : disputeTypeB.items;
    const lines = [
      ['total', t('total')],
      ...types.map((item) => [`${list}.${item.code}`, item[language]]),
      ...(list === 'typeB' ? [['major', t('major')]] : []),
    ] as const;
    return (
      <table key={list} className="period-table" aria-label={t(list)}>
        <thead>
          <tr>
            <th scope="col">{t(list)}</th>
            {measures[list].map((measure) => (
              <th key={measure} scope="col">
                {labelOf(disputeMeasure, measure, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([group, label]) => (
            <tr key={group}>
              <th scope="row">{label}</th>
              {measures[list].map((measure) => (
                <td key={measure}>{number(`${group}.${measure}`, 'current')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  };
  const figureRows = figures.map((code): Row => [labelOf(stationFigure, code, language), code]);
  const categories = contentCategory.items
    .filter(
      (item) => !('parent' in item) && columns.some((column) => value(`category.${item.code}`, column) > 0),
    )
    .map((item): Row => [item[language], `category.${item.code}`]);
  return (
    <>
      {figureRows.length > 0 && block(t('figures'), figureRows)}
      {tables.includes('categories') && categories.length > 0 && block(t('categories'), categories)}
      {tables.includes('typeB') && typed('typeB')}
      {tables.includes('typeB') &&
        block(
          t('people'),
          peopleBand.items.map((band): Row => [band[language], `people.${band.code}`]),
        )}
      {tables.includes('typeA') && typed('typeA')}
      {tables.includes('stations') && table.consolidated && (
        <table className="period-table period-stations" aria-label={t('stations')}>
          <thead>
            <tr>
              <th scope="col">{t('stations')}</th>
              {stationColumns.map((code) => (
                <th key={code} scope="col">
                  {labelOf(stationFigure, code, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.stations.map(({ stationId, name }) => (
              <tr key={stationId}>
                <th scope="row">{name}</th>
                {stationColumns.map((code) => (
                  <td key={code}>{number(`station.${stationId}.${code}`, 'current')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.overdue.length > 0 && (
        <p>
          {t('overdue', {
            list: table.overdue.map(({ no, legalOn }) => t('overdueOne', { no, legalOn })).join('、'),
          })}
        </p>
      )}
      {table.supplements.map(({ period, cells }) => (
        <p key={period.id}>
          {t('supplement', {
            period: formatPeriod(period, language),
            list: changesIn(cells, language),
          })}
        </p>
      ))}
    </>
  );
}

/** By how much figures would be others, in one line. */
export function changesIn(cells: Cells, language: 'zh' | 'en'): string {
  return Object.entries(cells)
    .map(([cell, count]) => `${cellLabel(cell, language)} ${count > 0 ? '+' : ''}${count}`)
    .join('、');
}

/** What a figure is called; its type or category before what is counted of it. */
export function cellLabel(cell: string, language: 'zh' | 'en'): string {
  const { figure: name } = partsOfCell(cell);
  const figure = stationFigure.items.find(({ code }) => code === name);
  if (figure) return figure[language];
  const [group = '', code = '', measure = ''] = name.split('.');
  const lists: Readonly<Record<string, readonly CodeItem[]>> = {
    typeA: disputeTypeA.items,
    typeB: disputeTypeB.items,
    category: contentCategory.items,
    people: peopleBand.items,
  };
  const list = lists[group] ?? [];
  const of = list.find((item) => item.code === code)?.[language] ?? '';
  const what =
    disputeMeasure.items.find((item) => item.code === (measure === '' ? code : measure))?.[language] ?? '';
  return `${of}${what}`;
}
