import { Button, Empty, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { BoardDay, ReportDay } from '../../../main/contract/routes/report.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportDayState } from '../../../main/terms/report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { formatSlot, slotKey, type ReportSlot } from '../../components/report-slot.ts';
import { reportDayMark, useReportDayWords } from '../../components/use-report-day-words.ts';
import '../../components/report-days.css';
import { ReportTabs } from './ReportTabs.tsx';
import { PhoneReportDialog } from './PhoneReportDialog.tsx';

const boardDays = 30;

interface ReportListProps {
  readonly withBoard: boolean;
  readonly onOpen: (reportId: string) => void;
  readonly onSign: (slot: ReportSlot) => void;
  readonly onMissed: () => void;
}

export function ReportList({ withBoard, onOpen, onSign, onMissed }: ReportListProps) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const { data, error } = useRoute('report.list', {});
  const open = data?.days.filter(({ state }) => state === 'due' || state === 'missing').length ?? 0;
  return (
    <section className="reports">
      <PageTitle
        title={t('title')}
        action={
          open > 1 && (
            <Button type="primary" onClick={onMissed}>
              {t('missed.open', { count: open })}
            </Button>
          )
        }
      />
      <ReportTabs view="zero" />
      {withBoard && <Board onOpen={onOpen} />}
      <Typography.Title level={2}>{t('own')}</Typography.Title>
      {error && <ErrorNotice error={error} />}
      <Table<ReportDay>
        size="small"
        rowKey={slotKey}
        aria-label={t('table')}
        pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
        loading={data === undefined && !error}
        dataSource={data?.days ?? []}
        columns={[
          { title: t('columns.day'), key: 'day', render: (_, row) => formatSlot(row, language) },
          {
            title: t('columns.state'),
            key: 'state',
            render: (_, row) => (
              <span className={classOf(row)}>{labelOf(reportDayState, row.state, language)}</span>
            ),
          },
          {
            title: t('columns.signedAt'),
            key: 'signedAt',
            render: (_, row) => row.signedAt && formatInstant(row.signedAt),
          },
          { title: t('columns.marks'), key: 'marks', render: (_, row) => <Marks row={row} /> },
          {
            title: t('columns.action'),
            key: 'action',
            render: (_, row) => <Actions row={row} onOpen={onOpen} onSign={onSign} />,
          },
        ]}
      />
    </section>
  );
}

function classOf({ state, late, needsCorrection }: ReportDay): string {
  if (state === 'missing' || needsCorrection) return 'due-over';
  if (state === 'notYet') return 'due-later';
  return state === 'due' || late ? 'due-soon' : 'state-done';
}

function Marks({ row }: { readonly row: ReportDay }) {
  const { t } = useTranslation('reports');
  return (
    <>
      {row.needsCorrection && <span className="due-over">{t('needsCorrection')} </span>}
      {row.late && <span className="due-soon">{t('late')} </span>}
      {row.corrections > 0 && t('corrected', { count: row.corrections })}
    </>
  );
}

interface ActionsProps extends Pick<ReportListProps, 'onOpen' | 'onSign'> {
  readonly row: ReportDay;
}

function Actions({ row, onOpen, onSign }: ActionsProps) {
  const { t } = useTranslation('reports');
  const { reportId, state, needsCorrection } = row;
  const name = slotKey(row);
  if (reportId === null) {
    return (
      <Button
        size="small"
        disabled={state === 'notYet'}
        aria-label={`${t('sign')} ${name}`}
        onClick={() => onSign(row)}
      >
        {t('sign')}
      </Button>
    );
  }
  return (
    <span className="report-actions">
      <Button size="small" aria-label={`${t('open')} ${name}`} onClick={() => onOpen(reportId)}>
        {t('open')}
      </Button>
      {needsCorrection && (
        <Button size="small" danger aria-label={`${t('correct')} ${name}`} onClick={() => onSign(row)}>
          {t('correct')}
        </Button>
      )}
    </span>
  );
}

type Station = RouteOutput<'report.board'>['stations'][number];

/** Village × day: one small square for each day of the last thirty. */
function Board({ onOpen }: Pick<ReportListProps, 'onOpen'>) {
  const { t } = useTranslation('reports');
  const { data, error } = useRoute('report.board', { days: boardDays });
  const [asked, setAsked] = useState<{ station: Station; day: BoardDay } | null>(null);
  return (
    <>
      <Typography.Title level={2}>{t('board')}</Typography.Title>
      {error && <ErrorNotice error={error} />}
      {data?.stations.length === 0 && <Empty description={t('boardEmpty')} />}
      {data && data.stations.length > 0 && (
        <>
          <table className="report-board">
            <tbody>
              {data.stations.map((station) => (
                <BoardRow
                  key={station.stationId}
                  station={station}
                  onOpen={onOpen}
                  onAsk={(day) => setAsked({ station, day })}
                />
              ))}
            </tbody>
          </table>
          <Typography.Text type="secondary">
            {t('legend')}　{t('boardHint')}
          </Typography.Text>
        </>
      )}
      {asked && <PhoneReportDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface BoardRowProps extends Pick<ReportListProps, 'onOpen'> {
  readonly station: Station;
  /** A day without a report was chosen. */
  readonly onAsk: (day: BoardDay) => void;
}

function BoardRow({ station, onOpen, onAsk }: BoardRowProps) {
  const { t } = useTranslation('reports');
  const wordsOf = useReportDayWords();
  const { roles } = useSession();
  const mayNote = roles.some((role) => ['admin', 'registrar', 'handler', 'dutyLeader'].includes(role));
  return (
    <tr>
      <th scope="row">{station.name}</th>
      {station.days.map((day) => {
        const { reportId } = day;
        const words = wordsOf(day);
        return (
          <td key={slotKey(day)}>
            <button
              type="button"
              className={`board-day board-${reportDayMark(day)}`}
              title={words}
              aria-label={words}
              disabled={reportId === null && (!mayNote || day.half !== null)}
              onClick={() => (reportId === null ? onAsk(day) : onOpen(reportId))}
            >
              {day.half === null ? day.day.slice(8) : t(`half.${day.half}`)}
            </button>
          </td>
        );
      })}
    </tr>
  );
}
