import { useState, type ReactNode } from 'react';
import { Labelled } from './fields/Labelled.tsx';
import { StoryArea } from './fields/StoryArea.tsx';
import { StepFrame } from './StepFrame.tsx';

interface ReasonStepProps {
  readonly title: string;
  /** Asks for the words. */
  readonly label: string;
  /** Null: something besides the words is missing. */
  readonly act: ((reason: string) => Promise<unknown>) | null;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

const shortestReason = 2;

/** A step that somebody else reads: never without words. */
export function ReasonStep({ title, label, act, onDone, children }: ReasonStepProps) {
  const [text, setText] = useState('');
  const reason = text.trim();
  const isGiven = reason.length >= shortestReason;
  return (
    <StepFrame title={title} onDone={onDone} act={isGiven && act !== null ? () => act(reason) : null}>
      {(tried) => (
        <>
          <Labelled label={label}>
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
          {children}
        </>
      )}
    </StepFrame>
  );
}
