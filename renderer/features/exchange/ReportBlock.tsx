import { Alert, Button, Descriptions, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExchangeStatus } from '../../../main/contract/routes/exchange.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { Block, FileInput, ReadyNotice } from './parts.tsx';
import { useImportSentence } from './use-import-sentence.ts';
import { download, importFile, useTask } from './use-task.ts';

type Batch = ExchangeStatus['batches'][number];

/** EDIFACT 0083: accepted except for some ops. */
const partlyAccepted = '7';

export function ReportBlock({ canExchange }: { readonly canExchange: boolean }) {
  const { t } = useTranslation('exchange');
  const status = useRoute('exchange.status', {});
  /** Null: a new batch. */
  const write = useTask(async (client, batchId: string | null) =>
    download(
      client,
      batchId === null
        ? await client.call('exchange.export', {})
        : await client.call('exchange.renderAgain', { batchId }),
    ),
  );
  const last = status.data?.lastExportAt;
  return (
    <Block title={t('report.title')}>
      {status.error && <ErrorNotice error={status.error} />}
      {status.data && (
        <Descriptions
          size="small"
          column={2}
          items={[
            {
              key: 'unreceipted',
              label: t('report.unreceipted'),
              children: t('report.count', { total: status.data.unreceipted }),
            },
            { key: 'last', label: t('report.lastExport'), children: last ? formatInstant(last) : t('none') },
          ]}
        />
      )}
      {canExchange && (
        <Button type="primary" loading={write.isPending} onClick={() => write.mutate(null)}>
          {t('report.export')}
        </Button>
      )}
      {write.error && <ErrorNotice error={write.error} />}
      {write.data && <ReadyNotice fileName={write.data.fileName} />}
      <Table<Batch>
        size="small"
        rowKey="batchId"
        aria-label={t('report.table')}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={status.data?.batches ?? []}
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
            render: (_, row) =>
              row.state === 'receipted' && row.disposition === partlyAccepted
                ? t('report.partly')
                : t(`report.${row.state}`),
          },
          {
            title: t('action'),
            key: 'action',
            render: (_, row) =>
              canExchange && (
                <Button
                  size="small"
                  disabled={write.isPending}
                  aria-label={t('report.againFor', { seq: row.seq })}
                  onClick={() => write.mutate(row.batchId)}
                >
                  {t('report.again')}
                </Button>
              ),
          },
        ]}
      />
    </Block>
  );
}

export function ReceiptBlock() {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  const take = useTask(importFile);
  return (
    <Block title={t('receipt.title')}>
      <FileInput
        once
        label={t('receipt.file')}
        disabled={take.isPending}
        onChosen={([file]) => {
          if (file) take.mutate(file);
        }}
      />
      {take.error && <ErrorNotice error={take.error} />}
      {take.data && (
        <Alert
          type={take.data.state === 'imported' ? 'success' : 'warning'}
          showIcon

          title={take.data.state === 'imported' ? t('receipt.done') : sentence(take.data)}
          description={
            take.data.state === 'imported' &&
            take.data.warnings.map((warning) => t(`import.warnings.${warning}`)).join(' ')
          }
        />
      )}
    </Block>
  );
}
