import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCallError, type CallError } from '../api/call-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { isComposing } from './fields/form-keys.ts';

interface MaskedProps {
  readonly label: string;
  readonly masked: string;
  /** Gives the whole number against a reason. */
  readonly reveal: (reason: string) => Promise<string>;
}

/** A number that is shown whole only against a reason, and only until it is hidden again or the page is left. */
export function Masked({ label, masked, reveal }: MaskedProps) {
  const { t } = useTranslation('fields');
  const [value, setValue] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const ready = reason.trim().length >= 2;
  const show = async () => {
    try {
      setValue(await reveal(reason.trim()));
      setAsking(false);
      setReason('');
      setError(null);
    } catch (problem) {
      setError(toCallError(problem));
    }
  };
  if (value !== null) {
    return (
      <span className="tabular">
        {value}
        <Button
          type="text"
          size="small"
          icon={<EyeInvisibleOutlined />}
          aria-label={t('masked.hide', { field: label })}
          onClick={() => setValue(null)}
        />
      </span>
    );
  }
  return (
    <span className="tabular">
      {masked}
      <Popover
        trigger="click"
        open={asking}
        onOpenChange={setAsking}
        content={
          <Space orientation="vertical">
            {error && <ErrorNotice error={error} />}
            <Input
              autoFocus
              value={reason}
              maxLength={200}
              placeholder={t('masked.why')}
              aria-label={t('masked.why')}
              onChange={({ target }) => setReason(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && ready && !isComposing(event)) void show();
              }}
            />
            <Space>
              <Button type="primary" size="small" disabled={!ready} onClick={() => void show()}>
                {t('masked.confirm')}
              </Button>
              <Button size="small" onClick={() => setAsking(false)}>
                {t('masked.cancel')}
              </Button>
            </Space>
          </Space>
        }
      >
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('masked.show', { field: label })}
        />
      </Popover>
    </span>
  );
}
