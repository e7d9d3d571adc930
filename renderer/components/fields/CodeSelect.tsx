import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeList } from '../../../main/terms/code-list.ts';
import { useListHere } from '../../api/code-lists.tsx';
import { useWords } from '../use-words.ts';
import { loadInitials, rankOf, type InitialsOf } from './code-search.ts';
import { focusNext } from './form-keys.ts';
import type { InputProps } from './input-props.ts';

interface CodeSelectProps extends InputProps {
  readonly list: CodeList;
  readonly multiple?: boolean;
  /** Looks for records: what is no longer offered is in some of them. */
  readonly filters?: boolean;
}

/** Chooses a code by typing a part of its label, its pinyin initials or the code itself. */
export function CodeSelect({
  list,
  multiple = false,
  filters = false,
  value,
  onChange,
  ...props
}: CodeSelectProps) {
  const { t } = useTranslation('fields');
  const { language, nameOf } = useWords();
  const here = useListHere()(list);
  const [initialsOf, setInitialsOf] = useState<InitialsOf>();
  const given = typeof value === 'string' || Array.isArray(value) ? value : null;
  const options = useMemo(
    () =>
      [...here.offered, ...(filters ? here.items.filter(({ offered }) => !offered) : [])].map((item) => ({
        value: item.code,
        label: item.offered ? item[language] : t('form.retired', { name: item[language] }),
        initials: initialsOf?.(item.zh) ?? '',
      })),
    [here, filters, language, initialsOf, t],
  );
  // What was chosen before is kept and named, also where it is no longer offered or has no name yet.
  const kept = [given ?? []].flat().filter((code) => options.every((option) => option.value !== code));
  return (
    <Select
      {...props}
      className="field-select"
      value={multiple ? (given ?? []) : given}
      options={[
        ...options,
        ...kept.map((code: string) => ({ value: code, label: nameOf(list, code), initials: '' })),
      ]}
      allowClear
      onFocus={() => {
        // Without the dictionary labels and codes are still found.
        void loadInitials().then(
          (load) => setInitialsOf(() => load),
          () => {},
        );
      }}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && rank(typed, option) !== null,
        filterSort: (one, other, { searchValue }) =>
          Number(rank(searchValue, one)) - Number(rank(searchValue, other)),
      }}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      onChange={(code) => onChange(code ?? undefined)}
      onSelect={() => {
        // After the list has closed: the choice is made, the conversation goes on.
        if (!multiple && document.activeElement) focusNext(document.activeElement);
      }}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly initials: string;
}

function rank(typed: string, { value, label, initials }: Option): number | null {
  return rankOf(typed, label, value, initials);
}
