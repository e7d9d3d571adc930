import { Form, Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../api/call-error.ts';

const groupCount = 7;
const groupLength = 5;
const noGroups: readonly string[] = Array.from({ length: groupCount }, () => '');

interface RecoveryCodeFieldProps {
  /** The last refusal; it names the groups that were misread. */
  readonly error: CallError | null;
}

/** The code from the paper as the form's `recoveryCode`, group by group; which groups are wrong is said beside them. */
export function RecoveryCodeField({ error }: RecoveryCodeFieldProps) {
  const { t } = useTranslation('unlock');
  const wrong = misreadGroups(error);
  return (
    <Form.Item
      name="recoveryCode"
      label={t('recover.code')}
      extra={t('recover.codeHint')}
      rules={[
        {
          validator: async (_, value: unknown) => {
            const at = groupsOf(value).findIndex((group) => group.length !== groupLength);
            if (at !== -1) throw new Error(t('recover.groupShort', { number: at + 1 }));
          },
        },
      ]}
      validateTrigger={[]}
      {...(wrong.length > 1
        ? { validateStatus: 'error', help: t('recover.groupsWrong', { groups: wrong.join('、') }) }
        : {})}
    >
      <Groups wrong={wrong} />
    </Form.Item>
  );
}

interface GroupsProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly wrong: readonly number[];
}

function Groups({ id, value, onChange, wrong }: GroupsProps) {
  const { t } = useTranslation(['unlock', 'setup']);
  const inputs = useRef<(InputRef | null)[]>([]);
  const groups = groupsOf(value);
  const [firstWrong] = wrong;
  useEffect(() => {
    if (firstWrong !== undefined) inputs.current[firstWrong - 1]?.select();
  }, [firstWrong]);
  function take(index: number, typed: string): void {
    // A code pasted as a whole, or one group after the other without a pause, runs on into the next fields.
    const characters = typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    const next = groups.map((group, at) => {
      const start = (at - index) * groupLength;
      const part = at < index ? '' : characters.slice(start, start + groupLength);
      return at === index || part !== '' ? part : group;
    });
    onChange?.(next.join('-'));
    const isLonger = characters.length > (groups[index]?.length ?? 0);
    if (isLonger && characters.length >= groupLength) {
      const to = index + Math.floor(characters.length / groupLength);
      inputs.current[Math.min(to, groupCount - 1)]?.focus();
    }
  }
  return (
    <fieldset aria-label={t('recover.code')} className="recovery-groups">
      {groups.map((group, index) => (
        <Input
          // oxlint-disable-next-line react/no-array-index-key -- the place in the code is what a group is known by
          key={index}
          {...(index === 0 && id !== undefined ? { id } : {})}
          ref={(input) => {
            inputs.current[index] = input;
          }}
          aria-label={t('setup:recovery.group', { number: index + 1 })}
          aria-invalid={wrong.includes(index + 1)}
          status={wrong.includes(index + 1) ? 'error' : ''}
          value={group}
          placeholder={t('setup:recovery.group', { number: index + 1 })}
          autoComplete="off"
          onChange={({ target, nativeEvent }) => {
            // Half a syllable is not folded: that would break the input method off.
            const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
            if (isComposing) onChange?.(groups.with(index, target.value).join('-'));
            else take(index, target.value);
          }}
          onCompositionEnd={({ currentTarget }) => take(index, currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Backspace' && currentTarget.value === '') inputs.current[index - 1]?.focus();
          }}
        />
      ))}
    </fieldset>
  );
}

function groupsOf(value: unknown): readonly string[] {
  const groups = typeof value === 'string' ? value.split('-') : [];
  return noGroups.map((_, index) => groups[index] ?? '');
}

function misreadGroups(error: CallError | null): readonly number[] {
  return (error?.issues ?? []).flatMap(({ code, params }) =>
    code === 'GROUP_MISREAD' ? [Number(params?.['group'])] : [],
  );
}
