import { Alert, Button, Flex, Modal, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { missingFields } from '../../../main/contract/fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, paperOfMediation } from '../../../main/terms/document-kinds.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { mediationCatalogues, type MediationAct } from '../../../main/terms/mediation-fields.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import { readChanges } from '../../components/fields/read-changes.ts';
import { tidyValues, type FormValues } from '../../components/fields/tidy-values.ts';
import { KeptNotice, useKeeping, useKept, type Kept } from '../../components/kept-form.tsx';
import { useFieldForm } from '../../components/use-field-form.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';

interface MediationFormProps {
  readonly disputeId: string;
  readonly act: MediationAct;
  readonly onDone: (entryId: string) => void;
  readonly onCancel: () => void;
}

/** One step of a mediation: what is known stands in it already. */
export function MediationForm(props: MediationFormProps) {
  const { disputeId, act, onCancel } = props;
  const { t } = useTranslation('mediation');
  const { data, error } = useRoute('mediation.begin', { disputeId, act });
  const kept = useKept(`mediation.${act} ${disputeId}`, disputeId, keptSchema);
  return (
    <Modal
      open
      width={960}
      title={t(`steps.${act}`)}
      footer={null}
      onCancel={onCancel}
      mask={{ closable: false }}
    >
      {error && <ErrorNotice error={error} />}
      {data ? <StepFields key={kept.key} {...props} begun={data.values} kept={kept} /> : !error && <Spin />}
    </Modal>
  );
}

const sections = ['act'] as const;
const keptSchema = z.record(z.string(), z.unknown());

interface StepFieldsProps extends MediationFormProps {
  readonly begun: FormValues;
  readonly kept: Kept<FormValues>;
}

function StepFields({ disputeId, act, begun, kept, onDone, onCancel }: StepFieldsProps) {
  const { t } = useTranslation('mediation');
  const { find, language } = useLabels();
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  const perform = useAction('mediation.act');
  const { values, issues, error, change, mark, refuse } = useFieldForm(kept.content ?? begun);
  const forget = useKeeping(kept, values);
  const [first] = useState(() => Object.keys(catalogue).find((name) => begun[name] === undefined));
  const submit = async () => {
    if (perform.isPending) return;
    const given = tidyValues(catalogue, values);
    const found = [
      ...missingFields(catalogue, given, 1).map((path) => ({ path, code: 'required' })),
      ...readChanges(catalogue, {}, values).issues,
    ];
    mark(found);
    if (found.length > 0) return;
    try {
      const { entryId } = await perform.mutateAsync({ disputeId, act, values: given });
      await forget();
      onDone(entryId);
    } catch (problem) {
      refuse(problem);
    }
  };
  const names = Object.fromEntries(
    Object.keys(catalogue).flatMap((name) => {
      const own = find('mediation', `fields.${act}.${name}`);
      return own === null ? [] : [[name, own]];
    }),
  );
  const paper = paperOfMediation(act);
  const kind = paper === null ? '' : labelOf(documentKind, paper, language);
  const hasPhones = Object.values(catalogue).some(
    (field) => field.type === 'rows' && 'phone' in field.fields,
  );
  return (
    <>
      <Alert type="info" title={[t(`hints.${act}`), hasPhones && t('phones')].filter(Boolean).join('')} />
      <KeptNotice kept={kept} forget={forget} />
      {paper !== null && (
        <DocumentPrint
          papers={[{ documentKind: paper, subjectId: disputeId }]}
          label={t('printFirst', { kind })}
          title={kind}
          refresh="none"
        />
      )}
      {error && error.issues.length === 0 && <ErrorNotice error={error} />}
      <FieldForm
        catalogue={catalogue}
        sections={sections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        names={names}
        {...(first === undefined ? {} : { autoFocus: first })}
      >
        <Flex gap="small" justify="end" className="acts-save">
          <Button onClick={() => void forget().then(onCancel)}>{t('cancel')}</Button>
          <Button data-enter-stop type="primary" loading={perform.isPending} onClick={() => void submit()}>
            {t('save')}
          </Button>
        </Flex>
      </FieldForm>
    </>
  );
}
