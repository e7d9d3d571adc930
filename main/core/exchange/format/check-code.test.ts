import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScryptCost } from '../../crypto/derive.ts';
import {
  assertCheckCode,
  checkCodeCost,
  checkCodeLength,
  computeCheckCode,
  formatCheckCode,
  parseCheckCode,
} from './check-code.ts';
import { faultOf, faultOrNull } from './testing/fault-of.ts';
import { township, village } from './testing/sample-batch.ts';

/** Only for tests of comparing and typing; what the digits are is held by the vectors, at the real cost. */
const cheap: ScryptCost = { log2N: 4, r: 8, p: 1 };
const code = computeCheckCode(township.identity, cheap);

function misread(typed: string): boolean {
  const fault = faultOrNull(() => parseCheckCode(typed));
  return fault?.code === 'CHECK_CODE_MISREAD';
}

test('the cost is part of the format', () => {
  expect(checkCodeCost).toEqual({ log2N: 16, r: 8, p: 1 });
});

test('the Damm digit is that of the published example: 572 is followed by 4', () => {
  expect(parseCheckCode('0000000000000000000005724')).toBe('0000000000000000000005724');
  expect(misread('0000000000000000000005727')).toBe(true);
});

test('digits can be typed as a person types them', () => {
  const groups = formatCheckCode(code);
  expect(groups).toMatch(/^[0-9]{5}(?: [0-9]{5}){4}$/);
  const fullWidth = code.replace(/./g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  for (const typed of [
    groups,
    groups.replaceAll(' ', '-'),
    groups.replaceAll(' ', '　'),
    fullWidth,
    ` ${code}\n`,
  ]) {
    expect(parseCheckCode(typed)).toBe(code);
    assertCheckCode(typed, township.identity, cheap);
  }
});

test('every single wrong digit and every swap of neighbours is seen as a misreading', () => {
  const digits = fc.stringMatching(/^[0-9]{25}$/).map((text) => {
    const fitting = Array.from({ length: 10 }, (_, last) => text.slice(0, 24) + String(last));
    return fitting.find((candidate) => !misread(candidate)) ?? '';
  });
  fc.assert(
    fc.property(digits, fc.nat(checkCodeLength - 1), fc.integer({ min: 1, max: 9 }), (valid, at, change) => {
      const wrong = String((Number(valid[at]) + change) % 10);
      expect(misread(valid.slice(0, at) + wrong + valid.slice(at + 1))).toBe(true);
      const [one = '', two = ''] = valid.slice(at, at + 2);
      const swapped = valid.slice(0, at) + two + one + valid.slice(at + 2);
      expect(misread(swapped)).toBe(swapped !== valid);
    }),
    { numRuns: 500 },
  );
});

test.each(['', '123', `${'0'.repeat(25)}0`, 'abcde'.repeat(5), '⑫'.repeat(25)])(
  '%j is misread, not wrong',
  (typed) => {
    expect(misread(typed)).toBe(true);
  },
);

test('well-formed digits of other keys are wrong: somebody may be in between', () => {
  const others = computeCheckCode(village.identity, cheap);
  const fault = faultOf(() => assertCheckCode(others, township.identity, cheap));
  expect(fault.code).toBe('CHECK_CODE_WRONG');
});

test('a change of either key changes the digits; name and ids do not', () => {
  const { encryptPublicKey, signPublicKey } = village.identity;
  const codes = [
    code,
    computeCheckCode({ ...township.identity, encryptPublicKey }, cheap),
    computeCheckCode({ ...township.identity, signPublicKey }, cheap),
  ];
  expect(new Set(codes).size).toBe(3);
  const { stationId, name } = village.identity;
  const renamed = { ...township.identity, stationId, name };
  expect(computeCheckCode(renamed, cheap)).toBe(code);
});
