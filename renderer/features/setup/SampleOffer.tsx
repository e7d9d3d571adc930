import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** A look at a register at work before one is founded; it has folders and a process of its own. */
export function SampleOffer() {
  const { t } = useTranslation('setup');
  const sample = useAction('station.openSample', { refresh: 'none' });
  const opened = sample.data;
  return (
    <Flex vertical gap={8} aria-live="polite">
      <Flex align="center" gap={12} wrap>
        {opened?.address ? (
          <Button type="primary" href={opened.address} target="_blank" rel="noopener" onClick={sample.reset}>
            {t('sample.open')}
          </Button>
        ) : (
          <Button loading={sample.isPending} onClick={() => sample.mutate({})}>
            {t('sample.offer')}
          </Button>
        )}
        <Typography.Text type="secondary">
          {sample.isPending
            ? t('sample.making')
            : opened
              ? t(opened.address ? 'sample.ready' : 'sample.opened')
              : t('sample.hint')}
        </Typography.Text>
      </Flex>
      {sample.error && <ErrorNotice error={sample.error} />}
    </Flex>
  );
}
