import { pinyin } from 'pinyin-pro';

interface NameKeys {
  readonly full: string;
  readonly initials: string;
}

/** A row asks twice for the same name, once to sort and once to search; looking it up is slow. */
let last: { readonly name: string; readonly keys: NameKeys } | null = null;

/** Pinyin of a person's name for search and sorting: 李秀兰 → full `lixiulan`, initials `lxl`; Latin letters stay as they are. */
export function nameKeys(name: string): NameKeys {
  if (last?.name !== name) last = { name, keys: computeNameKeys(name) };
  return last.keys;
}

function computeNameKeys(name: string): NameKeys {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/gu, ''))
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}
