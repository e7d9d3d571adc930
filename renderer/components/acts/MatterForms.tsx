import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaperKind } from '../../../main/contract/papers.ts';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useSession } from '../../api/api-context.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { useLabels } from '../use-labels.ts';

/** The forms that the petitioner can be handed now and, apart from them, what the office prints for itself. */
export function MatterForms({ acts: { matterId, forms, steps, state } }: { readonly acts: MatterActs }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const { stationKind } = useSession();
  // Where its words are gone, or somebody is recused, there is nothing to do and nothing to print.
  const hasSlip = stationKind === 'township' && forms.length + steps.length > 0;
  return (
    <>
      {forms.length > 0 && (
        <Flex gap="small" wrap align="center" component="section" aria-label={t('forms')}>
          <span>{t('forms')}</span>
          {forms.map((form) => (
            <FormPrint key={form} kind={form} matterId={matterId} />
          ))}
        </Flex>
      )}
      {stationKind === 'township' && (
        <Flex gap="small" wrap>
          {hasSlip && <FormPrint kind="acceptanceSlip" matterId={matterId} />}
          {state === 'closed' && (
            <DocumentPrint
              papers={[{ documentKind: 'closureReport', subjectId: matterId }]}
              label={t('printReport')}
              title={labelOf(documentKind, 'closureReport', language)}
            />
          )}
        </Flex>
      )}
    </>
  );
}

function FormPrint({ kind, matterId }: { readonly kind: PaperKind; readonly matterId: string }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const title = labelOf(documentKind, kind, language);
  return (
    <DocumentPrint
      papers={[{ documentKind: kind, subjectId: matterId }]}
      label={t('form', { kind: title })}
      title={title}
    />
  );
}
