import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodOf, type Period } from '../../../main/contract/values/period.ts';
import { itemOf } from '../../../main/terms/code-list.ts';
import { periodReportKind, type PeriodReportKind } from '../../../main/terms/period-report-terms.ts';
import { dayAhead } from '../../components/days-until.ts';
import { PeriodChoice } from '../../components/PeriodChoice.tsx';
import { useLabels } from '../../components/use-labels.ts';

interface OtherPeriodsProps {
  readonly onFill: (kind: PeriodReportKind, period: string) => void;
}

const asked = periodReportKind.items.filter(({ also }) => also.length > 0);

/** A table of a longer period than it is owed for, where somebody asks for it. */
export function OtherPeriods({ onFill }: OtherPeriodsProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const [kind, setKind] = useState<PeriodReportKind>('disputeStatistics');
  const [period, setPeriod] = useState<Period>(() => periodOf('quarter', dayAhead(0)));
  return (
    <section aria-label={t('other.title')}>
      <h2>{t('other.title')}</h2>
      <Flex gap="small" align="center">
        <Select<PeriodReportKind>
          value={kind}
          aria-label={t('boardKind')}
          style={{ width: '16em' }}
          options={asked.map((item) => ({ value: item.code, label: item[language] }))}
          onChange={setKind}
        />
        <PeriodChoice period={period} kinds={itemOf(periodReportKind, kind).also} onChange={setPeriod} />
        <Button onClick={() => onFill(kind, period.id)}>{t('other.open')}</Button>
      </Flex>
    </section>
  );
}
