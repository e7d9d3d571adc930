import { Alert, Button, Flex, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatPeriod, neighbourOf, periodOf } from '../../../main/contract/values/period.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { daysAWeek, PlanForm } from './PlanForm.tsx';

/** The weeks of a month at once, those that have a roster left as they are. */
export function MonthPage({ month }: { readonly month: string }) {
  const { t } = useTranslation('duty');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const { data, error } = useRoute('duty.month', { month });
  const plan = useAction('duty.planWeeks');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { weeks } = data;
  const go = (by: 1 | -1) => navigate(`/duty/month/${neighbourOf(data.period, by).id}`);
  return (
    <section>
      <PageTitle
        title={t('monthOf', { month: formatPeriod(data.period, language) })}
        action={
          <Flex gap="small">
            <Button aria-label={t('monthBefore')} onClick={() => go(-1)}>
              ‹
            </Button>
            <Button aria-label={t('monthAfter')} onClick={() => go(1)}>
              ›
            </Button>
            <Button onClick={() => navigate('/duty')}>{t('toWeek')}</Button>
          </Flex>
        }
      />
      {weeks.length === 0 && <Alert type="success" title={t('monthPlanned')} />}
      {weeks.length > 0 && (
        <PlanForm
          key={weeks.map(({ week }) => week).join(' ')}
          days={weeks.flatMap(({ days }) => days)}
          before={data.before}
          people={data.people}
          save={async (days) => {
            await plan.mutateAsync({
              weeks: weeks.map(({ week }, index) => ({
                week,
                days: days.slice(index * daysAWeek, (index + 1) * daysAWeek),
              })),
            });
            const now = periodOf('week', dayAhead(0)).id;
            const shown = weeks.find(({ week }) => week === now) ?? weeks[0];
            navigate(`/duty/${shown?.week ?? ''}`);
          }}
        />
      )}
    </section>
  );
}
