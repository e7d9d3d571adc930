import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { serviceWay } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useSession } from '../../api/api-context.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { formatInstant } from '../fields/format-value.ts';
import { useLabels } from '../use-labels.ts';
import type { Doing } from './ActForm.tsx';

interface MatterDocumentsProps {
  readonly acts: MatterActs;
  /** The one that was just made: it is to be printed. */
  readonly issued: string | null;
  readonly onDo: (doing: Doing) => void;
}

type IssuedDocument = MatterActs['documents'][number];

/** What was issued for the petitioner, and how it came into their hands. */
export function MatterDocuments({ acts: { documents, state }, issued, onDo }: MatterDocumentsProps) {
  const { t } = useTranslation(['acts', 'notices']);
  const { language } = useLabels();
  const { stationKind } = useSession();
  if (documents.length === 0) return null;
  return (
    <>
      <Typography.Title level={2}>{t('documents.title')}</Typography.Title>
      <ul className="acts-list" aria-label={t('documents.title')}>
        {documents.map((document) => {
          const { documentId, documentNo, mayServe, serveBy } = document;
          const kind = labelOf(documentKind, document.documentKind, language);
          const title = t('notices:pdfTitle', { title: kind, no: documentNo });
          return (
            <li key={`${documentId} ${state}`}>
              <div>
                {kind} <span className="tabular">{documentNo}</span>
              </div>
              <Service document={document} />
              <Flex gap="small" wrap>
                <DocumentPrint
                  papers={[{ documentKind: document.documentKind, subjectId: documentId }]}
                  label={t('documents.print')}
                  title={title}
                  primary={documentId === issued}
                />
                <DocumentPrint
                  papers={[{ documentKind: 'serviceReceipt', subjectId: documentId }]}
                  label={t('documents.receipt')}
                  title={t('notices:pdfTitle', { title: t('documents.receipt'), no: documentNo })}
                />
                {mayServe && (
                  <Button
                    type={serveBy === stationKind && documentId !== issued ? 'primary' : 'default'}
                    aria-label={t('documents.serveOf', { no: documentNo })}
                    onClick={() => onDo({ act: 'serve', documentId })}
                  >
                    {t('documents.serve')}
                  </Button>
                )}
              </Flex>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Service({
  document: { service, serveBy, serveDueOn, mayServe },
}: {
  readonly document: IssuedDocument;
}) {
  const { t } = useTranslation('acts');
  const { language } = useLabels();
  const { stationKind } = useSession();
  // What was taken back or closed over is not to be handed over any more.
  if (service === null && !mayServe && (stationKind === 'township' || serveBy === 'village'))
    return <div>{t('documents.notServed')}</div>;
  if (service === null) {
    return (
      <div className="due-soon">
        {t(serveBy === 'village' ? 'documents.byVillage' : 'documents.byTownship')}
        {serveDueOn !== null && t('documents.due', { on: serveDueOn })}
      </div>
    );
  }
  const { servedAt = '', serviceWay: way = '', refusal, recipient, recipientRelation } = service.values;
  const words = { at: formatInstant(servedAt), way: labelOf(serviceWay, way, language) };
  return (
    <div>
      {refusal === undefined
        ? t('documents.served', { ...words, who: [recipient, recipientRelation].filter(Boolean).join(' ') })
        : t('documents.refused', { ...words, refusal })}
      {'　'}
      {[service.by.stationName, service.by.staffName].filter(Boolean).join(' ')}
    </div>
  );
}
