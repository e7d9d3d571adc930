import { Button, Flex, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { Staff } from '../../../main/contract/routes/staff.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { role } from '../../../main/terms/station.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { StaffForm } from './StaffForm.tsx';
import { StaffSecretForm } from './StaffSecretForm.tsx';

export function StaffPanel() {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const { roles, staffId } = useSession();
  const list = useRoute('staff.list', {});
  const [open, setOpen] = useState<'new' | Staff | null>(null);
  const isAdmin = roles.includes('admin');
  const close = () => setOpen(null);
  return (
    <Flex vertical gap="middle">
      {list.error && <ErrorNotice error={list.error} />}
      <Table<Staff>
        size="small"
        rowKey="staffId"
        pagination={false}
        loading={list.isPending}
        dataSource={list.data?.staff ?? []}
        columns={[
          { title: t('staff.name'), dataIndex: 'name' },
          { title: t('staff.post'), dataIndex: 'post' },
          { title: t('staff.phone'), dataIndex: 'phone' },
          {
            title: t('staff.roles'),
            key: 'roles',
            render: (_, staff) => staff.roles.map((code) => labelOf(role, code, language)).join(' · '),
          },
          { title: t('staff.since'), key: 'since', render: (_, staff) => staff.since.slice(0, 10) },
          {
            title: t('staff.state'),
            key: 'state',
            render: (_, staff) => t(`staff.${stateOf(staff)}`),
          },
          {
            title: t('staff.action'),
            key: 'action',
            render: (_, staff) =>
              staff.active &&
              (isAdmin || staff.staffId === staffId) && (
                <Button size="small" onClick={() => setOpen(staff)}>
                  {staff.staffId === staffId ? t('staff.changeOwn') : t('staff.reset')}
                </Button>
              ),
          },
        ]}
      />
      {open === 'new' && <StaffForm onClosed={close} />}
      {open !== 'new' && open !== null && (
        <StaffSecretForm key={open.staffId} person={open} onClosed={close} />
      )}
      {isAdmin && open === null && (
        <Flex>
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('staff.add')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function stateOf({ active, hasSecret }: Staff): 'active' | 'withoutSecret' | 'inactive' {
  if (!active) return 'inactive';
  return hasSecret ? 'active' : 'withoutSecret';
}
