import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

const shown = (text: string): string => text.replaceAll(/[^0-9A-Z]/gu, '');

describe('masks', () => {
  it.each([
    ['11010519491231002X', '110105********002X'],
    ['999999 19900307 0012', '999999********0012'],
    ['999999900307001', '999999******001'],
    ['E12345678', 'E1*****78'],
    ['A123', '****'],
    ['', ''],
  ])('hides the birth date in the number %s', (text, masked) => {
    expect(maskIdNumber(text)).toBe(masked);
  });

  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['0871-63123456', '0871-******56'],
    ['（010）63123456', '010-******56'],
    ['63123456', '******56'],
    ['12345', '***45'],
    ['110', '***'],
    ['', ''],
  ])('hides the middle of the phone %s', (text, masked) => {
    expect(maskPhone(text)).toBe(masked);
  });

  it.each([
    ['张三', '张某'],
    ['李秀兰', '李某某'],
    ['欧阳娜娜', '欧阳某某'],
    ['诸葛亮', '诸葛某'],
    ['欧阳', '欧某'],
    ['阿卜杜拉·买买提', '阿某某'],
    ['𠮷田', '𠮷某'],
    ['John Smith', 'J***'],
    ['张', '张某'],
    [' ', ''],
  ])('keeps of the name %s no more than the surname', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('never shows a whole number, whatever was typed into the field', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z+() -]{1,40}$/u), (text) => {
        const digits = shown(text);
        fc.pre(digits.length > 0);
        expect(shown(maskPhone(text)).length).toBeLessThan(digits.length);
        expect(shown(maskIdNumber(text)).length).toBeLessThan(digits.length);
      }),
      { numRuns: 500 },
    );
  });
});
