import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../main/contract/routes/backup.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FolderForm } from '../../components/FolderForm.tsx';

interface BackupFolderProps {
  readonly folder: BackupStatus['folder'];
  readonly canChange: boolean;
}

/** The folder beside the sticks; another one, or back to the default, for administrators. */
export function BackupFolder({ folder: { path, isDefault }, canChange }: BackupFolderProps) {
  const { t } = useTranslation(['settings', 'common']);
  const choose = useAction('backup.chooseFolder');
  const [isOpen, setOpen] = useState(false);
  const close = { onSuccess: () => setOpen(false) };
  return (
    <section className="settings-lines" aria-label={t('backup.folder.title')}>
      <Typography.Title level={2}>{t('backup.folder.title')}</Typography.Title>
      <Flex gap="middle" align="center" wrap>
        <span className="settings-path">{path}</span>
        {isDefault && <Typography.Text type="secondary">{t('backup.folder.default')}</Typography.Text>}
        {canChange && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('backup.folder.change')}
          </Button>
        )}
        {canChange && !isDefault && (
          <Button
            size="small"
            loading={choose.isPending}
            onClick={() => choose.mutate({ path: null }, close)}
          >
            {t('backup.folder.reset')}
          </Button>
        )}
      </Flex>
      {!canChange && <Typography.Text>{t('backup.adminOnly')}</Typography.Text>}
      {isOpen && (
        <FolderForm
          name="backup-folder"
          label={t('backup.folder.path')}
          hint={t('backup.folder.hint')}
          isPending={choose.isPending}
          error={choose.error}
          onChosen={(chosen) => choose.mutate({ path: chosen }, close)}
          onCancel={() => setOpen(false)}
        />
      )}
      {choose.error && !isOpen && <ErrorNotice error={choose.error} />}
    </section>
  );
}
