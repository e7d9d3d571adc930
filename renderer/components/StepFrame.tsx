import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toCallError, type CallError } from '../api/call-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { handleFormKey } from './fields/form-keys.ts';

interface StepFrameProps {
  readonly title: string;
  /** Null while something is missing, which `children` then mark. */
  readonly act: (() => Promise<unknown>) | null;
  readonly onDone: () => void;
  /** `tried`: somebody wanted to save. */
  readonly children: (tried: boolean) => ReactNode;
}

/** The form of one step: Enter goes on, Ctrl+Enter saves, a refusal is shown and nothing that was typed is lost. */
export function StepFrame({ title, act, onDone, children }: StepFrameProps) {
  const { t } = useTranslation('records');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const submit = async () => {
    setTried(true);
    setError(null);
    if (act === null || busy) return;
    setBusy(true);
    try {
      await act();
      onDone();
    } catch (problem) {
      setError(toCallError(problem));
      setBusy(false);
    }
  };
  return (
    <form
      className="step-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => handleFormKey(event, () => void submit())}
    >
      <h2>{title}</h2>
      {children(tried)}
      {tried && act === null && <div className="field-error">{t('needed')}</div>}
      {error && <ErrorNotice error={error} />}
      <Flex gap="small" justify="end">
        <Button onClick={onDone}>{t('revise.cancel')}</Button>
        <Button data-enter-stop type="primary" loading={busy} onClick={() => void submit()}>
          {t('revise.save')}
        </Button>
      </Flex>
    </form>
  );
}
