import type { CodeList, LabelLanguage } from '../../../main/terms/code-list.ts';
import type { FieldType, RowFields } from '../../../main/terms/fields.ts';
import {
  formatLocalDate,
  isLocalDate,
  localDateOf,
  localTimeOf,
} from '../../../main/contract/values/local-date.ts';

export interface Words {
  readonly language: LabelLanguage;
  readonly yes: string;
  readonly no: string;
  /** What a code is called at this station. */
  readonly nameOf: (list: CodeList, code: string) => string;
  /** How a form on paper writes days and times, where it does not as screens and tables do. */
  readonly day?: (on: string) => string;
  readonly instant?: (at: string) => string;
}

/** A value as it is read on screens and prints; empty if nothing was given. Rows are tables and are drawn by their own component. */
export function formatValue(field: FieldType | RowFields[string], value: unknown, words: Words): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.type) {
    case 'code':
      return text && words.nameOf(field.list, text);
    case 'codes':
      return listOf(value)
        .map((code) => words.nameOf(field.list, code))
        .join(words.language === 'zh' ? '、' : ', ');
    case 'flag':
      if (typeof value !== 'boolean') return '';
      return value ? words.yes : words.no;
    case 'day':
      if (!isLocalDate(text)) return text;
      return words.day ? words.day(text) : formatLocalDate(text, words.language);
    case 'birthDay':
      return words.day && isLocalDate(text) ? words.day(text) : text;
    case 'instant':
      return words.instant ? words.instant(text) : formatInstant(text);
    case 'lines':
      return listOf(value)
        .map((line, index) => `${index + 1}. ${line}`)
        .join('\n');
    default:
      return text;
  }
}

/** `2026-11-22 14:30`, in Shanghai. */
export function formatInstant(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : `${localDateOf(instant)} ${localTimeOf(instant)}`;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
