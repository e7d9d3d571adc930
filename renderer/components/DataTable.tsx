import { useState, type KeyboardEvent, type ReactNode } from 'react';
import './data-table.css';

export interface Column<Row, Sort extends string = string> {
  readonly key: string;
  readonly title: string;
  readonly width?: string;
  /** What a spreadsheet gets, and what is shown unless `render` says more. */
  readonly text: (row: Row) => string;
  readonly render?: (row: Row) => ReactNode;
  readonly sort?: Sort;
}

interface DataTableProps<Row, Sort extends string> {
  readonly label: string;
  readonly columns: readonly Column<Row, Sort>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly sort: { readonly by: Sort; readonly descending: boolean };
  readonly onSort: (by: Sort, descending: boolean) => void;
}

/** One page of a list: arrow keys choose a row, Enter opens it, Ctrl+C copies it as a spreadsheet reads it. */
export function DataTable<Row, Sort extends string>({
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  sort,
  onSort,
}: DataTableProps<Row, Sort>) {
  const [current, setCurrent] = useState(0);
  const active = Math.min(current, Math.max(rows.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const row = rows[active];
    if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && row !== undefined) {
      if (window.getSelection()?.toString()) return;
      void navigator.clipboard.writeText(columns.map(({ text }) => cellText(text(row))).join('\t'));
    } else {
      const next = moved(event.key, active, rows.length);
      if (next === null) return;
      setCurrent(next);
      const line = event.currentTarget.closest('table')?.tBodies[0]?.rows[next];
      line?.focus();
      line?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
  };
  return (
    <div className="data-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, width, sort: by }) => (
              <th key={key} scope="col" style={{ width }} aria-sort={sortState(by, sort)}>
                {by === undefined ? (
                  title
                ) : (
                  <button type="button" onClick={() => onSort(by, sort.by === by ? !sort.descending : true)}>
                    {title}
                    <span aria-hidden>{sort.by === by ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => setCurrent(index)}
              onClick={() => onOpen(row)}
              onKeyDown={onKeyDown}
            >
              {columns.map(({ key, text, render }) => (
                <td key={key} title={text(row)}>
                  {render ? render(row) : text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function moved(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function sortState<Sort extends string>(by: Sort | undefined, sort: { by: Sort; descending: boolean }) {
  if (by === undefined || by !== sort.by) return undefined;
  return sort.descending ? ('descending' as const) : ('ascending' as const);
}

/** No tab or line end inside a cell, and nothing that a spreadsheet would take for a formula. */
function cellText(text: string): string {
  const line = text.replaceAll(/[\t\n\r]+/gu, ' ');
  return /^[=+\-@]/u.test(line) ? `'${line}` : line;
}
