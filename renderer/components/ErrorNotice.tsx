import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../api/call-error.ts';
import { common } from '../i18n/zh-CN/common.ts';

interface ErrorNoticeProps {
  readonly error: CallError;
}

/** What happened, what was kept and what to do, made from the error's code and params; for a weak secret also why. */
export function ErrorNotice({ error }: ErrorNoticeProps) {
  const { t } = useTranslation(['errors', 'common']);
  const reasons = error.issues.flatMap(({ code, params }) =>
    isWeakness(code) ? [t(`common:weakness.${code}`, { ...params })] : [],
  );
  return (
    <Alert
      type="error"
      showIcon
      title={t(error.code, error.params)}
      description={reasons.length > 0 && reasons.join(' · ')}
    />
  );
}

/** The same sentence without a frame: in a table of many files, thirty boxes hide what they say. */
export function ErrorWords({ error }: ErrorNoticeProps) {
  const { t } = useTranslation('errors');
  return t(error.code, error.params);
}

function isWeakness(code: string): code is keyof typeof common.weakness {
  return Object.hasOwn(common.weakness, code);
}
