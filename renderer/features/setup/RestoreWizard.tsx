import { Steps, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { RestorePreview } from '../../../main/contract/routes/restore.ts';
import { useClient } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { RestoreCodeStep } from './RestoreCodeStep.tsx';
import { RestoredPage } from './RestoredPage.tsx';
import { RestorePersonStep } from './RestorePersonStep.tsx';
import { RestoreSourceStep } from './RestoreSourceStep.tsx';

export type RestoreSource = RouteInput<'restore.open'>['source'];

interface RestoreWizardProps {
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
  /** From now on the host has a station. */
  readonly onCreated: () => void;
  readonly onFinished: () => void;
}

/** What `restore.open` has proved, and the code that opened it: `restore.finish` asks for it again. */
interface Opened {
  readonly preview: RestorePreview;
  readonly recoveryCode: string;
}

/** A backup, the code on paper, a new secret: the station is back. Until the last button nothing here is changed. */
export function RestoreWizard({ secretKind, onBack, onCreated, onFinished }: RestoreWizardProps) {
  const { t } = useTranslation(['setup', 'common']);
  const client = useClient();
  const finish = useAction('restore.finish', { refresh: 'none' });
  const [source, setSource] = useState<RestoreSource | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const isDone = finish.isSuccess;
  return (
    <>
      <Typography.Title level={1}>
        {t('common:appName')} · {t('choice.restore.title')}
      </Typography.Title>
      <Steps
        size="small"
        current={isDone ? 3 : opened ? 2 : source ? 1 : 0}
        items={[
          { title: t('restore.steps.source') },
          { title: t('restore.steps.code') },
          { title: t('restore.steps.person') },
          { title: t('restore.steps.done') },
        ]}
      />
      {!source && <RestoreSourceStep onBack={onBack} onChosen={setSource} />}
      {source && !opened && (
        <RestoreCodeStep
          source={source}
          onBack={() => setSource(null)}
          onOpened={(preview, recoveryCode) => setOpened({ preview, recoveryCode })}
        />
      )}
      {opened && !isDone && (
        <RestorePersonStep
          preview={opened.preview}
          secretKind={secretKind}
          error={finish.error}
          isBusy={finish.isPending}
          onBack={() => {
            finish.reset();
            setOpened(null);
            setSource(null);
          }}
          onSubmit={(person) =>
            finish.mutate(
              { recoveryCode: opened.recoveryCode, ...person },
              {
                onSuccess: (restored) => {
                  client.session.open(restored);
                  onCreated();
                },
              },
            )
          }
        />
      )}
      {opened && finish.data && (
        <RestoredPage preview={opened.preview} session={finish.data.session} onFinished={onFinished} />
      )}
    </>
  );
}
