import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '../../../main/contract/values/parse-date.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

function day(text: string): string | null {
  return parseDate(text, dayAhead(0), 'future');
}

/** Important times with a daily report: laid down by a township, known at every station below. */
export function SpecialPeriods() {
  const { t } = useTranslation('tables');
  const { stationKind, roles } = useSession();
  const { data } = useRoute('specialPeriod.list', {});
  const set = useAction('specialPeriod.set');
  const [said, setSaid] = useState({ name: '', from: '', to: '' });
  const [tried, setTried] = useState(false);
  const maySet =
    stationKind === 'township' && roles.some((role) => role === 'admin' || role === 'dutyLeader');
  const periods = data?.periods ?? [];
  if (!maySet && periods.length === 0) return null;
  const [from, to] = [day(said.from), day(said.to)];
  const submit = () => {
    setTried(true);
    const name = said.name.trim();
    if (name === '' || from === null || to === null || set.isPending) return;
    set.mutate(
      { name, from, to },
      {
        onSuccess: () => {
          setSaid({ name: '', from: '', to: '' });
          setTried(false);
        },
      },
    );
  };
  return (
    <section aria-label={t('special.title')}>
      <h2>{t('special.title')}</h2>
      {periods.length === 0 && <p>{t('special.none')}</p>}
      {periods.map(({ specialPeriodId, name, stationName, ...days }) => (
        <p key={specialPeriodId}>
          {t('special.current', { name: name ?? '', station: stationName, from: days.from, to: days.to })}
        </p>
      ))}
      {maySet && (
        <>
          <p>{t('special.explain')}</p>
          <Flex gap="small">
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
      )}
    </section>
  );
}
