import type { FieldCatalogue } from '../../terms/fields.ts';
import type { SearchKeyKind } from '../../terms/search.ts';
import { nameKeys } from './name-keys.ts';

export interface SearchKey {
  readonly kind: SearchKeyKind;
  readonly value: string;
}

/** What of a form can be found, by the `search` marks of its catalogue: words of the story, names, last digits. */
export function searchEntry(
  catalogue: FieldCatalogue,
  values: object,
  more: readonly SearchKey[] = [],
): { readonly texts: readonly string[]; readonly keys: readonly SearchKey[] } {
  const texts: string[] = [];
  const keys: SearchKey[] = [...more];
  for (const [name, value] of Object.entries(values)) {
    const field = catalogue[name];
    for (const text of textsIn(value)) {
      if (field?.type === 'rows') keys.push(...rowKeys(field.fields, value));
      else if (field?.search === 'text') texts.push(text);
      else if (field?.search === 'name') {
        texts.push(text);
        keys.push(...nameEntries(text));
      } else if (field?.search === 'digits') {
        keys.push({ kind: field.type === 'idNumber' ? 'idTail' : 'phoneTail', value: digitsOf(text) });
      }
    }
  }
  return { texts, keys: unique(keys) };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value)
    ? value.some((item) => typeof item === 'object')
      ? ['']
      : value.map(String)
    : [];
}

/** People named in a small table (representatives, parties) are found by name and telephone too. */
function rowKeys(fields: Readonly<Record<string, { readonly type: string }>>, value: unknown): SearchKey[] {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row) =>
    Object.entries(typeof row === 'object' && row !== null ? row : {}).flatMap(
      ([name, cell]): SearchKey[] => {
        if (typeof cell !== 'string') return [];
        switch (fields[name]?.type) {
          case 'name':
            return nameEntries(cell);
          case 'phone':
            return [{ kind: 'phoneTail', value: digitsOf(cell) }];
          case 'idNumber':
            return [{ kind: 'idTail', value: digitsOf(cell) }];
          default:
            return [];
        }
      },
    ),
  );
}

function nameEntries(name: string): SearchKey[] {
  const { initials } = nameKeys(name);
  return [
    { kind: 'name', value: name },
    ...(initials === '' ? [] : [{ kind: 'initials', value: initials } as const]),
  ];
}

const digitsOf = (text: string): string => text.replace(/[^0-9Xx]/gu, '').toUpperCase();

function unique(keys: readonly SearchKey[]): SearchKey[] {
  const seen = new Map(
    keys.filter((key) => key.value !== '').map((key) => [`${key.kind} ${key.value}`, key]),
  );
  return [...seen.values()];
}
