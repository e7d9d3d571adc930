import type { CodeList } from './code-list.ts';

/**
 * A field of a form, said once. The database's JSON, the op's split into body and personal data, the contract's zod
 * schema, the form, the list and the print all derive from it; labels live in renderer/i18n under `fields`.
 */
export type Field = {
  /** Where it stands on the form and the print. */
  readonly section: string;
  /** Needed for the slip (1), before signature or reporting up (2), or never (0); domain.md §2.1. */
  readonly stage: 0 | 1 | 2;
  /** Room it takes in the three-column form. */
  readonly width?: 'third' | 'half' | 'full';
  /** Stands in the list; a list draws what it knows in its own way, and every other column from this mark alone. */
  readonly column?: true;
  /** How it can be found: words of the story, a name (also by initials), last digits. */
  readonly search?: 'text' | 'name' | 'digits';
  /** Where this other field is given, nothing is missing. */
  readonly orElse?: string;
  /** Off by default; shown when the person opens "more". */
  readonly more?: true;
} & FieldType;

/** Codes, dates, counts and ids go into an op's body; every type below marked pii is personal data and goes into its pii document. */
export type FieldType =
  | { readonly type: 'code'; readonly list: CodeList }
  | { readonly type: 'codes'; readonly list: CodeList }
  | { readonly type: 'flag' }
  | { readonly type: 'count'; readonly min: number; readonly max: number }
  /** `ahead`: a time limit; a day without a year is the next one, not the last. */
  | { readonly type: 'day'; readonly ahead?: true }
  | { readonly type: 'instant'; readonly ahead?: true }
  | { readonly type: 'division' }
  // pii
  // `suggests`: what stood there before is offered.
  | { readonly type: 'line'; readonly max: number; readonly suggests?: true }
  | { readonly type: 'story'; readonly max: number }
  | { readonly type: 'name'; readonly max: number }
  | { readonly type: 'phone' }
  | { readonly type: 'idNumber' }
  | { readonly type: 'birthDay' }
  | { readonly type: 'lines'; readonly max: number; readonly maxItems: number }
  | { readonly type: 'rows'; readonly maxItems: number; readonly fields: RowFields };

/** The small tables inside a form: representatives, materials, parties. Rows hold names, so a table is personal data as a whole. */
export type RowFields = Readonly<
  Record<
    string,
    | { readonly type: 'code'; readonly list: CodeList }
    | { readonly type: 'flag' }
    | { readonly type: 'count'; readonly min: number; readonly max: number }
    | { readonly type: 'day'; readonly ahead?: true }
    | { readonly type: 'line' | 'name'; readonly max: number }
    | { readonly type: 'phone' | 'idNumber' }
  >
>;

export type FieldCatalogue = Readonly<Record<string, Field>>;

const bodyTypes = ['code', 'codes', 'flag', 'count', 'day', 'instant', 'division'] as const;
export type BodyType = (typeof bodyTypes)[number];

/** Whether a field's value may stand in an op's body; all others are personal data (exchange.md §3). */
export function isBodyField(field: FieldType): boolean {
  return bodyTypes.some((type) => type === field.type);
}

/** Gives a catalogue its literal types. */
export function defineFields<const C extends FieldCatalogue>(catalogue: C): C {
  return catalogue;
}
