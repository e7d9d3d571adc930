import { AppError } from '../app-error.ts';
import type { Issue } from '../../contract/result.ts';
import type { MachineSecret } from '../ports.ts';
import { commonSecrets } from './common-secrets.ts';

export const MIN_PIN_LENGTH = 6;
export const MIN_PASSPHRASE_LENGTH = 10;
const MIN_PASSPHRASE_VARIETY = 5;

export interface SecretContext {
  /** `file`: whoever copies this user's files can guess offline, so a passphrase is asked for (exchange.md §11). */
  readonly strength: MachineSecret['strength'];
  /** Numbers that colleagues know: division code, telephones. Six or more digits in a row from them are refused. */
  readonly knownNumbers?: readonly string[];
}

/** Why a secret is refused; each has its sentence in the renderer. */
export type SecretWeakness =
  | 'TOO_SHORT'
  | 'RUN'
  | 'REPEAT'
  | 'TOO_UNIFORM'
  | 'BIRTHDAY'
  | 'KNOWN_NUMBER'
  | 'COMMON';

/** One secret, one byte string: digits typed with a full-width input method must unlock too. */
export function normalizeSecret(secret: string): string {
  return secret.normalize('NFKC');
}

/** Everything that makes a new PIN or passphrase easy to guess; empty when it may be used (exchange.md §11). */
export function weaknessesOf(secret: string, context: SecretContext): readonly SecretWeakness[] {
  const characters = [...normalizeSecret(secret).toLowerCase()];
  const text = characters.join('');
  const isPassphrase = context.strength === 'file';
  const tests: readonly (readonly [SecretWeakness, boolean])[] = [
    ['TOO_SHORT', characters.length < minSecretLength(context.strength)],
    ['RUN', isRun(characters)],
    ['REPEAT', isRepeat(text)],
    ['TOO_UNIFORM', isPassphrase && new Set(characters).size < MIN_PASSPHRASE_VARIETY],
    ['BIRTHDAY', isBirthday(text)],
    ['KNOWN_NUMBER', isKnownNumber(text, context.knownNumbers ?? []) || isPersonalNumber(text)],
    ['COMMON', commonSecrets.has(text)],
  ];
  return tests.filter(([, found]) => found).map(([weakness]) => weakness);
}

/** Errors: SECRET_WEAK with one issue for each weakness, at `path`; TOO_SHORT carries `min`. */
export function assertStrongSecret(secret: string, context: SecretContext, path = 'secret'): void {
  const issues: Issue[] = weaknessesOf(secret, context).map((code) =>
    code === 'TOO_SHORT'
      ? { path, code, params: { min: minSecretLength(context.strength) } }
      : { path, code },
  );
  if (issues.length > 0) throw new AppError('SECRET_WEAK', {}, issues);
}

export function minSecretLength(strength: MachineSecret['strength']): number {
  return strength === 'file' ? MIN_PASSPHRASE_LENGTH : MIN_PIN_LENGTH;
}

/** 123456, 987654, abcdef; 890123 counts, because the digit keys go round. */
function isRun(characters: readonly string[]): boolean {
  const steps = new Set(
    characters.slice(1).map((character, index) => stepBetween(characters[index] ?? '', character)),
  );
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

function stepBetween(from: string, to: string): number {
  const step = (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0);
  if (from === '9' && to === '0') return 1;
  if (from === '0' && to === '9') return -1;
  return step;
}

/** 111111, 121212, 123123, abcabc, and pairs such as 112233. */
function isRepeat(text: string): boolean {
  return /^(.+?)\1+$/su.test(text) || /^(?:(.)\1)+$/su.test(text);
}

/** Six digits as YYMMDD or MMDDYY, eight as YYYYMMDD of 1900–2099. */
function isBirthday(text: string): boolean {
  if (/^\d{6}$/u.test(text)) {
    return isDayOfYear(text.slice(2, 4), text.slice(4, 6)) || isDayOfYear(text.slice(0, 2), text.slice(2, 4));
  }
  return /^(?:19|20)\d{6}$/u.test(text) && isDayOfYear(text.slice(4, 6), text.slice(6, 8));
}

function isDayOfYear(month: string, day: string): boolean {
  const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= daysInMonth;
}

function isKnownNumber(text: string, knownNumbers: readonly string[]): boolean {
  return knownNumbers
    .map((number) => number.normalize('NFKC').replace(/\D/gu, ''))
    .some((digits) => digits.length >= MIN_PIN_LENGTH && sharesWhole(text, digits));
}

function sharesWhole(text: string, digits: string): boolean {
  return text.length >= MIN_PIN_LENGTH && (digits.includes(text) || text.includes(digits));
}

/** A bare mobile telephone or resident identity number, whoever's it is: both are on paper in the same office. */
function isPersonalNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/u.test(text) || /^\d{17}[\dx]$/u.test(text);
}
