import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { supervisionReason } from '../../../main/terms/entry-terms.ts';
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
          title={t('triggers', {
            list: triggers
              .map(({ reason, since }) =>
                t('trigger', { reason: labelOf(supervisionReason, reason, language), since }),
              )
              .join('；'),
          })}
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
