import { App, Button, Form, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { useRequired } from '../../components/use-required.ts';

interface KeyValues {
  readonly current?: string;
  readonly secret: string;
}

/** An officer's own passphrase: the first, another, or a new key because it is forgotten. */
export function OfficerKeyForm({ hasKey }: { readonly hasKey: boolean }) {
  const { t } = useTranslation('sealed');
  const { message } = App.useApp();
  const required = useRequired();
  const [form] = Form.useForm<KeyValues>();
  const [forgotten, setForgotten] = useState(false);
  const set = useAction('sealed.setPassphrase');
  const asksCurrent = hasKey && !forgotten;
  return (
    <Form<KeyValues>
      form={form}
      name="officer-key"
      layout="vertical"
      autoComplete="off"
      onFinish={({ secret, current }) =>
        set.mutate(
          { secret, ...(asksCurrent && current !== undefined ? { current } : {}) },
          {
            onSuccess: () => {
              void message.success(t('key.done'));
              form.resetFields();
            },
          },
        )
      }
    >
      <Typography.Title level={2}>{t('key.title')}</Typography.Title>
      <Typography.Paragraph>{t('key.first')}</Typography.Paragraph>
      {hasKey && (
        <Form.Item>
          <Radio.Group
            aria-label={t('key.way')}
            value={forgotten}
            options={[
              { value: false, label: t('key.change') },
              { value: true, label: t('key.forgotten') },
            ]}
            onChange={({ target }) => setForgotten(target.value === true)}
          />
        </Form.Item>
      )}
      {asksCurrent && (
        <Form.Item name="current" label={t('key.current')} rules={required(t('key.current'))}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <div className="two-columns">
        <NewSecretFields secretKind="passphrase" label={t('key.secret')} labelAgain={t('key.secretAgain')} />
      </div>
      {set.error && <ErrorNotice error={set.error} />}
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t('key.save')}
      </Button>
    </Form>
  );
}
