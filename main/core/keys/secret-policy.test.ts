import { expect, test } from 'vitest';
import { assertStrongSecret, weaknessesOf } from './secret-policy.ts';

test.each([
  ['28051', 'TOO_SHORT'],
  ['123456', 'RUN'],
  ['890123', 'RUN'],
  ['987654', 'RUN'],
  ['111111', 'REPEAT'],
  ['121212', 'REPEAT'],
  ['１１２２３３', 'REPEAT'],
  ['850214', 'BIRTHDAY'],
  ['19850214', 'BIRTHDAY'],
  ['13912345678', 'KNOWN_NUMBER'],
  ['520131', 'COMMON'],
])('the PIN %s is refused as %s', (pin, weakness) => {
  expect(weaknessesOf(pin, { strength: 'os' })).toContain(weakness);
});

test('an ordinary PIN passes where the system keeps the machine secret, a passphrase is asked for elsewhere', () => {
  expect(() => assertStrongSecret('739164', { strength: 'os' })).not.toThrow();
  expect(() => assertStrongSecret('河边老槐树下三只白鹅', { strength: 'file' })).not.toThrow();
  expect(weaknessesOf('739164', { strength: 'file' })).toContain('TOO_SHORT');
});

test('a number on the office wall is refused', () => {
  const context = { strength: 'os', knownNumbers: ['0571-8628 3947'] } as const;
  expect(weaknessesOf('283947', context)).toEqual(['KNOWN_NUMBER']);
});

test('the refusal names every weakness at its field', () => {
  expect(() => assertStrongSecret('1111', { strength: 'os' }, 'newSecret')).toThrow(
    expect.objectContaining({
      code: 'SECRET_WEAK',
      issues: [
        { path: 'newSecret', code: 'TOO_SHORT', params: { min: 6 } },
        { path: 'newSecret', code: 'REPEAT' },
      ],
    }),
  );
});
