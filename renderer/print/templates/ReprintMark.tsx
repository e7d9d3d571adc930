import { useTranslation } from 'react-i18next';

/** 补打 and its number; nothing on the first print. */
export function ReprintMark({ copyNo }: { readonly copyNo: number }) {
  const { t } = useTranslation('print');
  return copyNo > 1 && <strong className="reprint-mark">{t('reprint', { count: copyNo - 1 })}</strong>;
}
