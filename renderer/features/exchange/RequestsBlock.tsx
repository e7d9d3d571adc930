import { Alert, Button, Form, Input, Space, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandlerResult, RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useRequired } from '../../components/use-required.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { Block, DismissButton } from './parts.tsx';

type Request = RouteOutput<'exchange.requests'>['requests'][number];
type Approval = HandlerResult<'exchange.approve'>;

export function RequestsBlock() {
  const { t } = useTranslation('exchange');
  const { find } = useLabels();
  const { roles } = useSession();
  const list = useRoute('exchange.requests', {});
  const approve = useWork(({ job }, input: RouteInput<'exchange.approve'>) => job('exchange.approve', input));
  const dismiss = useAction('exchange.dismiss');
  const isAdmin = roles.includes('admin');
  const requests = list.data?.requests ?? [];
  return (
    <Block title={t('requests.title')}>
      {list.error && <ErrorNotice error={list.error} />}
      {list.data && requests.length === 0 && <Typography.Text>{t('requests.none')}</Typography.Text>}
      <WorkProgressBar work={approve} />
      {dismiss.error && <ErrorNotice error={dismiss.error} />}
      {approve.error && <ErrorNotice error={approve.error} />}
      {approve.data && <Approved approval={approve.data} find={find} />}
      {requests.length > 0 && (
        <Table<Request>
          size="small"
          rowKey="deviceId"
          aria-label={t('requests.table')}
          pagination={false}
          dataSource={requests}
          columns={[
            {
              title: t('station'),
              key: 'name',
              render: (_, row) => (
                <>
                  {row.name}
                  {row.replaces && <Alert type="warning" title={t('requests.replaces')} />}
                </>
              ),
            },
            { title: t('division'), dataIndex: 'division12' },
            { title: t('requests.askedAt'), key: 'askedAt', render: (_, row) => formatInstant(row.askedAt) },
            {
              title: t('requests.code'),
              key: 'code',
              render: (_, row) =>
                isAdmin ? (
                  <Space size={16}>
                    <ApproveForm
                      name={row.name}
                      deviceId={row.deviceId}
                      busy={approve.isPending}
                      onTyped={(typed) => approve.start({ deviceId: row.deviceId, typed })}
                    />
                    <DismissButton
                      label={t('requests.dismiss')}
                      labelFor={t('requests.dismissFor', { name: row.name })}
                      ask={t('requests.dismissAsk')}
                      onConfirm={() => dismiss.mutate({ kid: row.kid })}
                    />
                  </Space>
                ) : (
                  t('requests.adminOnly')
                ),
            },
          ]}
        />
      )}
    </Block>
  );
}

interface ApproveFormProps {
  readonly name: string;
  readonly deviceId: string;
  readonly busy: boolean;
  readonly onTyped: (typed: string) => void;
}

function ApproveForm({ name, deviceId, busy, onTyped }: ApproveFormProps) {
  const { t } = useTranslation('exchange');
  const required = useRequired();
  return (
    <Form<{ typed: string }>
      name={`approve-${deviceId}`}
      layout="inline"
      onFinish={({ typed }) => onTyped(typed)}
    >
      <Form.Item name="typed" rules={required(t('requests.code'))}>
        <Input
          maxLength={100}
          // All five groups in sight, to be compared once more.
          htmlSize={30}
          autoComplete="off"
          inputMode="numeric"
          aria-label={t('requests.codeFor', { name })}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} aria-label={t('requests.approveFor', { name })}>
        {t('requests.approve')}
      </Button>
    </Form>
  );
}

interface ApprovedProps {
  readonly approval: Approval;
  readonly find: ReturnType<typeof useLabels>['find'];
}

function Approved({ approval, find }: ApprovedProps) {
  const { t } = useTranslation('exchange');
  const failed = approval.files.flatMap(({ fileId, error }) => (error ? [{ fileId, code: error.code }] : []));
  return (
    <Alert
      type={failed.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('requests.approved', { total: approval.files.length - failed.length })}
      {...(failed.length === 0
        ? {}
        : {
            description: failed.map(({ fileId, code }) => (
              <p key={fileId}>{t('requests.failed', { reason: find('errors', code) ?? code })}</p>
            )),
          })}
    />
  );
}
