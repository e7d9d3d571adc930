import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { deliver, DeliveredNotice } from './Delivery.tsx';
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
