import { Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../api/call-error.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useRequired } from './use-required.ts';

interface FolderFormProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Of the action that `onChosen` starts. */
  readonly isPending: boolean;
  readonly error: CallError | null;
  readonly onChosen: (path: string) => void;
  readonly onCancel: () => void;
}

/** The full path of a folder, typed: no browser gives one away. */
export function FolderForm({ name, label, hint, isPending, error, onChosen, onCancel }: FolderFormProps) {
  const { t } = useTranslation('common');
  const required = useRequired();
  const refused = error === null ? null : refusedPath(error);
  return (
    <Form<{ path: string }> name={name} layout="vertical" onFinish={({ path }) => onChosen(path)}>
      <Form.Item
        name="path"
        label={label}
        rules={required(label)}
        extra={hint}
        {...(refused === null ? {} : { validateStatus: 'error', help: t(`folder.refused.${refused}`) })}
      >
        <Input maxLength={1000} autoComplete="off" autoFocus />
      </Form.Item>
      {error && refused === null && <ErrorNotice error={error} />}
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </Flex>
    </Form>
  );
}

const refusals = ['ABSOLUTE', 'MISSING', 'INSIDE_DATA', 'SAME'] as const;

function refusedPath({ issues }: CallError): (typeof refusals)[number] | null {
  return refusals.find((known) => issues.some(({ code }) => code === known)) ?? null;
}
