import { z } from 'zod';
import { codesOf } from '../terms/code-list.ts';
import { reportColumn } from '../terms/period-report-terms.ts';

/** `dispute.found`, `typeB.medical.mediated`, `station.<id>.contact.comings`. */
export const cellPattern = /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9-]+){1,3}$/u;

/** Whose figure a cell of a table by station is, and which; null: of all that the table counts. */
export function partsOfCell(cell: string): { readonly stationId: string | null; readonly figure: string } {
  const [, stationId = null, figure = cell] = /^station\.([0-9a-f-]{36})\.(.+)$/u.exec(cell) ?? [];
  return { stationId, figure };
}

/** Figures by name; one that is not there is 0. */
export const cellsSchema = z.record(z.string().max(120).regex(cellPattern), z.int());
export type Cells = z.infer<typeof cellsSchema>;

/** What stands in a signed table, and never changes in it: counts, days and ids. */
export const signedTableShape = {
  /** A column that is not there cannot be told: the register did not exist, or the calendar has no such period. */
  columns: z.partialRecord(z.enum(codesOf(reportColumn)), cellsSchema),
  /** The stations that it counts, in their order. */
  stations: z.array(z.uuid()).max(500),
  /** Matters that were overdue, and their day by law. */
  overdue: z.array(z.strictObject({ matterId: z.uuid(), legalOn: z.iso.date() })).max(200),
  /** 补报: what was entered of an earlier period after its table had been signed. */
  supplements: z.array(z.strictObject({ period: z.string().min(4).max(10), cells: cellsSchema })).max(400),
};
