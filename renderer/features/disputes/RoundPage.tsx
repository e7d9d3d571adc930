import { Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../main/contract/routes/screening.ts';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeState } from '../../../main/terms/dispute-terms.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { screeningFields } from '../../../main/terms/screening-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { CorrectionNotice } from '../../components/CorrectionNotice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { NewerNotice } from '../../components/NewerNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RecordFields } from '../../components/RecordFields.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import { wholeList } from '../../components/row-source.ts';
import { StepFrame } from '../../components/StepFrame.tsx';
import type { Column } from '../../components/table-column.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { roundSections } from './dispute-sections.ts';
import './ledger.css';

interface RoundPageProps {
  readonly roundId: string;
  readonly onBack: () => void;
  readonly onDispute: (disputeId: string) => void;
  readonly onNewDispute: () => void;
}

/** One meeting: what was recorded, the disputes found in it and talked about. */
export function RoundPage({ roundId, onBack, onDispute, onNewDispute }: RoundPageProps) {
  const { t } = useTranslation(['disputes', 'records', 'print']);
  const { language } = useLabels();
  const { stationId, roles } = useSession();
  const [doing, setDoing] = useState<'revise' | 'void' | null>(null);
  const { data, error } = useRoute('screening.get', { roundId });
  const revise = useAction('screening.revise');
  const redact = useAction('screening.redact');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const isHere = data.stationId === stationId;
  const isOwn = isHere && !data.void && data.redaction === null;
  const period = formatPeriod(data.period, language);
  const title = `${t('rounds.of', { period })}${data.void ? t('print:void') : ''}`;
  if (doing === 'revise') {
    return (
      <section>
        <PageTitle title={title} />
        <ReviseForm
          catalogue={screeningFields}
          sections={roundSections}
          before={data.round}
          signed={data.signed}
          save={async (values, reason) => {
            await revise.mutateAsync({
              roundId,
              round: changesOf(screeningFields, data.round, values),
              ...(reason === undefined ? {} : { reason }),
            });
          }}
          onDone={() => setDoing(null)}
        />
      </section>
    );
  }
  return (
    <section>
      <PageTitle
        title={title}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('records:back')}</Button>
            {isHere && data.redaction === null && roles.includes('admin') && (
              <RedactRecord
                registrationNo={period}
                comings={null}
                redact={(grounds) => redact.mutateAsync({ roundId, grounds })}
              />
            )}
            <DocumentPrint
              papers={[{ documentKind: 'screeningRecord', subjectId: roundId }]}
              label={t('rounds.print')}
              title={t('print:screening.pdfTitle', { station: data.stationName, period })}
            />
            {isOwn && <Button onClick={() => setDoing('void')}>{t('steps.void')}</Button>}
            {isOwn && <Button onClick={() => setDoing('revise')}>{t('records:edit')}</Button>}
            {isOwn && (
              <Button type="primary" onClick={onNewDispute}>
                {t('rounds.registerFound')}
              </Button>
            )}
          </Flex>
        }
      />
      <RedactedNotice redaction={data.redaction} />
      <CorrectionNotice recordId={roundId} />
      <RecordStanding recordId={roundId} />
      <NewerNotice entries={data.history} />
      {doing === 'void' && <VoidForm roundId={roundId} onDone={() => setDoing(null)} />}
      <div className="record-detail">
        <div>
          <RecordFields
            catalogue={screeningFields}
            sections={roundSections}
            values={data.round}
            masked={[]}
            reveal={() => Promise.resolve('')}
          />
          <Disputes disputes={data.disputes} onDispute={onDispute} />
        </div>
        <aside>
          <dl className="record-facts">
            <dt>{t('rounds.station')}</dt>
            <dd>{data.stationName}</dd>
            {data.late && <dd className="wide due-soon">{t('rounds.heldLate', { on: data.period.to })}</dd>}
            <dt>{t('detail.registrar')}</dt>
            <dd>{data.registrarName}</dd>
          </dl>
          <DocumentList subjectId={roundId} />
          <RecordHistory entries={data.history} />
        </aside>
      </div>
    </section>
  );
}

function VoidForm({ roundId, onDone }: { readonly roundId: string; readonly onDone: () => void }) {
  const { t } = useTranslation('disputes');
  const [text, setText] = useState('');
  const makeVoid = useAction('screening.void');
  const reason = text.trim();
  return (
    <StepFrame
      title={t('steps.void')}
      onDone={onDone}
      act={reason === '' ? null : () => makeVoid.mutateAsync({ roundId, reason })}
    >
      {(tried) => (
        <Labelled label={t('step.reason')}>
          {(id) => (
            <StoryArea
              id={id}
              autoFocus
              rows={2}
              maxRows={6}
              maxLength={500}
              value={text}
              status={tried && reason === '' ? 'error' : ''}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Labelled>
      )}
    </StepFrame>
  );
}

type Dispute = RoundDetail['disputes'][number];

interface DisputesProps {
  readonly disputes: readonly Dispute[];
  readonly onDispute: (disputeId: string) => void;
}

function Disputes({ disputes, onDispute }: DisputesProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  const columns: readonly Column<Dispute>[] = [
    { key: 'no', title: t('columns.registrationNo'), width: '11em', text: (row) => row.registrationNo },
    {
      key: 'found',
      title: t('rounds.how'),
      width: '6em',
      text: (row) => t(row.found ? 'rounds.isFound' : 'rounds.isDiscussed'),
    },
    {
      key: 'type',
      title: t('columns.type'),
      width: '7em',
      text: (row) => labelOf(disputeQuickType, row.quickType, language),
      long: true,
    },
    { key: 'parties', title: t('columns.parties'), width: '8em', text: (row) => row.parties, long: true },
    { key: 'summary', title: t('columns.summary'), text: (row) => row.summary ?? '', long: true },
    {
      key: 'state',
      title: t('columns.state'),
      width: '6em',
      text: (row) => labelOf(disputeState, row.state, language),
    },
  ];
  return (
    <>
      <h2>{t('rounds.disputes', { count: disputes.length })}</h2>
      {disputes.length > 0 && (
        <DataTable
          label={t('rounds.disputesTable')}
          columns={columns}
          rows={wholeList(disputes)}
          onOpen={(row) => onDispute(row.disputeId)}
        />
      )}
    </>
  );
}
