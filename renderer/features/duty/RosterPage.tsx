import { Alert, Button, Flex, Input, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import type { DutyDay } from '../../../main/contract/routes/duty.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatPeriod, neighbourOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dutyChange, dutyDayFields, dutyRole } from '../../../main/terms/duty-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { tidyValues } from '../../components/fields/tidy-values.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { ChangeDay } from './ChangeDay.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import '../../components/acts/acts.css';
import '../../components/record.css';
import './duty.css';

type Week = RouteOutput<'duty.week'>;
type DayName = keyof typeof dutyDayFields;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the catalogue
const columns = Object.keys(dutyDayFields) as DayName[];

interface RosterPageProps {
  readonly week: string;
  readonly onWeek: (week: string) => void;
}

/** Who is on duty in a week: a leader every day, holidays too (F62). */
export function RosterPage({ week, onWeek }: RosterPageProps) {
  const { t } = useTranslation(['duty', 'print']);
  const { language } = useLabels();
  const { stationId: own } = useSession();
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
          data.rosterId && (
            <DocumentPrint
              papers={[{ documentKind: 'dutyRoster', subjectId: data.rosterId }]}
              label={t('duty:print')}
              title={t('print:duty.pdfTitle', { station: data.stationName, period })}
            />
          )
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
      {data.rosterId === null && stationId === own && <PlanForm key={week} data={data} />}
      {data.rosterId === null && stationId !== own && <Alert type="info" title={t('duty:noneThere')} />}
      {data.rosterId !== null && <Roster data={data} own={stationId === own} />}
    </section>
  );
}

function DayHead({ day: { on, off, holiday } }: { readonly day: DutyDay }) {
  const { t } = useTranslation('duty');
  const { language } = useLabels();
  return (
    <th scope="row">
      {formatLocalDate(on, language)} {off && <Tag>{holiday ?? t('dayOff')}</Tag>}
    </th>
  );
}

function Head({ more }: { readonly more: boolean }) {
  const { t } = useTranslation('duty');
  const { field } = useLabels();
  return (
    <thead>
      <tr>
        <th scope="col">{t('day')}</th>
        {columns.map((name) => (
          <th key={name} scope="col">
            {field(name)}
          </th>
        ))}
        {more && <th scope="col">{t('actions')}</th>}
      </tr>
    </thead>
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
        <Head more={own} />
        <tbody>
          {data.days.map((each) => (
            <tr key={each.on}>
              <DayHead day={each} />
              {columns.map((name) => (
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

const inputId = (at: number, name: DayName) => `duty-${at}-${name}`;

type Days = RouteInput<'duty.plan'>['days'];

/** A week that nobody has laid down yet: begun from the week before. */
function PlanForm({ data }: { readonly data: Week }) {
  const { t } = useTranslation('duty');
  const { field } = useLabels();
  const plan = useAction('duty.plan');
  const [days, setDays] = useState<Days>(() => data.before.map((values) => ({ ...values })));
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const isMissing = (values: Days[number], name: DayName) =>
    dutyDayFields[name].stage === 1 && (values[name] ?? '').trim() === '';
  const missing = days.flatMap((values, at) =>
    columns.filter((name) => isMissing(values, name)).map((name) => inputId(at, name)),
  );
  const submit = async () => {
    setTried(true);
    setError(null);
    const [first] = missing;
    if (first !== undefined) document.getElementById(first)?.focus();
    if (first !== undefined || plan.isPending) return;
    const tidy = days.map((values) => tidyValues(dutyDayFields, values));
    try {
      await plan.mutateAsync({ week: data.period.id, days: tidy });
    } catch (problem) {
      setError(toCallError(problem));
    }
  };
  const update = (at: number, name: DayName, value: string) =>
    setDays((last) => last.map((values, index) => (index === at ? { ...values, [name]: value } : values)));
  return (
    <form
      noValidate
      autoComplete="off"
      aria-label={t('planTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDownCapture={(event) => handleFormKey(event, () => void submit())}
    >
      <Alert type="info" title={t('planHint')} />
      {error && <ErrorNotice error={error} />}
      {tried && missing.length > 0 && <Alert type="warning" role="alert" title={t('lacking')} />}
      <datalist id="duty-people">
        {data.people.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <table className="duty-table">
        <Head more={false} />
        <tbody>
          {data.days.map((day, index) => (
            <tr key={day.on}>
              <DayHead day={day} />
              {columns.map((name) => (
                <td key={name}>
                  <Input
                    id={inputId(index, name)}
                    autoFocus={index === 0 && name === 'leader'}
                    aria-label={`${day.on} ${field(name)}`}
                    value={days[index]?.[name] ?? ''}
                    maxLength={dutyDayFields[name].max}
                    status={tried && isMissing(days[index] ?? {}, name) ? 'error' : ''}
                    {...(dutyDayFields[name].type === 'name' ? { list: 'duty-people' } : {})}
                    onChange={({ target }) => update(index, name, target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Flex justify="end" className="form-actions">
        <Button type="primary" htmlType="submit" loading={plan.isPending}>
          {t('plan')}
        </Button>
      </Flex>
    </form>
  );
}
