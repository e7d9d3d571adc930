import { Button, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeBoardRow } from '../../../main/contract/routes/exchange.ts';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { ReportDays, ReportDaysLegend } from '../../components/ReportDays.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { deliver, DeliveredNotice, PlaceChoice } from './Delivery.tsx';
import { Block } from './parts.tsx';
import { useClockWords } from './use-clock-words.ts';

const shownDays = 30;
const shownGaps = 8;

/** One row for each village: what came and did not come, what it has not got yet, and what is odd about its PC. */
export function BoardBlock({ canExchange }: { readonly canExchange: boolean }) {
  const { t } = useTranslation('exchange');
  const board = useRoute('exchange.board', {});
  const reports = useRoute('report.board', { days: shownDays });
  const [place, setPlace] = useState<string | null>(null);
  const receipt = useWork(async (steps, stationId: string) =>
    deliver(steps, await steps.job('exchange.exportReceipt', { stationId, place })),
  );
  const stations = board.data?.stations ?? [];
  const daysOf = new Map((reports.data?.stations ?? []).map(({ stationId, days }) => [stationId, days]));
  return (
    <Block title={t('board.title')}>
      {board.error && <ErrorNotice error={board.error} />}
      {reports.error && <ErrorNotice error={reports.error} />}
      {canExchange && <PlaceChoice value={place} onChange={setPlace} />}
      <WorkProgressBar work={receipt} />
      {receipt.error && <ErrorNotice error={receipt.error} />}
      {receipt.data && <DeliveredNotice exported={receipt.data} />}
      <Table<ExchangeBoardRow>
        size="small"
        rowKey="stationId"
        className="board"
        aria-label={t('board.table')}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        loading={board.isPending}
        dataSource={stations}
        locale={{ emptyText: t('none') }}
        columns={[
          {
            title: t('station'),
            key: 'name',
            width: '20%',
            render: (_, row) => <StationCell row={row} />,
          },
          {
            title: t('board.last'),
            key: 'last',
            width: '17%',
            render: (_, { last }) => <LastCell last={last} />,
          },
          { title: t('board.gaps'), key: 'gaps', width: '10%', render: (_, row) => <GapsCell row={row} /> },
          { title: t('board.down'), key: 'down', render: (_, { down }) => <DownCell down={down} /> },
          {
            title: t('board.reports'),
            key: 'reports',
            width: 274,
            render: (_, { stationId, name }) => {
              const days = daysOf.get(stationId);
              return days && <ReportDays name={name} days={days} />;
            },
          },
          {
            title: t('board.open'),
            key: 'open',
            width: 84,
            render: (_, { told }) => told && t('board.openMatters', { count: told.openMatters }),
          },
          {
            title: t('action'),
            key: 'action',
            width: 108,
            render: (_, row) =>
              canExchange && (
                <Button
                  size="small"
                  disabled={receipt.isPending}
                  aria-label={t('board.exportFor', { name: row.name })}
                  onClick={() => receipt.start(row.stationId)}
                >
                  {t('board.export')}
                </Button>
              ),
          },
        ]}
      />
      {stations.length > 0 && (
        <Typography.Text type="secondary">
          <ReportDaysLegend />
        </Typography.Text>
      )}
    </Block>
  );
}

/** Who it is, and all that is odd about its PC, one thing a line. */
function StationCell({ row }: { readonly row: ExchangeBoardRow }) {
  const { t } = useTranslation('exchange');
  const clockWords = useClockWords();
  const { name, division12, revoked, keysChangedAt, clockAheadMs, program, held } = row;
  const warnings = [
    revoked && t('board.revoked', { at: revoked.at === null ? '' : formatInstant(revoked.at) }),
    revoked && t(revoked.asksAnew ? 'board.asksAnew' : 'board.noPc'),
    clockAheadMs !== 0 && clockWords(clockAheadMs),
    (program?.than === 'older' || program?.than === 'newer') &&
      t(`board.version.${program.than}`, { version: program.version }),
    held.batches > 0 && t('board.heldBatches', { count: held.batches }),
    held.ops > 0 && t('board.heldOps', { count: held.ops }),
  ].filter((words) => words !== null && words !== false);
  return (
    <>
      {name}
      <Typography.Text type="secondary" className="board-remark">
        {division12}
      </Typography.Text>
      {warnings.map((words) => (
        <span key={words} className="board-remark due-soon">
          {words}
        </span>
      ))}
      {keysChangedAt !== null && (
        <Typography.Text type="secondary" className="board-remark">
          {t('keysChanged', { at: formatInstant(keysChangedAt) })}
        </Typography.Text>
      )}
    </>
  );
}

function LastCell({ last }: Pick<ExchangeBoardRow, 'last'>) {
  const { t } = useTranslation('exchange');
  if (!last) return t('board.noBatch');
  const { seq, opCount, receivedAt, daysAgo, state } = last;
  return (
    <>
      {t('board.lastText', { seq, opCount })}
      <span className="board-remark">
        {daysAgo === 0
          ? t('board.today', { at: formatInstant(receivedAt) })
          : t('board.daysAgo', { at: formatInstant(receivedAt), count: daysAgo })}
      </span>
      {state !== 'imported' && <span className="board-remark due-soon">{t(`board.states.${state}`)}</span>}
    </>
  );
}

function GapsCell({ row: { gaps, healed } }: { readonly row: ExchangeBoardRow }) {
  const { t } = useTranslation('exchange');
  const more = gaps.length - shownGaps;
  return (
    <>
      {gaps.length === 0 ? (
        t('none')
      ) : (
        <span className="due-soon">
          {t('board.missing', { seqs: gaps.slice(0, shownGaps).join(t('records.and')) })}
          {more > 0 && t('board.moreMissing', { count: more })}
        </span>
      )}
      {healed > 0 && (
        <Typography.Text type="secondary" className="board-remark">
          {t('board.healed', { count: healed })}
        </Typography.Text>
      )}
    </>
  );
}

/** What this station owes it, and what it has not signed for. */
function DownCell({ down }: Pick<ExchangeBoardRow, 'down'>) {
  const { t } = useTranslation('exchange');
  const { waiting, receiptsOwed, last, unsignedSince, overdue } = down;
  return (
    <>
      {receiptsOwed > 0 && (
        <span className="board-line due-soon">{t('board.owed', { count: receiptsOwed })}</span>
      )}
      {unsignedSince === null
        ? last && <span className="board-line">{t('board.signed', { seq: last.seq })}</span>
        : last && (
            <span className="board-line">
              {t('board.unsigned', { seq: last.seq, since: formatInstant(unsignedSince) })}
            </span>
          )}
      {overdue && (
        <span className={`board-line ${overdue.light === 'red' ? 'due-over' : 'due-soon'}`}>
          {t('board.overdue', { days: overdue.workingDays })}
        </span>
      )}
      {waiting > 0 && (
        <Typography.Text type="secondary" className="board-line">
          {t('board.waiting', { count: waiting })}
        </Typography.Text>
      )}
    </>
  );
}
