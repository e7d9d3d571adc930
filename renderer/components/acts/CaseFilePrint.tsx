import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { retention } from '../../../main/terms/archive-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { useRoute } from '../../api/hooks.ts';
import { useLabels } from '../use-labels.ts';
import { FilePrints } from './FilePrints.tsx';

interface CaseFilePrintProps {
  readonly matterId: string;
  readonly archived: NonNullable<MatterActs['archived']>;
}

/** Where the file stands, and the whole of it on paper or as one PDF. */
export function CaseFilePrint({ matterId, archived }: CaseFilePrintProps) {
  const { t } = useTranslation('archive');
  const { language } = useLabels();
  const { fileId, fileNo, items, pages, values, by } = archived;
  const file = useRoute('matter.caseFile', fileId === null ? null : { matterId, language }).data;
  return (
    <Flex gap="small" align="center" wrap>
      <span>
        {t('line', {
          items,
          pages,
          no: fileNo,
          on: values.actOn ?? by.on,
          retention: labelOf(retention, values.retention ?? '', language),
        })}
      </span>
      {file && <FilePrints fileId={fileId} fileNo={fileNo} file={file} />}
    </Flex>
  );
}
