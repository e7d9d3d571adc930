import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheckDigit, readIdNumber } from './id-number.ts';

const today = '2026-11-23';

describe('readIdNumber', () => {
  it.each([
    ['11010519491231002X', 'female', '1949-12-31'],
    ['440524188001010014', 'male', '1880-01-01'],
    ['999999199003070012', 'male', '1990-03-07'],
    ['999999198508156626', 'female', '1985-08-15'],
  ])('accepts %s and derives sex and birth date', (number, sex, birthDate) => {
    expect(readIdNumber(number, today)).toEqual({ normalized: number, sex, birthDate, warnings: [] });
  });

  it('reads what people type: lower-case x, spaces, full-width digits', () => {
    expect(readIdNumber(' 110105 19491231 002x', today).warnings).toEqual([]);
    expect(readIdNumber('１１０１０５１９４９１２３１００２Ｘ', today).normalized).toBe('11010519491231002X');
  });

  it('accepts the 15-digit form of old papers, of which no check is possible', () => {
    expect(readIdNumber('999999900307001', today)).toEqual({
      normalized: '999999900307001',
      sex: 'male',
      birthDate: '1990-03-07',
      warnings: [],
    });
  });

  it.each([
    ['999999199003070013', ['checkDigit']],
    ['99999919900307001', ['length']],
    ['E12345678', ['characters']],
    ['99999919900307X012', ['characters']],
    ['99999990030700X', ['characters']],
    ['1.10105E+17', ['lastDigitsLost']],
    ['999999199003070000', ['lastDigitsLost']],
    ['999999900231001', ['birthDate']],
  ])('warns about %s', (number, warnings) => {
    expect(readIdNumber(number, today).warnings).toEqual(warnings);
  });

  it('lets a genuine number that ends in 000 pass: it was taken for a rounded one', () => {
    const serials = Array.from(
      { length: 30 },
      (_, index) => `9999991990${String(301 + index).padStart(4, '0')}000`,
    );
    const genuine = serials
      .map((first17) => first17 + idCheckDigit(first17))
      .filter((id) => id.endsWith('0000'));
    expect(genuine.length).toBeGreaterThan(0);
    for (const number of genuine) expect(readIdNumber(number, today).warnings).toEqual([]);
  });

  it('warns about a birth date that is not yet over, and derives none', () => {
    const first17 = '99999920300101001';
    expect(readIdNumber(first17 + idCheckDigit(first17), today)).toMatchObject({
      birthDate: null,
      warnings: ['birthDate'],
    });
  });

  it('finds every single wrong digit and every swap of neighbours (ISO 7064 MOD 11-2)', () => {
    const first17 = fc.stringMatching(/^[1-9]\d{16}$/u);
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1);
        expect(idCheckDigit(wrong)).not.toBe(idCheckDigit(digits));
        if (at === 16 || digits[at] === digits[at + 1]) return;
        const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`;
        expect(idCheckDigit(swapped)).not.toBe(idCheckDigit(digits));
      }),
      { numRuns: 500 },
    );
  });
});
