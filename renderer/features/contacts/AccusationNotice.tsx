import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';

/** Shown before anything of an accusation is typed: a village can neither keep it safe nor may it see it (Regs 2022 Art 30). */
export function AccusationNotice() {
  const { t } = useTranslation('contacts');
  const { data } = useRoute('station.get', {});
  const contact = data?.profile.disciplineContact || t('form.accusationNoContact');
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('form.accusationTitle')}
      description={t('form.accusation', { contact })}
    />
  );
}
