import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeDetail } from '../../../main/contract/routes/dispute.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import { disputeResult, disputeState, performanceState } from '../../../main/terms/dispute-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { Attachments } from '../../components/Attachments.tsx';
import { CorrectionNotice } from '../../components/CorrectionNotice.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { NewerNotice } from '../../components/NewerNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RecordFields } from '../../components/RecordFields.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { disputeSections } from './dispute-sections.ts';
import { Mediations } from './Mediations.tsx';
import { StepForm, type Step } from './StepForm.tsx';

interface DisputeDetailPageProps {
  readonly disputeId: string;
  readonly onBack: () => void;
  readonly onContact: (contactId: string) => void;
  readonly onMatter: (matterId: string) => void;
  readonly onRound: (roundId: string) => void;
}

/** Where mediation must not be the only way (domain.md §7.2 item 12). */
const safetyFirst: ReadonlySet<string> = new Set(['violence', 'weapons', 'threats']);

export function DisputeDetailPage({
  disputeId,
  onBack,
  onContact,
  onMatter,
  onRound,
}: DisputeDetailPageProps) {
  const { t } = useTranslation(['disputes', 'records', 'print']);
  const { field } = useLabels();
  const { stationId, roles } = useSession();
  const [doing, setDoing] = useState<Step | 'revise' | null>(null);
  const { data, error } = useRoute('dispute.get', { disputeId });
  const ask = useAction('dispute.reveal', { refresh: 'none' });
  const revise = useAction('dispute.revise');
  const redact = useAction('dispute.redact');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const isOwn = data.stationId === stationId;
  const steps = isOwn ? data.steps : [];
  const title = `${data.registrationNo} ${data.redaction ? t('records:redacted.row') : (data.dispute.summary ?? '')}`;
  if (doing === 'revise') {
    return (
      <section>
        <PageTitle title={title} />
        <ReviseForm
          catalogue={disputeFields}
          sections={disputeSections}
          before={data.dispute}
          signed={data.signed}
          autoFocus={data.missing[0]}
          save={async (values, reason) => {
            await revise.mutateAsync({
              disputeId,
              dispute: changesOf(disputeFields, data.dispute, values),
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
            {isOwn && data.redaction === null && roles.includes('admin') && (
              <RedactRecord
                registrationNo={data.registrationNo}
                comings={null}
                redact={(grounds) => redact.mutateAsync({ disputeId, grounds })}
              />
            )}
            {data.redaction === null && (
              <DocumentPrint
                papers={[{ documentKind: 'disputeRegistration', subjectId: disputeId }]}
                label={t('detail.reprint')}
                title={t('print:dispute.pdfTitle', { no: data.registrationNo })}
              />
            )}
            {steps.includes('revise') && (
              <Button onClick={() => setDoing('revise')}>{t('records:edit')}</Button>
            )}
          </Flex>
        }
      />
      <RedactedNotice redaction={data.redaction} />
      <CorrectionNotice recordId={disputeId} />
      <RecordStanding recordId={disputeId} />
      <NewerNotice entries={data.history} />
      {data.missing.length > 0 && isOwn && (
        <Alert type="warning" title={t('records:missing', { fields: data.missing.map(field).join('、') })} />
      )}
      <Flex gap="small" className="record-steps">
        {steps
          .filter((step) => step !== 'revise')
          .map((step, index) => (
            <Button key={step} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(step)}>
              {t(`steps.${step}`)}
            </Button>
          ))}
      </Flex>
      {doing && <StepForm step={doing} disputeId={disputeId} onDone={() => setDoing(null)} />}
      <div className="record-detail">
        <div>
          <Mediations
            disputeId={disputeId}
            own={isOwn}
            violent={(data.dispute.riskReasons ?? []).some((reason) => safetyFirst.has(reason))}
          />
          <RecordFields
            catalogue={disputeFields}
            sections={disputeSections}
            values={data.dispute}
            masked={['parties.phone']}
            reveal={async (_, reason, party = 0) =>
              (await ask.mutateAsync({ disputeId, party, reason })).value
            }
          />
          {data.redaction === null && (
            <Attachments
              subject={{ entity: 'dispute', id: disputeId }}
              canAdd={isOwn && data.state !== 'void'}
            />
          )}
        </div>
        <aside>
          <Facts detail={data} onContact={onContact} onMatter={onMatter} onRound={onRound} />
          <DocumentList subjectId={disputeId} />
          <RecordHistory entries={data.history} />
        </aside>
      </div>
    </section>
  );
}

interface FactsProps {
  readonly detail: DisputeDetail;
  readonly onContact: (contactId: string) => void;
  readonly onMatter: (matterId: string) => void;
  readonly onRound: (roundId: string) => void;
}

function Facts({ detail, onContact, onMatter, onRound }: FactsProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  const { conclusion, contactId, matter, roundId, dispute } = detail;
  const isOpen = disputeState.items.some(({ code, open }) => code === detail.state && open);
  return (
    <dl className="record-facts">
      <dt>{t('detail.state')}</dt>
      <dd>{labelOf(disputeState, detail.state, language)}</dd>
      {isOpen && dispute.dueOn !== undefined && (
        <>
          <dt>{t('detail.dueOn')}</dt>
          <dd>
            <DueDate on={dispute.dueOn} target />
          </dd>
        </>
      )}
      {conclusion && (
        <>
          <dt>{t('detail.result')}</dt>
          <dd className="record-story">
            {conclusion.on} {labelOf(disputeResult, conclusion.result, language)} {conclusion.text}
          </dd>
          {conclusion.performance && (
            <>
              <dt>{t('detail.performance')}</dt>
              <dd>{labelOf(performanceState, conclusion.performance, language)}</dd>
            </>
          )}
        </>
      )}
      <dt>{t('detail.registeredAt')}</dt>
      <dd>{formatInstant(detail.registeredAt)}</dd>
      <dt>{t('detail.registrar')}</dt>
      <dd>{detail.registrarName}</dd>
      <dt>{t('detail.responsible')}</dt>
      <dd>{detail.responsibleName}</dd>
      {roundId !== null && (
        <dd className="wide">
          <Button size="small" onClick={() => onRound(roundId)}>
            {t('detail.fromRound')}
          </Button>
        </dd>
      )}
      {matter !== null && (
        <dd className="wide">
          <Button size="small" onClick={() => onMatter(matter.matterId)}>
            {t('detail.ofMatter', { no: matter.registrationNo })}
          </Button>
        </dd>
      )}
      {contactId !== null && (
        <dd className="wide">
          <Button size="small" onClick={() => onContact(contactId)}>
            {t('detail.fromContact')}
          </Button>
        </dd>
      )}
    </dl>
  );
}
