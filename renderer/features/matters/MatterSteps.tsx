import { Button, Flex } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type { MatterStep } from '../../../main/terms/matter-terms.ts';
import { AnswerStep } from './AnswerStep.tsx';
import { AssignStep } from './AssignStep.tsx';
import { MergeStep } from './MergeStep.tsx';
import { ReviseStep } from './ReviseStep.tsx';
import { UnmergeStep } from './UnmergeStep.tsx';

export interface MatterStepProps {
  readonly detail: MatterDetail;
  readonly onDone: () => void;
}

/** What each step asks for; which steps there are now is the core's word alone (`detail.steps`). */
const forms: Readonly<Record<MatterStep, ComponentType<MatterStepProps>>> = {
  answer: AnswerStep,
  assign: AssignStep,
  revise: ReviseStep,
  merge: MergeStep,
  unmerge: UnmergeStep,
};

/** These take the whole page: a form as long as the registration itself. */
const wholePage: ReadonlySet<MatterStep> = new Set(['revise']);

export function takesWholePage(step: MatterStep): boolean {
  return wholePage.has(step);
}

export function MatterStepForm({ step, ...props }: MatterStepProps & { readonly step: MatterStep }) {
  const Form = forms[step];
  return <Form {...props} />;
}

interface MatterStepsProps {
  readonly steps: readonly MatterStep[];
  readonly onStep: (step: MatterStep) => void;
}

/** The bottom bar: only what is allowed now, the most likely first. */
export function MatterSteps({ steps, onStep }: MatterStepsProps) {
  const { t } = useTranslation('matters');
  if (steps.length === 0) return null;
  return (
    <Flex
      component="section"
      gap="small"
      align="center"
      className="matter-steps"
      aria-label={t('steps.label')}
    >
      <span>{t('steps.label')}</span>
      {steps.map((step, index) => (
        <Button
          key={step}
          type={index === 0 && step !== 'unmerge' ? 'primary' : 'default'}
          onClick={() => onStep(step)}
        >
          {t(`steps.${step}`)}
        </Button>
      ))}
    </Flex>
  );
}
