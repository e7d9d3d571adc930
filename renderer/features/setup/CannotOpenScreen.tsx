import { Alert, Button, Flex, Popconfirm, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../main/contract/errors.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import './setup.css';

interface CannotOpenScreenProps {
  /** Why nobody can be asked for a secret; null: somebody can, but says that none is there. */
  readonly problem: ErrorCode | null;
  /** Looks again, or goes back to the secret. */
  readonly onBack: () => void;
  /** The old station lies under this path now; this PC is empty. */
  readonly onSetAside: (path: string) => void;
}

/** A register that nobody can open. The way out moves it aside as a whole; nothing here deletes (exchange.md §11). */
export function CannotOpenScreen({ problem, onBack, onSetAside }: CannotOpenScreenProps) {
  const { t } = useTranslation(['setup', 'errors', 'common']);
  const setAside = useAction('station.setAside');
  return (
    <main className="entrance">
      <div className="entrance-card wide">
        <Typography.Title level={1}>{t('cannotOpen.title')}</Typography.Title>
        {problem !== null && <Alert type="error" showIcon title={t(`errors:${problem}`)} />}
        <ol className="setup-ways">
          <li>{problem === null ? t('cannotOpen.ask') : t('cannotOpen.again')}</li>
          <li>{t('cannotOpen.restore')}</li>
          <li>{t('cannotOpen.anew')}</li>
        </ol>
        <Typography.Paragraph>{t('cannotOpen.kept')}</Typography.Paragraph>
        {setAside.error && <ErrorNotice error={setAside.error} />}
        <Flex justify="space-between" wrap gap="small">
          <Button onClick={onBack}>{problem === null ? t('common:back') : t('cannotOpen.retry')}</Button>
          <Popconfirm
            title={t('cannotOpen.sure')}
            okText={t('cannotOpen.confirm')}
            cancelText={t('common:cancel')}
            onConfirm={() => setAside.mutate({}, { onSuccess: ({ path }) => onSetAside(path) })}
          >
            <Button type="primary" loading={setAside.isPending}>
              {t('cannotOpen.setAside')}
            </Button>
          </Popconfirm>
        </Flex>
      </div>
    </main>
  );
}
