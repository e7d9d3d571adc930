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
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { HandOverPage } from './HandOverPage.tsx';
import { StaffForm } from './StaffForm.tsx';
import { StaffSecretForm } from './StaffSecretForm.tsx';

/** `/settings/staff` the people, `/settings/staff/leave/<id>` the hand-over of one of them. */
export function StaffPanel() {
  const [path, navigate] = useHashPath();
  const [, , , step, leaverId = ''] = path.split('/');
  if (step === 'leave') {
    return <HandOverPage key={leaverId} staffId={leaverId} onBack={() => navigate('/settings/staff')} />;
  }
  return <People onLeave={(id) => navigate(`/settings/staff/leave/${id}`)} />;
}

function People({ onLeave }: { readonly onLeave: (staffId: string) => void }) {
  const { t } = useTranslation(['settings', 'print']);
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
              !staff.active ? (
                <DocumentPrint
                  papers={[{ documentKind: 'handoverList', subjectId: staff.staffId }]}
                  label={t('staff.leave.list')}
                  title={t('print:handover.pdfTitle', { name: staff.name })}
                />
              ) : (
                (isAdmin || staff.staffId === staffId) && (
                  <Flex gap="small">
                    <Button size="small" onClick={() => setOpen(staff)}>
                      {staff.staffId === staffId ? t('staff.changeOwn') : t('staff.reset')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={`${t('staff.leave.start')} ${staff.name}`}
                      onClick={() => onLeave(staff.staffId)}
                    >
                      {t('staff.leave.start')}
                    </Button>
                  </Flex>
                )
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
