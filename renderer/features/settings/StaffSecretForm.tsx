import { App, Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../main/contract/routes/staff.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { useRequired } from '../../components/use-required.ts';

interface StaffSecretFormProps {
  readonly person: Staff;
  readonly onClosed: () => void;
}

interface SecretValues {
  /** The present one; asked of everybody who changes the own. */
  readonly own?: string;
  readonly secret: string;
}

/** A new secret: one's own by the old one, somebody else's by an administrator. */
export function StaffSecretForm({ person, onClosed }: StaffSecretFormProps) {
  const { t } = useTranslation(['settings', 'common', 'unlock']);
  const { message } = App.useApp();
  const { staffId } = useSession();
  const secretKind = useRoute('station.status', {}).data?.secretKind ?? 'pin';
  const change = useAction('staff.changeOwnSecret');
  const reset = useAction('staff.resetSecret');
  const required = useRequired();
  const isOwn = person.staffId === staffId;
  const error = change.error ?? reset.error;
  const done = {
    onSuccess: () => {
      void message.success(t('common:saved'));
      onClosed();
    },
  };
  return (
    <Form<SecretValues>
      name="staff-secret"
      layout="vertical"
      onFinish={({ own = '', secret }) =>
        isOwn
          ? change.mutate({ secret: own, newSecret: secret }, done)
          : reset.mutate({ staffId: person.staffId, newSecret: secret }, done)
      }
    >
      <Typography.Title level={3}>{t('staff.secretOf', { name: person.name })}</Typography.Title>
      {!isOwn && <Typography.Paragraph>{t('staff.resetHint')}</Typography.Paragraph>}
      {isOwn && (
        <Form.Item name="own" label={t('staff.presentSecret')} rules={required(t('staff.presentSecret'))}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <div className="two-columns">
        <NewSecretFields
          secretKind={secretKind}
          label={t(`unlock:recover.newSecret.${secretKind}`)}
          labelAgain={t(`unlock:recover.newSecretAgain.${secretKind}`)}
        />
      </div>
      {error && <ErrorNotice error={error} />}
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={change.isPending || reset.isPending}>
          {t('common:save')}
        </Button>
        <Button onClick={onClosed}>{t('common:cancel')}</Button>
      </Flex>
    </Form>
  );
}
