import { Alert, Button, Flex, Input } from 'antd';
import { useCallback, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValues } from '../../main/contract/fields.ts';
import type { Issue } from '../../main/contract/result.ts';
import type { FieldCatalogue } from '../../main/terms/fields.ts';
import { toCallError, type CallError } from '../api/call-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { FieldForm } from './FieldForm.tsx';
import { readChanges } from './fields/read-changes.ts';
import type { FormValues } from './fields/tidy-values.ts';

interface ReviseFormProps {
  readonly catalogue: FieldCatalogue;
  readonly sections: readonly string[];
  readonly before: object;
  /** A change now needs a reason. */
  readonly signed: boolean;
  readonly autoFocus?: string | undefined;
  /** What belongs to the record and is no field of the catalogue, and whether it was changed. */
  readonly beside?: { readonly part: ReactNode; readonly changed: boolean };
  /** Refusals are shown here; issues by names of fields, whatever stands before them. */
  readonly save: (values: FormValues, reason: string | undefined) => Promise<void>;
  readonly onDone: () => void;
}

/** Completes or corrects a record; once it counts as signed, only with a reason. */
export function ReviseForm({
  catalogue,
  sections,
  before,
  signed,
  autoFocus,
  beside,
  save,
  onDone,
}: ReviseFormProps) {
  const { t } = useTranslation('records');
  const reasonId = useId();
  const [values, setValues] = useState<FormValues>({ ...before });
  const [reason, setReason] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [unchanged, setUnchanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const change = useCallback((name: string, value: unknown) => {
    setValues((last) => ({ ...last, [name]: value }));
    setUnchanged(false);
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);
  const missingReason = issues.some(({ path }) => path === 'reason');

  const submit = async () => {
    if (busy) return;
    const read = readChanges(catalogue, before, values);
    const changed = read.changed || beside?.changed === true;
    const found = read.issues;
    const all = [...found, ...(signed && reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : [])];
    setUnchanged(!changed);
    setIssues(changed ? all : []);
    setError(null);
    if (!changed || all.length > 0) return;
    setBusy(true);
    try {
      await save(values, reason.trim() === '' ? undefined : reason.trim());
      onDone();
    } catch (problem) {
      const refused = toCallError(problem);
      setError(refused);
      setIssues(fieldIssues(refused.issues));
      setBusy(false);
    }
  };

  return (
    <>
      {error && <ErrorNotice error={error} />}
      {unchanged && <Alert type="info" title={t('revise.unchanged')} />}
      <FieldForm
        catalogue={catalogue}
        sections={sections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        head={beside?.part}
        {...(autoFocus === undefined ? {} : { autoFocus })}
      >
        {signed && (
          <div className="form-block">
            <label htmlFor={reasonId} className="field-required">
              {t('revise.reason')}
            </label>
            <Input
              id={reasonId}
              value={reason}
              maxLength={500}
              placeholder={t('revise.reasonHint')}
              status={missingReason ? 'error' : ''}
              aria-invalid={missingReason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        )}
        <Flex justify="end" gap="small" className="form-actions">
          <Button onClick={onDone}>{t('revise.cancel')}</Button>
          <Button data-enter-stop type="primary" loading={busy} onClick={() => void submit()}>
            {t('revise.save')}
          </Button>
        </Flex>
      </FieldForm>
    </>
  );
}

/** The part of a form's changes that belongs to one catalogue, as a revision takes it. */
export function changesOf<C extends FieldCatalogue>(
  catalogue: C,
  before: object,
  values: FormValues,
): { set: FieldValues<C>; clear: string[] } {
  const { set, clear } = readChanges(catalogue, before, values);
  return { set, clear };
}

/** Issues of the host under the names of fields: `contact.set.phone` is `phone`. */
export function fieldIssues(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({
    ...issue,
    path: issue.path.replace(/^(?:contact|matter|dispute|round|values)\.(?:set\.)?/u, ''),
  }));
}
