/** The same keys as the Chinese namespace, with other words: a sentence that is missing in English does not compile. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
