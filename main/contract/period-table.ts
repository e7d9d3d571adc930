import { z } from 'zod';
import { codesOf } from '../terms/code-list.ts';
import { reportColumn, type ReportColumn } from '../terms/period-report-terms.ts';

/** `dispute.found`, `typeB.medical.mediated`, `station.<id>.contact.comings`. */
export const cellPattern = /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9-]+){1,3}$/u;

/** Whose figure a cell of a table by station is, and which; null: of all that the table counts. */
export function partsOfCell(cell: string): { readonly stationId: string | null; readonly figure: string } {
  const [, stationId = null, figure = cell] = /^station\.([0-9a-f-]{36})\.(.+)$/u.exec(cell) ?? [];
  return { stationId, figure };
}

/** Figures by name; one that is not there is 0. */
export const cellsSchema = cellsSchemaOf(cellPattern);
export type Cells = z.infer<typeof cellsSchema>;

/** Figures by the part of their name that they share: an op takes at most 256 names at one place, and villages have many. */
const cellGroupsSchema = z.record(
  z
    .string()
    .max(60)
    .regex(/^[A-Za-z][A-Za-z0-9]*(?:\.[0-9a-f-]{36})?$/u),
  cellsSchemaOf(/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+){0,2}$/u),
);
type CellGroups = z.infer<typeof cellGroupsSchema>;

/** `typeA.neighbour.found` under `typeA`, `station.<id>.contact.comings` under `station.<id>`. */
export function groupCells(cells: Cells): CellGroups {
  const groups: Record<string, Record<string, number>> = {};
  for (const [cell, count] of Object.entries(cells)) {
    const { stationId, figure } = partsOfCell(cell);
    const dot = figure.indexOf('.');
    const [group, name] =
      stationId === null ? [figure.slice(0, dot), figure.slice(dot + 1)] : [`station.${stationId}`, figure];
    (groups[group] ??= {})[name] = count;
  }
  return groups;
}

/** The figures that {@link groupCells} has grouped. */
export function ungroupCells(groups: CellGroups): Cells {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, cells]) =>
      Object.entries(cells).map(([name, count]) => [`${group}.${name}`, count]),
    ),
  );
}

type ByColumn<T> = Partial<Record<ReportColumn, T>>;

/** The same columns, with their cells told in another way. */
export function mapColumns<A, B>(columns: Readonly<ByColumn<A>>, tell: (cells: A) => B): ByColumn<B> {
  const told: ByColumn<B> = {};
  for (const column of codesOf(reportColumn)) {
    const cells = columns[column];
    if (cells !== undefined) told[column] = tell(cells);
  }
  return told;
}

/** What stands in a signed table, and never changes in it: counts, days and ids. */
export const signedTableShape = {
  /** A column that is not there cannot be told: the register did not exist, or the calendar has no such period. */
  columns: z.partialRecord(z.enum(codesOf(reportColumn)), cellGroupsSchema),
  /** The stations that it counts, in their order. */
  stations: z.array(z.uuid()).max(500),
  /** Matters that were overdue, and their day by law. */
  overdue: z.array(z.strictObject({ matterId: z.uuid(), legalOn: z.iso.date() })).max(200),
  /** 补报: what was entered of an earlier period after its table had been signed. */
  supplements: z.array(z.strictObject({ period: z.string().min(4).max(10), cells: cellsSchema })).max(400),
};

function cellsSchemaOf(pattern: RegExp) {
  return z.record(z.string().max(120).regex(pattern), z.int());
}
