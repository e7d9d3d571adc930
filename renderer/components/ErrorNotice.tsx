import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../api/call-error.ts';

interface ErrorNoticeProps {
  readonly error: CallError;
}

/** What happened, what was kept and what to do, in one sentence made from the error's code and params. */
export function ErrorNotice({ error }: ErrorNoticeProps) {
  const { t } = useTranslation('errors');
  return <Alert type="error" showIcon title={t(error.code, error.params)} />;
}
