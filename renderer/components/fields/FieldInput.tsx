import { Checkbox, Input, InputNumber } from 'antd';
import type { FieldType, RowFields } from '../../../main/terms/fields.ts';
import { CodeSelect } from './CodeSelect.tsx';
import { DateInput } from './DateInput.tsx';
import { textOf, type InputProps } from './input-props.ts';
import { RowsInput } from './RowsInput.tsx';
import { StoryArea } from './StoryArea.tsx';

/** Characters that fit the width of a form: a longer line wraps, or nobody could read over it. */
const oneLine = 120;

interface FieldInputProps extends InputProps {
  readonly name: string;
  readonly field: FieldType | RowFields[string];
  /** Id of a list of what may be meant. */
  readonly list?: string;
}

/** The input that belongs to a type of field. Text is kept as it is typed and tidied when the form is sent. */
export function FieldInput({ name, field, value, onChange, list, ...props }: FieldInputProps) {
  const line = (type: FieldType['type']) => (
    <Input
      {...props}
      autoComplete="off"
      {...(list === undefined ? {} : { list })}
      {...(type === 'phone' || type === 'division' ? { inputMode: 'tel' as const } : {})}
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
  switch (field.type) {
    case 'code':
      return <CodeSelect {...props} list={field.list} value={value} onChange={onChange} />;
    case 'codes':
      return <CodeSelect {...props} list={field.list} multiple value={value} onChange={onChange} />;
    case 'flag':
      return (
        <Checkbox
          {...ariaOf(props)}
          checked={value === true}
          onChange={({ target }) => onChange(target.checked ? true : undefined)}
        />
      );
    case 'count':
      return (
        <InputNumber
          {...props}
          className="field-number"
          min={field.min}
          max={field.max}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(count) => onChange(count ?? undefined)}
        />
      );
    case 'day':
      return (
        <DateInput {...props} kind="day" ahead={field.ahead ?? false} value={value} onChange={onChange} />
      );
    case 'birthDay':
      return <DateInput {...props} kind="day" value={value} onChange={onChange} />;
    case 'instant':
      return (
        <DateInput {...props} kind="instant" ahead={field.ahead ?? false} value={value} onChange={onChange} />
      );
    case 'story':
      return (
        <StoryArea
          {...props}
          rows={3}
          maxRows={14}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'lines':
      return (
        <StoryArea
          {...props}
          rows={2}
          maxRows={10}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value.split('\n'))}
        />
      );
    case 'rows':
      return (
        <RowsInput
          {...(props.id === undefined ? {} : { id: props.id })}
          name={name}
          fields={field.fields}
          maxItems={field.maxItems}
          renderCell={(column, cell, input) => <FieldInput {...input} name={column} field={cell} />}
          value={value}
          onChange={onChange}
        />
      );
    case 'line':
      return list === undefined && field.max > oneLine ? (
        <StoryArea
          {...props}
          data-line
          rows={1}
          maxRows={8}
          value={textOf(value)}
          // It wraps, and stays one line.
          onChange={({ target }) => onChange(target.value.replaceAll(/[\r\n]+/gu, ' '))}
        />
      ) : (
        line(field.type)
      );
    case 'name':
    case 'phone':
    case 'idNumber':
    case 'division':
      return line(field.type);
  }
}

function ariaOf({ placeholder: _, status: __, ...aria }: Omit<InputProps, 'value' | 'onChange'>) {
  return aria;
}
