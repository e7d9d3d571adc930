import { Alert, Button, Flex, Spin, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { lateEntryReason, slipOutcome } from '../../../main/terms/matter-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { FieldSections } from './FieldSections.tsx';
import { ReviseForm } from './ReviseForm.tsx';

interface ContactDetailPageProps {
  readonly contactId: string;
  readonly onBack: () => void;
}

export function ContactDetailPage({ contactId, onBack }: ContactDetailPageProps) {
  const { t } = useTranslation('contacts');
  const [editing, setEditing] = useState(false);
  const { data, error } = useRoute('contact.get', { contactId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const title = `${data.registrationNo} ${data.contact.petitionerName ?? t('list.anonymous')}`;
  if (editing) {
    return (
      <section>
        <PageTitle title={title} />
        <ReviseForm detail={data} onDone={() => setEditing(false)} />
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
            <ContactPrint
              contactId={contactId}
              registrationNo={data.registrationNo}
              label={t('detail.reprint')}
            />
            <Button type="primary" disabled={data.state === 'void'} onClick={() => setEditing(true)}>
              {t('detail.edit')}
            </Button>
          </Flex>
        }
      />
      <MissingNotice detail={data} />
      <div className="contact-detail">
        <div>
          <FieldSections detail={data} />
        </div>
        <aside>
          <Facts detail={data} />
          <DocumentList subjectId={contactId} />
          <History detail={data} />
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

function Facts({ detail }: { readonly detail: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const { dates, answer } = detail;
  return (
    <dl className="contact-facts">
      <dt>{t('detail.lookupCode')}</dt>
      <dd className="tabular">{formatLookupCode(detail.lookupCode)}</dd>
      <dt>{t('detail.registeredAt')}</dt>
      <dd>{formatInstant(detail.registeredAt)}</dd>
      <dt>{t('detail.receptionist')}</dt>
      <dd>{detail.receptionistName}</dd>
      {detail.lateEntry !== null && (
        <>
          <dt>{t('detail.lateEntry')}</dt>
          <dd>{labelOf(lateEntryReason, detail.lateEntry, language)}</dd>
        </>
      )}
      {detail.contactCount > 1 && (
        <dd className="wide">{t('detail.visits', { seq: detail.contactSeq, count: detail.contactCount })}</dd>
      )}
      <dt>{t('detail.slip')}</dt>
      <dd>
        {detail.slipOutcome === null
          ? t('detail.slipUnknown')
          : labelOf(slipOutcome, detail.slipOutcome, language)}
      </dd>
      {answer ? (
        <>
          <dt>{t('detail.answer')}</dt>
          <dd className="contact-story">
            {answer.answeredOn} {answer.text}
            {answer.agreedOral && `（${t('detail.agreedOral')}）`}
          </dd>
        </>
      ) : (
        <>
          <dt>{t('detail.noticeDueOn')}</dt>
          <dd>
            <DueDate on={dates.noticeDueOn} />
          </dd>
          <dt>{t('detail.handleDueOn')}</dt>
          <dd>
            <DueDate on={dates.handleDueOn} />
          </dd>
          {dates.provisional && <dd className="wide due-later">{t('detail.provisional')}</dd>}
        </>
      )}
    </dl>
  );
}

function History({ detail }: { readonly detail: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const { find, field } = useLabels();
  return (
    <>
      <Typography.Title level={2}>{t('detail.history')}</Typography.Title>
      <Timeline
        items={detail.history.map((entry) => ({
          content: (
            <>
              {formatInstant(entry.at)} {entry.staffName}{' '}
              {find('contacts', `history.${entry.kind.replace('.', '_')}`) ?? t('history.other')}
              {entry.changed.length > 0 && (
                <div>{t('detail.changed', { fields: entry.changed.map(field).join('、') })}</div>
              )}
              {entry.reason !== null && <div>{t('detail.reasonGiven', { reason: entry.reason })}</div>}
            </>
          ),
        }))}
      />
    </>
  );
}
