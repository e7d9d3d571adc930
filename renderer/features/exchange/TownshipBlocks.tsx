import { Button, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeBoardRow } from '../../../main/contract/routes/exchange.ts';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { deliver, DeliveredNotice, PlaceChoice } from './Delivery.tsx';
import { Block, OwnCheckCode } from './parts.tsx';

export function CardBlock() {
  const { t } = useTranslation('exchange');
  const card = useWork(async (steps, _: null) =>
    deliver(steps, await steps.client.call('exchange.card', {})),
  );
  return (
    <Block title={t('card.title')}>
      <OwnCheckCode />
      <Typography.Text type="secondary">{t('card.hint')}</Typography.Text>
      <Button type="primary" loading={card.isPending} onClick={() => card.start(null)}>
        {t('card.export')}
      </Button>
      {card.error && <ErrorNotice error={card.error} />}
      {card.data && <DeliveredNotice exported={card.data} />}
    </Block>
  );
}

export function BoardBlock({ canExchange }: { readonly canExchange: boolean }) {
  const { t } = useTranslation('exchange');
  const board = useRoute('exchange.board', {});
  const [place, setPlace] = useState<string | null>(null);
  const receipt = useWork(async (steps, stationId: string) =>
    deliver(steps, await steps.job('exchange.exportReceipt', { stationId, place })),
  );
  return (
    <Block title={t('board.title')}>
      {board.error && <ErrorNotice error={board.error} />}
      {canExchange && <PlaceChoice value={place} onChange={setPlace} />}
      <WorkProgressBar work={receipt} />
      {receipt.error && <ErrorNotice error={receipt.error} />}
      {receipt.data && <DeliveredNotice exported={receipt.data} />}
      <Table<ExchangeBoardRow>
        size="small"
        rowKey="deviceId"
        aria-label={t('board.table')}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        loading={board.isPending}
        dataSource={board.data?.stations ?? []}
        locale={{ emptyText: t('none') }}
        columns={[
          {
            title: t('station'),
            key: 'name',
            render: (_, { name, keysChangedAt }) => (
              <>
                {name}
                {keysChangedAt !== null && (
                  <Typography.Text type="secondary" className="board-remark">
                    {t('keysChanged', { at: formatInstant(keysChangedAt) })}
                  </Typography.Text>
                )}
              </>
            ),
          },
          { title: t('division'), dataIndex: 'division12' },
          {
            title: t('board.last'),
            key: 'last',
            render: (_, { last }) =>
              last ? t('board.lastText', { seq: last.seq, opCount: last.opCount }) : t('none'),
          },
          {
            title: t('board.receivedAt'),
            key: 'receivedAt',
            render: (_, { last }) => (last ? formatInstant(last.receivedAt) : ''),
          },
          {
            title: t('board.state'),
            key: 'state',
            render: (_, { last }) => (last ? t(`board.states.${last.state}`) : ''),
          },
          { title: t('board.gaps'), key: 'gaps', render: (_, { gaps }) => gaps.join(', ') || t('none') },
          {
            title: t('action'),
            key: 'action',
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
    </Block>
  );
}
