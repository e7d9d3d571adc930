/** The rows of a list of any length, of which only a stretch need be here at a time. */
export interface RowSource<Row> {
  /** Changes when it is another list: the table then starts again at its top. */
  readonly id: string;
  readonly count: number;
  /** Undefined while the row is on its way. */
  at(index: number): Row | undefined;
  /** Told by the table which rows, both included, are in sight. */
  show(first: number, last: number): void;
  /** The rows from `first` to `last`, both included, fetched if they are not here. */
  between(first: number, last: number): Promise<readonly Row[]>;
}

/** A short list that is here as a whole. */
export function wholeList<Row>(rows: readonly Row[]): RowSource<Row> {
  return {
    id: 'whole',
    count: rows.length,
    at: (index) => rows[index],
    show: () => {},
    between: async (first, last) => rows.slice(first, last + 1),
  };
}
