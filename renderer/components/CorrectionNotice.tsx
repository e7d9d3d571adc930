import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatLocalDate } from '../../main/contract/values/local-date.ts';
import { useRoute } from '../api/hooks.ts';
import { useHashPath } from './use-hash-path.ts';
import { useLabels } from './use-labels.ts';

/** Says at once, on the record itself, that it has made a signed zero report untrue, and leads to the correction. */
export function CorrectionNotice({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const days = useRoute('report.toCorrect', { recordId }).data?.days ?? [];
  return days.map(({ day, untrue }) => (
    <Alert
      key={day}
      type="error"
      className="correction-notice"
      role="alert"
      title={t(`untrue.${untrue}`, { day: formatLocalDate(day, language) })}
      action={
        <Button size="small" danger onClick={() => navigate(`/reports/sign/${day}`)}>
          {t('untrue.correct')}
        </Button>
      }
    />
  ));
}
