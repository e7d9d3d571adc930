import type { i18n as I18n } from 'i18next';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { i18n } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';

/** The words of papers in each language: a paper keeps its own, whatever the screen speaks. */
export const wordsIn: Readonly<Record<LabelLanguage, I18n>> = { zh: wordsOf('zh-CN'), en: wordsOf('en') };

function wordsOf(lng: Language): I18n {
  return i18n.cloneInstance({ lng, initAsync: false });
}
