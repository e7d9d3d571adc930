import { pinyin } from 'pinyin-pro';

/** Pinyin of a person's name for search and sorting: 李秀兰 → full `lixiulan`, initials `lxl`; Latin letters stay as they are. */
export function nameKeys(name: string): { readonly full: string; readonly initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/gu, ''))
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}
