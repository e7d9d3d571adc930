import { z } from 'zod';
import { codesOf, isCodeOf, isGrowing, type CodeList, type CodeOf } from '../terms/code-list.ts';
import {
  isBodyField,
  type BodyType,
  type Field,
  type FieldCatalogue,
  type RowFields,
} from '../terms/fields.ts';
import type { Issue } from './result.ts';
import { localDateOf, type LocalDate } from './values/local-date.ts';
import { maskIdNumber, maskPhone } from './values/mask.ts';

type ValueOf<F> = F extends { type: 'code'; list: infer L }
  ? CodeOf<L>
  : F extends { type: 'codes'; list: infer L }
    ? CodeOf<L>[]
    : F extends { type: 'flag' }
      ? boolean
      : F extends { type: 'count' }
        ? number
        : F extends { type: 'lines' }
          ? string[]
          : F extends { type: 'rows'; fields: infer R }
            ? { -readonly [K in keyof R]?: ValueOf<R[K]> }[]
            : string;

/** The values of a form: what was not given is absent, never an empty string. */
export type FieldValues<C> = { -readonly [K in keyof C]?: ValueOf<C[K]> };
type IsBody<F> = F extends { type: BodyType } ? true : false;
export type BodyValues<C> = FieldValues<{ [K in keyof C as IsBody<C[K]> extends true ? K : never]: C[K] }>;
export type PiiValues<C> = FieldValues<{ [K in keyof C as IsBody<C[K]> extends true ? never : K]: C[K] }>;

const line = (max: number): z.ZodType =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\n\r]*$/u);

/** A code of a list; of one that a township adds to also what has the form of its own, known here or not yet. */
export function codeSchema<L extends CodeList>(list: L): z.ZodType<CodeOf<L>, CodeOf<L>> {
  const schema: z.ZodType = isGrowing(list)
    ? z
        .string()
        .max(40)
        .refine((code) => isCodeOf(list, code), { params: { code: 'UNKNOWN_CODE' } })
    : z.enum(codesOf(list));
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: built from the same list as the type
  return schema as z.ZodType<CodeOf<L>, CodeOf<L>>;
}

function schemaOf(field: Field | RowFields[string]): z.ZodType {
  switch (field.type) {
    case 'code':
      return codeSchema(field.list);
    case 'codes':
      return z.array(codeSchema(field.list)).max(field.list.items.length);
    case 'flag':
      return z.boolean();
    case 'count':
      return z.int().min(field.min).max(field.max);
    case 'day':
    case 'birthDay':
      return z.iso.date();
    case 'instant':
      return z.iso.datetime();
    case 'division':
      return z.string().regex(/^\d{12}$/u);
    case 'line':
    case 'name':
      return line(field.max);
    case 'story':
      return z.string().trim().min(1).max(field.max);
    case 'phone':
      return line(40);
    case 'idNumber':
      return line(40);
    case 'lines':
      return z.array(z.string().trim().min(1).max(field.max)).max(field.maxItems);
    case 'rows':
      return z.array(objectOf(field.fields)).max(field.maxItems);
  }
}

function objectOf(fields: Readonly<Record<string, Field | RowFields[string]>>): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field).optional()])),
  );
}

function pick(catalogue: FieldCatalogue, body: boolean): FieldCatalogue {
  return Object.fromEntries(Object.entries(catalogue).filter(([, field]) => isBodyField(field) === body));
}

// The schemas are built from the same catalogue that the types are computed from: the three borders below say so once.

/** All fields of a form, each optional: which are required depends on the stage (domain.md §2.1). */
export function fieldsSchema<C extends FieldCatalogue>(
  catalogue: C,
): z.ZodType<FieldValues<C>, FieldValues<C>> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: built from the same catalogue as the type
  return objectOf(catalogue) as z.ZodType<FieldValues<C>, FieldValues<C>>;
}

/** The part of a form that stands in an op's body: codes, dates, counts. */
export function bodySchema<C extends FieldCatalogue>(catalogue: C): z.ZodType<BodyValues<C>, BodyValues<C>> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: built from the same catalogue as the type
  return objectOf(pick(catalogue, true)) as z.ZodType<BodyValues<C>, BodyValues<C>>;
}

/** The part of a form that is personal data. */
export function piiSchema<C extends FieldCatalogue>(catalogue: C): z.ZodType<PiiValues<C>, PiiValues<C>> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: built from the same catalogue as the type
  return objectOf(pick(catalogue, false)) as z.ZodType<PiiValues<C>, PiiValues<C>>;
}

/** The values as they are shown: telephone and ID numbers masked, also those in the rows of small tables. */
export function maskValues<C extends FieldCatalogue>(catalogue: C, values: FieldValues<C>): FieldValues<C> {
  return maskedBy(catalogue, values);
}

function maskedBy(fields: Readonly<Record<string, Field | RowFields[string]>>, values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, maskedValue(fields[name], value)]),
  );
}

function maskedValue(field: Field | RowFields[string] | undefined, value: unknown): unknown {
  if (field?.type === 'phone' && typeof value === 'string') return maskPhone(value);
  if (field?.type === 'idNumber' && typeof value === 'string') return maskIdNumber(value);
  if (field?.type === 'rows' && Array.isArray(value)) {
    return value.map((row: unknown) => (row instanceof Object ? maskedBy(field.fields, row) : row));
  }
  return value;
}

/** Splits a form's values into the two parts of an op. */
export function splitValues<C extends FieldCatalogue>(
  catalogue: C,
  values: FieldValues<C>,
): { readonly body: BodyValues<C>; readonly pii: PiiValues<C> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const part = (body: boolean): unknown =>
    Object.fromEntries(
      given.filter(([name]) => {
        const field = catalogue[name];
        return field !== undefined && isBodyField(field) === body;
      }),
    );
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the catalogue parts the values as it parts the types
  return { body: part(true) as BodyValues<C>, pii: part(false) as PiiValues<C> };
}

/** The values of those fields that stand in lists: what a row of any list carries. */
export const columnValuesSchema = z.record(z.string(), z.unknown());

/** Picks the values of the fields that a catalogue marks as columns; hand it what is masked already. */
export function columnValues(catalogue: FieldCatalogue, values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && catalogue[name]?.column === true),
  );
}

/** Names of the fields that a stage still lacks; an empty list means that the form is complete for it. */
export function missingFields(catalogue: FieldCatalogue, values: object, stage: 1 | 2): string[] {
  const given = new Set(
    Object.entries(values)
      .filter(([, value]) => isGiven(value))
      .map(([name]) => name),
  );
  return Object.entries(catalogue)
    .filter(([name, { stage: needed, orElse }]) => {
      const isThere = given.has(name) || (orElse !== undefined && given.has(orElse));
      return needed !== 0 && needed <= stage && !isThere;
    })
    .map(([name]) => name);
}

/** The same as issues of an answer, for a form of one stage; `under`: where its values stand in the input. */
export function lackingIn(catalogue: FieldCatalogue, values: object, under = 'values'): Issue[] {
  return missingFields(catalogue, values, 1).map((name) => ({ path: `${under}.${name}`, code: 'required' }));
}

/**
 * A day of what has happened that still lies ahead is a slip of the pen, and clocks and numbers would follow it; as issues of an
 * answer. `under`: where the values stand in the input.
 */
export function futureIn(
  catalogue: FieldCatalogue,
  values: object,
  today: LocalDate,
  under: string,
): Issue[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = catalogue[name];
    return field !== undefined && typeof value === 'string' && isFuture(field, value, today)
      ? [{ path: `${under}.${name}`, code: 'future' }]
      : [];
  });
}

function isFuture(field: Field, value: string, today: LocalDate): boolean {
  switch (field.type) {
    case 'birthDay':
      return value > today;
    case 'day':
      return !field.ahead && value > today;
    case 'instant':
      return !field.ahead && localDateOf(value) > today;
    default:
      return false;
  }
}

function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
