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

/** A list to which a township adds items of its own, each under a code without a parent. */
export interface GrowingList<C extends string = string, I extends CodeItem = CodeItem<C>> extends CodeList<
  C,
  I
> {
  readonly grows: true;
}

/**
 * An item that a township has added: the code under which it stands, and eight hexadecimal digits. The form tells where
 * it belongs also where its name has not come yet.
 */
export type OwnCode = `${string}-${string}`;

export type CodeOf<L> =
  L extends CodeList<infer C> ? (L extends { readonly grows: true } ? C | OwnCode : C) : never;
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

/** The same for a list that grows. */
export function defineGrowingList<const I extends CodeItem>(
  id: string,
  items: readonly I[],
): GrowingList<I['code'], I> {
  return { ...defineCodeList(id, items), grows: true };
}

export function isGrowing(list: CodeList): list is GrowingList {
  return 'grows' in list && list.grows === true;
}

const ownForm = /^(?<parent>.+)-[0-9a-f]{8}$/u;

/** The code of the list under which an own item stands; null for any other string. */
export function parentOfOwn<C extends string>(list: CodeList<C>, code: string): C | null {
  if (!isGrowing(list)) return null;
  const parent = ownForm.exec(code)?.groups?.['parent'];
  const found = list.items.find((item) => item.code === parent && item.parent === undefined);
  return list.codes.find((known) => known === found?.code) ?? null;
}

/** Whether a record may carry it: a code that the program knows, or has the form of a township's own. */
export function isCodeOf<L extends CodeList>(list: L, code: string): code is CodeOf<L> & string {
  return list.codes.includes(code) || parentOfOwn(list, code) !== null;
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
