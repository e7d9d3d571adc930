import { Alert, Button, Flex, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type {
  MatterHandover,
  MatterOwnership as Ownership,
} from '../../../main/contract/routes/ownership.ts';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import { MatterProposals } from './MatterProposals.tsx';
import { ReasonStep } from './ReasonStep.tsx';
import { StepFrame } from './StepFrame.tsx';

type Doing = 'offer' | 'withdraw' | 'accept' | 'decline' | 'propose';

/** Handing the matter over, and what one level proposes to the other: whatever this station may do about it now. */
export function MatterOwnership({ detail }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation('matters');
  const [doing, setDoing] = useState<Doing | null>(null);
  const { matterId } = detail;
  const { data } = useRoute('matter.ownership', { matterId });
  if (!data) return null;
  const { handover, steps } = data;
  const done = () => setDoing(null);
  const button = (what: Doing, isFirst = false) => (
    <Button key={what} size="small" type={isFirst ? 'primary' : 'default'} onClick={() => setDoing(what)}>
      {t(`ownership.do.${what}`)}
    </Button>
  );
  const actions: ReactNode[] = [
    ...(steps.includes('answerOffer') ? [button('accept', true), button('decline')] : []),
    ...(steps.includes('withdraw') ? [button('withdraw')] : []),
    ...(steps.includes('offer') ? [button('offer')] : []),
    ...(steps.includes('propose') ? [button('propose')] : []),
  ];
  return (
    <section className="matter-ownership" aria-label={t('ownership.title')}>
      {handover && <HandoverWords handover={handover} />}
      {doing === null && actions.length > 0 && (
        <Flex gap="small" wrap>
          {actions}
        </Flex>
      )}
      {doing === 'offer' && <OfferStep matterId={matterId} onDone={done} />}
      {doing === 'withdraw' && <WithdrawStep matterId={matterId} onDone={done} />}
      {doing === 'accept' && handover && (
        <AcceptStep matterId={matterId} offerId={handover.offerId} onDone={done} />
      )}
      {doing === 'decline' && handover && (
        <DeclineStep matterId={matterId} offerId={handover.offerId} onDone={done} />
      )}
      {doing === 'propose' && <ProposeStep detail={detail} ownership={data} onDone={done} />}
      <MatterProposals matterId={matterId} matter={detail.matter} ownership={data} />
    </section>
  );
}

function HandoverWords({ handover }: { readonly handover: MatterHandover }) {
  const { t } = useTranslation('matters');
  const { stationKind } = useSession();
  const { state, offered, reason, answered, withdrawnTooLate } = handover;
  const at = formatInstant(answered?.at ?? offered.at);
  const station = (answered ?? offered).stationName;
  const words = { at, station, reason: answered?.reason ?? t('ownership.noReason') };
  const isToBeAnswered = state === 'offered' && stationKind === 'township';
  const lines = [
    isToBeAnswered ? t('ownership.waiting', words) : t(`ownership.states.${state}`, words),
    t('ownership.asked', { reason: reason ?? t('ownership.noReason') }),
    ...(isToBeAnswered ? [t('ownership.clock')] : []),
    ...(withdrawnTooLate ? [t('ownership.withdrawnTooLate')] : []),
  ].map((line) => <div key={line}>{line}</div>);
  // What has been settled is told quietly; the page says above whose the matter is.
  if (state === 'accepted' || state === 'withdrawn') return <div className="due-later">{lines}</div>;
  return <Alert type={isToBeAnswered || state === 'declined' ? 'warning' : 'info'} title={lines} />;
}

interface StepProps {
  readonly matterId: string;
  readonly onDone: () => void;
}

function OfferStep({ matterId, onDone }: StepProps) {
  const offer = useAction('matter.transferOffer');
  return (
    <ReasonStep what="offer" onDone={onDone} act={(reason) => offer.mutateAsync({ matterId, reason })} />
  );
}

function DeclineStep({ matterId, offerId, onDone }: StepProps & { readonly offerId: string }) {
  const decline = useAction('matter.transferDecline');
  return (
    <ReasonStep
      what="decline"
      onDone={onDone}
      act={(reason) => decline.mutateAsync({ matterId, offerId, reason })}
    />
  );
}

function WithdrawStep({ matterId, onDone }: StepProps) {
  const { t } = useTranslation('matters');
  const withdraw = useAction('matter.transferWithdraw');
  const [text, setText] = useState('');
  const reason = text.trim();
  return (
    <StepFrame
      title={t('ownership.do.withdraw')}
      onDone={onDone}
      act={() => withdraw.mutateAsync({ matterId, ...(reason === '' ? {} : { reason }) })}
    >
      {() => (
        <>
          <p>{t('ownership.withdrawHint')}</p>
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

function AcceptStep({ matterId, offerId, onDone }: StepProps & { readonly offerId: string }) {
  const { t } = useTranslation('matters');
  const { staffId } = useSession();
  const accept = useAction('matter.transferAccept');
  const staff = useRoute('staff.list', {}).data?.staff ?? [];
  const [responsibleId, setResponsible] = useState(staffId);
  return (
    <StepFrame
      title={t('ownership.do.accept')}
      onDone={onDone}
      act={() => accept.mutateAsync({ matterId, offerId, responsibleId })}
    >
      {() => (
        <>
          <p>{t('ownership.acceptHint')}</p>
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

const sections = ['matter', 'story', 'handling'] as const;

/** A correction that the level which owns the matter decides about. */
function ProposeStep({
  detail: { matterId, matter },
  ownership,
  onDone,
}: {
  readonly detail: MatterDetail;
  readonly ownership: Ownership;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('matters');
  const revise = useAction('matter.revise');
  return (
    <>
      <Alert type="info" title={t('ownership.proposeHint', { owner: ownership.ownerName })} />
      <ReviseForm
        catalogue={matterFields}
        sections={sections}
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
