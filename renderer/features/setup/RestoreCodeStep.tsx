import { Button, Flex, Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../../main/contract/routes/restore.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RecoveryCodeField } from '../../components/RecoveryCodeField.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import type { RestoreSource } from './RestoreWizard.tsx';

interface RestoreCodeStepProps {
  readonly source: RestoreSource;
  readonly onBack: () => void;
  readonly onOpened: (preview: RestorePreview, recoveryCode: string) => void;
}

/** The code on paper opens the backup; all of it is proved before anything is shown. */
export function RestoreCodeStep({ source, onBack, onOpened }: RestoreCodeStepProps) {
  const { t } = useTranslation(['setup', 'common']);
  const open = useWork(async ({ job }, recoveryCode: string) => {
    onOpened(await job('restore.open', { source, recoveryCode }), recoveryCode);
  });
  return (
    <Form<{ recoveryCode: string }>
      name="restore-code"
      layout="vertical"
      onFinish={({ recoveryCode }) => open.start(recoveryCode)}
    >
      <Typography.Paragraph>{t('restore.code.intro')}</Typography.Paragraph>
      <RecoveryCodeField error={open.error} />
      {open.error && <ErrorNotice error={open.error} />}
      <WorkProgressBar work={open} />
      <Flex justify="space-between" className="form-actions">
        <Button onClick={onBack} disabled={open.isPending}>
          {t('restore.code.other')}
        </Button>
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t('common:next')}
        </Button>
      </Flex>
    </Form>
  );
}
