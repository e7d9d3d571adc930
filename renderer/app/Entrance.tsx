import { Button, Result, Spin } from 'antd';
import { Activity, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '../api/api-context.tsx';
import { useRoute } from '../api/hooks.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import { UnlockScreen } from '../features/unlock/UnlockScreen.tsx';
import { Frame } from './Frame.tsx';

/** What stands between the door and the desk: first start, PIN, or why the program cannot be used now. */
export function Entrance() {
  const { t } = useTranslation(['frame', 'common']);
  const status = useRoute('station.status', {});
  const { phase, sitting } = useSessionState();
  const [isSettingUp, setSettingUp] = useState(true);

  if (status.isPending) return <Spin fullscreen description={t('common:loading')} />;
  if (status.isError) {
    if (status.error.code === 'HOST_REFUSED') {
      return <ClosedPage status="info" title={t('refused.title')} text={t('refused.text')} />;
    }
    return (
      <main className="entrance">
        <div className="entrance-card narrow">
          <ErrorNotice error={status.error} />
          <Button onClick={() => void status.refetch()}>{t('retry')}</Button>
        </div>
      </main>
    );
  }

  const { state, secretKind, sample } = status.data;
  if (state === 'damaged') {
    return <ClosedPage status="warning" title={t('damaged.title')} text={t('damaged.text')} />;
  }
  if (state === 'empty' && isSettingUp) {
    return <SetupScreen secretKind={secretKind} onFinished={() => setSettingUp(false)} />;
  }
  return (
    <>
      {sitting > 0 && (
        // Hidden, not gone: the same person finds every half-written form as it was.
        <Activity key={sitting} mode={phase === 'open' ? 'visible' : 'hidden'}>
          <Frame isSample={sample} />
        </Activity>
      )}
      {phase !== 'open' && <UnlockScreen />}
    </>
  );
}

interface ClosedPageProps {
  readonly status: 'info' | 'warning';
  readonly title: string;
  readonly text: string;
}

function ClosedPage({ status, title, text }: ClosedPageProps) {
  return (
    <main>
      <Result status={status} title={<h1>{title}</h1>} subTitle={text} />
    </main>
  );
}
