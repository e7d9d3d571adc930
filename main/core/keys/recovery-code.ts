import type { Issue } from '../../contract/result.ts';
import { AppError } from '../app-error.ts';
import { ageIdentityFromSeed } from '../crypto/age.ts';
import { hkdfSha256 } from '../crypto/derive.ts';
import { randomBytes, type RandomSource } from '../crypto/random.ts';

/** A prime number of characters; each letter left out looks like one that is in, and is read as that one. */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const lookAlikes: Readonly<Record<string, string>> = {
  B: '8',
  I: '1',
  L: '1',
  O: '0',
  S: '5',
  U: 'V',
  Z: '2',
};

/** Seven groups of four random characters carry 136 bits: enough to need no slow hash. */
export const recoveryGroupCount = 7;
const dataLength = 4;
const groupLength = dataLength + 1;
/** What people and pens put between groups: spaces, dashes of every kind, underscores, dots, commas. */
const separators = /[\s\p{Pd}\p{Pc}.,;:·、。−]+/u;

/** A new recovery code in its written form: `XXXXX-XXXXX-…`, the fifth character of each group a check character. */
export function generateRecoveryCode(random: RandomSource = randomBytes): string {
  return Array.from({ length: recoveryGroupCount }, (_, group) => {
    const values = Array.from({ length: dataLength }, () => randomBelow(alphabet.length, random));
    return [...values, checkValue(values, group)].map((value) => alphabet.charAt(value)).join('');
  }).join('-');
}

/**
 * The written form of a code as a person typed it: case, full-width characters, look-alike letters and separators do not
 * matter. Errors: RECOVERY_CODE_MISREAD with `group`, the first one (counted from 1) whose check fails; `issues` has all.
 */
export function readRecoveryCode(typed: string): string {
  const groups = splitGroups(typed);
  const issues: Issue[] = groups.flatMap((group, index) =>
    isSoundGroup(group, index)
      ? []
      : [{ path: 'recoveryCode', code: 'GROUP_MISREAD', params: { group: index + 1 } }],
  );
  const first = issues[0]?.params;
  if (first) throw new AppError('RECOVERY_CODE_MISREAD', first, issues);
  return groups.join('-');
}

/** The 32-byte key of the keyring's recovery wrap. Errors as {@link readRecoveryCode}. */
export function recoveryWrapKey(code: string): Uint8Array {
  return deriveFromCode(code, 'open-door recovery database-key v1');
}

/**
 * The station's own age identity for keep-safe frames and backups (exchange.md §3); its recipient is public.
 * Errors as {@link readRecoveryCode}.
 */
export function recoveryIdentity(code: string): string {
  const seed = deriveFromCode(code, 'open-door recovery identity v1');
  try {
    return ageIdentityFromSeed(seed);
  } finally {
    seed.fill(0);
  }
}

/** Two different group indexes (from 0, ascending) that a person types back to prove that the copy on paper exists. */
export function chooseConfirmationGroups(random: RandomSource = randomBytes): [number, number] {
  const first = randomBelow(recoveryGroupCount, random);
  const second = (first + 1 + randomBelow(recoveryGroupCount - 1, random)) % recoveryGroupCount;
  return first < second ? [first, second] : [second, first];
}

/** Whether `typed` is the group of `code` at `index` (from 0), read as tolerantly as the whole code. */
export function isConfirmationGroup(code: string, index: number, typed: string): boolean {
  return readRecoveryCode(code).split('-')[index] === fold(typed).split(separators).join('');
}

/** Salt is not needed: the code is unique and of full entropy. The bytes are those of the written form without dashes. */
function deriveFromCode(code: string, info: string): Uint8Array {
  const secret = Buffer.from(readRecoveryCode(code).replaceAll('-', ''), 'ascii');
  try {
    return hkdfSha256(secret, new Uint8Array(0), info, 32);
  } finally {
    secret.fill(0);
  }
}

function fold(typed: string): string {
  const upper = typed.normalize('NFKC').toUpperCase();
  return [...upper].map((character) => lookAlikes[character] ?? character).join('');
}

/** The person's own grouping where it has seven groups, so that a lost character is named in its place; else by fives. */
function splitGroups(typed: string): readonly string[] {
  const parts = fold(typed)
    .split(separators)
    .filter((part) => part !== '');
  if (parts.length === recoveryGroupCount) return parts;
  const characters = [...parts.join('')];
  return Array.from({ length: recoveryGroupCount }, (_, index) => {
    const end = index === recoveryGroupCount - 1 ? undefined : (index + 1) * groupLength;
    return characters.slice(index * groupLength, end).join('');
  });
}

function isSoundGroup(group: string, index: number): boolean {
  const values = [...group].map((character) => alphabet.indexOf(character));
  return (
    values.length === groupLength &&
    !values.includes(-1) &&
    values[dataLength] === checkValue(values.slice(0, dataLength), index)
  );
}

/**
 * Weighted sum modulo the prime alphabet size: distinct weights show any one wrong character and any two exchanged ones;
 * the group's own offset shows groups written in another order.
 */
function checkValue(values: readonly number[], group: number): number {
  const sum = values.reduce((total, value, index) => total + value * (index + 2), (group + 1) * 7);
  return (alphabet.length - (sum % alphabet.length)) % alphabet.length;
}

/** Uniform below `limit` (≤ 256): bytes above the last whole multiple are thrown away. */
function randomBelow(limit: number, random: RandomSource): number {
  const ceiling = 256 - (256 % limit);
  for (;;) {
    const byte = random(1)[0] ?? ceiling;
    if (byte < ceiling) return byte % limit;
  }
}
