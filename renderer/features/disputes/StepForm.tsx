import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate, localDateOf } from '../../../main/contract/values/local-date.ts';
import type { CodeList, CodeOf } from '../../../main/terms/code-list.ts';
import { disputeMethod, disputeResult, performanceState } from '../../../main/terms/dispute-terms.ts';
import { useAction } from '../../api/hooks.ts';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { DateInput } from '../../components/fields/DateInput.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { StepFrame } from '../../components/StepFrame.tsx';

export type Step = 'progress' | 'conclude' | 'perform' | 'reopen' | 'void' | 'unvoid';

interface Content {
  readonly on: unknown;
  readonly text: string;
  readonly method: CodeOf<typeof disputeMethod> | undefined;
  readonly result: CodeOf<typeof disputeResult> | undefined;
  readonly performance: CodeOf<typeof performanceState> | undefined;
}

interface StepFormProps {
  readonly step: Step;
  readonly disputeId: string;
  readonly onDone: () => void;
}

/** One step of a dispute: what, when, in words. */
export function StepForm({ step, disputeId, onDone }: StepFormProps) {
  const { t } = useTranslation('disputes');
  const [content, setContent] = useState<Content>(() => ({
    on: localDateOf(Date.now()),
    text: '',
    method: step === 'progress' ? 'villageMediation' : undefined,
    result: undefined,
    performance: undefined,
  }));
  const progress = useAction('dispute.progress');
  const conclude = useAction('dispute.conclude');
  const perform = useAction('dispute.perform');
  const reopen = useAction('dispute.reopen');
  const makeVoid = useAction('dispute.void');
  const unvoid = useAction('dispute.unvoid');
  const update = (part: Partial<Content>) => setContent((last) => ({ ...last, ...part }));
  const { method, result, performance } = content;
  const text = content.text.trim();
  const on = typeof content.on === 'string' && isLocalDate(content.on) ? content.on : null;
  const isAgreement = result === 'agreementWritten' || result === 'agreementOral';

  /** Null while something that the step needs is missing. */
  const ready = (): (() => Promise<unknown>) | null => {
    if (step === 'reopen') return text === '' ? null : () => reopen.mutateAsync({ disputeId, reason: text });
    if (step === 'void') return text === '' ? null : () => makeVoid.mutateAsync({ disputeId, reason: text });
    if (step === 'unvoid') return text === '' ? null : () => unvoid.mutateAsync({ disputeId, reason: text });
    if (on === null) return null;
    if (step === 'perform') {
      if (performance === undefined) return null;
      return () => perform.mutateAsync({ disputeId, on, performance, ...(text === '' ? {} : { text }) });
    }
    if (text === '') return null;
    if (step === 'progress') {
      return () => progress.mutateAsync({ disputeId, on, text, ...(method === undefined ? {} : { method }) });
    }
    if (result === undefined) return null;
    return () =>
      conclude.mutateAsync({
        disputeId,
        on,
        text,
        result,
        ...(performance === undefined ? {} : { performance }),
      });
  };

  const needsDate = step !== 'reopen' && step !== 'void' && step !== 'unvoid';
  const textLabel = {
    progress: 'text',
    conclude: 'resultText',
    perform: 'note',
    reopen: 'reason',
    void: 'reason',
    unvoid: 'reason',
  } as const;
  return (
    <StepFrame title={t(`steps.${step}`)} onDone={onDone} act={ready()}>
      {(tried) => (
        <>
          <div className="step-fields">
            {needsDate && (
              <Labelled label={t('step.on')}>
                {(id) => (
                  <DateInput
                    id={id}
                    kind="day"
                    value={content.on}
                    status={tried && on === null ? 'error' : ''}
                    onChange={(value) => update({ on: value })}
                  />
                )}
              </Labelled>
            )}
            {step === 'progress' && (
              <Labelled label={t('step.method')}>
                {(id) => (
                  <Choice
                    id={id}
                    list={disputeMethod}
                    value={method}
                    onChange={(code) => update({ method: code })}
                  />
                )}
              </Labelled>
            )}
            {step === 'conclude' && (
              <Labelled label={t('step.result')}>
                {(id) => (
                  <Choice
                    id={id}
                    list={disputeResult}
                    value={result}
                    missing={tried && result === undefined}
                    onChange={(code) => update({ result: code })}
                  />
                )}
              </Labelled>
            )}
            {(step === 'perform' || isAgreement) && (
              <Labelled label={t('step.performance')}>
                {(id) => (
                  <Choice
                    id={id}
                    list={performanceState}
                    value={performance}
                    missing={tried && step === 'perform' && performance === undefined}
                    onChange={(code) => update({ performance: code })}
                  />
                )}
              </Labelled>
            )}
          </div>
          <Labelled label={t(`step.${textLabel[step]}`)}>
            {(id) => (
              <StoryArea
                id={id}
                autoFocus
                rows={2}
                maxRows={8}
                maxLength={needsDate ? 4000 : 500}
                value={content.text}
                status={tried && text === '' && step !== 'perform' ? 'error' : ''}
                onChange={({ target }) => update({ text: target.value })}
              />
            )}
          </Labelled>
        </>
      )}
    </StepFrame>
  );
}

interface ChoiceProps<C extends string> {
  readonly id: string;
  readonly list: CodeList<C>;
  readonly value: C | undefined;
  readonly missing?: boolean;
  readonly onChange: (code: C | undefined) => void;
}

function Choice<C extends string>({ id, list, value, missing = false, onChange }: ChoiceProps<C>) {
  return (
    <CodeSelect
      id={id}
      list={list}
      value={value}
      status={missing ? 'error' : ''}
      onChange={(code) => onChange(list.codes.find((known) => known === code))}
    />
  );
}
