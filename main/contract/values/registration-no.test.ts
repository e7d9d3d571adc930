import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRegistrationNo, isRegistrationPrefix, parseRegistrationNo } from './registration-no.ts';

describe('registration numbers', () => {
  it('are written with six-corner brackets', () => {
    expect(formatRegistrationNo({ prefix: '柳河', year: 2026, serial: 31 })).toBe('柳河〔2026〕31号');
  });

  it.each([
    '柳河〔2026〕31号',
    '柳河[2026]31号',
    '柳河（2026）31',
    '柳河【２０２６】第31号',
    '柳河2026-31',
    ' 柳河 〔2026〕 0031 号',
  ])('are found as %s too: people type what their keyboard offers', (text) => {
    expect(parseRegistrationNo(text)).toEqual({ prefix: '柳河', year: 2026, serial: 31 });
  });

  it.each([
    '',
    '31',
    '柳河',
    '〔2026〕31号',
    '柳河〔26〕31号',
    '柳河〔2026〕号',
    '柳河〔2026〕0号',
    '柳河〔2026〕31号2',
  ])('are not found in %s', (text) => {
    expect(parseRegistrationNo(text)).toBeNull();
  });

  it('cannot have a prefix that would be read as part of the year', () => {
    const good = ['柳河', '柳河信', 'LH', '村'];
    const bad = ['', '柳河1', '柳 河', '柳（河）', '柳-河', '一二三四五六七八九'];
    expect([...good, ...bad].filter(isRegistrationPrefix)).toEqual(good);
  });

  it('are read back whatever prefix a station chose', () => {
    const prefix = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(isRegistrationPrefix);
    const no = fc.record({
      prefix,
      year: fc.integer({ min: 2000, max: 2099 }),
      serial: fc.integer({ min: 1, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(no, (number) => {
        expect(parseRegistrationNo(formatRegistrationNo(number))).toEqual(number);
      }),
      { numRuns: 500 },
    );
  });
});
