import { Alert, Button, Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BackupOutcome, BackupPlace, BackupStatus } from '../../../main/contract/routes/backup.ts';
import { useSession } from '../../api/api-context.tsx';
import { useJob, useRoute } from '../../api/hooks.ts';
import { refusalOf, useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { formatBytes } from '../../components/format-bytes.ts';
import { BackupFolder } from './BackupFolder.tsx';
import { BackupSticks } from './BackupSticks.tsx';

/** How often the figures are asked again while the program backs up by itself. */
const refreshMs = 2_000;

/** Where backups go, how the last ones ended, and the button that makes one now. */
export function BackupPanel() {
  const { t } = useTranslation('settings');
  const isAdmin = useSession().roles.includes('admin');
  const background = useRoute('job.background', {});
  const isInBackground = useJob(background.data?.jobId ?? null).data?.state === 'running';
  const status = useRoute('backup.status', {}, isInBackground ? { refetchIntervalMs: refreshMs } : {});
  const run = useWork(({ job }, _: null) => job('backup.run', { onlyDue: false }));
  return (
    <section className="settings-lines" aria-label={t('tabs.backup')}>
      <Typography.Text type="secondary">{t('backup.explain')}</Typography.Text>
      {status.error && <ErrorNotice error={status.error} />}
      {status.data && <Light status={status.data} />}
      <Flex gap="middle" align="center">
        <Button type="primary" loading={run.isPending} onClick={() => run.start(null)}>
          {t('backup.run')}
        </Button>
        {isInBackground && <Typography.Text>{t('backup.inBackground')}</Typography.Text>}
        <WorkProgressBar work={run} />
      </Flex>
      {run.error && <ErrorNotice error={run.error} />}
      {run.data?.places.map((outcome) => (
        <Outcome key={outcome.placeId} outcome={outcome} />
      ))}
      {status.data && <Places places={status.data.places} />}
      {status.data && <BackupFolder folder={status.data.folder} canChange={isAdmin} />}
      <BackupSticks canChange={isAdmin} />
    </section>
  );
}

/** Green or red as a word and a colour. */
function Light({ status: { light, verifiedAt } }: { readonly status: BackupStatus }) {
  const { t } = useTranslation('settings');
  const at = verifiedAt === null ? '' : formatInstant(verifiedAt);
  if (light === 'red') {
    return (
      <Alert
        type="error"
        showIcon
        title={verifiedAt === null ? t('backup.never') : t('backup.old', { at })}
      />
    );
  }
  if (verifiedAt === null) return <Alert type="info" showIcon title={t('backup.notYet')} />;
  return <Alert type="success" showIcon title={t('backup.last', { at })} />;
}

/** What became of the backup at one place, in one sentence. */
function Outcome({ outcome: { label, error } }: { readonly outcome: BackupOutcome }) {
  const { t } = useTranslation(['settings', 'errors']);
  if (error === null) return <Alert type="success" showIcon title={t('backup.done', { label })} />;
  const { code, params } = refusalOf(error);
  return (
    <Alert
      type="error"
      showIcon
      title={t('backup.failed', { label, reason: t(`errors:${code}`, { ...params }) })}
    />
  );
}

function Places({ places }: { readonly places: readonly BackupPlace[] }) {
  const { t } = useTranslation(['settings', 'errors']);
  return (
    <Table<BackupPlace>
      size="small"
      rowKey="placeId"
      aria-label={t('backup.places')}
      pagination={false}
      dataSource={[...places]}
      columns={[
        {
          title: t('backup.place'),
          key: 'place',
          render: (_, { kind, label }) => (
            <>
              {t(`backup.kinds.${kind}`)} <span className="settings-path">{label}</span>
            </>
          ),
        },
        {
          title: t('backup.verifiedAt'),
          key: 'verifiedAt',
          width: 150,
          render: (_, { verifiedAt }) => (verifiedAt === null ? t('backup.none') : formatInstant(verifiedAt)),
        },
        { title: t('backup.ops'), key: 'ops', width: 80, render: (_, { opCount }) => opCount ?? '' },
        {
          title: t('backup.size'),
          key: 'size',
          width: 88,
          render: (_, { bytes }) => (bytes === null ? '' : formatBytes(bytes)),
        },
        {
          title: t('backup.remark'),
          key: 'remark',
          width: '36%',
          render: (_, { failure, sameVolume }) => (
            <div className="settings-remarks">
              {failure && (
                <span className="due-over">
                  {t('backup.failedAt', {
                    at: formatInstant(failure.at),
                    reason: t(`errors:${failure.code}`),
                  })}
                </span>
              )}
              {sameVolume === true && <span className="due-soon">{t('backup.sameVolume')}</span>}
            </div>
          ),
        },
      ]}
    />
  );
}
