import { Alert, Button, Flex, Form, Input, Switch, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandlerResult, RouteOutput } from '../../../main/contract/index.ts';
import type { OnlineStatus } from '../../../main/contract/routes/transport.ts';
import { useSession } from '../../api/api-context.tsx';
import type { CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { refusalOf, useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useRequired } from '../../components/use-required.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { Block } from './parts.tsx';
import { useImportSentence } from './use-import-sentence.ts';

interface OnlineBlockProps {
  readonly canExchange: boolean;
  /** What the program does by itself now. */
  readonly live: RouteOutput<'transport.live'> | undefined;
}

/** A village sends to its township's receiver: where that is, whether by itself, and how far it has come. */
export function OnlineBlock({ canExchange, live }: OnlineBlockProps) {
  const { t } = useTranslation('exchange');
  const isAdmin = useSession().roles.includes('admin');
  const { data, error } = useRoute('transport.status', {});
  const set = useAction('transport.setOnline');
  const send = useWork(({ job }, _: null) => job('transport.connect', { skipRefused: false }));
  const online = data?.online ?? null;
  const address = online?.address ?? null;
  const isBusy = send.isPending || (live?.connecting ?? null) !== null;
  return (
    <Block title={t('online.title')}>
      <Typography.Text type="secondary">{t('online.explain')}</Typography.Text>
      {error && <ErrorNotice error={error} />}
      {online && (
        <AddressLine
          address={address}
          canChange={isAdmin}
          isPending={set.isPending}
          error={set.error}
          onChosen={(typed, done) => set.mutate({ address: typed, isOn: online.isOn }, { onSuccess: done })}
        />
      )}
      {address !== null && online && (
        <Flex gap="small" align="center" wrap>
          <Switch
            id="online-automatic"
            checked={online.isOn}
            disabled={!isAdmin}
            loading={set.isPending}
            onChange={(isOn) => set.mutate({ address, isOn })}
          />
          <label htmlFor="online-automatic">{t('online.automatic')}</label>
          <Typography.Text type="secondary">{t('online.automaticHint')}</Typography.Text>
        </Flex>
      )}
      {online && address !== null && <Standing online={online} />}
      {address !== null && canExchange && (
        <Button type="primary" loading={isBusy} onClick={() => send.start(null)}>
          {t('online.send')}
        </Button>
      )}
      <WorkProgressBar work={send} />
      {/* What happened on the way is kept, and said above. */}
      {send.error && !online?.last && <ErrorNotice error={send.error} />}
      {send.data && !online?.last?.error && <Outcome {...send.data} />}
      {!isAdmin && <Typography.Text>{t('online.adminOnly')}</Typography.Text>}
    </Block>
  );
}

interface AddressLineProps {
  readonly address: string | null;
  readonly canChange: boolean;
  readonly isPending: boolean;
  readonly error: CallError | null;
  readonly onChosen: (typed: string, done: () => void) => void;
}

function AddressLine({ address, canChange, isPending, error, onChosen }: AddressLineProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const required = useRequired();
  const [isOpen, setOpen] = useState(false);
  const label = t('online.address');
  const refused = error && refusedAddress(error);
  return (
    <section className="exchange-folder" aria-label={label}>
      <Flex gap="middle" align="center" wrap>
        <Typography.Text strong>{label}</Typography.Text>
        <span className="exchange-path">{address ?? t('online.notSet')}</span>
        {canChange && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(address === null ? 'online.fill' : 'online.change')}
          </Button>
        )}
      </Flex>
      {isOpen && (
        <Form<{ address: string }>
          className="online-address"
          name="online-address"
          layout="vertical"
          initialValues={{ address }}
          onFinish={({ address: typed }) => onChosen(typed, () => setOpen(false))}
        >
          <Form.Item
            name="address"
            label={label}
            rules={required(label)}
            extra={t('online.addressHint')}
            {...(refused ? { validateStatus: 'error', help: t(`online.refused.${refused}`) } : {})}
          >
            <Input maxLength={300} autoComplete="off" autoFocus />
          </Form.Item>
          <Flex gap="small">
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('common:save')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button>
          </Flex>
        </Form>
      )}
      {error && !refused && <ErrorNotice error={error} />}
    </section>
  );
}

const refusals = ['NO_ADDRESS', 'MORE_THAN_ADDRESS'] as const;

function refusedAddress({ issues }: CallError): (typeof refusals)[number] | undefined {
  return refusals.find((known) => issues.some(({ code }) => code === known));
}

function Standing({ online }: { readonly online: OnlineStatus }) {
  const { t } = useTranslation('exchange');
  const { last, awaiting, hasWaiting, dueAt } = online;
  return (
    <>
      {last?.error && <ErrorNotice error={refusalOf(last.error)} />}
      <ul className="online-state">
        {awaiting && <li>{t('online.awaiting', { seq: awaiting.seq, at: formatInstant(awaiting.at) })}</li>}
        <li>{t(hasWaiting ? 'online.waiting' : 'online.nothingWaiting')}</li>
        {last && (
          <li>{t(last.error ? 'online.lastFailed' : 'online.lastGood', { at: formatInstant(last.at) })}</li>
        )}
        {last?.isStopped && <li>{t('online.stopped')}</li>}
        {last?.error && !last.isStopped && dueAt !== null && (
          <li>{t('online.retryAt', { at: formatInstant(dueAt) })}</li>
        )}
      </ul>
    </>
  );
}

function Outcome({ received, sent }: HandlerResult<'transport.connect'>) {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  if (received.length === 0 && sent.length === 0) {
    return <Typography.Text>{t('online.nothingNew')}</Typography.Text>;
  }
  const seqs = sent.map(({ seq }) => seq).join(t('records.and'));
  return (
    <>
      {received.map(({ fileId, result, error }) =>
        error ? (
          <ErrorNotice key={fileId} error={refusalOf(error)} />
        ) : (
          <Typography.Text key={fileId}>
            {t('online.received', { sentence: result ? sentence(result) : '' })}
          </Typography.Text>
        ),
      )}
      {sent.length > 0 && <Alert type="success" showIcon title={t('online.sent', { seqs })} />}
    </>
  );
}
