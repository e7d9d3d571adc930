import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatPeriod, neighbourOf, periodOf, type Period } from '../../main/contract/values/period.ts';
import { itemOf } from '../../main/terms/code-list.ts';
import { periodKind, type PeriodKind } from '../../main/terms/ledger-terms.ts';
import { dayAhead } from './days-until.ts';
import { useLabels } from './use-labels.ts';

interface PeriodChoiceProps {
  readonly period: Period;
  readonly kinds: readonly PeriodKind[];
  readonly onChange: (period: Period) => void;
}

/** A kind of period, and one of them: the one before, the one after. */
export function PeriodChoice({ period, kinds, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  const today = dayAhead(0);
  // Of another length the one in which this ends, but none that lies wholly ahead.
  const of = (kind: PeriodKind) => periodOf(kind, period.to < today ? period.to : today);
  return (
    <>
      <Select<PeriodKind>
        value={period.kind}
        aria-label={t('period.kind')}
        options={kinds.map((kind) => ({ value: kind, label: itemOf(periodKind, kind)[language] }))}
        onChange={(kind) => onChange(of(kind))}
      />
      <Button aria-label={t('period.before')} onClick={() => onChange(neighbourOf(period, -1))}>
        ‹
      </Button>
      <strong className="period-name" aria-live="polite">
        {formatPeriod(period, language)}
      </strong>
      <Button
        aria-label={t('period.after')}
        disabled={period.to >= today}
        onClick={() => onChange(neighbourOf(period, 1))}
      >
        ›
      </Button>
    </>
  );
}
