import { Alert, Button, Empty, Flex, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderDay, LeaderRecord } from '../../../main/contract/routes/leader.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatPeriod, neighbourOf, periodOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import {
  leaderDuty,
  leaderRecordFields,
  leaderResultFields,
  receptionFields,
  receptionForm,
} from '../../../main/terms/leader-terms.ts';
import type { OfficeAct } from '../../../main/terms/office-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import type { PickedMatter } from '../../components/MatterPick.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DutyForm } from './DutyForm.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { OfficeForm } from './OfficeForm.tsx';
import { OfficeTable } from './OfficeTable.tsx';
import '../../components/acts/acts.css';
import '../../components/record.css';
import './duty.css';

/** What is with the leaders of what the office records. */
const acts = ['instruction', 'appointment'] as const satisfies readonly OfficeAct[];
type LeaderAct = (typeof acts)[number];

type Doing =
  | { readonly do: 'schedule' | 'record' | LeaderAct }
  | { readonly do: 'cancel'; readonly dayId: string }
  | { readonly do: 'result'; readonly recordId: string };

interface LeaderPageProps {
  /** What is known already of a reception that is to be put on record. */
  readonly begun?: {
    readonly values: FormValues;
    readonly about: PickedMatter | null;
    readonly keep: { readonly form: string; readonly about: string };
  };
}

/** Days on which leaders receive, whom they met, and how often each of them did this year (F40, F41, F44). */
export function LeaderPage({ begun }: LeaderPageProps) {
  const { t } = useTranslation(['duty', 'print', 'office']);
  const { language } = useLabels();
  const { stationId, stationName, stationKind } = useSession();
  const [, navigate] = useHashPath();
  const [station, setStation] = useState('all');
  const today = dayAhead(0);
  const { data, error } = useRoute('leader.year', { year: periodOf('year', today).id });
  const office = useRoute('office.year', { year: periodOf('year', today).id });
  const [doing, setDoing] = useState<Doing | null>(begun ? { do: 'record' } : null);
  const schedule = useAction('leader.schedule');
  const record = useAction('leader.record');
  const cancel = useAction('leader.cancel');
  const result = useAction('leader.result');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const close = () => {
    setDoing(null);
    // What it began with is on record now, or given up.
    if (begun) navigate('/duty/leaders');
  };
  const isShown = (row: { readonly stationId: string }) => station === 'all' || row.stationId === station;
  const met = data.records.filter(isShown);
  const records = (office.data?.records ?? []).filter(
    (row) => isShown(row) && acts.some((act) => act === row.act),
  );
  const month = periodOf('month', today);
  const next = neighbourOf(month, 1);
  // A day early in the next month is published in this one.
  const planned = [month, next].filter(({ from, to }) =>
    data.days.some(
      ({ own, cancelled, values: { receptionOn: on = '' } }) =>
        own && cancelled === null && on >= from && on <= to,
    ),
  );
  const months = planned.length === 0 ? [month] : planned;
  return (
    <section>
      <PageTitle
        title={t('duty:leaders.title')}
        action={
          <Flex gap="small">
            <DocumentPrint
              papers={months.map(({ id }) => ({
                documentKind: 'receptionSchedule',
                subjectId: stationId,
                period: id,
              }))}
              label={t('duty:leaders.print')}
              title={t('print:leaders.pdfTitle', {
                station: stationName,
                period: months.map((each) => formatPeriod(each, language)).join(' '),
              })}
            />
            <Button onClick={() => setDoing({ do: 'schedule' })}>{t('duty:leaders.schedule')}</Button>
            <Button type="primary" onClick={() => setDoing({ do: 'record' })}>
              {t('duty:leaders.record')}
            </Button>
          </Flex>
        }
      />
      <Flex gap="small" align="center" className="list-filters">
        <DutyTabs view="leaders" />
        {data.counts
          .filter(({ stationId: at, own }) => (station === 'all' ? own : at === station))
          .map(({ stationId: at, leader, times }) => (
            <Tag key={`${at} ${leader}`}>
              {t('duty:leaders.count', { leader, times, least: leaderDuty.receptionsAYear })}
            </Tag>
          ))}
        {stationKind === 'township' && (
          <Select<string>
            className="duty-station"
            aria-label={t('duty:station')}
            value={station}
            options={[
              { value: 'all', label: t('office:allStations') },
              ...(office.data?.counts ?? []).map(({ stationId: value, stationName: label }) => ({
                value,
                label,
              })),
            ]}
            onChange={setStation}
          />
        )}
      </Flex>
      <Flex gap="small" className="list-filters">
        {acts.map((act) => (
          <Button key={act} onClick={() => setDoing({ do: act })}>
            {t(`office:forms.${act}`)}
          </Button>
        ))}
      </Flex>
      {(doing?.do === 'instruction' || doing?.do === 'appointment') && (
        <OfficeForm
          key={doing.do}
          act={doing.do}
          onDone={close}
          onRecorded={(recordId) => navigate(`/duty/office/${recordId}`)}
        />
      )}
      {doing?.do === 'schedule' && (
        <DutyForm
          title={t('duty:leaders.schedule')}
          catalogue={receptionFields}
          start={{ receptionForm: 'fixed', receptionPlace: stationName }}
          autoFocus="receptionOn"
          keep={{ form: 'leader.schedule' }}
          save={(values) => schedule.mutateAsync({ values })}
          onDone={close}
        >
          <Alert type="info" title={t('duty:leaders.ahead', { days: leaderDuty.publishedAhead })} />
        </DutyForm>
      )}
      {doing?.do === 'record' && (
        <DutyForm
          title={t('duty:leaders.record')}
          catalogue={leaderRecordFields}
          names={{ peopleCount: t('duty:leaders.fields.peopleCount') }}
          start={{
            actOn: today,
            receptionForm: 'fixed',
            receptionPlace: stationName,
            peopleCount: 1,
            ...begun?.values,
          }}
          autoFocus={begun ? 'receptionOpinion' : 'receptionLeader'}
          keep={begun ? begun.keep : { form: 'leader.record' }}
          matter={begun?.about ?? null}
          save={(values, matter) =>
            record.mutateAsync({ values, ...(matter === null ? {} : { matterId: matter.matterId }) })
          }
          onDone={close}
        />
      )}
      {doing?.do === 'result' && (
        <DutyForm
          title={t('duty:leaders.result')}
          catalogue={leaderResultFields}
          start={{ actOn: today }}
          autoFocus="resultText"
          keep={{ form: `leader.result ${doing.recordId}`, about: doing.recordId }}
          save={(values) => result.mutateAsync({ recordId: doing.recordId, values })}
          onDone={close}
        />
      )}
      {doing?.do === 'cancel' && (
        <ReasonStep
          title={t('duty:leaders.cancel')}
          label={t('duty:reason')}
          act={(reason) => cancel.mutateAsync({ dayId: doing.dayId, reason })}
          onDone={close}
        />
      )}
      <Days days={data.days.filter(isShown)} onCancel={(dayId) => setDoing({ do: 'cancel', dayId })} />
      <h2 className="duty-heading">{t('duty:leaders.met')}</h2>
      {met.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('duty:leaders.noRecords')} />
      )}
      <ul className="acts-list" aria-label={t('duty:leaders.met')}>
        {met.map((row) => (
          <li key={row.recordId}>
            <Met row={row} onResult={() => setDoing({ do: 'result', recordId: row.recordId })} />
          </li>
        ))}
      </ul>
      <h2 className="duty-heading">{t('office:instructions')}</h2>
      {records.length === 0 && <p>{t('office:noInstructions')}</p>}
      {records.length > 0 && <OfficeTable label={t('office:instructions')} rows={records} />}
    </section>
  );
}

interface DaysProps {
  readonly days: readonly LeaderDay[];
  readonly onCancel: (dayId: string) => void;
}

function Days({ days, onCancel }: DaysProps) {
  const { t } = useTranslation('duty');
  const { language, field } = useLabels();
  const names = [
    'receptionOn',
    'receptionHours',
    'receptionPlace',
    'receptionLeader',
    'leaderPost',
    'receptionForm',
  ];
  if (days.length === 0) return <p>{t('leaders.noDays')}</p>;
  return (
    <table className="duty-table" aria-label={t('leaders.days')}>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {field(name)}
            </th>
          ))}
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ dayId, own, values, late, cancelled, stationName }) => (
          <tr key={dayId}>
            <th scope="row">{formatLocalDate(values.receptionOn ?? '', language)}</th>
            <td>{values.receptionHours}</td>
            <td>{own ? values.receptionPlace : `${stationName} ${values.receptionPlace}`}</td>
            <td>{values.receptionLeader}</td>
            <td>{values.leaderPost}</td>
            <td>{labelOf(receptionForm, values.receptionForm ?? '', language)}</td>
            <td>
              {cancelled !== null && t('leaders.cancelled', { reason: cancelled.reason ?? '' })}
              {cancelled === null && late && <span className="due-soon">{t('leaders.late')} </span>}
              {cancelled === null && own && (
                <Button
                  size="small"
                  aria-label={t('leaders.cancelOf', {
                    on: formatLocalDate(values.receptionOn ?? '', language),
                    leader: values.receptionLeader ?? '',
                  })}
                  onClick={() => onCancel(dayId)}
                >
                  {t('leaders.cancel')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MetProps {
  readonly row: LeaderRecord;
  readonly onResult: () => void;
}

function Met({
  row: { recordId, own, values, result, redaction, stationName, about, dueOn },
  onResult,
}: MetProps) {
  const { t } = useTranslation(['duty', 'print', 'records', 'office']);
  const { language } = useLabels();
  const { roles } = useSession();
  const redact = useAction('leader.redact');
  const on = formatLocalDate(values.actOn ?? '', language);
  if (redaction !== null) {
    return (
      <>
        {on} {t('records:redacted.row')}
      </>
    );
  }
  return (
    <>
      <div>
        <strong>
          {on} {values.receptionLeader}
        </strong>{' '}
        {labelOf(receptionForm, values.receptionForm ?? '', language)} {own ? '' : stationName}
      </div>
      <div className="record-story">
        {t('duty:leaders.line', {
          who: values.visitorName ?? '',
          people: values.peopleCount ?? 1,
          problem: values.receptionProblem ?? '',
          opinion: values.receptionOpinion ?? '',
          unit: values.responsibleUnit ?? '',
          due: values.receptionDueOn ?? '',
        })}
      </div>
      {(about !== null || dueOn !== null) && (
        <Flex gap="small">
          {about !== null && (
            <a href={`#/matters/${about.matterId}`}>{t('office:openMatter', { no: about.registrationNo })}</a>
          )}
          {dueOn !== null && <DueDate on={dueOn} target />}
        </Flex>
      )}
      {result && (
        <div className="record-story">
          {t('duty:leaders.done', { on: result.actOn ?? '', text: result.resultText ?? '' })}
        </div>
      )}
      <Flex gap="small" wrap>
        <DocumentPrint
          papers={[{ documentKind: 'leaderReception', subjectId: recordId }]}
          label={t('duty:leaders.printRecord')}
          title={t('print:leaders.recordPdf', { leader: values.receptionLeader ?? '', on })}
        />
        {own && <Button onClick={onResult}>{t('duty:leaders.result')}</Button>}
        {own && roles.includes('admin') && (
          <RedactRecord
            registrationNo={on}
            comings={null}
            redact={(grounds) => redact.mutateAsync({ recordId, grounds })}
          />
        )}
      </Flex>
    </>
  );
}
