import type { LabelLanguage } from '../../main/terms/code-list.ts';
import type { Field } from '../../main/terms/fields.ts';

/** Ideographs that a cell shows before it is cut off; the rest stands in its title and below the table. */
const longest = 14;
const padding = 1.5;

/** Wide enough for what a field mostly holds and for its heading, in em: an ideograph is one, a Latin letter about half. */
export function columnWidth(field: Field, title: string, language: LabelLanguage): string {
  const wanted = Math.max(emOf(title), Math.min(longest, contentEm(field, language)));
  return `${wanted + padding}em`;
}

function contentEm(field: Field, language: LabelLanguage): number {
  switch (field.type) {
    case 'code':
      return Math.max(...field.list.items.map((item) => emOf(item[language])));
    case 'flag':
      return 2;
    case 'count':
      return emOf(String(field.max));
    case 'day':
    case 'birthDay':
      return 6;
    case 'instant':
      return 9;
    case 'division':
    case 'phone':
      return 7;
    case 'name':
      return 6;
    case 'idNumber':
      return 10;
    default:
      return longest;
  }
}

function emOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign <= 'ÿ' ? 0.55 : 1), 0);
}
