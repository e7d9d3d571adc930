import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyDay } from '../../../main/contract/routes/duty.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { neighbourOf, periodOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import {
  dutyChange,
  dutyDayFields,
  dutyRole,
  type DutyChange,
  type DutyRole,
} from '../../../main/terms/duty-terms.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DutyForm } from './DutyForm.tsx';

interface ChangeDayProps {
  readonly day: DutyDay;
  /** Of the week; with these, and those of the weeks beside it, it may be swapped. */
  readonly days: readonly DutyDay[];
  readonly onDone: () => void;
}

const kinds: readonly DutyChange[] = ['absence', 'swap', 'correction'];

const withReason = {
  ...dutyDayFields,
  changeReason: { type: 'line', max: 300, section: 'act', stage: 1, width: 'full' },
} as const;

/** Somebody stands in, two days are swapped, or a name was wrong: what stood there stays readable. */
export function ChangeDay({ day, days, onDone }: ChangeDayProps) {
  const { t } = useTranslation('duty');
  const { language } = useLabels();
  const [kind, setKind] = useState<DutyChange>('absence');
  const [role, setRole] = useState<DutyRole>('leader');
  const week = periodOf('week', day.on);
  const before = useRoute('duty.week', { week: neighbourOf(week, -1).id }).data?.days ?? [];
  const after = useRoute('duty.week', { week: neighbourOf(week, 1).id }).data?.days ?? [];
  // The same person on both days has nothing to swap, nor has a day that nobody has laid down.
  const others = [...days, ...after, ...before]
    .filter(({ values }) => values !== null)
    .filter(({ values }) => values?.[role] !== day.values?.[role]);
  const [chosen, setChosen] = useState('');
  const withOn = others.find(({ on }) => on === chosen)?.on ?? others[0]?.on;
  const change = useAction('duty.change');
  const swap = useAction('duty.swap');
  const title = t('changeOf', { on: formatLocalDate(day.on, language) });
  const choice = (
    <Radio.Group
      value={kind}
      aria-label={t('changeKind')}
      options={kinds.map((value) => ({ value, label: labelOf(dutyChange, value, language) }))}
      onChange={({ target }) => setKind(kinds.find((known) => known === target.value) ?? 'absence')}
    />
  );
  if (kind === 'swap') {
    return (
      <ReasonStep
        title={title}
        label={t('reason')}
        act={withOn === undefined ? null : (reason) => swap.mutateAsync({ on: day.on, withOn, role, reason })}
        onDone={onDone}
      >
        {choice}
        <div className="step-fields">
          <Labelled label={t('role')}>
            {(id) => (
              <CodeSelect
                id={id}
                list={dutyRole}
                value={role}
                status=""
                onChange={(code) => setRole(dutyRole.codes.find((known) => known === code) ?? 'leader')}
              />
            )}
          </Labelled>
          <Labelled label={t('withDay')}>
            {(id) => (
              <Select<string>
                id={id}
                className="duty-swap"
                value={withOn ?? null}
                options={others.map(({ on, values }) => ({
                  value: on,
                  label: `${formatLocalDate(on, language)} ${values?.[role] ?? ''}`,
                }))}
                onChange={setChosen}
              />
            )}
          </Labelled>
        </div>
      </ReasonStep>
    );
  }
  return (
    <DutyForm
      key={kind}
      title={title}
      catalogue={withReason}
      start={{ ...day.values }}
      autoFocus="leader"
      keep={{ form: `duty.${kind} ${day.on}` }}
      save={({ changeReason = '', ...values }) =>
        change.mutateAsync({ on: day.on, change: kind, values, reason: changeReason })
      }
      onDone={onDone}
    >
      {choice}
    </DutyForm>
  );
}
