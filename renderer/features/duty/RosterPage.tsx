import { Alert, Button, Flex, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatPeriod, neighbourOf, periodOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dutyChange, dutyRole } from '../../../main/terms/duty-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { ChangeDay } from './ChangeDay.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { DayHead, dutyColumns, PlanForm, RosterHead } from './PlanForm.tsx';
import '../../components/acts/acts.css';
import '../../components/record.css';
import './duty.css';

type Week = RouteOutput<'duty.week'>;

interface RosterPageProps {
  readonly week: string;
  readonly onWeek: (week: string) => void;
}

/** Who is on duty in a week: a leader every day, holidays too (F62). */
export function RosterPage({ week, onWeek }: RosterPageProps) {
  const { t } = useTranslation(['duty', 'print']);
  const { language } = useLabels();
  const { stationId: own } = useSession();
  const [, navigate] = useHashPath();
  const [stationId, setStationId] = useState(own);
  const { data, error } = useRoute('duty.week', { week, stationId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const period = formatPeriod(data.period, language);
  return (
    <section>
      <PageTitle
        title={t('duty:title')}
        action={
          <Flex gap="small">
            {data.rosterId && (
              <DocumentPrint
                papers={[{ documentKind: 'dutyRoster', subjectId: data.rosterId }]}
                label={t('duty:print')}
                title={t('print:duty.pdfTitle', { station: data.stationName, period })}
              />
            )}
            {stationId === own && (
              <Button onClick={() => navigate(`/duty/month/${periodOf('month', data.period.to).id}`)}>
                {t('duty:wholeMonth')}
              </Button>
            )}
          </Flex>
        }
      />
      <Flex gap="small" align="center" className="list-filters">
        <DutyTabs view="roster" />
        <Button aria-label={t('duty:before')} onClick={() => onWeek(neighbourOf(data.period, -1).id)}>
          ‹
        </Button>
        <strong aria-live="polite">{period}</strong>
        <Button aria-label={t('duty:after')} onClick={() => onWeek(neighbourOf(data.period, 1).id)}>
          ›
        </Button>
        {data.stations.length > 1 && (
          <Select<string>
            className="duty-station"
            aria-label={t('duty:station')}
            value={stationId}
            options={data.stations.map(({ stationId: value, stationName, planned }) => ({
              value,
              label: planned ? stationName : t('duty:unplanned', { name: stationName }),
            }))}
            onChange={setStationId}
          />
        )}
      </Flex>
      {data.rosterId === null && stationId === own && <PlanWeek key={week} data={data} />}
      {data.rosterId === null && stationId !== own && <Alert type="info" title={t('duty:noneThere')} />}
      {data.rosterId !== null && <Roster data={data} own={stationId === own} />}
    </section>
  );
}

function Roster({ data, own }: { readonly data: Week; readonly own: boolean }) {
  const { t } = useTranslation('duty');
  const { language, field } = useLabels();
  const [changing, setChanging] = useState<string | null>(null);
  const day = data.days.find(({ on }) => on === changing);
  const changes = data.days.flatMap(({ on, changes: all }) => all.map((change) => ({ on, ...change })));
  return (
    <>
      {day && <ChangeDay key={day.on} day={day} days={data.days} onDone={() => setChanging(null)} />}
      <table className="duty-table" aria-label={t('title')}>
        <RosterHead more={own} />
        <tbody>
          {data.days.map((each) => (
            <tr key={each.on}>
              <DayHead day={each} />
              {dutyColumns.map((name) => (
                <td key={name}>{each.values?.[name]}</td>
              ))}
              {own && (
                <td>
                  <Button
                    size="small"
                    aria-label={t('changeOf', { on: formatLocalDate(each.on, language) })}
                    onClick={() => setChanging(each.on)}
                  >
                    {t('change')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > 0 && (
        <>
          <h2 className="duty-heading">{t('changes')}</h2>
          <ul className="acts-list" aria-label={t('changes')}>
            {changes.map(({ on, change, before, reason, at, staffName }) => (
              <li key={`${on} ${at}`}>
                {t('changed', {
                  on: formatLocalDate(on, language),
                  change: labelOf(dutyChange, change, language),
                  before: dutyRole.codes.map((name) => `${field(name)} ${before[name] ?? ''}`).join('、'),
                  reason: reason ?? '',
                  by: staffName,
                  at: formatInstant(at),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A week that nobody has laid down yet: begun from the week before. */
function PlanWeek({ data }: { readonly data: Week }) {
  const plan = useAction('duty.plan');
  return (
    <PlanForm
      days={data.days}
      before={data.before}
      people={data.people}
      save={(days) => plan.mutateAsync({ week: data.period.id, days })}
    />
  );
}
