import { getColumns, type InferInsertModel } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { defineCommand, type WriteTx } from '../store/store.ts';

type OnConflict = 'fail' | 'ignore' | 'update';

function quote(name: string): string {
  return `"${name}"`;
}

function primaryKeyOf(table: SQLiteTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const composite = primaryKeys.flatMap((key) => key.columns);
  const keys = composite.length > 0 ? composite : columns.filter((column) => column.primary);
  return keys.map((column) => column.name);
}

function conflictClause(table: SQLiteTable, columns: readonly string[], onConflict: OnConflict): string {
  if (onConflict === 'fail') return '';
  if (onConflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const keys = primaryKeyOf(table);
  const changes = columns
    .filter((name) => !keys.includes(name))
    .map((name) => `${quote(name)} = excluded.${quote(name)}`);
  return ` ON CONFLICT (${keys.map(quote).join(', ')}) DO UPDATE SET ${changes.join(', ')}`;
}

/**
 * Declares the insert of a whole row, with the columns taken from the schema; fields left out become NULL, and an
 * autoincrement key is given by SQLite. `update` replaces the row of the same primary key.
 * @returns a function that tells whether a row was written
 */
export function defineInsert<T extends SQLiteTable>(
  table: T,
  onConflict: OnConflict = 'fail',
): (tx: WriteTx, row: InferInsertModel<T>) => boolean {
  const generated = new Set(
    getTableConfig(table)
      .columns.filter((column) => 'autoIncrement' in column && column.autoIncrement === true)
      .map((column) => column.name),
  );
  const columns = Object.entries(getColumns(table)).filter(([, column]) => !generated.has(column.name));
  const names = columns.map(([, column]) => column.name);
  const command = defineCommand<unknown[]>(
    `INSERT INTO ${quote(getTableConfig(table).name)} (${names.map(quote).join(', ')})` +
      ` VALUES (${names.map(() => '?').join(', ')})${conflictClause(table, names, onConflict)}`,
  );
  return (tx, row) => {
    const given: Readonly<Record<string, unknown>> = row;
    const values = columns.map(([key, column]) => {
      const value = given[key] ?? null;
      const stored: unknown = value === null ? null : column.mapToDriverValue(value);
      return stored;
    });
    return command(tx).run(...values).changes === 1;
  };
}
