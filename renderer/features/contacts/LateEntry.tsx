import { Checkbox, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { lateEntryReason } from '../../../main/terms/matter-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import type { NewContact } from './new-contact.ts';

interface LateEntryProps {
  readonly content: NewContact;
  /** The coming was on an earlier day: whoever enters it now says why. */
  readonly late: boolean;
  readonly missing: boolean;
  readonly onChange: (part: Partial<NewContact>) => void;
}

/** Entered from paper: why, and on which blank set it was written. */
export function LateEntry({ content, late, missing, onChange }: LateEntryProps) {
  const { t } = useTranslation('contacts');
  const id = useId();
  const { lateEntry, blankSetId } = content;
  const { data } = useRoute('blankSet.list', { state: 'reserved' });
  const sets = data?.sets.toReversed() ?? [];
  return (
    <div className="form-block">
      <Checkbox
        checked={late || content.fromPaper}
        disabled={late}
        onChange={({ target }) => onChange({ fromPaper: target.checked })}
      >
        {t('form.fromPaper')}
      </Checkbox>
      {(late || content.fromPaper) && (
        <div className="late-entry">
          <label htmlFor={id} className="field-required">
            {t('form.lateEntry')}
          </label>
          <CodeSelect
            id={id}
            list={lateEntryReason}
            value={lateEntry}
            placeholder={t('form.lateEntryHint')}
            status={missing ? 'error' : ''}
            onChange={(code) =>
              onChange({ lateEntry: lateEntryReason.codes.find((known) => known === code) })
            }
          />
          {sets.length > 0 && (
            <>
              <label htmlFor={`${id}-set`}>{t('form.blankSet')}</label>
              <Select
                id={`${id}-set`}
                className="field-select"
                allowClear
                value={blankSetId ?? null}
                placeholder={t('form.blankSetHint')}
                options={sets.map((set) => ({
                  value: set.blankSetId,
                  label: `${set.registrationNo}　${formatLookupCode(set.lookupCode)}`,
                }))}
                showSearch={{
                  filterOption: (typed, option) => bare(option?.label ?? '').includes(bare(typed)),
                }}
                onChange={(chosen) =>
                  onChange({ blankSetId: chosen ?? undefined, lateEntry: lateEntry ?? 'powerCut' })
                }
              />
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** A number or a code as anybody types it: without brackets, spaces and dashes. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
