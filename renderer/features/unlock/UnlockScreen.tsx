import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Button, Typography } from 'antd';
import { useSessionState } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { sampleSecret } from '../../../main/terms/sample.ts';
import { AskTownship } from './AskTownship.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { SecretForm } from './SecretForm.tsx';
import { usePeople } from './use-people.ts';

interface UnlockScreenProps {
  /** Neither secret nor code is there, or the register is damaged; null: it was open already. */
  readonly onCannotOpen: (() => void) | null;
}

/** Who is it, and do they know the secret. Stands before the frame, or over it while it is locked. */
export function UnlockScreen({ onCannotOpen }: UnlockScreenProps) {
  const { t } = useTranslation(['unlock', 'common']);
  const { lockedBy } = useSessionState();
  const status = useRoute('station.status', {}).data;
  const people = usePeople(status?.logins ?? []);
  const [way, setWay] = useState<'secret' | 'code' | 'township'>('secret');
  if (!status) return null;
  const known = { people, secretKind: status.secretKind };
  return (
    <main className="entrance">
      <div className="entrance-card narrow">
        <Typography.Title level={1}>{status.stationName ?? t('common:appName')}</Typography.Title>
        {status.sample && (
          <Alert
            type="info"
            title={t('sampleSecret', { label: t(`secret.${status.secretKind}`), secret: sampleSecret })}
          />
        )}
        {lockedBy && <Alert type="info" title={t(`lockedBy.${lockedBy}`)} />}
        {way === 'secret' && <SecretForm {...known} onForgotten={() => setWay('code')} />}
        {way === 'code' && (
          <RecoverForm {...known} onBack={() => setWay('secret')} onCodeLost={() => setWay('township')} />
        )}
        {way === 'township' && <AskTownship {...known} onBack={() => setWay('secret')} />}
        {!status.sample && onCannotOpen && (
          <Button type="link" className="unlock-cannot" onClick={onCannotOpen}>
            {t('cannotOpen')}
          </Button>
        )}
      </div>
    </main>
  );
}
