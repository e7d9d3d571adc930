import type { FieldCatalogue, FieldType, RowFields } from '../../../main/terms/fields.ts';
import { tidyText } from '../../../main/contract/values/text.ts';
import { rowsOf } from './rows.ts';

/** The values of a form while somebody fills it in: as typed, by the names of a catalogue. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What was given: texts tidied, empty lines and rows left out, nothing that another catalogue owns. */
export function tidyValues(catalogue: FieldCatalogue, values: FormValues): Record<string, unknown> {
  return given(Object.entries(catalogue).map(([name, field]) => [name, tidy(field, values[name])] as const));
}

function tidy(field: FieldType | RowFields[string], value: unknown): unknown {
  switch (field.type) {
    case 'lines':
      return filled(Array.isArray(value) ? value.map(tidyUnknown).filter((line) => line !== undefined) : []);
    case 'rows':
      return filled(
        rowsOf(value)
          .map((row) =>
            given(Object.entries(field.fields).map(([name, cell]) => [name, tidy(cell, row[name])] as const)),
          )
          .filter((row) => Object.keys(row).length > 0),
      );
    case 'codes':
      return filled(Array.isArray(value) ? value : []);
    default:
      return tidyUnknown(value);
  }
}

function tidyUnknown(value: unknown): unknown {
  return typeof value === 'string' ? tidyText(value) || undefined : (value ?? undefined);
}

function filled(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.length > 0 ? items : undefined;
}

function given(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
