import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateOf, partsOf } from '../../../main/contract/values/local-date.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { useHashPath } from '../../components/use-hash-path.ts';

/** The State Council's notice for the next year usually comes in November. */
const noticeMonth = 11;

/** Late in the year the dates of new matters lie in the next one: whoever enters its holidays for all is reminded. */
export function CalendarNotice() {
  const { t } = useTranslation('today');
  const { roles, stationKind } = useSession();
  const [, navigate] = useHashPath();
  const [{ year, month }] = useState(() => partsOf(localDateOf(Date.now())));
  const isAsked = month >= noticeMonth && stationKind !== 'village' && roles.includes('admin');
  const { data } = useRoute('calendar.get', isAsked ? { year: year + 1 } : null);
  if (data?.origin !== 'provisional') return null;
  return (
    <Alert
      type="info"
      showIcon
      className="today-notice"
      title={t('calendar.missing', { year: data.year })}
      action={
        <Button size="small" onClick={() => navigate('/settings/calendar')}>
          {t('calendar.enter')}
        </Button>
      }
    />
  );
}
