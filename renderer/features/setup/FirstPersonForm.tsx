import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../api/call-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { useRequired } from '../../components/use-required.ts';

interface FirstPerson {
  readonly name: string;
  readonly post?: string;
  readonly secret: string;
}

interface FirstPersonFormProps {
  readonly secretKind: SecretKind;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onSubmit: (person: FirstPerson) => void;
}

export function FirstPersonForm({ secretKind, error, isBusy, onBack, onSubmit }: FirstPersonFormProps) {
  const { t } = useTranslation(['setup', 'common']);
  const required = useRequired();
  return (
    <Form<FirstPerson> name="person" layout="vertical" onFinish={onSubmit}>
      <Typography.Paragraph>{t('person.intro')}</Typography.Paragraph>
      <div className="two-columns">
        <Form.Item name="name" label={t('person.name')} rules={required(t('person.name'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="post" label={t('person.post')}>
          <Input maxLength={60} autoComplete="off" placeholder={t('common:optional')} />
        </Form.Item>
        <NewSecretFields
          secretKind={secretKind}
          label={t(`person.secret.${secretKind}`)}
          labelAgain={t(`person.secretAgain.${secretKind}`)}
        />
      </div>
      {error && <ErrorNotice error={error} />}
      <Flex justify="space-between" className="form-actions">
        <Button onClick={onBack}>{t('common:back')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('create')}
        </Button>
      </Flex>
    </Form>
  );
}
