import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../main/contract/routes/backup.ts';
import type { CallError } from '../../api/call-error.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useRequired } from '../../components/use-required.ts';

interface BackupFolderProps {
  readonly folder: BackupStatus['folder'];
  readonly canChange: boolean;
}

/** The folder beside the sticks; another one, or back to the default, for administrators. */
export function BackupFolder({ folder: { path, isDefault }, canChange }: BackupFolderProps) {
  const { t } = useTranslation(['settings', 'common']);
  const choose = useAction('backup.chooseFolder');
  const required = useRequired();
  const [isOpen, setOpen] = useState(false);
  const close = { onSuccess: () => setOpen(false) };
  const refused = choose.error === null ? null : refusedPath(choose.error);
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
        <Form<{ path: string }>
          name="backup-folder"
          layout="vertical"
          onFinish={(input) => choose.mutate(input, close)}
        >
          <Form.Item
            name="path"
            label={t('backup.folder.path')}
            rules={required(t('backup.folder.path'))}
            extra={t('backup.folder.hint')}
            {...(refused === null
              ? {}
              : { validateStatus: 'error', help: t(`backup.folder.refused.${refused}`) })}
          >
            <Input maxLength={1000} autoComplete="off" autoFocus />
          </Form.Item>
          <Flex gap="small">
            <Button type="primary" htmlType="submit" loading={choose.isPending}>
              {t('common:save')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button>
          </Flex>
        </Form>
      )}
      {choose.error && refused === null && <ErrorNotice error={choose.error} />}
    </section>
  );
}

const refusals = ['ABSOLUTE', 'MISSING', 'INSIDE_DATA'] as const;

function refusedPath({ issues }: CallError): (typeof refusals)[number] | null {
  return refusals.find((known) => issues.some(({ code }) => code === known)) ?? null;
}
