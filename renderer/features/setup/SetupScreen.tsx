import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { FoundWizard } from './FoundWizard.tsx';
import { LostPage } from './LostPage.tsx';
import { RestoreWizard } from './RestoreWizard.tsx';
import { StartChoice, type StartWay } from './StartChoice.tsx';
import './setup.css';

interface SetupScreenProps {
  readonly secretKind: SecretKind;
  /** Where a station that nobody could open has just been put; null: there was none. */
  readonly setAsidePath: string | null;
  /** From now on the host has a station, but its person has not seen the last page yet. */
  readonly onCreated: () => void;
  readonly onFinished: () => void;
}

/** A PC without a station: a new one, one from a backup, or what to do when neither seems to work. */
export function SetupScreen({ secretKind, setAsidePath, onCreated, onFinished }: SetupScreenProps) {
  const { t } = useTranslation('setup');
  const [way, setWay] = useState<StartWay | null>(null);
  const back = () => setWay(null);
  const ends = { secretKind, onBack: back, onCreated, onFinished };
  return (
    <main className="entrance">
      <div className="entrance-card wide">
        {setAsidePath !== null && (
          <Alert
            type="info"
            showIcon
            className="screen-only"
            title={t('setAside.done')}
            description={
              <>
                <p className="setup-path">{setAsidePath}</p>
                <p>{t('setAside.next')}</p>
              </>
            }
          />
        )}
        {way === null && <StartChoice onChosen={setWay} />}
        {way === 'found' && <FoundWizard {...ends} />}
        {way === 'resume' && <FoundWizard {...ends} byNote />}
        {way === 'restore' && <RestoreWizard {...ends} />}
        {way === 'lost' && <LostPage onBack={back} onChosen={setWay} />}
      </div>
    </main>
  );
}
