import type { FieldCatalogue } from '../../main/terms/fields.ts';
import { columnWidth } from './column-width.ts';
import { formatValue } from './fields/format-value.ts';
import type { Column } from './table-column.ts';
import { useLabels } from './use-labels.ts';
import { useWords } from './use-words.ts';

/** Columns of a catalogue that a list does not draw in its own way: a new field needs no word here. */
export function useMoreColumns<
  Row extends { readonly values: Readonly<Record<string, unknown>> },
  Sort extends string,
>(catalogue: FieldCatalogue, drawn: readonly string[]): readonly Column<Row, Sort>[] {
  const { field: label, language } = useLabels();
  const words = useWords();
  return Object.entries(catalogue).flatMap(([name, field]): Column<Row, Sort>[] =>
    field.column !== true || drawn.includes(name)
      ? []
      : [
          {
            key: name,
            title: label(name),
            width: columnWidth(field, label(name), language),
            text: (row) => formatValue(field, row.values[name], words),
            long: true,
          },
        ],
  );
}
