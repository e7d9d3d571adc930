import { Alert, Flex, InputNumber, Switch, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { ReceiverState } from '../../../main/contract/routes/transport.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { Block } from './parts.tsx';

/** A township takes batches by the network: the switch, the addresses that villages type, and how it stands. */
export function ReceiverBlock({ live }: { readonly live: RouteOutput<'transport.live'> | undefined }) {
  const { t } = useTranslation('exchange');
  const isAdmin = useSession().roles.includes('admin');
  const { data, error } = useRoute('transport.status', {});
  const set = useAction('transport.setReceiver');
  const [typedPort, setTypedPort] = useState<number | null>(null);
  const settings = data?.receiver ?? null;
  const state = live?.receiver ?? null;
  if (!settings || !state) return error && <ErrorNotice error={error} />;
  const port = typedPort ?? settings.port;
  const hasInbox = data?.inbox !== null;
  return (
    <Block title={t('receiver.title')}>
      <Typography.Text type="secondary">{t('receiver.explain')}</Typography.Text>
      {!hasInbox && <Alert type="info" showIcon title={t('receiver.noInbox')} />}
      <Flex gap="small" align="center" wrap>
        <Switch
          id="receiver-on"
          checked={settings.isOn}
          disabled={!isAdmin || (!hasInbox && !settings.isOn)}
          loading={set.isPending}
          onChange={(isOn) => set.mutate({ isOn, port })}
        />
        <label htmlFor="receiver-on">{t('receiver.on')}</label>
        <label htmlFor="receiver-port">{t('receiver.port')}</label>
        <InputNumber<number>
          id="receiver-port"
          min={1024}
          max={65_535}
          precision={0}
          value={port}
          disabled={!isAdmin || settings.isOn}
          onChange={setTypedPort}
        />
      </Flex>
      {set.error && <ErrorNotice error={set.error} />}
      {settings.isOn && <Standing state={state} />}
      {!isAdmin && <Typography.Text>{t('receiver.adminOnly')}</Typography.Text>}
    </Block>
  );
}

function Standing({
  state: { state, problem, addresses, lastArrivedAt },
}: {
  readonly state: ReceiverState;
}) {
  const { t } = useTranslation('exchange');
  if (problem !== null) return <Alert type="error" showIcon title={t(`receiver.problems.${problem}`)} />;
  if (state !== 'receiving') return <Typography.Text>{t('receiver.starting')}</Typography.Text>;
  return (
    <>
      <Typography.Text>{t(addresses.length === 0 ? 'receiver.noNetwork' : 'receiver.tell')}</Typography.Text>
      {addresses.length > 0 && (
        <ul className="online-state">
          {addresses.map((address) => (
            <li key={address}>
              <Typography.Text strong copyable>
                {address}
              </Typography.Text>
            </li>
          ))}
        </ul>
      )}
      <Typography.Text>
        {lastArrivedAt === null
          ? t('receiver.nothingYet')
          : t('receiver.last', { at: formatInstant(lastArrivedAt) })}
      </Typography.Text>
    </>
  );
}
