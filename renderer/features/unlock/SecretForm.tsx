import { Button, Flex, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useSessionState } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import type { RouteInput } from '../../../main/contract/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { useRequired } from '../../components/use-required.ts';
import { PersonField } from './PersonField.tsx';
import type { PersonOption } from './use-people.ts';

interface SecretFormProps {
  readonly people: readonly PersonOption[];
  readonly secretKind: SecretKind;
  readonly onForgotten: () => void;
}

export function SecretForm({ people, secretKind, onForgotten }: SecretFormProps) {
  const { t } = useTranslation('unlock');
  const client = useClient();
  const { session } = useSessionState();
  const unlock = useAction('session.unlock', { refresh: 'none' });
  const required = useRequired();
  const [form] = Form.useForm<RouteInput<'session.unlock'>>();
  const [waitUntil, setWaitUntil] = useState(0);
  const waitSeconds = useCountdown(waitUntil);
  const label = t(`secret.${secretKind}`);

  useEffect(() => form.focusField('secret'), [form]);

  return (
    <Form
      form={form}
      name="unlock"
      layout="vertical"
      initialValues={{ staffId: session?.staffId ?? people[0]?.value }}
      onFinish={(input) =>
        unlock.mutate(input, {
          onSuccess: (opened) => client.session.open(opened),
          onError: ({ params }) => {
            setWaitUntil(Date.now() + Number(params['seconds'] ?? 0) * 1000);
            form.setFieldValue('secret', '');
            form.focusField('secret');
          },
        })
      }
    >
      <PersonField people={people} />
      <Form.Item name="secret" label={label} rules={required(label)}>
        <Input.Password maxLength={200} autoComplete="off" />
      </Form.Item>
      {unlock.error && <ErrorNotice error={unlock.error} />}
      <Flex justify="space-between" className="form-actions">
        <Button type="link" onClick={onForgotten}>
          {t('forgotten')}
        </Button>
        <Button type="primary" htmlType="submit" loading={unlock.isPending} disabled={waitSeconds > 0}>
          {waitSeconds > 0 ? t('wait', { seconds: waitSeconds }) : t('submit')}
        </Button>
      </Flex>
    </Form>
  );
}

/** Whole seconds left until `until` (UTC milliseconds). */
function useCountdown(until: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const show = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    show();
    const tick = setInterval(show, 500);
    return () => clearInterval(tick);
  }, [until]);
  return left;
}
