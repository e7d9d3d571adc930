import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useSession } from '../../api/api-context.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { useLabels } from '../use-labels.ts';

/** The forms that the petitioner can be handed now, and the office's own slip, filled with what is known. */
export function MatterForms({ acts: { matterId, forms, steps, state } }: { readonly acts: MatterActs }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const { stationKind } = useSession();
  // Where its words are gone, or somebody is recused, there is nothing to do and nothing to print.
  const hasSlip = stationKind === 'township' && forms.length + steps.length > 0;
  if (forms.length === 0 && !hasSlip) return null;
  return (
    <Flex gap="small" wrap align="center" component="section" aria-label={t('forms')}>
      <span>{t('forms')}</span>
      {forms.map((form) => {
        const kind = labelOf(documentKind, form, language);
        return (
          <DocumentPrint
            key={form}
            papers={[{ documentKind: form, subjectId: matterId }]}
            label={t('form', { kind })}
            title={kind}
          />
        );
      })}
      {hasSlip && (
        <DocumentPrint
          papers={[{ documentKind: 'acceptanceSlip', subjectId: matterId }]}
          label={t('form', { kind: labelOf(documentKind, 'acceptanceSlip', language) })}
          title={labelOf(documentKind, 'acceptanceSlip', language)}
        />
      )}
      {state === 'closed' && stationKind === 'township' && (
        <DocumentPrint
          papers={[{ documentKind: 'closureReport', subjectId: matterId }]}
          label={t('printReport')}
          title={labelOf(documentKind, 'closureReport', language)}
        />
      )}
    </Flex>
  );
}
