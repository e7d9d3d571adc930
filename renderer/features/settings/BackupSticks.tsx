import { Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatBytes } from '../../components/format-bytes.ts';

type Stick = RouteOutput<'backup.sticks'>['sticks'][number];

/** Sticks that are attached now, looked for when somebody asks: on an old PC that takes seconds. */
export function BackupSticks({ canChange }: { readonly canChange: boolean }) {
  const { t } = useTranslation('settings');
  const [isAsked, setAsked] = useState(false);
  const sticks = useRoute('backup.sticks', isAsked ? {} : null);
  const mark = useAction('backup.markStick');
  const found = sticks.data?.sticks;
  return (
    <section className="settings-lines" aria-label={t('backup.sticks.title')}>
      <Typography.Title level={2}>{t('backup.sticks.title')}</Typography.Title>
      <Typography.Text type="secondary">{t('backup.sticks.explain')}</Typography.Text>
      <Flex>
        <Button
          loading={sticks.isFetching}
          onClick={() => {
            if (isAsked) void sticks.refetch();
            else setAsked(true);
          }}
        >
          {t('backup.sticks.look')}
        </Button>
      </Flex>
      {sticks.error && <ErrorNotice error={sticks.error} />}
      {mark.error && <ErrorNotice error={mark.error} />}
      {found?.length === 0 && <Typography.Text>{t('backup.sticks.none')}</Typography.Text>}
      {found && found.length > 0 && (
        <Table<Stick>
          size="small"
          rowKey="path"
          aria-label={t('backup.sticks.title')}
          pagination={false}
          dataSource={found}
          columns={[
            { title: t('backup.sticks.label'), dataIndex: 'label' },
            {
              title: t('backup.sticks.free'),
              key: 'free',
              render: (_, { freeBytes }) => formatBytes(freeBytes),
            },
            {
              title: t('backup.sticks.state'),
              key: 'state',
              render: (_, { isMarked }) => t(isMarked ? 'backup.sticks.marked' : 'backup.sticks.unmarked'),
            },
            {
              title: t('staff.action'),
              key: 'action',
              render: (_, { path, isMarked }) =>
                canChange && (
                  <Button
                    size="small"
                    loading={mark.isPending && mark.variables.path === path}
                    onClick={() => mark.mutate({ path, isMarked: !isMarked })}
                  >
                    {t(isMarked ? 'backup.sticks.unmark' : 'backup.sticks.mark')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
