import { Alert, Button, Flex, Input } from 'antd';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { contactSections, wholeCatalogue } from './contact-catalogue.ts';
import { fieldIssues } from './read-form.ts';
import { readRevision } from './read-revision.ts';

interface ReviseFormProps {
  readonly detail: ContactDetail;
  readonly onDone: () => void;
}

/** Completes or corrects a registration; once it counts as signed, only with a reason. */
export function ReviseForm({ detail, onDone }: ReviseFormProps) {
  const { t } = useTranslation('contacts');
  const reasonId = useId();
  const [values, setValues] = useState<FormValues>({ ...detail.contact, ...detail.matter });
  const [reason, setReason] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [unchanged, setUnchanged] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const revise = useAction('contact.revise');
  const change = useCallback((name: string, value: unknown) => {
    setValues((last) => ({ ...last, [name]: value }));
    setUnchanged(false);
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);
  const missingReason = issues.some(({ path }) => path === 'reason');

  const submit = async () => {
    if (revise.isPending) return;
    const { contact, matter, changed, issues: found } = readRevision(detail, values);
    const all = [
      ...found,
      ...(detail.signed && reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : []),
    ];
    setUnchanged(!changed);
    setIssues(changed ? all : []);
    setError(null);
    if (!changed || all.length > 0) return;
    try {
      await revise.mutateAsync({
        contactId: detail.contactId,
        contact,
        matter,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
      onDone();
    } catch (problem) {
      const refused = toCallError(problem);
      setError(refused);
      setIssues(fieldIssues(refused.issues));
    }
  };

  return (
    <>
      {error && <ErrorNotice error={error} />}
      {unchanged && <Alert type="info" title={t('detail.unchanged')} />}
      <FieldForm
        catalogue={wholeCatalogue}
        sections={contactSections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        {...(detail.missing[0] === undefined ? {} : { autoFocus: detail.missing[0] })}
      >
        {detail.signed && (
          <div className="answer-block">
            <label htmlFor={reasonId} className="field-required">
              {t('detail.reason')}
            </label>
            <Input
              id={reasonId}
              value={reason}
              maxLength={500}
              placeholder={t('detail.reasonHint')}
              status={missingReason ? 'error' : ''}
              aria-invalid={missingReason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        )}
        <Flex justify="end" gap="small" className="form-actions">
          <Button onClick={onDone}>{t('detail.cancel')}</Button>
          <Button data-enter-stop type="primary" loading={revise.isPending} onClick={() => void submit()}>
            {t('detail.save')}
          </Button>
        </Flex>
      </FieldForm>
    </>
  );
}
