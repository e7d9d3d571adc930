import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowFields } from '../../../main/terms/fields.ts';
import { useLabels } from '../use-labels.ts';
import type { InputProps } from './input-props.ts';
import { rowsOf } from './rows.ts';

interface RowsInputProps extends Pick<InputProps, 'id' | 'value' | 'onChange'> {
  readonly name: string;
  readonly fields: RowFields;
  readonly maxItems: number;
  readonly renderCell: (column: string, field: RowFields[string], input: InputProps) => ReactNode;
}

/** A small table: one line for each representative, material or procedure. */
export function RowsInput({ id, name, fields, maxItems, renderCell, value, onChange }: RowsInputProps) {
  const { t } = useTranslation('fields');
  const labels = useLabels();
  const rows = rowsOf(value);
  const columns = Object.entries(fields).map(([column, field]) => ({
    column,
    field,
    label: labels.field(`rows.${name}.${column}`),
  }));
  const table = useRef<HTMLDivElement>(null);
  /** Where the cursor belongs once the rows are drawn anew: a row was added to be filled in, and a removed one had it. */
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current !== null) table.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });
  const replace = (at: number, column: string, cell: unknown) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [column]: cell } : row)));
  return (
    <div ref={table} className="rows-input">
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map(({ column, label }) => (
                <th key={column} scope="col">
                  {label}
                </th>
              ))}
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- Rows have no identity but their place.
              <tr key={index}>
                {columns.map(({ column, field, label }) => (
                  <td key={column}>
                    {renderCell(column, field, {
                      value: row[column],
                      onChange: (cell) => replace(index, column, cell),
                      'aria-label': t('form.cell', {
                        field: labels.field(name),
                        row: index + 1,
                        column: label,
                      }),
                    })}
                  </td>
                ))}
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('form.removeRow', { row: index + 1 })}
                    onClick={() => {
                      next.current = ':scope > button';
                      onChange(rows.filter((_, other) => other !== index));
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        id={id}
        size="small"
        aria-label={`${labels.field(name)} ${t('form.addRow')}`}
        disabled={rows.length >= maxItems}
        onClick={() => {
          next.current = 'tbody tr:last-child :is(input, textarea)';
          onChange([...rows, {}]);
        }}
      >
        {t('form.addRow')}
      </Button>
    </div>
  );
}
