import { Alert, Button, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKeys } from '../../../main/contract/routes/station.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useRequired } from '../../components/use-required.ts';

/** The keys by which others know this PC: since when, their digits, a change, and giving them up. */
export function KeysPanel() {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  return (
    <section className="settings-lines" aria-label={t('tabs.keys')}>
      {roles.includes('admin') ? <Keys /> : <Typography.Text>{t('keys.adminOnly')}</Typography.Text>}
    </section>
  );
}

function Keys() {
  const { t } = useTranslation('settings');
  const { stationName, stationKind } = useSession();
  const keys = useRoute('station.keys', {});
  if (keys.isError) return <ErrorNotice error={keys.error} />;
  if (!keys.data) return <Skeleton />;
  const { checkCode, since, changes } = keys.data;
  return (
    <>
      <h1 className="print-only">{t('keys.sheetTitle', { name: stationName })}</h1>
      <CheckCode label={t('keys.code')} code={checkCode} />
      <p className="print-only">{t(`keys.sheetNote.${stationKind}`, { at: formatInstant(since) })}</p>
      <div className="settings-lines screen-only">
        <Typography.Text>
          {t(changes.length === 0 ? 'keys.first' : 'keys.since', { at: formatInstant(since) })}
        </Typography.Text>
        <Flex gap="small">
          <Button onClick={() => window.print()}>{t('keys.print')}</Button>
        </Flex>
        <ReplaceKeys keys={keys.data} />
        <EnrolAnew />
      </div>
    </>
  );
}

function ReplaceKeys({ keys }: { readonly keys: OwnKeys }) {
  const { t } = useTranslation('settings');
  const { stationKind } = useSession();
  const replace = useAction('station.replaceKeys');
  return (
    <section className="settings-lines" aria-label={t('keys.replace.title')}>
      <Typography.Title level={2}>{t('keys.replace.title')}</Typography.Title>
      <ul className="settings-points">
        <li>{t('keys.replace.why')}</li>
        <li>{t(`keys.replace.what.${stationKind}`)}</li>
        <li>{t('keys.replace.post')}</li>
      </ul>
      {replace.data && <Alert type="success" showIcon title={t(`keys.replace.done.${stationKind}`)} />}
      {keys.hindrance !== null && (
        <Alert type="info" showIcon title={t(`keys.replace.hindrance.${keys.hindrance}`)} />
      )}
      {keys.hindrance === null && (
        <SecretForm
          name="replace-keys"
          button={t('keys.replace.button')}
          isPending={replace.isPending}
          onSecret={(secret, done) => replace.mutate({ secret }, { onSuccess: done })}
        />
      )}
      {replace.error && <ErrorNotice error={replace.error} />}
    </section>
  );
}

/** For keys that others may have, which no change mends: behind a button of its own, because it interrupts the exchange. */
function EnrolAnew() {
  const { t } = useTranslation('settings');
  const { stationKind } = useSession();
  const [isAsked, setAsked] = useState(false);
  const enrol = useAction('station.enrolAnew');
  return (
    <section className="settings-lines" aria-label={t('keys.anew.title')}>
      <Typography.Title level={2}>{t('keys.anew.title')}</Typography.Title>
      <ul className="settings-points">
        <li>{t('keys.anew.why')}</li>
        <li>{t(`keys.anew.what.${stationKind}`)}</li>
      </ul>
      {!isAsked && (
        <Flex>
          <Button onClick={() => setAsked(true)}>{t('keys.anew.open')}</Button>
        </Flex>
      )}
      {isAsked && (
        <SecretForm
          name="enrol-anew"
          button={t('keys.anew.button')}
          isDanger
          isPending={enrol.isPending}
          onSecret={(secret) => enrol.mutate({ secret })}
        />
      )}
      {enrol.error && <ErrorNotice error={enrol.error} />}
    </section>
  );
}

interface SecretFormProps {
  readonly name: string;
  readonly button: string;
  readonly isDanger?: boolean;
  readonly isPending: boolean;
  readonly onSecret: (secret: string, done: () => void) => void;
}

function SecretForm({ name, button, isDanger = false, isPending, onSecret }: SecretFormProps) {
  const { t } = useTranslation('settings');
  const required = useRequired();
  const [form] = Form.useForm<{ secret: string }>();
  return (
    <Form<{ secret: string }>
      form={form}
      name={name}
      layout="inline"
      onFinish={({ secret }) => onSecret(secret, () => form.resetFields())}
    >
      <Form.Item name="secret" label={t('station.ownSecret')} rules={required(t('station.ownSecret'))}>
        <Input.Password maxLength={200} autoComplete="off" />
      </Form.Item>
      <Button type="primary" danger={isDanger} htmlType="submit" loading={isPending}>
        {button}
      </Button>
    </Form>
  );
}
