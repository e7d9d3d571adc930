import { Card, Empty, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Owed } from '../../../main/contract/routes/today.ts';
import { urgeAbout } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { useRoute } from '../../api/hooks.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { BackupPanel, ExchangePanel, IncidentPanel, QuickEntry, ReportPanel, SlipPanel } from './panels.tsx';
import { CalendarNotice } from './CalendarNotice.tsx';
import { RenewalNotices } from './RenewalNotices.tsx';
import './today.css';

/** The screen on which each kind is dealt with. */
const opens = {
  notice: 'matters',
  handle: 'matters',
  unitReply: 'matters',
  serve: 'matters',
  urge: 'matters',
  dispute: 'disputes',
  incomplete: 'contacts',
} as const;
/** What binds by law; the other dates were set by a person. */
const byLaw: ReadonlySet<Owed['kind']> = new Set(['notice', 'handle']);

/** What we owe today, and the few things that are done every day. */
export function TodayScreen() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const { data, error } = useRoute('today.owed', {}, { refetchIntervalMs: 60_000 });
  return (
    <>
      <PageTitle title={t('title')} />
      <RenewalNotices />
      <CalendarNotice />
      <div className="today">
        <section aria-label={t('owed')}>
          {error && <ErrorNotice error={error} />}
          {data?.firstDay && <FirstDay />}
          {data && !data.firstDay && data.owed.length === 0 && (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')} />
          )}
          {data && data.owed.length > 0 && (
            <>
              <ul className="today-list" aria-label={t('table')}>
                {data.owed.map((row) => (
                  <li key={`${row.kind} ${row.id} ${row.what}`}>
                    <OwedRow row={row} onOpen={() => navigate(`/${opens[row.kind]}/${row.id}`)} />
                  </li>
                ))}
              </ul>
              {data.total > data.owed.length && (
                <Typography.Text type="secondary">
                  {t('total', { total: data.total, shown: data.owed.length })}
                </Typography.Text>
              )}
            </>
          )}
        </section>
        <div className="today-side">
          <ReportPanel />
          <QuickEntry />
          <SlipPanel />
          <ExchangePanel />
          <IncidentPanel />
          <BackupPanel />
        </div>
      </div>
    </>
  );
}

function OwedRow({ row, onOpen }: { readonly row: Owed; readonly onOpen: () => void }) {
  const { t } = useTranslation('today');
  const { language } = useLabels();
  const what = row.kind === 'urge' && row.what !== null ? labelOf(urgeAbout, row.what, language) : row.what;
  const about = [what, row.summary].filter(Boolean).join('　');
  return (
    <button type="button" className="today-row" onClick={onOpen}>
      <span>{t(`kinds.${row.kind}`)}</span>
      <span>{row.no}</span>
      <span title={row.who}>{row.who}</span>
      <span title={about}>{about}</span>
      {row.dueOn === null ? (
        <span className="due-later">{row.kind === 'incomplete' && t('noDate')}</span>
      ) : (
        <DueDate
          on={row.dueOn}
          warnOn={row.warnOn}
          target={!byLaw.has(row.kind)}
          provisional={row.provisional}
        />
      )}
    </button>
  );
}

function FirstDay() {
  const { t } = useTranslation('today');
  return (
    <Card title={t('first.title')}>
      <ol>
        <li>{t('first.one')}</li>
        <li>{t('first.two')}</li>
        <li>{t('first.three')}</li>
      </ol>
    </Card>
  );
}
