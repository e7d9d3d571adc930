import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useRequired } from './use-required.ts';

interface RecoveryCodeProps {
  readonly recoveryCode: string;
  /** The two groups, from 0, that are typed back. */
  readonly askGroups: readonly [number, number];
  readonly stationName: string;
  readonly onConfirmed: () => void;
}

interface Proof {
  readonly groups: readonly string[];
}

/** The only time the recovery code is shown: print or copy it, then prove that the paper exists. */
export function RecoveryCode({ recoveryCode, askGroups, stationName, onConfirmed }: RecoveryCodeProps) {
  const { t } = useTranslation('setup');
  const confirm = useAction('station.confirmRecovery', { refresh: ['station.get'] });
  const required = useRequired();
  return (
    <section aria-label={t('steps.recovery')}>
      <h1 className="print-only">
        {stationName} {t('recovery.sheetTitle')}
      </h1>
      <div className="screen-only">
        <Typography.Title level={2}>{t('recovery.title')}</Typography.Title>
        <Typography.Paragraph>{t('recovery.intro')}</Typography.Paragraph>
      </div>
      <ol className="recovery-code">
        {recoveryCode.split('-').map((group, index) => (
          <li key={group}>
            {t('recovery.group', { number: index + 1 })}
            <strong>{group}</strong>
          </li>
        ))}
      </ol>
      <p className="print-only">{t('recovery.sheetNote')}</p>
      <div className="screen-only">
        <Flex justify="end" className="form-actions">
          <Button onClick={() => window.print()}>{t('recovery.print')}</Button>
        </Flex>
        <Form<Proof>
          name="recovery"
          layout="vertical"
          onFinish={({ groups }) =>
            confirm.mutate(
              { groups: askGroups.map((index, at) => ({ index, value: groups[at] ?? '' })) },
              { onSuccess: onConfirmed },
            )
          }
        >
          <Typography.Paragraph>{t('recovery.proof')}</Typography.Paragraph>
          <div className="two-columns">
            {askGroups.map((group, at) => {
              const label = t('recovery.group', { number: group + 1 });
              return (
                <Form.Item key={group} name={['groups', at]} label={label} rules={required(label)}>
                  <Input maxLength={20} autoComplete="off" />
                </Form.Item>
              );
            })}
          </div>
          {confirm.error && <ErrorNotice error={confirm.error} />}
          <Flex justify="end" className="form-actions">
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {t('recovery.confirm')}
            </Button>
          </Flex>
        </Form>
      </div>
    </section>
  );
}
