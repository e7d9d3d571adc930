import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../main/contract/index.ts';
import { useAction } from '../api/hooks.ts';
import { formatInstant } from '../components/fields/format-value.ts';
import { useLabels } from '../components/use-labels.ts';
import { PrintPreview } from './PrintPreview.tsx';
import { sheetOf, type Sheet } from './sheets.tsx';
import { SealedRecordForm } from './templates/SealedRecordForm.tsx';
import { wordsIn } from './words.ts';

interface SealedPrintProps {
  readonly opened: RouteOutput<'sealed.open'>;
}

/** Prints an opened record for hand-over: straight from the page, never stored and never a file. */
export function SealedPrint({ opened }: SealedPrintProps) {
  const { t } = useTranslation(['sealed', 'print']);
  const { language } = useLabels();
  /** When the preview was opened; null: it is not. */
  const [at, setAt] = useState<string | null>(null);
  const print = useAction('sealed.print');
  const { sealedId } = opened.row;
  const sheet = useCallback(
    (copyNo: number, printedAt: string): Sheet =>
      sheetOf({
        key: sealedId,
        format: 'form',
        language,
        footer: wordsIn[language].t('printedAt', { ns: 'print', at: formatInstant(printedAt) }),
        element: <SealedRecordForm opened={opened} copyNo={copyNo} />,
      }),
    [sealedId, language, opened],
  );
  const shown = useMemo(() => (at === null ? [] : [sheet(1, at)]), [sheet, at]);
  return (
    <>
      <Button onClick={() => setAt(new Date().toISOString())}>{t('desk.print')}</Button>
      {at !== null && (
        <PrintPreview
          paperOnly
          title={t('print:sealedRecord.title')}
          sheets={shown}
          onPrint={async () => {
            const { copyNo, printedAt } = await print.mutateAsync({ sealedId });
            return [sheet(copyNo, printedAt)];
          }}
          onPrinted={() => setAt(null)}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
