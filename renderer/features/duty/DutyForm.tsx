import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { FieldValues } from '../../../main/contract/fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { KeptNotice, useKeeping, useKept, type Kept } from '../../components/kept-form.tsx';
import { MatterPick, type PickedMatter } from '../../components/MatterPick.tsx';
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
  /** Under which name it is kept when it is left, and of which record it tells. */
  readonly keep: { readonly form: string; readonly about?: string };
  /** Asks which matter it is about, beginning with this one; left out: it is about none. */
  readonly matter?: PickedMatter | null;
  readonly save: (values: FieldValues<C>, matter: PickedMatter | null) => Promise<unknown>;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

const actAlone = ['act'] as const;

const keptSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  matter: z.object({ matterId: z.string(), registrationNo: z.string() }).nullable(),
});
type Content = z.infer<typeof keptSchema>;

/** A short form in the page: what it says is put on record, or it says why not; what is left half-filled is kept. */
export function DutyForm<C extends FieldCatalogue>(props: DutyFormProps<C>) {
  const { form, about = '' } = props.keep;
  const kept = useKept(form, about, keptSchema);
  return <Fields key={kept.key} {...props} kept={kept} />;
}

interface FieldsProps<C extends FieldCatalogue> extends DutyFormProps<C> {
  readonly kept: Kept<Content>;
}

function Fields<C extends FieldCatalogue>({
  title,
  catalogue,
  sections = actAlone,
  names,
  start,
  autoFocus,
  matter: startMatter,
  save,
  onDone,
  children,
  kept,
}: FieldsProps<C>) {
  const { t } = useTranslation('records');
  const [busy, setBusy] = useState(false);
  const { values, issues, error, change, mark, refuse } = useFieldForm(kept.content?.values ?? start);
  const [matter, setMatter] = useState(kept.content?.matter ?? startMatter ?? null);
  const forget = useKeeping(kept, { values, matter });
  const submit = async () => {
    if (busy) return;
    const read = readFields(catalogue, values);
    mark(read.issues);
    if (read.data === null) return;
    setBusy(true);
    try {
      await save(read.data, matter);
      void forget();
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
      <KeptNotice kept={kept} forget={forget} />
      <FieldForm
        head={
          <>
            {children}
            {startMatter !== undefined && <MatterPick value={matter} onChange={setMatter} />}
          </>
        }
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
          <Button onClick={() => void forget().then(onDone)}>{t('revise.cancel')}</Button>
          <Button data-enter-stop type="primary" loading={busy} onClick={() => void submit()}>
            {t('revise.save')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
