import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StartWay } from './StartChoice.tsx';

interface LostPageProps {
  readonly onBack: () => void;
  readonly onChosen: (way: StartWay) => void;
}

/** What can still be done, from the best case to the worst; nothing of it deletes anything. */
export function LostPage({ onBack, onChosen }: LostPageProps) {
  const { t } = useTranslation(['setup', 'common']);
  return (
    <>
      <Typography.Title level={1}>{t('choice.lost.title')}</Typography.Title>
      <Typography.Paragraph>{t('lost.intro')}</Typography.Paragraph>
      <ol className="setup-ways">
        <li>{t('lost.backup')}</li>
        <li>{t('lost.disk')}</li>
        <li>{t('lost.noCode')}</li>
        <li>{t('lost.nothing')}</li>
      </ol>
      <Flex justify="space-between" wrap gap="small">
        <Button onClick={onBack}>{t('common:back')}</Button>
        <Flex gap="small">
          <Button onClick={() => onChosen('found')}>{t('choice.found.title')}</Button>
          <Button type="primary" onClick={() => onChosen('restore')}>
            {t('choice.restore.title')}
          </Button>
        </Flex>
      </Flex>
    </>
  );
}
