import { Alert, Button, Collapse, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeStatus } from '../../../main/contract/routes/exchange.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { FileInput } from '../../components/FileInput.tsx';
import { useRequired } from '../../components/use-required.ts';
import { Block, OwnCheckCode } from './parts.tsx';

export function JoinBlock() {
  const { t } = useTranslation('exchange');
  const { roles } = useSession();
  const status = useRoute('exchange.status', {});
  const superior = status.data?.superior;
  const isAdmin = roles.includes('admin');
  return (
    <Block title={t('join.title')}>
      {superior && <Typography.Text strong>{t('join.current', { name: superior.name })}</Typography.Text>}
      {superior?.keysChangedAt && (
        <Typography.Text type="secondary">
          {t('keysChanged', { at: formatInstant(superior.keysChangedAt) })}
        </Typography.Text>
      )}
      {superior && <GrantLine grant={status.data?.grant ?? null} />}
      {superior === null && <Typography.Text>{t('join.notYet')}</Typography.Text>}
      <OwnCheckCode />
      <Typography.Text type="secondary">{t('join.ownCodeHint')}</Typography.Text>
      {!isAdmin && <Typography.Text>{t('join.adminOnly')}</Typography.Text>}
      {isAdmin && superior === null && <JoinForm />}
      {isAdmin && superior && (
        <Collapse
          ghost
          size="small"
          items={[{ key: 'join', label: t('join.again'), children: <JoinForm /> }]}
        />
      )}
    </Block>
  );
}

/** What the township allows this station, as it stands here. */
function GrantLine({ grant }: { readonly grant: ExchangeStatus['grant'] }) {
  const { t } = useTranslation('exchange');
  if (!grant) return <Typography.Text type="secondary">{t('join.noGrant')}</Typography.Text>;
  if (grant.standing !== 'certified') {
    return <Alert type="warning" showIcon title={t(`join.${grant.standing}`)} />;
  }
  return (
    <Typography.Text>
      {t('join.granted')}
      {grant.sealedOfficers > 0 ? t('join.sealedOpen') : t('join.sealedClosed')}
    </Typography.Text>
  );
}

function JoinForm() {
  const { t } = useTranslation('exchange');
  const required = useRequired();
  const [card, setCard] = useState<File | null>(null);
  const load = useWork(async ({ client }, { file, typed }: { file: File; typed: string }) =>
    client.call('exchange.loadCard', { fileId: await client.putFile(file), typed }),
  );
  return (
    <Form<{ typed: string }>
      name="join"
      layout="vertical"
      onFinish={({ typed }) => {
        if (card) load.start({ file: card, typed });
      }}
    >
      <Form.Item>
        <FileInput label={t('join.card')} onChosen={([file]) => setCard(file ?? null)} />
      </Form.Item>
      <Form.Item name="typed" label={t('join.code')} rules={required(t('join.code'))}>
        <Input maxLength={100} autoComplete="off" inputMode="numeric" />
      </Form.Item>
      {load.error && <ErrorNotice error={load.error} />}
      {load.data && <Alert type="success" showIcon title={t('join.done', { name: load.data.name })} />}
      <Button type="primary" htmlType="submit" disabled={card === null} loading={load.isPending}>
        {t('join.submit')}
      </Button>
    </Form>
  );
}
