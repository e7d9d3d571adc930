import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type { RecordStep } from '../../../main/terms/matter-steps.ts';
import { ArchiveStep, UnarchiveStep } from './ArchiveStep.tsx';
import { AnswerStep } from './AnswerStep.tsx';
import { AssignStep } from './AssignStep.tsx';
import { DeclineStep, GiveBackStep, OfferStep, TakeOverStep, WithdrawOfferStep } from './HandOverSteps.tsx';
import { MergeStep } from './MergeStep.tsx';
import { ProposeStep } from './ProposeStep.tsx';
import { ReviseStep } from './ReviseStep.tsx';
import { UnmergeStep } from './UnmergeStep.tsx';

export interface MatterStepProps {
  readonly detail: MatterDetail;
  readonly onDone: () => void;
}

/** Those that are asked for on the page of a matter; one is decided beside its proposal. */
export type FormStep = Exclude<RecordStep, 'decide'>;

/** What each step asks for; which steps there are now is the core's word alone (`detail.steps`). */
const forms: Readonly<Record<FormStep, ComponentType<MatterStepProps>>> = {
  takeOver: TakeOverStep,
  declineOffer: DeclineStep,
  answer: AnswerStep,
  offer: OfferStep,
  giveBack: GiveBackStep,
  assign: AssignStep,
  revise: ReviseStep,
  propose: ProposeStep,
  merge: MergeStep,
  withdrawOffer: WithdrawOfferStep,
  unmerge: UnmergeStep,
  archive: ArchiveStep,
  unarchive: UnarchiveStep,
};

/** These take the whole page: a form as long as the registration itself. */
const wholePage: ReadonlySet<FormStep> = new Set(['revise', 'propose', 'archive']);

export function takesWholePage(step: FormStep): boolean {
  return wholePage.has(step);
}

export function MatterStepForm({ step, ...props }: MatterStepProps & { readonly step: FormStep }) {
  const Form = forms[step];
  return <Form {...props} />;
}
