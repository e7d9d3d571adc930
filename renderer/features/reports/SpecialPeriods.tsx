import { Button, Checkbox, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpecialPeriod } from '../../../main/contract/routes/period-report.ts';
import { parseDate } from '../../../main/contract/values/parse-date.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';

function day(text: string): string | null {
  return parseDate(text, dayAhead(0), 'future');
}

/** Important times with a daily report: laid down by a township, known at every station below. */
export function SpecialPeriods() {
  const { t } = useTranslation('tables');
  const { stationKind, roles } = useSession();
  const { data } = useRoute('specialPeriod.list', {});
  const [ending, setEnding] = useState<SpecialPeriod | null>(null);
  const maySet =
    stationKind === 'township' && roles.some((role) => role === 'admin' || role === 'dutyLeader');
  const periods = data?.periods ?? [];
  if (!maySet && periods.length === 0) return null;
  return (
    <section aria-label={t('special.title')}>
      <h2>{t('special.title')}</h2>
      {periods.length === 0 && <p>{t('special.none')}</p>}
      {periods.map((period) => (
        <p key={period.specialPeriodId}>
          <PeriodWords period={period} />
          {maySet && period.own && period.to >= dayAhead(-1) && (
            <Button size="small" onClick={() => setEnding(period)}>
              {t('special.end')}
            </Button>
          )}
        </p>
      ))}
      {ending && <EndStep key={ending.specialPeriodId} period={ending} onDone={() => setEnding(null)} />}
      {maySet && !ending && <SetForm />}
    </section>
  );
}

function PeriodWords({ period }: { readonly period: SpecialPeriod }) {
  const { t } = useTranslation('tables');
  const { from, to, halfDay, plannedTo, stationName: station } = period;
  const name = period.name ?? '';
  const reason = period.endReason ?? '';
  if (plannedTo !== null && to < from) {
    return <>{t('special.cancelled', { name, from, to: plannedTo, station, reason })}　</>;
  }
  return (
    <>
      {t(halfDay ? 'special.currentHalf' : 'special.current', { name, from, to, station })}
      {plannedTo !== null && `　${t('special.ended', { to: plannedTo, reason })}`}　
    </>
  );
}

/** It ends on another day than was laid down. */
function EndStep({ period, onDone }: { readonly period: SpecialPeriod; readonly onDone: () => void }) {
  const { t } = useTranslation('tables');
  const end = useAction('specialPeriod.end');
  const [said, setSaid] = useState(period.to);
  const to = day(said);
  const { specialPeriodId } = period;
  return (
    <ReasonStep
      title={t('special.endTitle', { name: period.name ?? '' })}
      label={t('special.endWhy')}
      act={to === null ? null : (reason) => end.mutateAsync({ specialPeriodId, to, reason })}
      onDone={onDone}
    >
      <Labelled label={t('special.endOn')}>
        {(id) => (
          <Input
            id={id}
            maxLength={20}
            value={said}
            status={to === null ? 'error' : ''}
            onChange={({ target }) => setSaid(target.value)}
          />
        )}
      </Labelled>
      <div>{t('special.endHint')}</div>
    </ReasonStep>
  );
}

const nothing = { name: '', from: '', to: '', halfDay: false };

function SetForm() {
  const { t } = useTranslation('tables');
  const set = useAction('specialPeriod.set');
  const [said, setSaid] = useState(nothing);
  const [tried, setTried] = useState(false);
  const [from, to] = [day(said.from), day(said.to)];
  const submit = () => {
    setTried(true);
    const name = said.name.trim();
    if (name === '' || from === null || to === null || set.isPending) return;
    set.mutate(
      { name, from, to, halfDay: said.halfDay },
      {
        onSuccess: () => {
          setSaid(nothing);
          setTried(false);
        },
      },
    );
  };
  return (
    <>
      <p>{t('special.explain')}</p>
      <Flex gap="small" align="center">
        {(['name', 'from', 'to'] as const).map((part) => (
          <Input
            key={part}
            aria-label={t(`special.${part}`)}
            placeholder={t(`special.${part}`)}
            maxLength={60}
            value={said[part]}
            onChange={({ target }) => setSaid((last) => ({ ...last, [part]: target.value }))}
          />
        ))}
        <Checkbox
          className="special-half"
          checked={said.halfDay}
          onChange={({ target }) => setSaid((last) => ({ ...last, halfDay: target.checked }))}
        >
          {t('special.halfDay')}
        </Checkbox>
        <Button loading={set.isPending} onClick={submit}>
          {t('special.set')}
        </Button>
      </Flex>
      {tried && (said.name.trim() === '' || from === null || to === null) && (
        <div className="field-error">{t('special.needed')}</div>
      )}
      {set.error && <ErrorNotice error={set.error} />}
      {set.error?.code === 'INPUT_INVALID' && <div>{t('special.days')}</div>}
    </>
  );
}
