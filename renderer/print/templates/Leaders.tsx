import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { formatLocalDate, writtenDay } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { leaderRecordFields, leaderResultFields, receptionForm } from '../../../main/terms/leader-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { FieldRows } from './FieldRows.tsx';
import { Cell, FormFrame } from './FormFrame.tsx';
import { WallSheet } from './WallSheet.tsx';

interface LeaderSheetProps<K extends 'receptionSchedule' | 'leaderReception'> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

const columns = ['receptionHours', 'receptionPlace', 'receptionLeader', 'leaderPost', 'portfolio'] as const;

/** F40 领导接访公示表 (domain.md §2.5): it hangs at the door, at least two days ahead. */
export function ReceptionScheduleSheet({ data, copyNo }: LeaderSheetProps<'receptionSchedule'>) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  return (
    <>
      <WallSheet
        title={t('leaders.title', { station: data.stationName })}
        period={data.period}
        copyNo={copyNo}
        columns={[...columns, 'receptionForm']}
        widths={<col span={6} />}
      >
        {data.days.map((values, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Blank days have nothing else.
          <tr key={index}>
            <td>{values.receptionOn === undefined ? '' : formatLocalDate(values.receptionOn, language)}</td>
            {columns.map((name) => (
              <td key={name}>{values[name]}</td>
            ))}
            <td>{labelOf(receptionForm, values.receptionForm ?? '', language)}</td>
          </tr>
        ))}
      </WallSheet>
      {data.days.length === 0 && <p>{t('leaders.none')}</p>}
      <p>{t('leaders.how', { phone: data.stationPhone })}</p>
    </>
  );
}

/** F41 领导接访登记表, F44 下访记录. */
export function LeaderReceptionSheet({ data, copyNo }: LeaderSheetProps<'leaderReception'>) {
  const { t } = useTranslation('print');
  const { language, field, find } = useLabels();
  const { values, result, stationName, registrarName, matterNo } = data;
  return (
    <FormFrame
      kind="leaders"
      title={
        values.receptionForm === 'outreach'
          ? t('leaders.outreach')
          : labelOf(documentKind, 'leaderReception', language)
      }
      number={values.actOn === undefined ? '' : writtenDay(values.actOn, language)}
      station={stationName}
      copyNo={copyNo}
    >
      <FieldRows
        catalogue={leaderRecordFields}
        label={(name) => find('duty', `leaders.fields.${name}`) ?? field(name)}
        values={values}
        said={values.actOn !== undefined}
      />
      {matterNo !== undefined && matterNo !== null && (
        <tr>
          <Cell label={t('office.matter')} columns={5}>
            {matterNo}
          </Cell>
        </tr>
      )}
      <FieldRows
        catalogue={leaderResultFields}
        label={field}
        values={result ?? {}}
        title={t('leaders.result')}
        room={25}
      />
      <tr className="print-together">
        <td colSpan={6} aria-label={t('leaders.leaderSignature')}>
          <div className="print-sign">
            <div>
              <p>{t('leaders.leaderSignature')}</p>
              <p>{t('leaders.registrar', { name: registrarName })}</p>
            </div>
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}
