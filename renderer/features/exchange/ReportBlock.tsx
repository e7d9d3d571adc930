import { Alert, Button, Descriptions, Flex, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandlerResult } from '../../../main/contract/index.ts';
import type { ExchangeStatus } from '../../../main/contract/routes/exchange.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { opStandings } from '../../../main/terms/exchange.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { formatBytes } from '../../components/format-bytes.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { deliver, DeliveredNotice, PlaceChoice } from './Delivery.tsx';
import { Block } from './parts.tsx';
import { useRecordCounts } from '../../components/use-record-counts.ts';

type Batch = ExchangeStatus['batches'][number];

/** EDIFACT 0083: accepted except for some ops. */
const partlyAccepted = '7';

export function ReportBlock({ canExchange }: { readonly canExchange: boolean }) {
  const { t } = useTranslation('exchange');
  const { stationId } = useSession();
  const counts = useRecordCounts();
  const status = useRoute('exchange.status', {});
  const split = useRoute('exchange.split', {});
  const [place, setPlace] = useState<string | null>(null);
  /** Null: a new batch. */
  const write = useWork(async (steps, batchId: string | null) =>
    deliver(
      steps,
      batchId === null
        ? await steps.job('exchange.export', { place })
        : await steps.job('exchange.renderAgain', { batchId, place }),
    ),
  );
  const { data, error } = status;
  const isJoined = data?.superior !== null;
  return (
    <Block title={t('report.title')}>
      {error && <ErrorNotice error={error} />}
      {data?.overdue && (
        <Alert
          type={data.overdue.light === 'red' ? 'error' : 'warning'}
          showIcon
          title={t(`report.${data.overdue.light}`, {
            days: data.overdue.workingDays,
            since: localDateOf(data.overdue.since),
          })}
        />
      )}
      {data && data.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('report.missing')}
          description={t('report.missingHint', { seqs: data.missing.join('、') })}
        />
      )}
      {data && (
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'unreceipted',
              label: t('report.unreceipted'),
              children:
                data.records.length === 0
                  ? t('report.allReceipted')
                  : t('report.waiting', {
                      records: counts(data.records),
                      since: data.waitingSince === null ? '' : formatInstant(data.waitingSince),
                    }),
            },
            ...(data.attachments.count === 0
              ? []
              : [
                  {
                    key: 'attachments',
                    label: t('report.attachments'),
                    children: t(
                      data.attachments.unsentBytes > 0
                        ? 'report.attachmentsUnsent'
                        : 'report.attachmentsSent',
                      {
                        count: data.attachments.count,
                        size: formatBytes(data.attachments.unsentBytes),
                      },
                    ),
                  },
                ]),
            {
              key: 'split',
              label: t('report.split'),
              children: <Split states={split.data?.states ?? []} />,
            },
            {
              key: 'last',
              label: t('report.lastExport'),
              children: data.lastExportAt ? formatInstant(data.lastExportAt) : t('none'),
            },
          ]}
        />
      )}
      {canExchange && isJoined && (
        <>
          <PlaceChoice value={place} onChange={setPlace} />
          <Button type="primary" loading={write.isPending} onClick={() => write.start(null)}>
            {t('report.export')}
          </Button>
        </>
      )}
      <WorkProgressBar work={write} />
      {write.error && <ErrorNotice error={write.error} />}
      {write.data && <DeliveredNotice exported={write.data} />}
      {write.data && write.data.leftOps > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('report.left', { count: write.data.leftOps, held: write.data.opCount })}
        />
      )}
      <Table<Batch>
        size="small"
        rowKey="batchId"
        aria-label={t('report.table')}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={data?.batches ?? []}
        locale={{ emptyText: t('none') }}
        columns={[
          { title: t('report.seq'), dataIndex: 'seq' },
          { title: t('file'), dataIndex: 'fileName' },
          { title: t('report.ops'), dataIndex: 'opCount' },
          {
            title: t('report.createdAt'),
            key: 'createdAt',
            render: (_, row) => formatInstant(row.createdAt),
          },
          {
            title: t('report.receiptedAt'),
            key: 'receiptedAt',
            render: (_, row) => (row.receiptedAt === null ? '' : formatInstant(row.receiptedAt)),
          },
          {
            title: t('report.state'),
            key: 'state',
            render: (_, row) => t(`report.${shownState(row)}`),
          },
          {
            title: t('action'),
            key: 'action',
            render: (_, row) => (
              <Flex gap="small" wrap>
                {canExchange && row.canRenderAgain && (
                  <Button
                    size="small"
                    disabled={write.isPending}
                    aria-label={t('report.againFor', { seq: row.seq })}
                    onClick={() => write.start(row.batchId)}
                  >
                    {t('report.again')}
                  </Button>
                )}
                <DocumentPrint
                  inRow
                  papers={[{ documentKind: 'batchManifest', subjectId: stationId, batchId: row.batchId }]}
                  label={t('report.list')}
                  title={t('report.listTitle', { seq: row.seq })}
                />
              </Flex>
            ),
          },
        ]}
      />
    </Block>
  );
}

function shownState({ state, disposition, medium }: Batch) {
  if (state === 'receipted' && disposition === partlyAccepted) return 'partly';
  return state === 'exported' && medium === 'http' ? 'sent' : state;
}

/** Every own op that goes up is in exactly one of the states. */
function Split({ states }: { readonly states: HandlerResult<'exchange.split'>['states'] }) {
  const { t } = useTranslation('exchange');
  const parts = opStandings
    .flatMap((standing) => states.find(({ state }) => state === standing) ?? [])
    .map(({ state, count }) => t(`report.standings.${state}`, { count }));
  return parts.length === 0 ? t('report.noSplit') : parts.join(t('import.comma'));
}
