import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { supervisionReason } from '../../../main/terms/entry-terms.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DueDate } from '../DueDate.tsx';
import { useLabels } from '../use-labels.ts';
import type { Doing } from './ActForm.tsx';

interface MatterSupervisionProps {
  readonly acts: MatterActs;
  readonly onDo: (doing: Doing) => void;
}

/** What shows by itself: who is owed something is said before anybody looks for it (domain.md §1.7). */
export function MatterSupervision({ acts, onDo }: MatterSupervisionProps) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const { triggers, carryOut, recused, steps } = acts;
  const [first] = triggers;
  return (
    <>
      {recused && <Alert type="warning" title={t('recused')} />}
      {first !== undefined && (
        <Alert
          type="warning"
          title={[
            t('triggers'),
            triggers
              .map(({ reason, since }) =>
                t('trigger', { reason: labelOf(supervisionReason, reason, language), since }),
              )
              .join('；'),
          ].join('：')}
          action={
            steps.includes('supervise') && (
              <Button
                size="small"
                onClick={() => onDo({ act: 'supervise', given: { supervisionReason: first.reason } })}
              >
                {t('superviseNow')}
              </Button>
            )
          }
        />
      )}
      {carryOut && (
        <dl className="record-facts">
          <dt>{t('carryOutDue')}</dt>
          <dd>
            {carryOut.doneOn === null ? (
              carryOut.dueOn !== null && <DueDate on={carryOut.dueOn} target />
            ) : (
              <span className="due-later">
                {[carryOut.dueOn, t('carriedOut', { on: carryOut.doneOn })].filter(Boolean).join('　')}
              </span>
            )}
          </dd>
        </dl>
      )}
    </>
  );
}

/** The forms that the petitioner can be handed now, filled with what is known. */
export function MatterForms({ acts: { matterId, forms, state } }: { readonly acts: MatterActs }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
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
      {state === 'closed' && (
        <DocumentPrint
          papers={[{ documentKind: 'closureReport', subjectId: matterId }]}
          label={t('printReport')}
          title={labelOf(documentKind, 'closureReport', language)}
        />
      )}
    </Flex>
  );
}
