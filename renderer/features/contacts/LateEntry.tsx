import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { lateEntryReason, type LateEntryReason } from '../../../main/terms/matter-terms.ts';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';

interface LateEntryProps {
  readonly value: LateEntryReason | undefined;
  readonly missing: boolean;
  readonly onChange: (reason: LateEntryReason | undefined) => void;
}

/** Why a coming is entered after its day. */
export function LateEntry({ value, missing, onChange }: LateEntryProps) {
  const { t } = useTranslation('contacts');
  const id = useId();
  return (
    <div className="answer-block">
      <label htmlFor={id} className="field-required">
        {t('form.lateEntry')}
      </label>
      <CodeSelect
        id={id}
        list={lateEntryReason}
        value={value}
        placeholder={t('form.lateEntryHint')}
        status={missing ? 'error' : ''}
        onChange={(code) => onChange(lateEntryReason.codes.find((known) => known === code))}
      />
    </div>
  );
}
