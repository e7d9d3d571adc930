import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../../main/contract/routes/restore.ts';
import type { Session } from '../../../main/contract/routes/session.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RenewalWords } from '../../components/RenewalWords.tsx';

interface RestoredPageProps {
  readonly preview: RestorePreview;
  readonly session: Session;
  readonly onFinished: () => void;
}

/** What is there again, what may be missing, and what to do next; Today says it until somebody has read it there. */
export function RestoredPage({ preview, session, onFinished }: RestoredPageProps) {
  const { t } = useTranslation('setup');
  const { data, error } = useRoute('restore.notices', {});
  const notice = data?.notices.findLast(({ kind }) => kind === 'restored');
  return (
    <section className="setup-lines" aria-label={t('restore.steps.done')}>
      <Alert
        type="success"
        showIcon
        title={t('restore.done', { station: preview.stationName, ops: preview.opCount })}
      />
      {error && <ErrorNotice error={error} />}
      {notice && <RenewalWords renewal={notice} stationKind={session.stationKind} />}
      <Flex justify="end">
        <Button type="primary" autoFocus onClick={onFinished}>
          {t('restore.enter')}
        </Button>
      </Flex>
    </section>
  );
}
