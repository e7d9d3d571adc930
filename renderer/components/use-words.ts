import { useTranslation } from 'react-i18next';
import type { CodeNames } from '../../main/contract/papers.ts';
import { parentOfOwn, type CodeList } from '../../main/terms/code-list.ts';
import { useListHere } from '../api/code-lists.tsx';
import type { Words } from './fields/format-value.ts';
import { useLabels } from './use-labels.ts';

/** The words for values. `printed`: what the codes were called when a paper was printed. */
export function useWords(printed: CodeNames = {}): Words {
  const { t } = useTranslation('fields');
  const { language } = useLabels();
  const listHere = useListHere();
  const nameOf = (list: CodeList, code: string): string => {
    const here = listHere(list);
    const item = Object.hasOwn(printed, code) ? printed[code] : here.items.find((each) => each.code === code);
    if (item) return item[language];
    const parent = here.items.find((each) => each.code === parentOfOwn(list, code));
    // A record can be faster than the list that its code is from.
    return parent ? t('form.unnamed', { parent: parent[language], code }) : code;
  };
  return { language, yes: t('form.yes'), no: t('form.no'), nameOf };
}
