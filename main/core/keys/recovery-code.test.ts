import { expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import {
  chooseConfirmationGroups,
  generateRecoveryCode,
  isConfirmationGroup,
  readRecoveryCode,
  recoveryIdentity,
} from './recovery-code.ts';

const code = generateRecoveryCode();
const groups = code.split('-');

test('a code is read as people write it', () => {
  expect(code).toMatch(/^(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
  const lookAlike = code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('5', 's').replaceAll('V', 'u');
  for (const typed of [code.toLowerCase(), groups.join(''), groups.join(' — '), lookAlike]) {
    expect(readRecoveryCode(typed)).toBe(code);
  }
  expect(recoveryIdentity(code.toLowerCase())).toBe(recoveryIdentity(code));
});

test('every wrong character is noticed and its group named', () => {
  const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
  for (let group = 0; group < groups.length; group += 1) {
    for (let at = 0; at < 5; at += 1) {
      for (const character of alphabet) {
        const original = groups[group] ?? '';
        if (original[at] === character) continue;
        const wrong = `${original.slice(0, at)}${character}${original.slice(at + 1)}`;
        expect(misreadGroup(groups.with(group, wrong).join('-'))).toBe(group + 1);
      }
    }
  }
});

test('a lost character is named in its place', () => {
  expect(misreadGroup(groups.with(2, (groups[2] ?? '').slice(1)).join('-'))).toBe(3);
});

test('two different groups are typed back', () => {
  const [first, second] = chooseConfirmationGroups();
  expect(first).toBeLessThan(second);
  expect(isConfirmationGroup(code, first, (groups[first] ?? '').toLowerCase())).toBe(true);
  expect(isConfirmationGroup(code, first, groups[second] ?? '')).toBe(false);
});

function misreadGroup(typed: string): unknown {
  try {
    readRecoveryCode(typed);
  } catch (error) {
    if (error instanceof AppError && error.code === 'RECOVERY_CODE_MISREAD') return error.params.group;
  }
  return null;
}
