import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import {
  periodReportKind,
  reportLayout,
  reportText,
  type ReportColumn,
} from '../../../main/terms/period-report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { cellLabel, changesIn, PeriodTableView } from '../../components/PeriodTableView.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { CountedRecords } from './CountedRecords.tsx';
import './tables.css';

/** A report as it was signed, and what has come since. */
export function TableDetail({
  reportId,
  onBack,
}: {
  readonly reportId: string;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { data, error } = useRoute('periodReport.get', { reportId });
  const { roles } = useSession();
  const redact = useAction('periodReport.redact');
  const [shown, setShown] = useState<{ cell: string; column: ReportColumn } | null>(null);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { kind, period, stationName, corrected, outstanding, receivedAt, redaction } = data;
  const name = labelOf(periodReportKind, kind, language);
  const title = `${name}　${formatPeriod(period, language)}`;
  return (
    <section className="reports">
      <PageTitle
        title={`${title}　${stationName}`}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('form.back')}</Button>
            {data.own && redaction === null && roles.includes('admin') && (
              <RedactRecord
                registrationNo={title}
                comings={null}
                redact={(grounds) => redact.mutateAsync({ reportId, grounds })}
              />
            )}
            <DocumentPrint
              papers={[{ documentKind: kind, subjectId: reportId }]}
              label={t('detail.print')}
              title={t('paper.pdfTitle', { kind: name, station: stationName, period: period.id })}
            />
          </Flex>
        }
      />
      <RedactedNotice redaction={redaction} />
      <p>
        {t('detail.signed', {
          name: data.signedByName,
          at: formatInstant(data.signedAt),
          leader: data.leader ?? '',
        })}
        {`　${data.late ? `${t('late')}　` : ''}`}
        {/* Nobody is above the township. */}
        {receivedAt !== null && t('detail.received', { at: formatInstant(receivedAt) })}
        {receivedAt === null && !data.consolidated && t('detail.waiting')}
      </p>
      {data.lateReason !== null && <p>{t('detail.lateReason', { reason: data.lateReason })}</p>}
      {Object.keys(outstanding).length > 0 && (
        <Alert
          type="warning"
          title={t('detail.outstanding', {
            list: changesIn(outstanding, language),
          })}
        />
      )}
      <PeriodTableView
        table={data}
        said={Object.fromEntries(corrected.map(({ cell, said }) => [cell, said]))}
        onCell={(cell, column) => setShown({ cell, column })}
      />
      {corrected.map(({ cell, counted, said, reason }) => (
        <p key={cell}>
          {t('detail.corrected', { figure: cellLabel(cell, language), counted, said, reason: reason ?? '' })}
        </p>
      ))}
      {reportLayout[kind].texts.map((text) => (
        <div key={text}>
          <h2>{labelOf(reportText, text, language)}</h2>
          <p className="period-words">{data.texts[text] ?? t('paper.none')}</p>
        </div>
      ))}
      {shown && (
        <CountedRecords
          kind={kind}
          period={period.id}
          stationId={data.stationId}
          {...shown}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
