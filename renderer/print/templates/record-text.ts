import { sealedFields } from '../../../main/terms/sealed-fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { rowsOf } from '../../components/fields/rows.ts';
import { useLabels } from '../../components/use-labels.ts';
import { usePaperWords } from './paper-parts.tsx';

const catalogue: FieldCatalogue = sealedFields;

/** What once stood in a record, one field a line; a word is kept also where this version knows no field for it. */
export function useRecordText(): (values: Readonly<Record<string, unknown>>) => string {
  const labels = useLabels();
  const words = usePaperWords();
  const text = (name: string, value: unknown): string => {
    const field = catalogue[name];
    if (!field) return typeof value === 'string' ? value : JSON.stringify(value);
    if (field.type !== 'rows') return formatValue(field, value, words);
    return rowsOf(value)
      .map((row) =>
        Object.entries(field.fields)
          .map(([column, cell]) => formatValue(cell, row[column], words))
          .filter(Boolean)
          .join('　'),
      )
      .join('；');
  };
  return (values) =>
    Object.entries(values)
      .map(([name, value]) => `${labels.field(name)}：${text(name, value)}`)
      .join('\n');
}
