import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { localDateOf } from '../../main/contract/values/local-date.ts';
import { useSession } from '../api/api-context.tsx';
import { useRoute } from '../api/hooks.ts';
import { useHashPath } from '../components/use-hash-path.ts';

/** Always true and always visible: what the township has not signed for, and when something was sent last. */
export function ExchangeState() {
  const { t } = useTranslation('frame');
  const [, navigate] = useHashPath();
  const { stationKind } = useSession();
  const { data } = useRoute('exchange.status', stationKind === 'village' ? {} : null);
  if (!data) return null;
  const waiting = data.records.reduce((sum, { count }) => sum + count, 0);
  const last = data.lastExportAt === null ? t('exchange.never') : localDateOf(data.lastExportAt).slice(5);
  return (
    <Button type="text" className="frame-exchange" onClick={() => navigate('/exchange')}>
      {data.overdue && (
        <span className={data.overdue.light === 'red' ? 'due-over' : 'due-soon'}>
          {t('exchange.overdue', { days: data.overdue.workingDays })}
        </span>
      )}
      {t('exchange.state', { waiting, last })}
    </Button>
  );
}
