import type { RowFields } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { rowsOf } from '../../components/fields/rows.ts';
import { Masked } from '../../components/Masked.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';

interface RowsTableProps {
  readonly name: string;
  readonly fields: RowFields;
  readonly value: unknown;
  /** Columns whose numbers are masked, and how the whole number of a row is asked for. */
  readonly masked?: readonly string[];
  readonly reveal?: (row: number, reason: string) => Promise<string>;
  /** On paper: lines to write on where nothing is said yet. */
  readonly byHand?: number;
}

/** The small tables of a form, to be read; a column that nobody filled in is left out. */
export function RowsTable({ name, fields, value, masked, reveal, byHand = 0 }: RowsTableProps) {
  const labels = useLabels();
  const words = useWords();
  const said = rowsOf(value);
  const isEmpty = said.length === 0 && byHand > 0;
  const rows = isEmpty ? Array.from({ length: byHand }, (): (typeof said)[number] => ({})) : said;
  const columns = Object.entries(fields).filter(
    ([column]) => isEmpty || said.some((row) => row[column] !== undefined),
  );
  if (columns.length === 0) return null;
  return (
    <table className={isEmpty ? 'rows-table by-hand' : 'rows-table'}>
      <thead>
        <tr>
          {columns.map(([column]) => (
            <th key={column} scope="col">
              {labels.field(`rows.${name}.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Rows have no identity but their place.
          <tr key={index}>
            {columns.map(([column, field]) => (
              <td key={column} className={classOf(field)}>
                {reveal && masked?.includes(column) && row[column] !== undefined ? (
                  <Masked
                    label={`${labels.field(`rows.${name}.${column}`)} ${index + 1}`}
                    masked={formatValue(field, row[column], words)}
                    reveal={(reason) => reveal(index, reason)}
                  />
                ) : (
                  formatValue(field, row[column], words)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The kind of a cell; a short line, as a person's nation, is not set one character below the other. */
function classOf(field: RowFields[string]): string {
  return field.type === 'line' && field.max <= shortLine ? 'cell-short' : `cell-${field.type}`;
}

/** In characters. */
const shortLine = 20;
