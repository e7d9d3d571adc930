import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../../main/contract/routes/today.ts';
import { useRoute } from '../../api/hooks.ts';
import { useHashPath } from '../../components/use-hash-path.ts';

/** What is asked of this station, in amber; the rest is news. */
const asked: ReadonlySet<Waiting['kind']> = new Set([
  'offers',
  'proposals',
  'leftBehind',
  'urged',
  'held',
  'receipts',
  'unsigned',
]);
/** What is dealt with on the page of the exchange. */
const exchanged: ReadonlySet<Waiting['kind']> = new Set(['held', 'receipts', 'unsigned']);

/** What stands between the two levels: a line for each kind, which leads to the matter or the list. */
export function WaitingLines() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const { data } = useRoute('today.waiting', {}, { refetchIntervalMs: 60_000 });
  const lines = data?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <ul className="today-list today-waiting" aria-label={t('waiting.title')}>
      {lines.map(({ kind, count, only }) => (
        <li key={kind}>
          <button
            type="button"
            className="today-row"
            onClick={() => navigate(exchanged.has(kind) ? '/exchange' : `/matters/${only?.matterId ?? ''}`)}
          >
            <span className={asked.has(kind) ? 'due-soon' : ''}>{t(`waiting.${kind}`, { count })}</span>
            <span>{only?.registrationNo}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
