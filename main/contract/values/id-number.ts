import type { Sex } from '../../terms/petitioner.ts';
import { isLocalDate, type LocalDate } from './local-date.ts';

/**
 * What looks wrong with a resident number. Always a warning with override, never a block: a villager's real card may
 * be mistyped in other papers. `lastDigitsLost`: a spreadsheet has rounded the number.
 */
export type IdNumberWarning = 'length' | 'characters' | 'checkDigit' | 'birthDate' | 'lastDigitsLost';

export interface IdNumberReading {
  /** Half-width, without spaces, X in upper case. */
  readonly normalized: string;
  readonly sex: Sex | null;
  readonly birthDate: LocalDate | null;
  readonly warnings: readonly IdNumberWarning[];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

/**
 * Reads a resident identity number (GB 11643-1999), also the 15-digit form of before 1999 and the cards with the same
 * layout: residence permits of Hong Kong, Macao and Taiwan residents, foreign permanent residents.
 */
export function readIdNumber(text: string, today: LocalDate): IdNumberReading {
  const normalized = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  if (/^\d\.\d+E\+?\d+$/u.test(normalized)) return unreadable(normalized, 'lastDigitsLost');
  if (!/^\d*X?$/u.test(normalized)) return unreadable(normalized, 'characters');
  if (normalized.length === 15) return read15(normalized, today);
  if (normalized.length !== 18) return unreadable(normalized, 'length');
  return read18(normalized, today);
}

/** The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2). */
export function idCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return checkDigits.charAt(sum % 11);
}

function read18(number: string, today: LocalDate): IdNumberReading {
  const checkFails = idCheckDigit(number) !== number.charAt(17);
  const warnings: IdNumberWarning[] = [];
  if (checkFails) warnings.push(number.endsWith('000') ? 'lastDigitsLost' : 'checkDigit');
  return describe(number, number.slice(6, 14), number.charAt(16), warnings, today);
}

function read15(number: string, today: LocalDate): IdNumberReading {
  if (number.endsWith('X')) return unreadable(number, 'characters');
  return describe(number, `19${number.slice(6, 12)}`, number.charAt(14), [], today);
}

function describe(
  normalized: string,
  birthDigits: string,
  sexDigit: string,
  warnings: readonly IdNumberWarning[],
  today: LocalDate,
): IdNumberReading {
  const birthDate = `${birthDigits.slice(0, 4)}-${birthDigits.slice(4, 6)}-${birthDigits.slice(6, 8)}`;
  const plausible = isLocalDate(birthDate) && birthDate <= today;
  return {
    normalized,
    sex: Number(sexDigit) % 2 === 1 ? 'male' : 'female',
    birthDate: plausible ? birthDate : null,
    warnings: plausible ? warnings : [...warnings, 'birthDate'],
  };
}

function unreadable(normalized: string, warning: IdNumberWarning): IdNumberReading {
  return { normalized, sex: null, birthDate: null, warnings: [warning] };
}
