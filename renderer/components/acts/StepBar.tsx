import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { followedActs } from '../../../main/terms/entry-fields.ts';
import type { MatterStep } from '../../../main/terms/matter-steps.ts';
import { useStepLabel } from './use-step-label.ts';

interface StepBarProps {
  /** What the core allows now, the most likely first. */
  readonly steps: readonly MatterStep[];
  /** Something else on the page comes first. */
  readonly quiet: boolean;
  readonly className?: string;
  readonly onStep: (step: MatterStep) => void;
}

/** These stand beside the document, the referral, the request or the proposal that they are about. */
const elsewhere: ReadonlySet<MatterStep> = new Set([
  'serve',
  'unitReceipt',
  'unitReply',
  'objection',
  'verdict',
  'recall',
  'extend',
  'decide',
]);
/** What takes something back, tells it anew, goes on all the time, or is for a day that went wrong, is never urged on anybody. */
const secondThoughts: ReadonlySet<MatterStep> = new Set([
  'charge',
  'note',
  'urge',
  'reply',
  'revise',
  'propose',
  'reopen',
  'withdrawOffer',
  'unmerge',
  'unarchive',
  'withdraw',
  'supervise',
  'declare',
  'reportUrgent',
  'evaluate',
  'askRecusal',
]);
const shown = 6;

/** Only what is allowed now; what is seldom wanted stands under “more”. */
export function StepBar({ steps, quiet, className, onStep }: StepBarProps) {
  const { t } = useTranslation('acts');
  const label = useStepLabel();
  const [all, setAll] = useState(false);
  const here = steps.filter((step) => !elsewhere.has(step) && !(step in followedActs));
  if (here.length === 0) return null;
  // A button that hides a single other one saves nothing.
  const hasMore = !all && here.length > shown + 1;
  return (
    <Flex
      component="section"
      gap="small"
      wrap
      align="center"
      className={className}
      aria-label={t('steps.label')}
    >
      <span>{t(here.every((step) => secondThoughts.has(step)) ? 'steps.ifNeeded' : 'steps.label')}</span>
      {here.slice(0, hasMore ? shown : here.length).map((step, index) => (
        <Button
          key={step}
          autoFocus={all && index === shown}
          type={index === 0 && !quiet && !secondThoughts.has(step) ? 'primary' : 'default'}
          onClick={() => onStep(step)}
        >
          {label(step)}
        </Button>
      ))}
      {hasMore && <Button onClick={() => setAll(true)}>{t('steps.more')}</Button>}
    </Flex>
  );
}
