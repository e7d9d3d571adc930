import { Alert, Button, Form, Modal, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { TrustedDevice } from '../../../main/contract/routes/exchange.ts';
import { revokeReason } from '../../../main/terms/exchange.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { useRequired } from '../../components/use-required.ts';
import { Block } from './parts.tsx';
import { SecondPersonFields, useOthers, type SecondPerson } from './SecondPerson.tsx';

/** The PCs of the villages: which are trusted, which not any more, and who ended it. */
export function DevicesBlock() {
  const { t } = useTranslation('exchange');
  const { roles } = useSession();
  const language = useLabelLanguage();
  const list = useRoute('exchange.devices', {});
  const [chosen, setChosen] = useState<TrustedDevice | null>(null);
  const isAdmin = roles.includes('admin');
  return (
    <Block title={t('devices.title')}>
      {list.error && <ErrorNotice error={list.error} />}
      <Table<TrustedDevice>
        size="small"
        rowKey="deviceId"
        aria-label={t('devices.table')}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        loading={list.isPending}
        dataSource={list.data?.devices ?? []}
        locale={{ emptyText: t('devices.none') }}
        columns={[
          { title: t('station'), dataIndex: 'name' },
          { title: t('division'), dataIndex: 'division12' },
          {
            title: t('devices.since'),
            key: 'since',
            render: (_, { trustedSince }) => trustedSince && formatInstant(trustedSince),
          },
          {
            title: t('devices.state'),
            key: 'state',
            render: (_, { revoked, isReplaced }) =>
              revoked === null ? (
                t('devices.trusted')
              ) : (
                <>
                  {t('devices.revoked', { at: revoked.at === null ? '' : formatInstant(revoked.at) })}
                  <Typography.Text type="secondary" className="board-remark">
                    {[
                      revokeReason.items.find(({ code }) => code === revoked.reason)?.[language],
                      revoked.secondName === null
                        ? t('devices.byOne', { by: revoked.byName })
                        : t('devices.byTwo', { by: revoked.byName, second: revoked.secondName }),
                      isReplaced && t('devices.replaced'),
                    ]
                      .filter(Boolean)
                      .join(t('devices.join'))}
                  </Typography.Text>
                </>
              ),
          },
          {
            title: t('action'),
            key: 'action',
            render: (_, row) =>
              isAdmin &&
              row.revoked === null && (
                <Button
                  size="small"
                  danger
                  aria-label={t('devices.revokeFor', { name: row.name })}
                  onClick={() => setChosen(row)}
                >
                  {t('devices.revoke')}
                </Button>
              ),
          },
        ]}
      />
      {chosen && <RevokeDialog device={chosen} onClose={() => setChosen(null)} />}
    </Block>
  );
}

interface RevokeValues extends SecondPerson {
  readonly reason: RouteInput<'exchange.revoke'>['reason'];
}

interface RevokeDialogProps {
  readonly device: TrustedDevice;
  readonly onClose: () => void;
}

/** Says what follows before anybody decides; two persons where the station has two. */
function RevokeDialog({ device, onClose }: RevokeDialogProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const language = useLabelLanguage();
  const required = useRequired();
  const others = useOthers();
  const revoke = useAction('exchange.revoke');
  const isAlone = others?.length === 0;
  const form = 'revoke-device';
  return (
    <Modal
      open
      width={560}
      title={t('devices.revokeTitle', { name: device.name })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common:cancel')}
        </Button>,
        <Button
          key="confirm"
          danger
          type="primary"
          htmlType="submit"
          form={form}
          disabled={others === null}
          loading={revoke.isPending}
        >
          {t('devices.confirm')}
        </Button>,
      ]}
    >
      <ol className="effects">
        <li>{t('devices.effect.later')}</li>
        <li>{t('devices.effect.kept')}</li>
        <li>{t('devices.effect.again')}</li>
      </ol>
      <Form<RevokeValues>
        name={form}
        layout="vertical"
        onFinish={({ reason, secondId, secret }) =>
          revoke.mutate(
            { deviceId: device.deviceId, reason, second: isAlone ? null : { staffId: secondId, secret } },
            { onSuccess: onClose },
          )
        }
      >
        <Form.Item name="reason" label={t('open.reason')} rules={required(t('open.reason'))}>
          <Select
            autoFocus
            options={revokeReason.items.map((item) => ({ value: item.code, label: item[language] }))}
          />
        </Form.Item>
        {isAlone ? (
          <Alert type="warning" showIcon title={t('devices.alone')} />
        ) : (
          <SecondPersonFields others={others ?? []} />
        )}
      </Form>
      {revoke.error && <ErrorNotice error={revoke.error} />}
    </Modal>
  );
}
