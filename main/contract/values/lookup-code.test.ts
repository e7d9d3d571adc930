import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLookupCode, formatLookupCode, parseLookupCode } from './lookup-code.ts';

const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const anyCode = fc.uint8Array({ minLength: 16, maxLength: 32 }).map(createLookupCode);

describe('lookup codes', () => {
  it('are ten characters of which no two look alike', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[0-9ACDEFGHJKMNPQRTVWXY]{10}$/u);
        expect(parseLookupCode(code)).toBe(code);
      }),
      { numRuns: 500 },
    );
  });

  it('reject every single wrong character: a villager must not get the answer to another matter', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let at = 0; at < code.length; at += 1) {
          for (const char of alphabet) {
            if (char === code[at]) continue;
            expect(parseLookupCode(code.slice(0, at) + char + code.slice(at + 1))).toBeNull();
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('reject every swap of two characters, neighbours or not', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let left = 0; left < code.length; left += 1) {
          for (let right = left + 1; right < code.length; right += 1) {
            if (code[left] === code[right]) continue;
            const chars = Array.from(code);
            chars[left] = code.charAt(right);
            chars[right] = code.charAt(left);
            expect(parseLookupCode(chars.join(''))).toBeNull();
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are read as people write and say them: lower case, spaces, dashes, letters for digits', () => {
    const misread = new Map(Object.entries({ '0': 'o', '1': 'l', '2': 'z', '5': 's', '8': 'b', V: 'u' }));
    fc.assert(
      fc.property(anyCode, (code) => {
        const written = Array.from(code, (char) => misread.get(char) ?? char.toLowerCase()).join('');
        expect(parseLookupCode(` ${formatLookupCode(written)} `)).toBe(code);
        expect(parseLookupCode(written.replaceAll('l', 'I'))).toBe(code);
        expect(parseLookupCode(Array.from(code).join(' — '))).toBe(code);
      }),
      { numRuns: 200 },
    );
  });

  it('are not made of an untouched form: zeros, one repeated character, nothing', () => {
    const texts = ['', '0000000000', '---', '123', '查询码', '00000000001'];
    expect(texts.filter((text) => parseLookupCode(text) !== null)).toEqual([]);
  });

  it('are printed in groups that can be read over the telephone', () => {
    expect(formatLookupCode('K7M2QH4TXA')).toBe('K7M-2QH-4TXA');
  });

  it('need real randomness: a short buffer would repeat codes', () => {
    expect(() => createLookupCode(new Uint8Array(8))).toThrow(RangeError);
  });

  it('keep their alphabet and weights: any change would orphan every slip already handed out', () => {
    expect(createLookupCode(Uint8Array.from({ length: 16 }, (_, index) => index))).toBe('EFCE16GVTF');
  });
});
