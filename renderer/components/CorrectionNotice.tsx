import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../api/hooks.ts';
import { formatSlot, signPath, slotKey } from './report-slot.ts';
import { useHashPath } from './use-hash-path.ts';
import { useLabels } from './use-labels.ts';

/** Says at once, on the record itself, that it has made a signed zero report untrue, and leads to the correction. */
export function CorrectionNotice({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const days = useRoute('report.toCorrect', { recordId }).data?.days ?? [];
  return days.map(({ untrue, ...slot }) => (
    <Alert
      key={slotKey(slot)}
      type="error"
      className="correction-notice"
      role="alert"
      title={t(`untrue.${untrue}`, { day: formatSlot(slot, language) })}
      action={
        <Button size="small" danger onClick={() => navigate(signPath(slot))}>
          {t('untrue.correct')}
        </Button>
      }
    />
  ));
}
