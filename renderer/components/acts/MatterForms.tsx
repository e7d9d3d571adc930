import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useSession } from '../../api/api-context.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { useLabels } from '../use-labels.ts';

/** The forms that the petitioner can be handed now, filled with what is known. */
export function MatterForms({ acts: { matterId, forms, state } }: { readonly acts: MatterActs }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const { stationKind } = useSession();
  if (forms.length === 0) return null;
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
