import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import type { Namespace } from '../i18n/resources.ts';

export interface Labels {
  readonly language: LabelLanguage;
  /** The word under a key that is only known at run time; null if there is none. */
  readonly find: (namespace: Namespace, key: string) => string | null;
  /** The label of a field of a catalogue. */
  readonly field: (name: string) => string;
}

/** Words that are looked up by the name of a field, a code or an op: keys which the compiler cannot know. */
export function useLabels(): Labels {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  return useMemo(() => {
    const find = (namespace: Namespace, key: string): string | null => {
      const text: unknown = i18n.getResource(locale, namespace, key);
      return typeof text === 'string' ? text : null;
    };
    return {
      language: locale === 'en' ? 'en' : 'zh',
      find,
      field: (name) => find('fields', name) ?? name,
    };
  }, [i18n, locale]);
}
