import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { RecoveryCode } from '../../components/RecoveryCode.tsx';
import { useRequired } from '../../components/use-required.ts';

interface RecoveryReminderProps {
  readonly station: RouteOutput<'station.get'>;
}

/** Shown until somebody has proved that the code is on paper, for example after a first start that was broken off. */
export function RecoveryReminder({ station }: RecoveryReminderProps) {
  const { t } = useTranslation('settings');
  const renew = useAction('station.renewRecovery', { refresh: 'none' });
  const required = useRequired();
  const [isConfirmed, setConfirmed] = useState(station.recoveryConfirmed);
  if (isConfirmed) return null;
  if (renew.data) {
    return (
      <RecoveryCode
        {...renew.data}
        stationName={station.profile.name}
        onConfirmed={() => setConfirmed(true)}
      />
    );
  }
  return (
    <Alert
      type="warning"
      className="recovery-reminder"
      title={t('station.recoveryUnconfirmed')}
      description={
        <>
          <p>{t('station.recoveryRenewHint')}</p>
          <Form<RouteInput<'station.renewRecovery'>>
            name="renew"
            layout="inline"
            onFinish={(input) => renew.mutate(input)}
          >
            <Form.Item name="secret" label={t('station.ownSecret')} rules={required(t('station.ownSecret'))}>
              <Input.Password maxLength={200} autoComplete="off" />
            </Form.Item>
            <Button htmlType="submit" loading={renew.isPending}>
              {t('station.renew')}
            </Button>
          </Form>
          {renew.error && <ErrorNotice error={renew.error} />}
        </>
      }
    />
  );
}
