import { createHash } from 'node:crypto';
import { projectionTables } from '../schema/projection.ts';
import { clientOf, type Reader, type WriteTx } from '../store/store.ts';
import { removeAllDocs } from './search.ts';

type Cell = string | number | bigint | Uint8Array | null;

/**
 * Every row of the tables as one line of canonical JSON, tables by name and rows by primary key: two registers that
 * hold the same ops yield the same lines, whatever the order in which they came (exchange.md P1, I11).
 */
export function* dumpProjection(
  reader: Reader,
  tables: readonly string[] = projectionTables,
): Generator<string, void> {
  for (const table of tables.toSorted()) {
    const { columns, keys } = describe(reader, table);
    const rows = clientOf(reader)
      .prepare<[], Cell[]>(
        `SELECT ${columns.map(quote).join(', ')} FROM ${quote(table)} ORDER BY ${keys.map(quote).join(', ')}`,
      )
      .raw()
      .iterate();
    for (const row of rows) yield toLine(table, columns, row);
  }
}

/** SHA-256 over the dump, lower-case hex. */
export function hashProjection(reader: Reader, tables: readonly string[] = projectionTables): string {
  const hash = createHash('sha256');
  for (const line of dumpProjection(reader, tables)) hash.update(line).update('\n');
  return hash.digest('hex');
}

/** Empties the tables and the search index, to be made again from the log; nothing else is held there. */
export function clearProjection(tx: WriteTx): void {
  const client = clientOf(tx);
  for (const table of projectionTables) client.prepare(`DELETE FROM ${quote(table)}`).run();
  removeAllDocs(tx);
}

interface ColumnInfo {
  readonly name: string;
  readonly pk: number;
}

/** Names come from the database itself, so that none that it does not know can reach the SQL. */
function describe(reader: Reader, table: string): { columns: string[]; keys: string[] } {
  const info = clientOf(reader)
    .prepare<[string], ColumnInfo>('SELECT name, pk FROM pragma_table_info(?)')
    .all(table);
  const keys = info.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  if (keys.length === 0) throw new TypeError(`Not a table with a primary key: ${table}`);
  return { columns: info.map(({ name }) => name).toSorted(), keys: keys.map(({ name }) => name) };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Column names are sorted and ASCII, and JSON.stringify writes scalars as RFC 8785 asks. */
function toLine(table: string, columns: readonly string[], row: readonly Cell[]): string {
  const cells = columns.map((name, index) => `${JSON.stringify(name)}:${toJson(row[index] ?? null)}`);
  return `{"row":{${cells.join(',')}},"table":${JSON.stringify(table)}}`;
}

function toJson(cell: Cell): string {
  if (cell instanceof Uint8Array) return JSON.stringify(Buffer.from(cell).toString('hex'));
  return typeof cell === 'bigint' ? cell.toString() : JSON.stringify(cell);
}
