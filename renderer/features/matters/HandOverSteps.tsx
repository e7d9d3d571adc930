import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterHandover } from '../../../main/contract/routes/ownership.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StepFrame } from '../../components/StepFrame.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';

// Handing a matter over in two signed steps (exchange.md §8).

export function OfferStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const offer = useAction('matter.transferOffer');
  return (
    <ReasonStep
      title={t('acts:steps.offer')}
      label={t('ownership.reasons.offer')}
      onDone={onDone}
      act={(reason) => offer.mutateAsync({ matterId, reason })}
    />
  );
}

/** The village is asked to handle after all what it has handed over. */
export function GiveBackStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const give = useAction('matter.returnOffer');
  return (
    <ReasonStep
      title={t('acts:steps.giveBack')}
      label={t('ownership.reasons.giveBack')}
      onDone={onDone}
      act={(reason) => give.mutateAsync({ matterId, reason })}
    >
      <p>{t('ownership.giveBackHint')}</p>
    </ReasonStep>
  );
}

export function DeclineStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const decline = useAction('matter.transferDecline');
  const { offerId, isReturn } = useOffer(matterId);
  return (
    <ReasonStep
      title={t('acts:steps.declineOffer')}
      label={t(isReturn ? 'ownership.reasons.declineReturn' : 'ownership.reasons.decline')}
      onDone={onDone}
      act={(reason) => decline.mutateAsync({ matterId, offerId, reason })}
    />
  );
}

export function WithdrawOfferStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const withdraw = useAction('matter.transferWithdraw');
  const { isReturn } = useOffer(matterId);
  const [text, setText] = useState('');
  const reason = text.trim();
  return (
    <StepFrame
      title={t('acts:steps.withdrawOffer')}
      onDone={onDone}
      act={() => withdraw.mutateAsync({ matterId, ...(reason === '' ? {} : { reason }) })}
    >
      {() => (
        <>
          <p>{t(isReturn ? 'ownership.givingBack.withdrawHint' : 'ownership.handingOver.withdrawHint')}</p>
          <Labelled label={t('step.reason')}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                maxLength={500}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Labelled>
        </>
      )}
    </StepFrame>
  );
}

export function TakeOverStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const { staffId } = useSession();
  const accept = useAction('matter.transferAccept');
  const { offerId, isReturn } = useOffer(matterId);
  const staff = useRoute('staff.list', {}).data?.staff ?? [];
  const [responsibleId, setResponsible] = useState(staffId);
  return (
    <StepFrame
      title={t('acts:steps.takeOver')}
      onDone={onDone}
      act={() => accept.mutateAsync({ matterId, offerId, responsibleId })}
    >
      {() => (
        <>
          <p>{t(isReturn ? 'ownership.givingBack.acceptHint' : 'ownership.handingOver.acceptHint')}</p>
          <Labelled label={t('step.person')}>
            {(id) => (
              <Select
                id={id}
                autoFocus
                className="field-select"
                value={responsibleId}
                options={staff
                  .filter(({ active }) => active)
                  .map(({ staffId: value, name }) => ({ value, label: name }))}
                onChange={setResponsible}
              />
            )}
          </Labelled>
        </>
      )}
    </StepFrame>
  );
}

/** The offer that the page shows above; one that was withdrawn meanwhile is refused. */
function useOffer(matterId: string): Pick<MatterHandover, 'offerId' | 'isReturn'> {
  const { data } = useRoute('matter.ownership', { matterId });
  return data?.handover ?? { offerId: '', isReturn: false };
}
