import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { collectiveKind, collectiveKindOf } from '../../../main/terms/collective.ts';
import { lateEntryReason, slipOutcome } from '../../../main/terms/matter-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { MatterCourse } from '../../components/acts/MatterCourse.tsx';
import { useActing } from '../../components/acts/use-acting.ts';
import { Attachments } from '../../components/Attachments.tsx';
import { CorrectionNotice } from '../../components/CorrectionNotice.tsx';
import { NewerNotice } from '../../components/NewerNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { RecordFields, type Reveal } from '../../components/RecordFields.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { MoveToSealed } from './MoveToSealed.tsx';
import { VoidContact, VoidedNotice } from './VoidContact.tsx';
import { SealedEntryPage } from './SealedEntryPage.tsx';
import { contactSections, wholeCatalogue } from './contact-catalogue.ts';

const maskedFields = ['phone', 'idNumber', 'agentIdNumber'] as const;

interface ContactDetailPageProps {
  readonly contactId: string;
  readonly onBack: () => void;
  readonly onDispute: () => void;
  readonly onMatter: (matterId: string) => void;
  /** It has become the line of an accusation. */
  readonly onMoved: (contactId: string) => void;
}

export function ContactDetailPage(props: ContactDetailPageProps) {
  const { contactId, onBack, onDispute, onMatter, onMoved } = props;
  const { t } = useTranslation(['contacts', 'records']);
  const { roles } = useSession();
  const [editing, setEditing] = useState(false);
  const acting = useActing();
  const { data, error } = useRoute('contact.get', { contactId });
  const ask = useAction('contact.reveal', { refresh: 'none' });
  const revise = useAction('contact.revise');
  const redact = useAction('contact.redact');
  if (error?.code === 'SEALED') return <SealedEntryPage contactId={contactId} onBack={onBack} />;
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const reveal: Reveal = async (name, reason) => {
    const field = maskedFields.find((candidate) => candidate === name) ?? 'phone';
    return (await ask.mutateAsync({ contactId, field, reason })).value;
  };
  const save = async (values: FormValues, reason: string | undefined) => {
    await revise.mutateAsync({
      contactId,
      contact: changesOf(contactFields, data.contact, values),
      matter: changesOf(matterFields, data.matter, values),
      ...(reason === undefined ? {} : { reason }),
    });
  };
  const title = `${data.registrationNo} ${data.contact.petitionerName ?? t(data.redaction ? 'records:redacted.row' : 'list.anonymous')}`;
  if (editing) {
    return (
      <section>
        <PageTitle title={title} />
        {data.handedOverTo !== null && (
          <Alert type="info" title={t('records:revise.handedOver', { owner: data.handedOverTo })} />
        )}
        <ReviseForm
          catalogue={wholeCatalogue}
          sections={contactSections}
          before={{ ...data.contact, ...data.matter }}
          signed={data.signed}
          autoFocus={data.missing[0]}
          save={save}
          onDone={() => setEditing(false)}
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
            <Button onClick={onBack}>{t('detail.back')}</Button>
            {data.redaction === null && (
              <Button disabled={data.state === 'void'} onClick={onDispute}>
                {t('detail.toDispute')}
              </Button>
            )}
            {data.own && data.redaction === null && <VoidContact detail={data} />}
            {data.own && data.redaction === null && <MoveToSealed detail={data} onMoved={onMoved} />}
            {data.mayErase && data.redaction === null && roles.includes('admin') && (
              <RedactRecord
                registrationNo={data.registrationNo}
                comings={data.contactCount}
                redact={(grounds, scope) => redact.mutateAsync({ contactId, scope, grounds })}
              />
            )}
            {data.redaction === null && (
              <>
                <ContactPrint
                  contactId={contactId}
                  registrationNo={data.registrationNo}
                  label={t(data.state === 'void' ? 'detail.reprintForm' : 'detail.reprint')}
                  only={data.state === 'void' ? 'form' : undefined}
                  own={data.own}
                />
                {data.own && (
                  <Button type="primary" disabled={data.state === 'void'} onClick={() => setEditing(true)}>
                    {t('detail.edit')}
                  </Button>
                )}
              </>
            )}
          </Flex>
        }
      />
      <RedactedNotice redaction={data.redaction} />
      <VoidedNotice voiding={data.voiding} />
      {data.main && (
        <Alert
          type="info"
          className="record-notice"
          title={t('detail.merged', { no: data.main.registrationNo })}
          action={
            <Button size="small" onClick={() => onMatter(data.main?.matterId ?? data.matterId)}>
              {t('detail.openMain', { no: data.main.registrationNo })}
            </Button>
          }
        />
      )}
      <CorrectionNotice recordId={contactId} />
      <RecordStanding recordId={contactId} />
      <NewerNotice entries={data.history} />
      <MissingNotice detail={data} />
      <div className="record-detail">
        <div>
          {data.redaction === null && <MatterCourse matterId={data.matterId} acting={acting} withSteps />}
          <RecordFields
            catalogue={wholeCatalogue}
            sections={contactSections}
            values={{ ...data.contact, ...data.matter }}
            masked={maskedFields}
            reveal={reveal}
          />
          {data.redaction === null && (
            <Attachments
              subject={{ entity: 'contact', id: contactId }}
              canAdd={data.own && data.state !== 'void'}
            />
          )}
        </div>
        <aside>
          <Facts detail={data} onMatter={() => onMatter(data.matterId)} />
          <DocumentList subjectId={contactId} />
          <RecordHistory entries={data.history} />
        </aside>
      </div>
    </section>
  );
}

function MissingNotice({ detail }: { readonly detail: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const { field } = useLabels();
  if (detail.missing.length === 0) return null;
  return (
    <Alert type="warning" title={t('detail.missing', { fields: detail.missing.map(field).join('、') })} />
  );
}

interface FactsProps {
  readonly detail: ContactDetail;
  readonly onMatter: () => void;
}

function Facts({ detail, onMatter }: FactsProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const { dates, answer } = detail;
  const { channel, headcount = 1 } = detail.contact;
  const kind = collectiveKindOf(channel, headcount);
  return (
    <dl className="record-facts">
      <dt>{t('detail.lookupCode')}</dt>
      <dd className="tabular">{formatLookupCode(detail.lookupCode)}</dd>
      <dt>{t('detail.registeredAt')}</dt>
      <dd>{formatInstant(detail.registeredAt)}</dd>
      <dt>{t('detail.receptionist')}</dt>
      <dd>{detail.receptionistName}</dd>
      <dt>{t('detail.responsible')}</dt>
      <dd>{detail.responsibleName}</dd>
      {detail.lateEntry !== null && (
        <>
          <dt>{t('detail.lateEntry')}</dt>
          <dd>{labelOf(lateEntryReason, detail.lateEntry, language)}</dd>
        </>
      )}
      <dt>{t('detail.matter')}</dt>
      <dd>
        <Button type="link" size="small" className="facts-link" onClick={onMatter}>
          {detail.contactCount > 1 && detail.contactSeq > 0
            ? t('detail.visits', { seq: detail.contactSeq, count: detail.contactCount })
            : t('detail.openMatter')}
        </Button>
      </dd>
      {kind !== null && (
        <>
          <dt>{t('columns.headcount')}</dt>
          <dd>
            {t('detail.collective', { kind: labelOf(collectiveKind, kind, language), count: headcount })}
          </dd>
        </>
      )}
      <dt>{t('detail.slip')}</dt>
      <dd>
        {detail.slipOutcome === null
          ? t('detail.slipUnknown')
          : labelOf(slipOutcome, detail.slipOutcome, language)}
      </dd>
      {detail.state === 'void' || detail.takenUp ? null : answer ? (
        <>
          <dt>{t('detail.answer')}</dt>
          <dd className="record-story">
            {answer.answeredOn} {answer.text}
            {answer.agreedOral && `（${t('detail.agreedOral')}）`}
          </dd>
        </>
      ) : (
        <>
          <dt>{t('detail.noticeDueOn')}</dt>
          <dd>
            <DueDate
              on={dates.noticeDueOn}
              warnOn={dates.noticeTargetOn}
              provisional={dates.noticeProvisional}
            />
            {dates.noticeTargetOn !== null && (
              <div className="due-later">{t('detail.target', { on: dates.noticeTargetOn })}</div>
            )}
          </dd>
          <dt>{t('detail.handleDueOn')}</dt>
          <dd>
            <DueDate
              on={dates.handleDueOn}
              warnOn={dates.handleTargetOn}
              provisional={dates.handleProvisional}
            />
            {dates.handleTargetOn !== null && (
              <div className="due-later">{t('detail.target', { on: dates.handleTargetOn })}</div>
            )}
          </dd>
          {(dates.noticeProvisional || dates.handleProvisional) && (
            <dd className="wide due-later">{t('detail.provisional')}</dd>
          )}
        </>
      )}
    </dl>
  );
}
