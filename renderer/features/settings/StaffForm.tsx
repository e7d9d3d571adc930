import { App, Button, Checkbox, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { RouteInput } from '../../../main/contract/index.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { ordinaryRoles, role } from '../../../main/terms/station.ts';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { useRequired } from '../../components/use-required.ts';

interface StaffFormProps {
  readonly onClosed: () => void;
}

type StaffValues = RouteInput<'staff.create'> & { readonly secretAgain: string };

export function StaffForm({ onClosed }: StaffFormProps) {
  const { t } = useTranslation(['settings', 'common', 'setup']);
  const language = useLabelLanguage();
  const { message } = App.useApp();
  const secretKind = useRoute('station.status', {}).data?.secretKind ?? 'pin';
  const create = useAction('staff.create');
  const required = useRequired();
  return (
    <Form<StaffValues>
      name="staff"
      layout="vertical"
      initialValues={{ roles: ['registrar'] }}
      onFinish={({ secretAgain: _, ...input }) =>
        create.mutate(input, {
          onSuccess: () => {
            void message.success(t('common:saved'));
            onClosed();
          },
        })
      }
    >
      <div className="two-columns">
        <Form.Item name="name" label={t('staff.name')} rules={required(t('staff.name'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="post" label={t('staff.post')}>
          <Input maxLength={60} autoComplete="off" placeholder={t('common:optional')} />
        </Form.Item>
        <Form.Item name="phone" label={t('staff.phone')}>
          <Input maxLength={40} autoComplete="off" placeholder={t('common:optional')} />
        </Form.Item>
        <Form.Item
          name="roles"
          label={t('staff.roles')}
          rules={[{ type: 'array', min: 1, message: t('common:required', { label: t('staff.roles') }) }]}
        >
          <Checkbox.Group
            options={ordinaryRoles.map((code) => ({ value: code, label: labelOf(role, code, language) }))}
          />
        </Form.Item>
        <NewSecretFields
          secretKind={secretKind}
          label={t(`staff.secret.${secretKind}`)}
          labelAgain={t(`setup:person.secretAgain.${secretKind}`)}
        />
      </div>
      {create.error && <ErrorNotice error={create.error} />}
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('common:save')}
        </Button>
        <Button onClick={onClosed}>{t('common:cancel')}</Button>
      </Flex>
    </Form>
  );
}
