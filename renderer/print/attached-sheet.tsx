import type { FileItem } from '../../main/contract/routes/archive.ts';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { formatInstant } from '../components/fields/format-value.ts';
import { sheetOf, type Sheet } from './sheets.tsx';
import { AttachedFile } from './templates/AttachedFile.tsx';
import { wordsIn } from './words.ts';

/** An attachment as it lies in a case file. */
export function attachedSheet(item: FileItem, picture: string | null, language: LabelLanguage): Sheet {
  const at = formatInstant(new Date().toISOString());
  return sheetOf({
    key: item.subjectId,
    format: 'form',
    language,
    footer: wordsIn[language].t('printedAt', { ns: 'print', at }),
    element: <AttachedFile item={item} picture={picture} />,
    filed: true,
  });
}
