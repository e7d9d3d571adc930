import { Alert, App, Button, Flex, Form, Modal, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealedOfficer } from '../../../main/contract/routes/sealed.ts';
import { maxSealedOfficers } from '../../../main/terms/exchange.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useRequired } from '../../components/use-required.ts';
import { OfficerKeyForm } from './OfficerKeyForm.tsx';

/** Who may open sealed accusations; an officer's own passphrase. */
export function SealedPanel() {
  const { t } = useTranslation('sealed');
  const { roles, staffId } = useSession();
  const { data, error } = useRoute('sealed.officers', {});
  const officers = data?.officers ?? [];
  const isAdmin = roles.includes('admin');
  const own = officers.find((officer) => officer.staffId === staffId);
  return (
    <Flex vertical gap="middle">
      <Typography.Text>{t('officers.explain', { max: maxSealedOfficers })}</Typography.Text>
      {error && <ErrorNotice error={error} />}
      {data && officers.length === 0 && <Alert type="warning" title={t('officers.none')} />}
      {officers.length > 0 && <OfficerTable officers={officers} isAdmin={isAdmin} />}
      {isAdmin ? (
        officers.length < maxSealedOfficers && <AppointForm officers={officers} />
      ) : (
        <Typography.Text type="secondary">{t('officers.adminOnly')}</Typography.Text>
      )}
      {roles.includes('sealedOfficer') && own && (
        <OfficerKeyForm key={own.keySince} hasKey={own.keySince !== null} />
      )}
    </Flex>
  );
}

interface OfficerTableProps {
  readonly officers: readonly SealedOfficer[];
  readonly isAdmin: boolean;
}

function OfficerTable({ officers, isAdmin }: OfficerTableProps) {
  const { t } = useTranslation(['sealed', 'common']);
  const { message } = App.useApp();
  const [leaving, setLeaving] = useState<SealedOfficer | null>(null);
  const dismiss = useAction('sealed.dismiss');
  const dismissed = () => {
    setLeaving(null);
    void message.success(t('officers.dismissed'));
  };
  return (
    <>
      <Modal
        open={leaving !== null}
        title={t('officers.dismissTitle', { name: leaving?.name ?? '' })}
        okText={t('officers.dismiss')}
        cancelText={t('common:cancel')}
        okButtonProps={{ danger: true, loading: dismiss.isPending }}
        onOk={() => leaving && dismiss.mutate({ staffId: leaving.staffId }, { onSuccess: dismissed })}
        onCancel={() => setLeaving(null)}
      >
        <p>{t('officers.dismissText')}</p>
        {dismiss.error && <ErrorNotice error={dismiss.error} />}
      </Modal>
      <Table<SealedOfficer>
        size="small"
        rowKey="staffId"
        pagination={false}
        dataSource={[...officers]}
        columns={[
          { title: t('officers.name'), dataIndex: 'name' },
          {
            title: t('officers.state'),
            key: 'state',
            render: (_, { keySince }) =>
              keySince === null ? (
                <span className="due-soon">{t('officers.noKey')}</span>
              ) : (
                t('officers.keySince', { at: formatInstant(keySince) })
              ),
          },
          ...(isAdmin
            ? [
                {
                  title: t('officers.action'),
                  key: 'action',
                  render: (_: unknown, officer: SealedOfficer) => (
                    <Button
                      size="small"
                      aria-label={t('officers.dismissFor', { name: officer.name })}
                      onClick={() => setLeaving(officer)}
                    >
                      {t('officers.dismiss')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function AppointForm({ officers }: { readonly officers: readonly SealedOfficer[] }) {
  const { t } = useTranslation('sealed');
  const { message } = App.useApp();
  const required = useRequired();
  const [form] = Form.useForm<{ staffId: string }>();
  const staff = useRoute('staff.list', {}).data?.staff ?? [];
  const appoint = useAction('sealed.appoint');
  const candidates = staff.filter(
    ({ active, staffId }) => active && !officers.some((officer) => officer.staffId === staffId),
  );
  return (
    <Form<{ staffId: string }>
      form={form}
      name="officer"
      layout="inline"
      onFinish={({ staffId }) =>
        appoint.mutate(
          { staffId },
          {
            onSuccess: () => {
              const name = candidates.find((person) => person.staffId === staffId)?.name ?? '';
              void message.success(t('officers.appointed', { name }), 8);
              form.resetFields();
            },
          },
        )
      }
    >
      <Form.Item name="staffId" label={t('officers.person')} rules={required(t('officers.person'))}>
        <Select
          className="officer-choice"
          placeholder={t('officers.personHint')}
          showSearch={{ optionFilterProp: 'label' }}
          options={candidates.map(({ staffId, name, post }) => ({
            value: staffId,
            label: [name, post].filter(Boolean).join('　'),
          }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={appoint.isPending}>
        {t('officers.appoint')}
      </Button>
      {appoint.error && <ErrorNotice error={appoint.error} />}
    </Form>
  );
}
