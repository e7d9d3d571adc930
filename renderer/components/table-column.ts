import type { ReactNode } from 'react';

export interface Column<Row, Sort extends string = string> {
  readonly key: string;
  readonly title: string;
  /** In em, so that large type has room; one column without a width takes what is left. */
  readonly width?: string;
  /** What a spreadsheet gets, and what is shown unless `render` says more. */
  readonly text: (row: Row) => string;
  readonly render?: (row: Row) => ReactNode;
  readonly sort?: Sort;
  /** May be cut off: stands in full below the table while its row is chosen. */
  readonly long?: true;
  /** Stays in sight at the right where a narrow window scrolls the table sideways: the last column alone. */
  readonly pinned?: boolean;
}

/** Rows as a spreadsheet pastes them. */
export function toSheet<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return rows.map((row) => columns.map(({ text }) => cellText(text(row))).join('\t')).join('\n');
}

/** No tab or line end inside a cell, and nothing that a spreadsheet would take for a formula. */
function cellText(text: string): string {
  const line = text.replaceAll(/[\t\n\r]+/gu, ' ');
  return /^[=+\-@]/u.test(line) ? `'${line}` : line;
}
