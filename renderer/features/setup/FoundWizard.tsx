import { Steps, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { RecoveryCode } from '../../components/RecoveryCode.tsx';
import { FirstPersonForm } from './FirstPersonForm.tsx';
import { FirstStationForm } from './FirstStationForm.tsx';
import { NoteStep } from './NoteStep.tsx';
import type { StationProfileValues } from '../../components/StationProfileFields.tsx';

interface FoundWizardProps {
  readonly secretKind: SecretKind;
  /** Not a new station: one that goes on by its township's return note. */
  readonly byNote?: boolean;
  readonly onBack: () => void;
  /** From now on the host has a station, but nobody has its recovery code on paper yet. */
  readonly onCreated: () => void;
  readonly onFinished: () => void;
}

const noProfile: StationProfileValues = {
  kind: 'village',
  name: '',
  division12: '',
  numberPrefix: '',
  phone: '',
  address: '',
  hours: '',
  supervisionPhone: '',
};

type Created = Pick<RouteOutput<'station.create'>, 'recoveryCode' | 'askGroups'>;

/** A new station, its first person, and the recovery code on paper. */
export function FoundWizard({ secretKind, byNote = false, onBack, onCreated, onFinished }: FoundWizardProps) {
  const { t } = useTranslation(['setup', 'common']);
  const client = useClient();
  const create = useAction('station.create', { refresh: 'none' });
  const [noteFileId, setNoteFileId] = useState<string | null>(null);
  const [profile, setProfile] = useState<StationProfileValues | null>(null);
  const [step, setStep] = useState<'station' | 'person'>('station');
  const [created, setCreated] = useState<Created | null>(null);

  const needsNote = byNote && noteFileId === null;
  return (
    <>
      <div className="screen-only">
        <Typography.Title level={1}>
          {t('common:appName')} · {t(byNote ? 'choice.resume.title' : 'title')}
        </Typography.Title>
        <Steps
          size="small"
          className="setup-steps"
          current={created ? 2 : step === 'station' ? 0 : 1}
          items={[
            { title: t('steps.station') },
            { title: t('steps.person') },
            { title: t('steps.recovery') },
          ]}
        />
      </div>
      {created && <RecoveryCode {...created} stationName={profile?.name ?? ''} onConfirmed={onFinished} />}
      {needsNote && (
        <NoteStep
          onBack={onBack}
          onRead={(fileId, { name, division12 }) => {
            setNoteFileId(fileId);
            setProfile({ ...noProfile, name, division12 });
          }}
        />
      )}
      {!created && !needsNote && (step === 'station' || !profile) && (
        <FirstStationForm
          initial={profile}
          onBack={onBack}
          onNext={(values) => {
            setProfile(values);
            setStep('person');
          }}
        />
      )}
      {!created && step === 'person' && profile && (
        <FirstPersonForm
          secretKind={secretKind}
          error={create.error}
          isBusy={create.isPending}
          onBack={() => setStep('station')}
          onSubmit={({ name, post, secret }) =>
            create.mutate(
              { profile, staffName: name, staffPost: post ?? '', secret, noteFileId },
              {
                onSuccess: (founded) => {
                  client.session.open(founded);
                  setCreated(founded);
                  onCreated();
                },
              },
            )
          }
        />
      )}
    </>
  );
}
