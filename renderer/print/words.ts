import type { i18n as I18n } from 'i18next';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { i18n } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';

export const locales = { zh: 'zh-CN', en: 'en' } as const satisfies Record<LabelLanguage, Language>;

/** The words of papers in each language: a paper keeps its own, whatever the screen speaks. */
export const wordsIn: Readonly<Record<LabelLanguage, I18n>> = {
  zh: wordsOf(locales.zh),
  en: wordsOf(locales.en),
};

function wordsOf(lng: Language): I18n {
  return i18n.cloneInstance({ lng, initAsync: false });
}
