import { fieldsSchema, type FieldValues } from '../../../main/contract/fields.ts';
import type { Issue } from '../../../main/contract/result.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { tidyValues, type FormValues } from './tidy-values.ts';

export interface Changes<C extends FieldCatalogue> {
  readonly set: FieldValues<C>;
  readonly clear: string[];
  readonly changed: boolean;
  readonly issues: readonly Issue[];
}

/** What a person changed, and nothing else: a masked number that was left alone is never sent back. */
export function readChanges<C extends FieldCatalogue>(
  catalogue: C,
  before: object,
  values: FormValues,
): Changes<C> {
  const known: FormValues = { ...before };
  const now = tidyValues(catalogue, values);
  const isSame = (name: string) => JSON.stringify(now[name]) === JSON.stringify(known[name]);
  const given = Object.fromEntries(Object.entries(now).filter(([name]) => !isSame(name)));
  const clear = Object.keys(catalogue).filter((name) => known[name] !== undefined && now[name] === undefined);
  const read = fieldsSchema(catalogue).safeParse(given);
  return {
    set: read.data ?? {},
    clear,
    changed: clear.length > 0 || Object.keys(given).length > 0,
    issues: [
      ...(read.error?.issues ?? []).map(({ path, code }) => ({ path: path.join('.'), code })),
      ...halfMasked(catalogue, given).map((path) => ({ path, code: 'masked' })),
    ],
  };
}

/** A number with stars in it was meant to be changed, and would be lost. */
function halfMasked(catalogue: FieldCatalogue, given: FormValues): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const type = catalogue[name]?.type;
    if (type === 'phone' || type === 'idNumber') return String(value).includes('*') ? [name] : [];
    return type === 'rows' && JSON.stringify(value).includes('****') ? [name] : [];
  });
}
