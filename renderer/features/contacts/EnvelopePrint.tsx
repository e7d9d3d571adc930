import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';

/** The cover of an envelope for the discipline organ; nothing on it tells which record it goes with. */
export function EnvelopePrint() {
  const { t } = useTranslation(['sealed', 'print']);
  const { stationId } = useSession();
  return (
    <DocumentPrint
      papers={[{ documentKind: 'sealedEnvelopeCover', subjectId: stationId }]}
      label={t('organ.cover')}
      title={t('print:envelope.title')}
    />
  );
}
