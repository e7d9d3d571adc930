import { Alert, Button, Flex, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { localDateOf, localTimeOf } from '../../../main/contract/values/local-date.ts';
import { readIdNumber } from '../../../main/contract/values/id-number.ts';
import { collectiveFrom, mostRepresentatives } from '../../../main/terms/collective.ts';
import { mayStayOral } from '../../../main/terms/purposes.ts';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { rowsOf } from '../../components/fields/rows.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { AccusationNotice } from './AccusationNotice.tsx';
import { AnswerBlock } from './AnswerBlock.tsx';
import { catalogueFor, contactSections } from './contact-catalogue.ts';
import { EarlierContact } from './EarlierContact.tsx';
import { LateEntry } from './LateEntry.tsx';
import type { NewContact } from './new-contact.ts';
import { fieldIssues } from '../../components/ReviseForm.tsx';
import { readForm } from './read-form.ts';
import { useDraft } from '../../components/use-draft.ts';

interface NewContactFormProps {
  readonly start: NewContact;
  readonly restoredAt: string | null;
  readonly onClear: () => void;
  /** It turned out to be an accusation: what was typed goes on into the sealed form. */
  readonly onAccusation: (values: FormValues) => void;
  readonly onRegistered: (registered: RouteOutput<'contact.register'>) => void;
}

export function NewContactForm({
  start,
  restoredAt,
  onClear,
  onAccusation,
  onRegistered,
}: NewContactFormProps) {
  const { t } = useTranslation('contacts');
  const [content, setContent] = useState(start);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [error, setError] = useState<CallError | null>(null);
  const accusation = content.values['purpose'] === 'accusation';
  const draft = useDraft('contact.new', accusation ? null : JSON.stringify(content));
  const register = useAction('contact.register');
  const update = useCallback((part: Partial<NewContact>) => setContent((last) => ({ ...last, ...part })), []);
  const change = useCallback((name: string, value: unknown) => {
    setContent((last) => ({ ...last, values: withDerived({ ...last.values, [name]: value }, name) }));
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);
  const repeat = content.matter !== null;
  const late = isLate(content.values['receivedAt']);
  const fromPaper = late || content.fromPaper;
  // Of an earlier matter the register knows the purpose, and answers.
  const law = useRoute('limits.get', {}).data?.today.profile ?? 'regs2022';
  const most = mostRepresentatives(law, Number(content.values['headcount']));
  const needsAgreement = !repeat && !mayStayOral(content.values['purpose']);

  const submit = async () => {
    if (register.isPending || accusation) return;
    const reading = readForm(content.values, repeat);
    const found = [
      ...reading.issues,
      ...(fromPaper && content.lateEntry === undefined ? [{ path: 'lateEntry', code: 'required' }] : []),
      ...(content.answered && content.answerText.trim() === '' ? [{ path: 'answer', code: 'required' }] : []),
      ...(content.answered && needsAgreement && !content.agreedOral
        ? [{ path: 'answer.agreedOral', code: 'required' }]
        : []),
    ];
    setIssues(found);
    setError(null);
    if (found.length > 0) return;
    try {
      const registered = await register.mutateAsync({
        contact: reading.contact,
        matter: reading.matter,
        ...(content.matter ? { matterId: content.matter.matterId } : {}),
        ...(content.answered
          ? { answer: { text: content.answerText.trim(), agreedOral: content.agreedOral } }
          : {}),
        ...(fromPaper && content.lateEntry ? { lateEntry: content.lateEntry } : {}),
        ...(fromPaper && content.blankSetId ? { blankSetId: content.blankSetId } : {}),
      });
      // Registered already: a draft that could not be deleted is no reason to say otherwise.
      await draft.discard().catch(() => undefined);
      onRegistered(registered);
    } catch (problem) {
      const refused = toCallError(problem);
      setError(refused);
      setIssues(fieldIssues(refused.issues));
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
      {restoredAt !== null && (
        <Alert
          type="info"
          title={t('form.restored', { at: formatInstant(restoredAt) })}
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
      {accusation && <AccusationNotice onMove={() => onAccusation(content.values)} />}
      <EarlierContact
        name={textOf(content.values['petitionerName'])}
        phone={textOf(content.values['phone'])}
        attached={content.matter}
        onAttach={(matter) => update({ matter })}
      />
      {isToElect(content.values) && (
        <Alert type="info" title={t('form.collective', { from: collectiveFrom, most })} />
      )}
      <FieldForm
        catalogue={catalogueFor(repeat)}
        sections={contactSections}
        values={content.values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        autoFocus="petitionerName"
      >
        <LateEntry
          content={content}
          late={late}
          missing={issues.some(({ path }) => path === 'lateEntry')}
          onChange={update}
        />
        <AnswerBlock
          content={content}
          missing={issues.some(({ path }) => path === 'answer')}
          needsAgreement={needsAgreement}
          disagreed={!content.agreedOral && issues.some(({ path }) => path === 'answer.agreedOral')}
          onChange={update}
        />
        <Flex justify="end" className="form-actions">
          <Button
            data-enter-stop
            type="primary"
            disabled={accusation}
            loading={register.isPending}
            onClick={() => void submit()}
          >
            {t('form.submit')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** So many have come that they choose who speaks for them, and nobody is named yet. */
function isToElect({ headcount, representatives }: FormValues): boolean {
  const isNamed = rowsOf(representatives).some(({ name }) => textOf(name) !== '');
  return Number(headcount) >= collectiveFrom && !isNamed;
}

function isLate(receivedAt: unknown): boolean {
  const at = typeof receivedAt === 'string' ? Date.parse(receivedAt) : Number.NaN;
  return !Number.isNaN(at) && localDateOf(at) < localDateOf(Date.now());
}

/** Sex and birth date stand in a resident number: nobody is asked twice. */
function withDerived(values: FormValues, changed: string): Record<string, unknown> {
  const number = values['idNumber'];
  if (changed !== 'idNumber' || typeof number !== 'string') return { ...values };
  const { sex, birthDate, warnings } = readIdNumber(number, localDateOf(Date.now()));
  if (warnings.length > 0 || birthDate === null) return { ...values };
  return { ...values, sex: values['sex'] ?? sex, birthDate: values['birthDate'] ?? birthDate };
}
