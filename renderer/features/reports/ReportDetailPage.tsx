import { Alert, Button, Descriptions, Flex, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportFigure } from '../../../main/terms/report-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { formatSlot } from '../../components/report-slot.ts';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';

interface ReportDetailPageProps {
  readonly reportId: string;
  readonly onOpen: (reportId: string) => void;
  readonly onBack: () => void;
}

/** One report as it was signed. */
export function ReportDetailPage({ reportId, onOpen, onBack }: ReportDetailPageProps) {
  const { t } = useTranslation(['reports', 'records', 'print']);
  const { language } = useLabels();
  const { data, error } = useRoute('report.get', { reportId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const day = formatSlot(data, language);
  const words = [
    ['signedBy', data.signedByName],
    ['signedAt', `${formatInstant(data.signedAt)}${data.late ? `（${t('late')}）` : ''}`],
    ['dutyLeader', data.dutyLeader],
    ['toldAt', data.toldAt],
    ['itemCount', t('detail.items', { count: data.itemCount })],
    ['arrivedAt', data.arrivedAt && formatInstant(data.arrivedAt)],
    ['brief', data.brief],
    ['reason', data.reason],
  ] as const;
  const { correctionOf, correctedBy } = data;
  return (
    <section className="reports">
      <PageTitle
        title={t('detail.title', { day })}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('records:back')}</Button>
            <DocumentPrint
              papers={[{ documentKind: 'zeroReport', subjectId: reportId }]}
              label={t('detail.print')}
              title={t('print:report.pdfTitle', { day })}
            />
          </Flex>
        }
      />
      {correctedBy !== null && (
        <Alert
          type="warning"
          title={t('detail.correctedBy')}
          action={
            <Button size="small" onClick={() => onOpen(correctedBy)}>
              {t('detail.other')}
            </Button>
          }
        />
      )}
      {correctionOf !== null && (
        <Alert
          type="info"
          title={t('detail.correctionOf')}
          action={
            <Button size="small" onClick={() => onOpen(correctionOf)}>
              {t('detail.other')}
            </Button>
          }
        />
      )}
      <RecordStanding recordId={reportId} />
      <dl className="report-figures">
        {reportFigure.codes.map((code) => (
          <div key={code}>
            <dt>{labelOf(reportFigure, code, language)}</dt>
            <dd>{data.figures[code] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <Descriptions
        size="small"
        column={2}
        items={words.flatMap(([name, value]) =>
          value === null || value === '' ? [] : [{ key: name, label: t(`detail.${name}`), children: value }],
        )}
      />
    </section>
  );
}
