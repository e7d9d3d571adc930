import { Card, Empty, Flex, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { owedByLaw, owedWithin, type Owed } from '../../../main/contract/routes/today.ts';
import { formatPeriod, periodOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { supervisionLevel } from '../../../main/terms/entry-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { dayAhead, daysUntil } from '../../components/days-until.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { owedWhat } from '../../components/owed-what.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import {
  BackupPanel,
  DutyPanel,
  ExchangePanel,
  IncidentPanel,
  QuickEntry,
  ReportPanel,
  SlipPanel,
} from './panels.tsx';
import { CalendarNotice } from './CalendarNotice.tsx';
import { RenewalNotices } from './RenewalNotices.tsx';
import { TablePanel } from './TablePanel.tsx';
import { WaitingLines } from './WaitingLines.tsx';
import './today.css';

/** The screen on which each kind is dealt with. */
const opens = {
  notice: 'matters',
  handle: 'matters',
  unitReply: 'matters',
  serve: 'matters',
  urge: 'matters',
  answer: 'matters',
  review: 'matters',
  dispute: 'disputes',
  incomplete: 'contacts',
  office: 'duty/office',
  reception: 'duty/leaders',
} as const;

/** What a unit below or beside the organ is answerable for. */
const supervisable: ReadonlySet<Owed['kind']> = new Set(['notice', 'handle', 'unitReply', 'serve', 'answer']);

type Within = (typeof owedWithin)[number];

/** What we owe today, and the few things that are done every day. */
export function TodayScreen() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const [within, setWithin] = useState<Within>('all');
  const { data, error } = useRoute('today.owed', { within }, { refetchIntervalMs: 60_000 });
  const supervised = data?.owed.filter(({ kind }) => supervisable.has(kind)) ?? [];
  const firstOf = new Map(supervised.toReversed().map((row) => [row.id, row]));
  return (
    <>
      <PageTitle title={t('title')} />
      <RenewalNotices />
      <CalendarNotice />
      <div className="today">
        <section aria-label={t('owed')}>
          <WaitingLines />
          {error && <ErrorNotice error={error} />}
          {data?.firstDay && <FirstDay />}
          {!data?.firstDay && <Choices within={within} onChange={setWithin} />}
          {data && !data.firstDay && data.owed.length === 0 && (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={within === 'all' ? t('nothing') : t(`nothingWithin.${within}`)}
            />
          )}
          {data && data.owed.length > 0 && (
            <>
              <ul className="today-list" aria-label={t('table')}>
                {data.owed.map((row) => (
                  <li key={`${row.kind} ${row.id} ${row.what}`}>
                    <OwedRow
                      row={row}
                      isFirst={firstOf.get(row.id) === row}
                      onOpen={() => navigate(`/${opens[row.kind]}/${row.id}`)}
                    />
                  </li>
                ))}
              </ul>
              {data.total > data.owed.length && (
                <Typography.Text type="secondary">
                  {t('total', { total: data.total, shown: data.owed.length })}
                </Typography.Text>
              )}
            </>
          )}
        </section>
        <div className="today-side">
          <ReportPanel />
          <TablePanel />
          <DutyPanel />
          <QuickEntry />
          <SlipPanel />
          <ExchangePanel />
          <IncidentPanel />
          <BackupPanel />
        </div>
      </div>
    </>
  );
}

interface ChoicesProps {
  readonly within: Within;
  readonly onChange: (within: Within) => void;
}

/** Which part of it, and the week's list on paper. */
function Choices({ within, onChange }: ChoicesProps) {
  const { t } = useTranslation(['today', 'print']);
  const { language } = useLabels();
  const { stationId, stationName } = useSession();
  const period = periodOf('week', dayAhead(0));
  return (
    <Flex justify="space-between" align="center" className="today-choices">
      <Radio.Group
        optionType="button"
        value={within}
        aria-label={t('within.label')}
        options={owedWithin.map((value) => ({ value, label: t(`within.${value}`) }))}
        onChange={({ target }) => onChange(owedWithin.find((known) => known === target.value) ?? 'all')}
      />
      <DocumentPrint
        papers={[{ documentKind: 'dueList', subjectId: stationId, period: period.id }]}
        label={t('print')}
        title={t('print:dueList.pdfTitle', { station: stationName, period: formatPeriod(period, language) })}
      />
    </Flex>
  );
}

interface OwedRowProps {
  readonly row: Owed;
  /** Of the rows of its record. */
  readonly isFirst: boolean;
  readonly onOpen: () => void;
}

function OwedRow({ row, isFirst, onOpen }: OwedRowProps) {
  const { t } = useTranslation('today');
  const labels = useLabels();
  const about = [owedWhat(row, labels), row.summary].filter(Boolean).join('　');
  return (
    <button type="button" className="today-row" onClick={onOpen}>
      <span>{t(`kinds.${row.kind}`)}</span>
      <span>{row.no}</span>
      <span title={row.who}>{row.who}</span>
      <span title={about}>
        <Supervision row={row} isFirst={isFirst} />
        {about}
      </span>
      {row.dueOn === null ? (
        <span className="due-later">{row.kind === 'incomplete' && t('noDate')}</span>
      ) : (
        <DueDate
          on={row.dueOn}
          warnOn={row.warnOn}
          target={!owedByLaw.has(row.kind)}
          tellOwn={owedByLaw.has(row.kind)}
          provisional={row.provisional}
        />
      )}
    </button>
  );
}

/** What a unit lets run over shows by itself; once a letter has gone, at which level (domain.md §1.7). */
function Supervision({ row, isFirst }: Pick<OwedRowProps, 'row' | 'isFirst'>) {
  const { kind, level, dueOn } = row;
  const { t } = useTranslation('today');
  const { language } = useLabels();
  const { stationKind } = useSession();
  if (stationKind !== 'township' || !supervisable.has(kind)) return null;
  // A matter is supervised, not each thing that is owed of it.
  if (level !== null)
    return !isFirst ? null : (
      <strong className="due-soon">
        {t('supervised', { level: labelOf(supervisionLevel, level, language) })}{' '}
      </strong>
    );
  return dueOn !== null && daysUntil(dueOn) < 0 ? (
    <strong className="due-over">{t('toSupervise')} </strong>
  ) : null;
}

function FirstDay() {
  const { t } = useTranslation('today');
  const { stationKind } = useSession();
  return (
    <Card title={t('first.title')}>
      <ol>
        <li>{t('first.one')}</li>
        <li>{t('first.two')}</li>
        <li>{t(stationKind === 'township' ? 'first.threeTownship' : 'first.three')}</li>
      </ol>
    </Card>
  );
}
