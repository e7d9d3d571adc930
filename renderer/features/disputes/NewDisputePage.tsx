import { Alert, Button, Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { localDateOf, localTimeOf } from '../../../main/contract/values/local-date.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import { useClient } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { readFields, useFieldForm } from '../../components/use-field-form.ts';
import { disputeSections } from './dispute-sections.ts';
import '../../components/record.css';

const contentSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  /** The coming in which it was brought up. */
  contact: z.object({ contactId: z.string(), registrationNo: z.string() }).nullable(),
});
type Content = z.infer<typeof contentSchema>;

interface Start {
  readonly content: Content;
  readonly restoredAt: string | null;
}

interface NewDisputePageProps {
  readonly contactId: string | null;
  /** The screening round in which it was found. */
  readonly roundId: string | null;
  readonly onRegistered: (disputeId: string) => void;
}

/** The form, as it was left half-filled, or begun from a coming. */
export function NewDisputePage({ contactId, roundId, onRegistered }: NewDisputePageProps) {
  const client = useClient();
  const [start, setStart] = useState<Start | null>(null);
  const [turn, setTurn] = useState(0);
  const about = contactId ?? roundId;
  const form = about === null ? 'dispute.new' : `dispute.new.${about}`;
  useEffect(() => {
    let current = true;
    const begin = async (): Promise<Start> => {
      const { draft } = await client.call('draft.get', { form }).catch(() => ({ draft: null }));
      const restored = draft === null ? null : readDraft(draft.data);
      if (restored && draft) return { content: restored, restoredAt: draft.savedAt };
      if (contactId === null) return { content: empty(), restoredAt: null };
      const { contact, matter, registrationNo } = await client.call('contact.get', { contactId });
      const values = {
        ...empty().values,
        foundBy: 'contact',
        ...(contact.petitionerName === undefined ? {} : { parties: [{ name: contact.petitionerName }, {}] }),
        ...(matter.summary === undefined ? {} : { summary: matter.summary }),
        ...(matter.facts === undefined ? {} : { situation: matter.facts }),
      };
      return { content: { values, contact: { contactId, registrationNo } }, restoredAt: null };
    };
    // What cannot be read must not keep anybody from registering.
    void begin()
      .catch((): Start => ({ content: empty(), restoredAt: null }))
      .then((begun) => (current ? setStart(begun) : undefined));
    return () => {
      current = false;
    };
  }, [client, contactId, form]);
  if (!start) return <Spin />;
  return (
    <NewDisputeForm
      key={turn}
      form={form}
      start={start}
      roundId={roundId}
      onClear={() => {
        setStart({ content: { values: empty().values, contact: start.content.contact }, restoredAt: null });
        setTurn(turn + 1);
      }}
      onRegistered={onRegistered}
    />
  );
}

function empty(): Content {
  return {
    values: {
      foundOn: localDateOf(Date.now()),
      foundBy: 'screening',
      // It takes two; empty rows are left out.
      parties: [{}, {}],
      method: 'villageMediation',
    },
    contact: null,
  };
}

/** Null for a draft that this version cannot read. */
function readDraft(text: string): Content | null {
  try {
    const draft = contentSchema.safeParse(JSON.parse(text));
    return draft.success ? draft.data : null;
  } catch {
    return null;
  }
}

interface NewDisputeFormProps {
  readonly form: string;
  readonly start: Start;
  readonly roundId: string | null;
  readonly onClear: () => void;
  readonly onRegistered: (disputeId: string) => void;
}

function NewDisputeForm({ form, start, roundId, onClear, onRegistered }: NewDisputeFormProps) {
  const { t } = useTranslation('disputes');
  const { contact } = start.content;
  const { values, issues, error, change, mark, refuse } = useFieldForm(start.content.values);
  const draft = useDraft(form, JSON.stringify({ values, contact } satisfies Content));
  const register = useAction('dispute.register');

  const submit = async () => {
    if (register.isPending) return;
    const read = readFields(disputeFields, values);
    mark(read.issues);
    if (read.data === null) return;
    try {
      const { disputeId } = await register.mutateAsync({
        dispute: read.data,
        ...(contact === null ? {} : { contactId: contact.contactId }),
        ...(roundId === null ? {} : { roundId }),
      });
      // Registered already: a draft that could not be deleted is no reason to say otherwise.
      await draft.discard().catch(() => undefined);
      onRegistered(disputeId);
    } catch (problem) {
      refuse(problem);
    }
  };

  return (
    <section>
      <PageTitle
        title={t('form.title')}
        action={
          <Typography.Text type={draft.failed ? 'danger' : 'secondary'}>
            {draft.failed
              ? t('form.draftFailed')
              : draft.savedAt && t('form.draftSaved', { at: localTimeOf(draft.savedAt) })}
          </Typography.Text>
        }
      />
      {roundId !== null && <Alert type="info" title={t('form.fromRound')} />}
      {contact && <Alert type="info" title={t('form.fromContact', contact)} />}
      {start.restoredAt !== null && (
        <Alert
          type="info"
          title={t('form.restored', { at: formatInstant(start.restoredAt) })}
          action={
            <Button size="small" onClick={() => void draft.discard().then(onClear, onClear)}>
              {t('form.clear')}
            </Button>
          }
        />
      )}
      {error && <ErrorNotice error={error} />}
      {!error && issues.length > 0 && (
        <Alert type="warning" role="alert" title={t('form.missing', { count: issues.length })} />
      )}
      <FieldForm
        catalogue={disputeFields}
        sections={disputeSections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        autoFocus="quickType"
      >
        <Flex justify="end" className="form-actions">
          <Button data-enter-stop type="primary" loading={register.isPending} onClick={() => void submit()}>
            {t('form.submit')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
