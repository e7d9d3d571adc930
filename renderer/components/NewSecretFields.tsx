import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../main/contract/index.ts';
import { useRequired } from './use-required.ts';

export type SecretKind = RouteOutput<'station.status'>['secretKind'];

interface NewSecretFieldsProps {
  readonly secretKind: SecretKind;
  readonly label: string;
  readonly labelAgain: string;
}

/** A new PIN or passphrase as the form's `secret`, typed twice; what makes it weak is judged by the host alone. */
export function NewSecretFields({ secretKind, label, labelAgain }: NewSecretFieldsProps) {
  const { t } = useTranslation('setup');
  const required = useRequired();
  return (
    <>
      <Form.Item name="secret" label={label} rules={required(label)} extra={t(`person.rule.${secretKind}`)}>
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="secretAgain"
        label={labelAgain}
        dependencies={['secret']}
        rules={[
          ...required(labelAgain),
          ({ getFieldValue }) => ({
            validator: async (_, value: unknown) => {
              if (value && value !== getFieldValue('secret')) throw new Error(t('person.different'));
            },
          }),
        ]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
