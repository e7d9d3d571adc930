import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { attachedKind } from '../../../main/contract/routes/archive.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';

interface FilePrintsProps {
  /** Its list, by which cover, catalogue and end note are named; null: they lie elsewhere. */
  readonly fileId: string | null;
  readonly fileNo: string;
  readonly file: RouteOutput<'matter.caseFile'>;
}

/** The whole of a closed file on paper or as one PDF, volume by volume. */
export function FilePrints({ fileId, fileNo, file: { items, volumes } }: FilePrintsProps) {
  const { t } = useTranslation('archive');
  const counts = volumes.length > 0 ? volumes : [items.length];
  return counts.map((count, index) => {
    const volume = index + 1;
    const first = counts.slice(0, index).reduce((sum, before) => sum + before, 0);
    // What came after the file was closed lies last.
    const own = items.slice(first, volume === counts.length ? undefined : first + count);
    const around = (documentKind: 'caseFileCover' | 'caseFileList' | 'caseFileNote') =>
      fileId === null ? [] : [{ documentKind, subjectId: fileId, ...(volume === 1 ? {} : { volume }) }];
    const opening = [...around('caseFileCover'), ...around('caseFileList')];
    const papers = own.flatMap(({ documentKind, subjectId }) =>
      documentKind === attachedKind ? [] : [{ documentKind, subjectId }],
    );
    const attached = own.flatMap((item, at) =>
      item.attached
        ? [{ behind: opening.length + own.slice(0, at).filter((other) => !other.attached).length, item }]
        : [],
    );
    const names = { no: fileNo, volume };
    const only = counts.length === 1;
    return (
      <DocumentPrint
        key={volume}
        asFile={attached}
        papers={[...opening, ...papers, ...around('caseFileNote')]}
        label={only ? t('print') : t('printVolume', names)}
        title={only ? t('pdfTitle', names) : t('pdfVolume', names)}
      />
    );
  });
}
