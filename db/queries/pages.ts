/** Rows read at a time: a walk over a table must not keep the connection busy between two rows. */
export const rowsPerPage = 500;

/** Walks over all rows in the order of a growing position, in pages, so that the caller may write in between. */
export function* inPages<Row extends { readonly position: number }>(
  afterPosition: number,
  readPage: (afterPosition: number, limit: number) => readonly Row[],
): Generator<Row, void> {
  let position = afterPosition;
  for (;;) {
    const page = readPage(position, rowsPerPage);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsPerPage) return;
    position = last.position;
  }
}
