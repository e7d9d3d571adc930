import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RenewalWords } from '../../components/RenewalWords.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';

/** A register that was restored or copied back says so until an administrator has read it. */
export function RenewalNotices() {
  const { t } = useTranslation('records');
  const { roles, stationKind } = useSession();
  const [, navigate] = useHashPath();
  const { data } = useRoute('restore.notices', {});
  const acknowledge = useAction('restore.acknowledge');
  return (
    <>
      {(data?.notices ?? []).map((notice) => (
        <Alert
          key={notice.incidentId}
          type="warning"
          className="today-renewal"
          title={t(notice.openedBy ? 'renewal.titleOpened' : 'renewal.title')}
          description={
            <>
              <RenewalWords renewal={notice} stationKind={stationKind} />
              <Flex gap="small" align="center">
                <Button
                  size="small"
                  onClick={() => navigate(notice.openedBy ? '/settings/station' : '/exchange')}
                >
                  {t(notice.openedBy ? 'renewal.settings' : 'renewal.exchange')}
                </Button>
                {roles.includes('admin') ? (
                  <Button
                    size="small"
                    loading={acknowledge.isPending}
                    onClick={() => acknowledge.mutate({ incidentId: notice.incidentId })}
                  >
                    {t('renewal.acknowledge')}
                  </Button>
                ) : (
                  t('renewal.adminOnly')
                )}
              </Flex>
            </>
          }
        />
      ))}
      {acknowledge.error && <ErrorNotice error={acknowledge.error} />}
    </>
  );
}
