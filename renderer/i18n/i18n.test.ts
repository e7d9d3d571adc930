import { expect, test } from 'vitest';
import { i18n } from './i18n.ts';

test('what stands between two sentences is nothing in Chinese, never the name of the text', () => {
  expect(i18n.t('exchange:import.sentenceGap')).toBe('');
  expect(i18n.t('exchange:import.sentenceGap', { lng: 'en' })).toBe(' ');
});
