import type { DisputeState } from '../../terms/dispute-terms.ts';

/** What may be done with a dispute. */
export type DisputeStep = 'progress' | 'conclude' | 'perform' | 'reopen' | 'revise' | 'void' | 'unvoid';

const steps: Readonly<Record<DisputeState, readonly DisputeStep[]>> = {
  registered: ['progress', 'conclude', 'revise', 'void'],
  mediating: ['progress', 'conclude', 'revise', 'void'],
  reopened: ['progress', 'conclude', 'revise'],
  resolved: ['perform', 'reopen', 'revise'],
  notAgreed: ['reopen', 'revise'],
  transferred: ['reopen', 'revise'],
  withdrawn: ['reopen', 'revise'],
  void: ['unvoid'],
};

/** The steps that a state allows (domain.md §9.2); what is not listed is impossible in the interface and refused here. */
export function stepsFrom(state: DisputeState): readonly DisputeStep[] {
  return steps[state];
}

/** What a mediation says itself is not said a second time: its end while it goes on, and how its agreement is kept. */
export function stepsBeside(
  state: DisputeState,
  { isMediating, hasAgreement }: { readonly isMediating: boolean; readonly hasAgreement: boolean },
): readonly DisputeStep[] {
  return stepsFrom(state).filter(
    (step) => !(step === 'conclude' && isMediating) && !(step === 'perform' && hasAgreement),
  );
}
