import { useTranslation } from 'react-i18next';
import { partsOfCell, type Cells } from '../../main/contract/period-table.ts';
import type { PeriodTable } from '../../main/contract/routes/period-report.ts';
import { formatPeriod, type Period } from '../../main/contract/values/period.ts';
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
  type ReportColumn,
} from '../../main/terms/period-report-terms.ts';
import { useLabels } from './use-labels.ts';

interface PeriodTableViewProps {
  readonly table: PeriodTable;
  /** What a person says instead of what was counted. */
  readonly said: Cells;
  /** On screen: shows the records behind a figure. */
  readonly onCell?: (cell: string, column: ReportColumn) => void;
  /** On paper: writes days and periods out; the stations have a sheet of their own. */
  readonly written?: {
    readonly day: (on: string) => string;
    readonly period: (period: Period) => string;
    /** To be filled in by hand: every line, and not a figure. */
    readonly isBlank: boolean;
  };
}

type Row = readonly [label: string, cell: string];

/** What stands below one heading: of which stretch, and of whom. */
interface Column {
  readonly label: string;
  readonly count: (cell: string) => number;
  /** Whose records a figure opens; none: it is reckoned from two others. */
  readonly opens: ReportColumn | null;
  /** What stands there instead of a count. */
  readonly words?: (cell: string) => string;
}

const measures = [
  'found',
  'mediated',
  'succeeded',
  'written',
  'oral',
  'performed',
  'people',
  'amount',
] as const;
/** F52: what is counted of each type, and how all of them went. */
const perType = ['found', 'mediated'] as const;
const summary = ['found', 'mediated', 'mediationRate', 'succeeded', 'successRate'] as const;
/** Of which two figures a rate is (domain.md §4). */
const rates = { mediationRate: ['mediated', 'found'], successRate: ['succeeded', 'mediated'] } as const;

/** The figures of a report, on screen and on paper: each opens the records that it counts. */
export function PeriodTableView({ table, said, onCell, written }: PeriodTableViewProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { figures, tables } = reportLayout[table.kind];
  const isBlank = written?.isBlank === true;
  const columns = columnsOf(table, { said, isBlank, t, language });
  const current = columns.find(({ opens }) => opens === 'current');
  const number = (cell: string, column: Column | undefined) => {
    if (isBlank || !column) return '';
    const { opens, words } = column;
    if (words) return words(cell);
    const count = column.count(cell);
    return onCell && opens !== null ? (
      <button
        type="button"
        className="period-figure"
        aria-label={t('behind', { count })}
        onClick={() => onCell(cell, opens)}
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
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, cell]) => (
          <tr key={cell}>
            <th scope="row">{label}</th>
            {columns.map((column) => (
              <td key={column.label}>{number(cell, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const measured = (cell: string, measure: (typeof summary)[number], column: Column) => {
    if (measure !== 'mediationRate' && measure !== 'successRate') return number(`${cell}.${measure}`, column);
    const [part, whole] = rates[measure];
    const of = column.count(`${cell}.${whole}`);
    if (isBlank) return '';
    return of === 0 ? '—' : `${((100 * column.count(`${cell}.${part}`)) / of).toFixed(1)}%`;
  };
  /** F52: all disputes and the major ones, with the rates. */
  const summaryTable = (
    <table className="period-table" aria-label={t('summary')}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('summary')}
          </th>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['total', 'major'] as const).map((group) =>
          summary.map((measure, index) => (
            <tr key={`${group} ${measure}`}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={summary.length}>
                  {t(group)}
                </th>
              )}
              <th scope="row">
                {measure === 'mediationRate' || measure === 'successRate'
                  ? t(measure)
                  : labelOf(disputeMeasure, measure, language)}
              </th>
              {columns.map((column) => (
                <td key={column.label}>{measured(group, measure, column)}</td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
  /** F52: each type of list B, and of it two figures in each column. */
  const typesB = (
    <table className="period-table" aria-label={t('typeB')}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('typeB')}
          </th>
          {columns.map(({ label }) => (
            <th key={label} scope="colgroup" colSpan={perType.length}>
              {label}
            </th>
          ))}
        </tr>
        <tr>
          {columns.flatMap(({ label }) =>
            perType.map((measure) => (
              <th key={`${label} ${measure}`} scope="col">
                {labelOf(disputeMeasure, measure, language)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {disputeTypeB.items.map((item) => (
          <tr key={item.code}>
            <th scope="row">{item[language]}</th>
            {columns.flatMap((column) =>
              perType.map((measure) => (
                <td key={`${column.label} ${measure}`}>{number(`typeB.${item.code}.${measure}`, column)}</td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const typesA = (
    <table className="period-table" aria-label={t('typeA')}>
      <thead>
        <tr>
          <th scope="col">{t('typeA')}</th>
          {measures.map((measure) => (
            <th key={measure} scope="col">
              {labelOf(disputeMeasure, measure, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[
          ...columns.map((column) => ({ cell: 'total', label: `${t('total')}（${column.label}）`, column })),
          ...disputeTypeA.items.map((item) => ({
            cell: `typeA.${item.code}`,
            label: item[language],
            column: current,
          })),
        ].map(({ cell, label, column }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {measures.map((measure) => (
              <td key={measure}>{number(`${cell}.${measure}`, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const figureRows = figures.map((code): Row => [labelOf(stationFigure, code, language), code]);
  const categories = contentCategory.items
    .filter(
      (item) =>
        !('parent' in item) &&
        (isBlank || columns.some((column) => column.count(`category.${item.code}`) > 0)),
    )
    .map((item): Row => [item[language], `category.${item.code}`]);
  return (
    <>
      {figureRows.length > 0 && block(t('figures'), figureRows)}
      {tables.includes('categories') && categories.length > 0 && block(t('categories'), categories)}
      {tables.includes('typeB') && summaryTable}
      {tables.includes('typeB') && typesB}
      {tables.includes('typeB') &&
        block(
          t('people'),
          peopleBand.items.map((band): Row => [band[language], `people.${band.code}`]),
        )}
      {tables.includes('typeA') && typesA}
      {tables.includes('stations') && table.consolidated && !written && (
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
                  <td key={code}>{number(`station.${stationId}.${code}`, current)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {comparesWithEarlier(table) && <p>{t('caution')}</p>}
      {table.overdue.length > 0 && (
        <p>
          {t('overdue', {
            list: table.overdue
              .map(({ no, legalOn }) =>
                t('overdueOne', { no, legalOn: written ? written.day(legalOn) : legalOn }),
              )
              .join('、'),
          })}
        </p>
      )}
      {table.supplements.map(({ period, cells }) => (
        <p key={period.id}>
          {t('supplement', {
            period: written ? written.period(period) : formatPeriod(period, language),
            list: changesIn(cells, language),
          })}
        </p>
      ))}
    </>
  );
}

interface Told {
  readonly said: Cells;
  readonly isBlank: boolean;
  readonly t: ReturnType<typeof useTranslation<'tables'>>['t'];
  readonly language: 'zh' | 'en';
}

/** Where the township's own stand apart, those of its villages do too, and both together (F52). */
function columnsOf(table: PeriodTable, { said, isBlank, t, language }: Told): Column[] {
  const columnOf = (opens: ReportColumn, label = labelOf(reportColumn, opens, language)): Column => ({
    label,
    opens,
    count: (cell) => (opens === 'current' ? said[cell] : undefined) ?? table.columns[opens]?.[cell] ?? 0,
  });
  const { columns } = reportLayout[table.kind];
  if (table.columns.own === undefined) {
    const now = columnOf('current');
    return reportColumn.codes
      .filter((column) =>
        isBlank ? column !== 'own' && columns.includes(column) : table.columns[column] !== undefined,
      )
      .flatMap((column) => {
        const told = columnOf(column);
        if (column !== 'last' && column !== 'lastYear') return [told];
        const words = (cell: string) => changeOf(now.count(cell), told.count(cell));
        return [told, { label: t(`change.${column}`), opens: null, count: told.count, words }];
      });
  }
  const own = columnOf('own');
  const all = columnOf('current', t('inAll'));
  const villages: Column = {
    label: t('villages'),
    opens: null,
    count: (cell) => all.count(cell) - own.count(cell),
  };
  return [own, villages, all, ...(table.columns.yearToDate ? [columnOf('yearToDate')] : [])];
}

function comparesWithEarlier({ columns }: PeriodTable): boolean {
  return columns.last !== undefined || columns.lastYear !== undefined;
}

/** 环比, 同比: nothing can be said of what grew from nothing. */
function changeOf(now: number, before: number): string {
  if (before === 0) return '—';
  const percent = (100 * (now - before)) / before;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(1)}%`;
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
