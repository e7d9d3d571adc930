import { Button, Empty, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyShiftRow } from '../../../main/contract/routes/duty.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dutyBeginFields, dutyShift } from '../../../main/terms/duty-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { wholeList } from '../../components/row-source.ts';
import type { Column } from '../../components/table-column.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DutyForm } from './DutyForm.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import '../../components/record.css';
import './duty.css';

/** What happened on duty, shift by shift (F63). */
export function ShiftList({ onOpen }: { readonly onOpen: (shiftId: string) => void }) {
  const { t } = useTranslation('duty');
  const { language } = useLabels();
  const { staffName } = useSession();
  const [beginning, setBeginning] = useState(false);
  const { data, error } = useRoute('duty.shifts', {});
  const today = useRoute('duty.today', {}).data?.today.values;
  const begin = useAction('duty.begin');
  const columns: readonly Column<DutyShiftRow>[] = [
    {
      key: 'on',
      title: t('day'),
      width: '11em',
      text: ({ values }) => formatLocalDate(values.dutyOn ?? '', language),
    },
    {
      key: 'shift',
      title: t('shift'),
      width: '5em',
      text: ({ values }) => labelOf(dutyShift, values.dutyShift ?? '', language),
    },
    {
      key: 'station',
      title: t('station'),
      width: '10em',
      text: ({ stationName }) => stationName,
      long: true,
    },
    { key: 'leader', title: t('leader'), width: '8em', text: ({ values }) => values.leader ?? '' },
    { key: 'officer', title: t('officer'), width: '8em', text: ({ values }) => values.officer ?? '' },
    { key: 'entries', title: t('entries'), width: '6em', text: ({ entries }) => String(entries) },
    { key: 'state', title: t('state'), text: ({ state }) => t(`states.${state}`) },
  ];
  return (
    <section>
      <PageTitle
        title={t('logTitle')}
        action={
          <Button type="primary" onClick={() => setBeginning(true)}>
            {t('begin')}
          </Button>
        }
      />
      <Flex gap="small" align="center" className="list-filters">
        <DutyTabs view="log" />
      </Flex>
      {error && <ErrorNotice error={error} />}
      {beginning && (
        <DutyForm
          title={t('begin')}
          catalogue={dutyBeginFields}
          start={{
            dutyOn: dayAhead(0),
            dutyShift: 'day',
            leader: today?.leader,
            officer: today?.dayOfficer ?? staffName,
          }}
          autoFocus="officer"
          keep={{ form: `duty.begin ${dayAhead(0)}` }}
          save={async (values) => onOpen((await begin.mutateAsync({ values })).shiftId)}
          onDone={() => setBeginning(false)}
        />
      )}
      {data?.shifts.length === 0 && <Empty description={t('noLog')} />}
      {data && data.shifts.length > 0 && (
        <DataTable
          label={t('logTitle')}
          columns={columns}
          rows={wholeList(data.shifts)}
          onOpen={(row) => onOpen(row.shiftId)}
        />
      )}
    </section>
  );
}
