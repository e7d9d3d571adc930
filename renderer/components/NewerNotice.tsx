import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { newerKind, type HistoryEntry } from '../../main/contract/history.ts';

/** A record is never shown as whole while part of it was written by a newer program. */
export function NewerNotice({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation('records');
  if (!entries.some(({ kind }) => kind === newerKind)) return null;
  return <Alert type="warning" showIcon title={t('newer')} />;
}
