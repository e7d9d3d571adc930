/** One code with its two labels. Codes are stable for ever; labels may be reworded. */
export interface CodeItem<C extends string = string> {
  readonly code: C;
  readonly zh: string;
  readonly en: string;
  /** Code, in the same list, under which this one is counted. */
  readonly parent?: string;
}

/**
 * The one source of a set of codes: database CHECKs, zod enums and labels derive from it. The order of the items is
 * the order on screens and prints; an item may carry more than its labels, such as what it maps to.
 */
export interface CodeList<C extends string = string, I extends CodeItem = CodeItem<C>> {
  readonly id: string;
  readonly codes: readonly [C, ...C[]];
  readonly items: readonly I[];
}

export type CodeOf<L> = L extends CodeList<infer C> ? C : never;
export const labelLanguages = ['zh', 'en'] as const;
export type LabelLanguage = (typeof labelLanguages)[number];

/** Gives a list its literal types; `id` is the name by which a township may overlay it. */
export function defineCodeList<const I extends CodeItem>(
  id: string,
  items: readonly I[],
): CodeList<I['code'], I> {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError('A code list has at least one code');
  return { id, codes: [first.code, ...rest.map((item) => item.code)], items };
}

/** The codes in order, in the shape that `z.enum` and a text column take. */
export function codesOf<C extends string, I extends CodeItem>(list: CodeList<C, I>): readonly [C, ...C[]] {
  return list.codes;
}

/** The item of a code of this list. Throws RangeError for any other string. */
export function itemOf<C extends string, I extends CodeItem>(list: CodeList<C, I>, code: NoInfer<C>): I {
  const item = list.items.find((candidate) => candidate.code === code);
  if (item === undefined) throw new RangeError(`Not a code of ${list.id}`);
  return item;
}

/** Label of a code; a code that this version does not know, from a newer station, is shown as it is. */
export function labelOf(list: CodeList, code: string, language: LabelLanguage): string {
  return list.items.find((item) => item.code === code)?.[language] ?? code;
}
