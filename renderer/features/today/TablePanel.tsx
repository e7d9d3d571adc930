import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { periodReportKind } from '../../../main/terms/period-report-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { openTables } from './open-tables.ts';

const shown = 5;

/** Tables and texts that may be signed and are not; nothing while none is. */
export function TablePanel() {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const { data } = useRoute('periodReport.list', {});
  const open = openTables(data?.reports ?? []);
  if (open.length === 0) return null;
  return (
    <section aria-label={t('today.title')}>
      <Card size="small" title={t('today.title')}>
        <div className="today-lines">
          {open.slice(0, shown).map(({ kind, period, state, dueOn }) => {
            const name = `${labelOf(periodReportKind, kind, language)} ${formatPeriod(period, language)}`;
            return (
              <div key={name} className="today-line">
                <span>
                  {name} <span className={state === 'late' ? 'due-over' : 'due-soon'}>{dueOn}</span>
                </span>
                <Button
                  size="small"
                  aria-label={`${t('fill')} ${name}`}
                  onClick={() => navigate(`/reports/tables/${kind}/${period.id}`)}
                >
                  {t('today.open')}
                </Button>
              </div>
            );
          })}
          {open.length > shown && (
            <Button size="small" onClick={() => navigate('/reports/tables')}>
              {t('today.all', { count: open.length })}
            </Button>
          )}
        </div>
      </Card>
    </section>
  );
}
