import type { FormRule } from 'antd';
import { useTranslation } from 'react-i18next';

/** The rule of a field that must not be blank, with its sentence. */
export function useRequired(): (label: string) => FormRule[] {
  const { t } = useTranslation('common');
  return (label) => [{ required: true, whitespace: true, message: t('required', { label }) }];
}
