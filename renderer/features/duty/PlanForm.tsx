import { Alert, Button, Flex, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { DutyDay } from '../../../main/contract/routes/duty.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { dutyDayFields } from '../../../main/terms/duty-terms.ts';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { tidyValues } from '../../components/fields/tidy-values.ts';
import { useLabels } from '../../components/use-labels.ts';
import './duty.css';

type DayName = keyof typeof dutyDayFields;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the catalogue
export const dutyColumns = Object.keys(dutyDayFields) as DayName[];

export function DayHead({ day: { on, off, holiday } }: { readonly day: DutyDay }) {
  const { t } = useTranslation('duty');
  const { language } = useLabels();
  return (
    <th scope="row">
      {formatLocalDate(on, language)} {off && <Tag>{holiday ?? t('dayOff')}</Tag>}
    </th>
  );
}

export function RosterHead({ more }: { readonly more: boolean }) {
  const { t } = useTranslation('duty');
  const { field } = useLabels();
  return (
    <thead>
      <tr>
        <th scope="col">{t('day')}</th>
        {dutyColumns.map((name) => (
          <th key={name} scope="col">
            {field(name)}
          </th>
        ))}
        {more && <th scope="col">{t('actions')}</th>}
      </tr>
    </thead>
  );
}

export const daysAWeek = 7;
const inputId = (at: number, name: DayName) => `duty-${at}-${name}`;

type Days = RouteInput<'duty.plan'>['days'];

interface PlanFormProps {
  readonly days: readonly DutyDay[];
  /** A week to begin with; it repeats. */
  readonly before: readonly (Days[number] | null)[];
  readonly people: readonly string[];
  readonly save: (days: Days) => Promise<unknown>;
}

/** Days that nobody has laid down yet: begun from the week before. */
export function PlanForm({ days: shown, before, people, save }: PlanFormProps) {
  const { t } = useTranslation('duty');
  const { field } = useLabels();
  const [busy, setBusy] = useState(false);
  const [days, setDays] = useState<Days>(() => shown.map((_, index) => ({ ...before[index % daysAWeek] })));
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const isMissing = (values: Days[number], name: DayName) =>
    dutyDayFields[name].stage === 1 && (values[name] ?? '').trim() === '';
  const missing = days.flatMap((values, at) =>
    dutyColumns.filter((name) => isMissing(values, name)).map((name) => inputId(at, name)),
  );
  const submit = async () => {
    setTried(true);
    setError(null);
    const [first] = missing;
    if (first !== undefined) document.getElementById(first)?.focus();
    if (first !== undefined || busy) return;
    const tidy = days.map((values) => tidyValues(dutyDayFields, values));
    try {
      setBusy(true);
      await save(tidy);
    } catch (problem) {
      setError(toCallError(problem));
      setBusy(false);
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
        {people.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <table className="duty-table">
        <RosterHead more={false} />
        <tbody>
          {shown.map((day, index) => (
            <tr key={day.on}>
              <DayHead day={day} />
              {dutyColumns.map((name) => (
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
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('plan')}
        </Button>
      </Flex>
    </form>
  );
}
