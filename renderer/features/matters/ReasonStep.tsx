import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { StepFrame } from './StepFrame.tsx';

interface ReasonStepProps {
  readonly what: 'offer' | 'decline' | 'dismiss';
  readonly act: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

const shortestReason = 2;

/** A step that the other level reads: never without words. */
export function ReasonStep({ what, act, onDone }: ReasonStepProps) {
  const { t } = useTranslation('matters');
  const [text, setText] = useState('');
  const reason = text.trim();
  const isGiven = reason.length >= shortestReason;
  return (
    <StepFrame title={t(`ownership.do.${what}`)} onDone={onDone} act={isGiven ? () => act(reason) : null}>
      {(tried) => (
        <Labelled label={t(`ownership.reasons.${what}`)}>
          {(id) => (
            <StoryArea
              id={id}
              autoFocus
              rows={2}
              maxRows={6}
              maxLength={500}
              value={text}
              status={tried && !isGiven ? 'error' : ''}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Labelled>
      )}
    </StepFrame>
  );
}
