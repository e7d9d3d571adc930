import { expect, test, vi } from 'vitest';
import { i18n } from './i18n.ts';
import { missingWord } from './missing-word.ts';

test('what stands between two sentences is nothing in Chinese, never the name of the text', () => {
  expect(i18n.t('exchange:import.sentenceGap')).toBe('');
  expect(i18n.t('exchange:import.sentenceGap', { lng: 'en' })).toBe(' ');
});

test('a word that nobody wrote and a gap that nobody filled are told to whoever tests the program', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  Reflect.apply(i18n.t, i18n, ['exchange:noSuchWord']);
  const gap = i18n.t('exchange:place.saved');
  expect(gap).toContain('文件“”');
  expect(told.mock.calls.map(([text]) => String(text))).toEqual([
    `${missingWord} exchange:noSuchWord`,
    expect.stringMatching(new RegExp(`^${missingWord} .*\\{\\{fileName\\}\\}`, 'u')),
  ]);
});
