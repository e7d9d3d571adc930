import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useFieldForm } from '../../components/use-field-form.ts';
import type { Registered } from './new-contact.ts';
import { readSealedForm, sealedFormCatalogue, sealedSections } from './sealed-form.ts';

interface SealedFormProps {
  readonly channel: string;
  readonly carried: FormValues;
  /** What had been typed is gone. */
  readonly forgotten: boolean;
  readonly onOrgan: () => void;
  readonly onRegistered: (registered: Registered) => void;
}

/** Lives in this page's memory alone: no draft, no search for earlier comings, no copy. */
export function SealedForm({ channel, carried, forgotten, onOrgan, onRegistered }: SealedFormProps) {
  const { t } = useTranslation(['sealed', 'contacts']);
  const { values, issues, error, change, mark, refuse } = useFieldForm(() => ({
    respondents: [{}],
    ...Object.fromEntries(Object.entries(carried).filter(([name]) => name in sealedFormCatalogue)),
    channel,
    receivedOn: localDateOf(Date.now()),
  }));
  const register = useAction('sealed.register');

  const submit = async () => {
    if (register.isPending) return;
    const reading = readSealedForm(values);
    mark(reading.issues);
    if (reading.input === null) return;
    try {
      onRegistered({ ...(await register.mutateAsync(reading.input)), route: 'toOfficer' });
    } catch (problem) {
      refuse(problem);
    }
  };

  return (
    <section>
      <PageTitle title={t('form.title')} />
      {forgotten && <Alert type="error" role="alert" title={t('form.forgotten')} />}
      <Alert type="warning" title={t('form.warning')} description={t('form.warningText')} />
      {error && <ErrorNotice error={error} />}
      {!error && issues.length > 0 && (
        <Alert type="warning" role="alert" title={t('contacts:form.missing', { count: issues.length })} />
      )}
      <FieldForm
        catalogue={sealedFormCatalogue}
        sections={sealedSections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        autoFocus="petitionerName"
      >
        <div className="form-block">{t('form.materialsHint')}</div>
        <Flex justify="end" gap="small" className="form-actions">
          <Button onClick={onOrgan}>{t('form.organ')}</Button>
          <Button data-enter-stop type="primary" loading={register.isPending} onClick={() => void submit()}>
            {t('form.submit')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
