import { Input } from 'antd';
import type { ComponentProps } from 'react';

interface StoryAreaProps extends Omit<ComponentProps<typeof Input.TextArea>, 'autoSize' | 'rows' | 'style'> {
  readonly rows: number;
  readonly maxRows: number;
  /** It holds one line: Enter moves on. */
  readonly 'data-line'?: true;
}

/** Grows with its text by layout alone: antd's `autoSize` leaves a copy of the last text in a hidden field of the page. */
export function StoryArea({ rows, maxRows, ...props }: StoryAreaProps) {
  return (
    <Input.TextArea
      {...props}
      rows={rows}
      style={{
        fieldSizing: 'content',
        resize: 'none',
        minHeight: `calc(${rows}lh + 10px)`,
        maxHeight: `calc(${maxRows}lh + 10px)`,
      }}
    />
  );
}
