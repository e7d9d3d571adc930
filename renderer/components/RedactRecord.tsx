import { App, Button, Checkbox, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedactionGrounds } from '../../main/contract/redaction.ts';
import { redactionBasis, redactionReason } from '../../main/terms/redaction-terms.ts';
import { useSession } from '../api/api-context.tsx';
import { toCallError, type CallError } from '../api/call-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { CodeSelect } from './fields/CodeSelect.tsx';

export type RedactionScope = 'contact' | 'matter';

interface RedactRecordProps {
  readonly registrationNo: string;
  /** How many comings the matter has; null for a record of another kind. */
  readonly comings: number | null;
  readonly redact: (grounds: RedactionGrounds, scope: RedactionScope) => Promise<unknown>;
}

/** Erases the personal data of a record by law; says first what goes, what stays, and what no program can bring back. */
export function RedactRecord({ registrationNo, comings, redact }: RedactRecordProps) {
  const { t } = useTranslation('records');
  const { message } = App.useApp();
  const { stationKind } = useSession();
  const ids = { reason: useId(), basis: useId(), scope: useId() };
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<RedactionGrounds['reason']>();
  const [basis, setBasis] = useState<RedactionGrounds['basis']>();
  const [scope, setScope] = useState<RedactionScope>('contact');
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const close = () => {
    setOpen(false);
    setSure(false);
    setError(null);
  };
  const confirm = async () => {
    if (reason === undefined || basis === undefined) return;
    setBusy(true);
    setError(null);
    try {
      await redact({ reason, basis }, scope);
      void message.success(t('redact.done'));
      close();
    } catch (problem) {
      setError(toCallError(problem));
    }
    setBusy(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('redact.button')}</Button>
      <Modal
        open={open}
        width={640}
        title={t('redact.title', { registrationNo })}
        onCancel={close}
        footer={[
          <Button key="cancel" autoFocus onClick={close}>
            {t('redact.cancel')}
          </Button>,
          <Button
            key="confirm"
            danger
            type="primary"
            disabled={!sure || reason === undefined || basis === undefined}
            loading={busy}
            onClick={() => void confirm()}
          >
            {t('redact.confirm')}
          </Button>,
        ]}
      >
        <div className="redact-form">
          <label htmlFor={ids.reason}>{t('redact.reason')}</label>
          <CodeSelect
            id={ids.reason}
            list={redactionReason}
            value={reason}
            onChange={(code) => setReason(redactionReason.codes.find((known) => known === code))}
          />
          <label htmlFor={ids.basis}>{t('redact.basis')}</label>
          <CodeSelect
            id={ids.basis}
            list={redactionBasis}
            value={basis}
            onChange={(code) => setBasis(redactionBasis.codes.find((known) => known === code))}
          />
          {comings !== null && comings > 1 && (
            <>
              <span id={ids.scope}>{t('redact.scope')}</span>
              <Radio.Group
                aria-labelledby={ids.scope}
                value={scope}
                onChange={({ target }) => setScope(target.value === 'matter' ? 'matter' : 'contact')}
                options={[
                  { value: 'contact', label: t('redact.onlyThis') },
                  { value: 'matter', label: t('redact.wholeMatter', { count: comings }) },
                ]}
              />
            </>
          )}
        </div>
        <ol className="redact-effects">
          <li>{t('redact.erased')}</li>
          <li>{t('redact.kept')}</li>
          <li>{t(`redact.elsewhere.${stationKind}`)}</li>
          <li>{t(comings === null ? 'redact.outside' : 'redact.outsideContact')}</li>
        </ol>
        {error && <ErrorNotice error={error} />}
        <Checkbox checked={sure} onChange={({ target }) => setSure(target.checked)}>
          {t('redact.sure')}
        </Checkbox>
      </Modal>
    </>
  );
}
