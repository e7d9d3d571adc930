import { Button, Flex, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperKind } from '../../../main/contract/papers.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { useLabels } from '../../components/use-labels.ts';
import { blankKinds, blankPaper, formOf } from '../../print/blank-papers.ts';
import { PrintPreview } from '../../print/PrintPreview.tsx';
import { sheetsOf } from '../../print/sheets.tsx';

const none = { kinds: [], at: '' };

/** Every other paper without a word in it, to be written by hand: nothing is registered and no number is taken. */
export function BlankPapers() {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const { stationKind } = useSession();
  const desk = useRoute('station.get', {}).data?.profile;
  const kinds = blankKinds(stationKind);
  const [chosen, setChosen] = useState<{ kinds: readonly PaperKind[]; at: string }>(none);
  const choose = (wanted: readonly PaperKind[]) => setChosen({ kinds: wanted, at: new Date().toISOString() });
  const sheets = useMemo(
    () =>
      desk
        ? chosen.kinds.flatMap((kind) => sheetsOf(blankPaper(kind, language, desk, chosen.at), 'blank'))
        : [],
    [desk, chosen, language],
  );
  return (
    <>
      <Typography.Title level={2}>{t('blank.papers')}</Typography.Title>
      <Typography.Paragraph>{t('blank.papersExplain')}</Typography.Paragraph>
      <Flex gap="small" wrap>
        <Button disabled={!desk} onClick={() => choose(kinds)}>
          {t('blank.all')}
        </Button>
        {kinds.map((kind) => (
          <Button key={kind} disabled={!desk} onClick={() => choose([kind])}>
            {formOf(kind)} {labelOf(documentKind, kind, language)}
          </Button>
        ))}
      </Flex>
      {sheets.length > 0 && (
        <PrintPreview
          title={t('blank.papers')}
          sheets={sheets}
          onPrint={() => Promise.resolve(sheets)}
          onPrinted={() => setChosen(none)}
          onClose={() => setChosen(none)}
        />
      )}
    </>
  );
}
