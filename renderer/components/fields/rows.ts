export type Row = Readonly<Record<string, unknown>>;

/** The rows of a small table, whatever a half-filled form or a draft holds. */
export function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
