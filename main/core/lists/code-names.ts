import type { Reader } from '../../../db/store/store.ts';
import type { CodeNames } from '../../contract/papers.ts';
import { isGrowing, type CodeList } from '../../terms/code-list.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { listHere } from '../../terms/list-here.ts';
import { listChanges } from './known-lists.ts';

/** What a paper calls these codes, so that a reprint says what was printed. */
export function namesOfCodes(reader: Reader, list: CodeList, codes: readonly string[]): CodeNames {
  const { items } = listHere(list, listChanges(reader));
  return Object.fromEntries(
    [...new Set(codes)].map((code) => {
      const item = items.find((each) => each.code === code);
      return [code, item ? { zh: item.zh, en: item.en } : null];
    }),
  );
}

/** The same for every code of a record that is from a list that grows. */
export function codeNamesOf(
  reader: Reader,
  catalogue: FieldCatalogue,
  values: Readonly<Record<string, unknown>>,
): CodeNames {
  const named = Object.entries(catalogue).flatMap(([name, field]) => {
    const code = values[name];
    const isOne = field.type === 'code' && isGrowing(field.list) && typeof code === 'string';
    return isOne ? Object.entries(namesOfCodes(reader, field.list, [code])) : [];
  });
  return Object.fromEntries(named);
}
