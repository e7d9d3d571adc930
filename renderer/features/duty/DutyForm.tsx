import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValues } from '../../../main/contract/fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { readFields, useFieldForm } from '../../components/use-field-form.ts';

interface DutyFormProps<C extends FieldCatalogue> {
  readonly title: string;
  readonly catalogue: C;
  readonly sections?: readonly string[];
  /** Labels other than the usual ones. */
  readonly names?: Readonly<Record<string, string>>;
  readonly start: FormValues;
  /** What nobody knows yet. */
  readonly autoFocus?: string;
  readonly save: (values: FieldValues<C>) => Promise<unknown>;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

const actAlone = ['act'] as const;

/** A short form in the page: what it says is kept, or it says why not. */
export function DutyForm<C extends FieldCatalogue>({
  title,
  catalogue,
  sections = actAlone,
  names,
  start,
  autoFocus,
  save,
  onDone,
  children,
}: DutyFormProps<C>) {
  const { t } = useTranslation('records');
  const [busy, setBusy] = useState(false);
  const { values, issues, error, change, mark, refuse } = useFieldForm(start);
  const submit = async () => {
    if (busy) return;
    const read = readFields(catalogue, values);
    mark(read.issues);
    if (read.data === null) return;
    setBusy(true);
    try {
      await save(read.data);
      onDone();
    } catch (problem) {
      refuse(problem);
      setBusy(false);
    }
  };
  return (
    <section className="step-form" aria-label={title}>
      <h2>{title}</h2>
      {error && <ErrorNotice error={error} />}
      <FieldForm
        head={children}
        catalogue={catalogue}
        sections={sections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        {...(names === undefined ? {} : { names })}
        {...(autoFocus === undefined ? {} : { autoFocus })}
      >
        <Flex gap="small" justify="end">
          <Button onClick={onDone}>{t('revise.cancel')}</Button>
          <Button data-enter-stop type="primary" loading={busy} onClick={() => void submit()}>
            {t('revise.save')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
