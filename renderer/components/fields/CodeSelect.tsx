import { Select } from 'antd';
import { useMemo } from 'react';
import type { CodeList } from '../../../main/terms/code-list.ts';
import { useLabels } from '../use-labels.ts';
import { focusNext } from './form-keys.ts';
import type { InputProps } from './input-props.ts';

interface CodeSelectProps extends InputProps {
  readonly list: CodeList;
  readonly multiple?: boolean;
}

/** Chooses a code by typing a part of its label, or of the code itself. */
export function CodeSelect({ list, multiple = false, value, onChange, ...props }: CodeSelectProps) {
  const { language } = useLabels();
  const options = useMemo(
    () => list.items.map((item) => ({ value: item.code, label: item[language] })),
    [list, language],
  );
  const given = typeof value === 'string' || Array.isArray(value) ? value : null;
  return (
    <Select
      {...props}
      className="field-select"
      value={multiple ? (given ?? []) : given}
      options={options}
      allowClear
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && `${option.value} ${option.label}`.toLowerCase().includes(typed.trim().toLowerCase()),
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
