import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useRoute } from '../../api/hooks.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StepFrame } from '../../components/StepFrame.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';

/** Who of the station answers for the matter from now on. */
export function AssignStep({ detail: { matterId, responsibleId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const assign = useAction('matter.assign');
  const staff = useRoute('staff.list', {}).data?.staff ?? [];
  const [chosen, setChosen] = useState<string | undefined>();
  const [reason, setReason] = useState('');
  return (
    <StepFrame
      title={t('acts:steps.assign')}
      onDone={onDone}
      act={
        chosen === undefined
          ? null
          : () => assign.mutateAsync({ matterId, responsibleId: chosen, reason: reason.trim() })
      }
    >
      {(tried) => (
        <div className="step-fields">
          <Labelled label={t('step.person')}>
            {(id) => (
              <Select
                id={id}
                autoFocus
                className="field-select"
                value={chosen}
                status={tried && chosen === undefined ? 'error' : ''}
                options={staff
                  .filter(({ staffId, active }) => active && staffId !== responsibleId)
                  .map(({ staffId, name }) => ({ value: staffId, label: name }))}
                onChange={setChosen}
              />
            )}
          </Labelled>
          <Labelled label={t('step.reason')}>
            {(id) => (
              <Input
                id={id}
                value={reason}
                maxLength={500}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Labelled>
        </div>
      )}
    </StepFrame>
  );
}
