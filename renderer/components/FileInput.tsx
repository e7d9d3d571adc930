import { Button, Typography } from 'antd';
import { useRef, useState } from 'react';

interface FileInputProps {
  readonly label: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** Empties the input after a choice, so that the same file can be chosen once more. */
  readonly once?: boolean;
  readonly onChosen: (files: readonly File[]) => void;
}

/** A button that asks for files: the browser's own speaks the system's language, which may not be ours. */
export function FileInput({
  label,
  multiple = false,
  disabled = false,
  once = false,
  onChosen,
}: FileInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  return (
    <div className="file-input">
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        multiple={multiple}
        disabled={disabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (once) target.value = '';
          else setName(files.map((file) => file.name).join('、'));
          if (files.length > 0 || !once) onChosen(files);
        }}
      />
      {name !== '' && <Typography.Text type="secondary">{name}</Typography.Text>}
    </div>
  );
}
