import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { CodeList } from '../../../main/terms/code-list.ts';
import { useLabels } from '../use-labels.ts';
import { loadInitials, rankOf, type InitialsOf } from './code-search.ts';
import { focusNext } from './form-keys.ts';
import type { InputProps } from './input-props.ts';

interface CodeSelectProps extends InputProps {
  readonly list: CodeList;
  readonly multiple?: boolean;
}

/** Chooses a code by typing a part of its label, its pinyin initials or the code itself. */
export function CodeSelect({ list, multiple = false, value, onChange, ...props }: CodeSelectProps) {
  const { language } = useLabels();
  const [initialsOf, setInitialsOf] = useState<InitialsOf>();
  const options = useMemo(
    () =>
      list.items.map((item) => ({
        value: item.code,
        label: item[language],
        initials: initialsOf?.(item.zh) ?? '',
      })),
    [list, language, initialsOf],
  );
  const given = typeof value === 'string' || Array.isArray(value) ? value : null;
  return (
    <Select
      {...props}
      className="field-select"
      value={multiple ? (given ?? []) : given}
      options={options}
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
