import type { i18n as I18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { missingWord } from './missing-word.ts';
import { resources } from './resources.ts';

/** Everything is in the bundle: nothing is loaded, so the first paint already has its words. */
export const i18n: I18n = createInstance();

function complain(what: string): void {
  // oxlint-disable-next-line no-console -- for whoever tests the program
  console.error(`${missingWord} ${what}`);
}

void i18n.use(initReactI18next).init({
  resources,
  lng: 'zh-CN' satisfies Language,
  fallbackLng: 'zh-CN' satisfies Language,
  defaultNS: 'common',
  initAsync: false,
  // Chinese puts nothing between two sentences: that is a word like any other, not a missing one.
  returnEmptyString: true,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  // A word that nobody wrote, or a gap in it that nobody filled, fails whatever journey comes upon it.
  saveMissing: true,
  missingKeyHandler: (_, namespace, key) => complain(`${namespace}:${key}`),
  missingInterpolationHandler: (text: string) => complain(text),
});
