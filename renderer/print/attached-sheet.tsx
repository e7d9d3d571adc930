import type { FileItem } from '../../main/contract/routes/archive.ts';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { formatInstant } from '../components/fields/format-value.ts';
import type { Drawing } from './drawings.ts';
import { sheetOf, type Sheet } from './sheets.tsx';
import { AttachedFile } from './templates/AttachedFile.tsx';
import { wordsIn } from './words.ts';

/** An attachment as it lies in a case file, each of its pages on one of the file's. */
export function attachedSheets(
  item: FileItem,
  drawings: readonly Drawing[],
  language: LabelLanguage,
): Sheet[] {
  const at = formatInstant(new Date().toISOString());
  return drawings.map((drawing, index) =>
    sheetOf({
      key: [item.subjectId, index].join(' '),
      format: 'form',
      language,
      footer: wordsIn[language].t('printedAt', { ns: 'print', at }),
      element: <AttachedFile item={item} drawing={drawing} />,
      filed: true,
      part: { page: index + 1, of: drawings.length },
    }),
  );
}
