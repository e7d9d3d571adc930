import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type UIEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnChoice } from './ColumnChoice.tsx';
import { useDisplay } from './display-settings.tsx';
import type { RowSource } from './row-source.ts';
import { toSheet, type Column } from './table-column.ts';
import './data-table.css';

/** Stays at the right edge where the table is scrolled sideways. */
const pinnedCell = 'data-table-pinned';
/** Rows drawn above and below those in sight, so that a turn of the wheel never shows a gap. */
const overscan = 8;

interface TableSort<Sort extends string> {
  readonly by: Sort;
  readonly descending: boolean;
}

interface DataTableProps<Row, Sort extends string> {
  /** Names the table, also for the choice of its columns. */
  readonly label: string;
  readonly columns: readonly Column<Row, Sort>[];
  readonly rows: RowSource<Row>;
  readonly onOpen: (row: Row) => void;
  readonly sort?: TableSort<Sort>;
  readonly onSort?: (by: Sort, descending: boolean) => void;
  /** How many there are, in words; stands below. */
  readonly summary?: ReactNode;
}

interface Marked {
  readonly list: string;
  /** The row of the keyboard, and the one from which Shift marks. */
  readonly at: number;
  readonly from: number;
}

/**
 * A list of any length. Arrow keys choose a row, Shift marks several, Enter opens, Ctrl+C copies as a spreadsheet reads
 * it. The long texts of the chosen row stand in full below the table.
 */
export function DataTable<Row, Sort extends string>(props: DataTableProps<Row, Sort>) {
  const { label, rows, onOpen, sort, onSort, summary } = props;
  const { t } = useTranslation();
  const { large, hiddenColumns } = useDisplay();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(false);
  const [copied, setCopied] = useState(0);
  const [marked, setMarked] = useState<Marked>({ list: rows.id, at: 0, from: 0 });
  const last = rows.count - 1;
  const at = marked.list === rows.id ? Math.min(marked.at, last) : 0;
  const from = marked.list === rows.id ? Math.min(marked.from, last) : 0;
  const range = { first: Math.min(at, from), last: Math.max(at, from) };
  const columns = props.columns.filter(({ key }) => !hiddenColumns[label]?.includes(key));
  const rowHeight = large ? 43 : 36;

  const [top, setTop] = useState(0);
  // No table is taller than the window.
  const first = Math.max(0, Math.min(top, last) - overscan);
  const end = Math.min(rows.count, top + Math.ceil(window.innerHeight / rowHeight) + overscan);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another list begins at its top
  }, [rows.id]);
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const next = Math.floor(event.currentTarget.scrollTop / rowHeight);
    if (next === top) return;
    setTop(next);
    rows.show(next, Math.min(last, next + Math.ceil(event.currentTarget.clientHeight / rowHeight)));
  };

  const mark = (next: number, extend: boolean) => {
    setMarked({ list: rows.id, at: next, from: extend ? from : next });
    setCopied(0);
    bringIntoSight(scroller.current, next, rowHeight);
  };
  const open = (index: number) => {
    const row = rows.at(index);
    if (row !== undefined) onOpen(row);
  };
  const copy = async () => {
    const picked = await rows.between(range.first, range.last);
    await navigator.clipboard.writeText(toSheet(columns, picked));
    setCopied(picked.length);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    // The buttons of the head answer to their own keys.
    if (event.target !== event.currentTarget || rows.count === 0) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = moved(event.key, at, last, page);
    if (next !== null) mark(next, event.shiftKey);
    else if (event.key === 'Enter') open(at);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      if (window.getSelection()?.toString()) return;
      void copy();
    } else return;
    event.preventDefault();
  };
  const onRowClick = (event: MouseEvent, index: number) => {
    mark(index, event.shiftKey);
    if (event.shiftKey) return;
    leaveSecondPress();
    open(index);
  };

  const active = rows.at(at);
  return (
    <div className="data-table">
      <div className="data-table-scroll" ref={scroller} onScroll={onScroll}>
        {/* One stop for the keyboard: the row under it may be far out of sight and not in the page at all. */}
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows are chosen: a grid
          role="grid"
          aria-label={label}
          aria-rowcount={rows.count + 1}
          aria-multiselectable
          aria-activedescendant={focused && rows.count > 0 ? `${id}-${at}` : undefined}
          tabIndex={0}
          style={{ minWidth: leastWidth(columns) }}
          onFocus={(event) => setFocused(event.target === event.currentTarget)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell
                  key={column.key}
                  column={column}
                  {...(sort === undefined ? {} : { sort })}
                  {...(onSort === undefined ? {} : { onSort })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <tr aria-hidden style={{ height: first * rowHeight }} />}
            {indexes(first, end).map((index) => {
              const row = rows.at(index);
              return (
                <tr
                  key={index}
                  id={`${id}-${index}`}
                  aria-rowindex={index + 2}
                  aria-selected={index >= range.first && index <= range.last}
                  className={focused && index === at ? 'data-table-active' : undefined}
                  onClick={(event) => onRowClick(event, index)}
                >
                  {columns.map(({ key, text, render, pinned }) => (
                    <td key={key} title={row && text(row)} className={pinned ? pinnedCell : undefined}>
                      {row === undefined ? '…' : render ? render(row) : text(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {end < rows.count && <tr aria-hidden style={{ height: (rows.count - end) * rowHeight }} />}
          </tbody>
        </table>
      </div>
      <div className="data-table-foot">
        <span>{summary}</span>
        <output>{copied > 0 && t('table.copied', { rows: copied })}</output>
        {focused && active !== undefined && (
          <span className="data-table-full">
            {columns
              .filter(({ long }) => long)
              .map(({ title, text }) => `${title} ${text(active)}`)
              .join(' · ')}
          </span>
        )}
        <ColumnChoice table={label} columns={props.columns} />
      </div>
    </div>
  );
}

interface HeadCellProps<Row, Sort extends string> {
  readonly column: Column<Row, Sort>;
  readonly sort?: TableSort<Sort>;
  readonly onSort?: (by: Sort, descending: boolean) => void;
}

function HeadCell<Row, Sort extends string>({ column, sort, onSort }: HeadCellProps<Row, Sort>) {
  const { title, width, sort: by, pinned } = column;
  const sorted = by !== undefined && by === sort?.by ? sort : null;
  const direction = sorted?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      style={{ width }}
      className={pinned ? pinnedCell : undefined}
      aria-sort={sorted ? direction : undefined}
    >
      {by === undefined || onSort === undefined ? (
        title
      ) : (
        <button type="button" onClick={() => onSort(by, sorted ? !sorted.descending : true)}>
          {title}
          {sorted && <span aria-hidden>{sorted.descending ? ' ↓' : ' ↑'}</span>}
        </button>
      )}
    </th>
  );
}

/** Below this the table is scrolled sideways: the column without a width must not shrink to nothing. */
function leastWidth<Row>(columns: readonly Column<Row>[]): string {
  return `calc(${columns.map(({ width }) => width ?? '6em').join(' + ')})`;
}

function indexes(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}

/** The head covers one row of the scroller. */
function bringIntoSight(scroller: HTMLElement | null, index: number, rowHeight: number): void {
  if (!scroller) return;
  const lowest = (index + 2) * rowHeight - scroller.clientHeight;
  const top = Math.max(lowest, Math.min(scroller.scrollTop, index * rowHeight));
  scroller.scrollTo({ top });
}

function moved(key: string, from: number, last: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + page, last);
    case 'PageUp':
      return Math.max(from - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Of a double click the second press falls on the page that the first has opened, and would select a word there. */
function leaveSecondPress(): void {
  addEventListener('mousedown', preventSecond, { capture: true, once: true });
}

function preventSecond(event: globalThis.MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
