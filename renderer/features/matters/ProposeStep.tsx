import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import { useAction } from '../../api/hooks.ts';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';
import { matterSections } from './matter-sections.ts';

/** A correction that the level which owns the matter decides about. */
export function ProposeStep({ detail: { matterId, matter, ownerName }, onDone }: MatterStepProps) {
  const { t } = useTranslation('matters');
  const revise = useAction('matter.revise');
  return (
    <>
      <Alert type="info" title={t('ownership.proposeHint', { owner: ownerName })} />
      <ReviseForm
        catalogue={matterFields}
        sections={matterSections}
        before={matter}
        signed
        save={async (values, reason) => {
          await revise.mutateAsync({
            matterId,
            ...changesOf(matterFields, matter, values),
            reason: reason ?? '',
          });
        }}
        onDone={onDone}
      />
    </>
  );
}
