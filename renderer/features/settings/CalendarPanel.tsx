import { Alert, App, Button, Input, Segmented, Skeleton, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { calendarFault } from '../../../main/contract/values/calendar-days.ts';
import { calendarTable } from '../../../main/contract/values/calendar-text.ts';
import { isLocalDate, localDateOf, partsOf } from '../../../main/contract/values/local-date.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { DateInput } from '../../components/fields/DateInput.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { saveFile } from '../../components/save-file.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { CalendarSummary } from './CalendarSummary.tsx';
import { CalendarText } from './CalendarText.tsx';
import { CalendarYear } from './CalendarYear.tsx';
import { daysIn, toggled, type DayEntries } from './calendar-entries.ts';
import './calendar.css';

type YearOutput = RouteOutput<'calendar.get'>;

/** From November on the notice of the next year is to be expected. */
const noticeMonth = 11;

/** Which days are worked: a year at a time, entered by hand, from the text of the notice or from a file. */
export function CalendarPanel() {
  const { t } = useTranslation('settings');
  const [{ year: thisYear, month }] = useState(() => partsOf(localDateOf(Date.now())));
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? (month >= noticeMonth ? thisYear + 1 : thisYear);
  const { data, error } = useRoute('calendar.get', { year }, { keepPrevious: true });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton />;
  return (
    <div className="work-calendar">
      <Segmented
        aria-label={t('calendar.year')}
        value={year}
        options={data.years.map((each) => ({
          value: each.year,
          label: t('calendar.yearOption', {
            year: each.year,
            state: t(`calendar.state.${each.origin}`),
          }),
        }))}
        onChange={setChosen}
      />
      {data.year === year && <YearEditor key={`${year} ${data.setBy?.at ?? ''}`} data={data} />}
    </div>
  );
}

function YearEditor({ data }: { readonly data: YearOutput }) {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const isOwn = data.origin === 'own';
  const [entries, setEntries] = useState<DayEntries>(() => new Map(data.days.map((day) => [day.date, day])));
  const [notice, setNotice] = useState<Notice>({
    source: isOwn ? data.source : '',
    publishedOn: isOwn ? (data.publishedOn ?? undefined) : undefined,
  });
  const mayEnter = roles.includes('admin') && !data.fixed;
  const statutory = useMemo(() => new Map(data.statutory.map((day) => [day.date, day])), [data.statutory]);
  const days = useMemo(() => daysIn(entries), [entries]);
  const table = () => calendarTable({ ...data, days, source: data.source || null });
  return (
    <div className="work-calendar-columns">
      <CalendarYear
        year={data.year}
        entries={entries}
        {...(mayEnter ? { onToggle: (date) => setEntries((now) => toggled(now, date, statutory)) } : {})}
      />
      <div className="work-calendar-side">
        <Standing data={data} />
        {mayEnter && (
          <CalendarText
            year={data.year}
            onRead={(read) => {
              setEntries(new Map(read.days.map((day) => [day.date, day])));
              setNotice((now) => ({
                source: read.source ?? now.source,
                publishedOn: read.publishedOn ?? now.publishedOn,
              }));
            }}
          />
        )}
        <CalendarSummary year={data.year} entries={entries} statutory={data.statutory} />
        {mayEnter && <NoticeForm year={data.year} days={days} notice={notice} onNotice={setNotice} />}
        <div>
          <Button
            onClick={() =>
              saveFile(
                new Blob([table()], { type: 'text/csv;charset=utf-8' }),
                t('calendar.fileName', { year: data.year }),
              )
            }
          >
            {t('calendar.export')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Whose word the year is. */
function Standing({ data }: { readonly data: YearOutput }) {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const { origin, year, setBy, source } = data;
  return (
    <>
      <Alert
        type={origin === 'provisional' ? 'warning' : 'info'}
        title={t(`calendar.standing.${origin}`, {
          year,
          source,
          station: setBy?.stationName ?? '',
          at: setBy ? formatInstant(setBy.at) : '',
        })}
      />
      {!data.fixed && !roles.includes('admin') && (
        <Typography.Text type="secondary">{t('calendar.adminOnly')}</Typography.Text>
      )}
    </>
  );
}

interface Notice {
  readonly source: string;
  /** As it was typed, where it is no day. */
  readonly publishedOn: string | undefined;
}

interface NoticeFormProps {
  readonly year: number;
  readonly days: YearOutput['days'];
  readonly notice: Notice;
  readonly onNotice: (notice: Notice) => void;
}

function NoticeForm({ year, days, notice, onNotice }: NoticeFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { stationKind } = useSession();
  const { message } = App.useApp();
  const [isAsked, setAsked] = useState(false);
  const set = useAction('calendar.set');
  const { source, publishedOn } = notice;
  const fault = calendarFault(year, days);
  const noSource = source.trim() === '';
  const noDay = publishedOn !== undefined && !isLocalDate(publishedOn);
  const save = (): void => {
    setAsked(true);
    if (noSource || noDay || fault) return;
    set.mutate(
      { year, days, source, publishedOn: publishedOn ?? null },
      {
        onSuccess: () =>
          void message.success(
            t(stationKind === 'village' ? 'calendar.saved' : 'calendar.savedForAll', { year }),
            6,
          ),
      },
    );
  };
  return (
    <form
      className="calendar-notice"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor="calendar-source">{t('calendar.source')}</label>
      <Input
        id="calendar-source"
        maxLength={120}
        value={source}
        placeholder={t('calendar.sourceHint')}
        autoComplete="off"
        status={isAsked && noSource ? 'error' : ''}
        aria-required
        aria-invalid={isAsked && noSource}
        onChange={({ target }) => onNotice({ ...notice, source: target.value })}
      />
      <label htmlFor="calendar-published">{t('calendar.publishedOn')}</label>
      <DateInput
        id="calendar-published"
        kind="day"
        value={publishedOn}
        placeholder={t('common:optional')}
        status={noDay ? 'error' : ''}
        aria-invalid={noDay}
        onChange={(day) => onNotice({ ...notice, publishedOn: typeof day === 'string' ? day : undefined })}
      />
      {fault ? (
        <Alert type="error" title={t(`calendar.faults.${fault.reason}`, { at: fault.on ?? '' })} />
      ) : (
        <Preview year={year} days={days} />
      )}
      {isAsked && (noSource || noDay) && (
        <Alert type="error" title={t(noSource ? 'calendar.noSource' : 'calendar.noDay')} />
      )}
      {set.error && <ErrorNotice error={set.error} />}
      <Button type="primary" htmlType="submit" loading={set.isPending} disabled={fault !== null}>
        {t(stationKind === 'village' ? 'calendar.save' : 'calendar.saveForAll')}
      </Button>
    </form>
  );
}

const settleMs = 250;

/** What saving would do to the dates of open matters. */
function Preview({ year, days }: Pick<NoticeFormProps, 'year' | 'days'>) {
  const { t } = useTranslation('settings');
  const settled = useDebounced(days, settleMs);
  const { data } = useRoute('calendar.preview', { year, days: settled }, { keepPrevious: true });
  if (!data) return null;
  const { earlier, later, confirmed, examples } = data;
  return (
    <section className="calendar-preview" aria-label={t('calendar.preview.title')} aria-live="polite">
      {earlier + later + confirmed === 0
        ? t('calendar.preview.none')
        : t('calendar.preview.counts', { earlier, later, confirmed })}
      <ul className="calendar-lines">
        {examples.map(({ which, receivedOn, matters, from, to }) => (
          <li key={`${which} ${receivedOn} ${from}`} className={to < from ? 'due-soon' : undefined}>
            {t(`calendar.preview.${which}`, { receivedOn, matters, from, to })}
          </li>
        ))}
      </ul>
    </section>
  );
}
