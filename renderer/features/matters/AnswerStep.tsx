import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate } from '../../../main/contract/values/local-date.ts';
import { useAction } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { DateInput } from '../../components/fields/DateInput.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { StepFrame } from '../../components/StepFrame.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';

/** The answer that the petitioner was given. */
export function AnswerStep({ detail, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const answer = useAction('matter.answer');
  const today = dayAhead(0);
  const [typedOn, setOn] = useState<unknown>(today);
  const [text, setText] = useState('');
  const [agreedOral, setAgreedOral] = useState(false);
  const { matterId, firstReceivedOn, oralByNature } = detail;
  const on =
    typeof typedOn === 'string' && isLocalDate(typedOn) && typedOn >= firstReceivedOn && typedOn <= today
      ? typedOn
      : null;
  const words = text.trim();
  const mayEnd = agreedOral || oralByNature;
  return (
    <StepFrame
      title={t('acts:steps.answer')}
      onDone={onDone}
      act={
        on === null || words === '' || !mayEnd
          ? null
          : () => answer.mutateAsync({ matterId, on, text: words, agreedOral })
      }
    >
      {(tried) => (
        <>
          <div className="step-fields">
            <Labelled label={t('step.on')}>
              {(id) => (
                <DateInput
                  id={id}
                  kind="day"
                  value={typedOn}
                  status={tried && on === null ? 'error' : ''}
                  onChange={setOn}
                />
              )}
            </Labelled>
          </div>
          {tried && on === null && <div className="field-error">{t('step.onHint')}</div>}
          <Labelled label={t('step.text')}>
            {(id) => (
              <StoryArea
                id={id}
                autoFocus
                rows={2}
                maxRows={8}
                maxLength={4000}
                value={text}
                status={tried && words === '' ? 'error' : ''}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Labelled>
          <Checkbox checked={agreedOral} onChange={({ target }) => setAgreedOral(target.checked)}>
            {t('step.agreedOral')}
          </Checkbox>
          {!oralByNature && (
            <div className={tried && !mayEnd ? 'field-error' : 'due-later'}>{t('step.agreedOralNeeded')}</div>
          )}
        </>
      )}
    </StepFrame>
  );
}
