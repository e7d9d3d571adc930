import { Button, Spin, Typography } from 'antd';
import { Activity, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '../api/api-context.tsx';
import { useRoute } from '../api/hooks.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { UnlockScreen } from '../features/unlock/UnlockScreen.tsx';

// The PIN is asked for first: what comes after it is fetched while it is typed.
const loadFrame = async () => ({ default: (await import('./Frame.tsx')).Frame });
const Frame = lazy(loadFrame);
const SetupScreen = lazy(async () => ({
  default: (await import('../features/setup/SetupScreen.tsx')).SetupScreen,
}));
const CannotOpenScreen = lazy(async () => ({
  default: (await import('../features/setup/CannotOpenScreen.tsx')).CannotOpenScreen,
}));

/** What stands between the door and the desk: first start, PIN, or why the program cannot be used now. */
export function Entrance() {
  const { t } = useTranslation(['frame', 'common']);
  const status = useRoute('station.status', {});
  const { phase, sitting } = useSessionState();
  // The code on the screen outlives the host's answer that a station exists now.
  const [setup, setSetup] = useState<'open' | 'created' | 'finished'>('open');
  // Somebody says that the register cannot be opened, and where it was put for that.
  const [isClosed, setClosed] = useState(false);
  const [setAsidePath, setAsidePathTo] = useState<string | null>(null);
  useEffect(() => void loadFrame(), []);

  if (status.isPending) return <Spin fullscreen description={t('common:loading')} />;
  // A later answer that fails takes nobody's screens away.
  if (status.isLoadingError) {
    if (status.error.code === 'HOST_REFUSED') {
      return <ClosedPage title={t('refused.title')} text={t('refused.text')} />;
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

  const { state, problem, secretKind, sample } = status.data;
  if (state === 'damaged' || (state === 'locked' && isClosed)) {
    return (
      <Suspense fallback={<Spin fullscreen description={t('common:loading')} />}>
        <CannotOpenScreen
          problem={problem}
          onBack={() => {
            setClosed(false);
            void status.refetch();
          }}
          onSetAside={(path) => {
            setClosed(false);
            setAsidePathTo(path);
          }}
        />
      </Suspense>
    );
  }
  const isSettingUp = setup === 'created' || (state === 'empty' && setup === 'open');
  return (
    <>
      {(isSettingUp || sitting > 0) && (
        // Hidden, not gone: the same person finds every half-written form, and the recovery code, as it was.
        <Activity key={isSettingUp ? 'setup' : sitting} mode={phase === 'locked' ? 'hidden' : 'visible'}>
          <Suspense fallback={<Spin fullscreen description={t('common:loading')} />}>
            {isSettingUp ? (
              <SetupScreen
                secretKind={secretKind}
                setAsidePath={setAsidePath}
                onCreated={() => setSetup('created')}
                onFinished={() => setSetup('finished')}
              />
            ) : (
              <Frame isSample={sample} />
            )}
          </Suspense>
        </Activity>
      )}
      {(phase === 'locked' || (phase === 'closed' && !isSettingUp)) && (
        // Over hidden screens nothing may take these away; and what was open can be opened.
        <UnlockScreen onCannotOpen={phase === 'closed' ? () => setClosed(true) : null} />
      )}
    </>
  );
}

interface ClosedPageProps {
  readonly title: string;
  readonly text: string;
}

function ClosedPage({ title, text }: ClosedPageProps) {
  return (
    <main className="entrance">
      <div className="entrance-card narrow">
        <Typography.Title level={1}>{title}</Typography.Title>
        <p>{text}</p>
      </div>
    </main>
  );
}
