import { Alert, Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportDayState } from '../../../main/terms/report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { formatSlot, signPath, slotKey } from '../../components/report-slot.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useRecordCounts } from '../../components/use-record-counts.ts';
import { ContactPrint } from '../../print/ContactPrint.tsx';

const shownSlips = 3;
const shownReports = 4;
const shownIncidents = 3;

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Card size="small" title={title}>
        <div className="today-lines">{children}</div>
      </Card>
    </section>
  );
}

/** The days whose zero report is due, missing, or made untrue by a later entry. */
export function ReportPanel() {
  const { t } = useTranslation('today');
  const { language } = useLabels();
  const [, navigate] = useHashPath();
  const { data, error } = useRoute('report.list', {});
  const open = (data?.days ?? []).filter(
    ({ reportId, needsCorrection }) => reportId === null || needsCorrection,
  );
  const missed = open.filter(({ state }) => state === 'due' || state === 'missing').length;
  return (
    <Panel title={t('report.title')}>
      {error && <ErrorNotice error={error} />}
      {data && open.length === 0 && t('report.none')}
      {missed > 1 && (
        <Button size="small" onClick={() => navigate('/reports/missed')}>
          {t('report.missed', { count: missed })}
        </Button>
      )}
      {open.slice(0, shownReports).map(({ state, needsCorrection, ...slot }) => (
        <div key={slotKey(slot)} className="today-line">
          <span>
            {formatSlot(slot, language)}{' '}
            <span className={state === 'notYet' ? 'due-later' : state === 'due' ? 'due-soon' : 'due-over'}>
              {labelOf(reportDayState, state, language)}
            </span>
          </span>
          <Button
            size="small"
            type={state === 'due' ? 'primary' : 'default'}
            disabled={state === 'notYet'}
            onClick={() => navigate(signPath(slot))}
          >
            {needsCorrection ? t('report.correct') : t('report.sign')}
          </Button>
        </div>
      ))}
    </Panel>
  );
}

export function QuickEntry() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const entries = [
    ['visit', '/contacts/new/visit'],
    ['letter', '/contacts/new/letter'],
    ['call', '/contacts/new/phone'],
    ['dispute', '/disputes/new'],
  ] as const;
  return (
    <Panel title={t('entry.title')}>
      <div className="today-entries">
        {entries.map(([name, path]) => (
          <Button key={name} onClick={() => navigate(path)}>
            {t(`entry.${name}`)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

/** Slips of which nobody has said that the visitor has them. */
export function SlipPanel() {
  const { t } = useTranslation('today');
  const { data } = useRoute('document.pendingSlips', {});
  const slips = data?.slips ?? [];
  if (slips.length === 0) return null;
  return (
    <Panel title={t('slips')}>
      {slips.slice(0, shownSlips).map(({ contactId, registrationNo, sealed }) => (
        <div key={contactId} className="today-line">
          <span>{registrationNo}</span>
          <ContactPrint
            contactId={contactId}
            registrationNo={registrationNo}
            label={t('slipPrint')}
            only={sealed ? 'slip' : undefined}
          />
        </div>
      ))}
      {slips.length > shownSlips && t('slipsMore', { count: slips.length - shownSlips })}
    </Panel>
  );
}

/** What the township has not signed for, and since when. */
export function ExchangePanel() {
  const { t } = useTranslation('today');
  const { stationKind } = useSession();
  const counts = useRecordCounts();
  const [, navigate] = useHashPath();
  const { data } = useRoute('exchange.status', stationKind === 'village' ? {} : null);
  if (!data) return null;
  const { superior, records, waitingSince, overdue } = data;
  return (
    <Panel title={t('exchange.title')}>
      {superior === null && t('exchange.notJoined')}
      {superior !== null && waitingSince === null && t('exchange.clear')}
      {superior !== null && waitingSince !== null && (
        <>
          {overdue && (
            <Alert
              type={overdue.light === 'red' ? 'error' : 'warning'}
              title={t(`exchange.${overdue.light}`, { days: overdue.workingDays })}
            />
          )}
          <div>
            {t('exchange.waiting', { records: counts(records) })}（
            {t('exchange.since', { since: formatInstant(waitingSince) })}）
          </div>
        </>
      )}
      <Button size="small" onClick={() => navigate('/exchange')}>
        {t('exchange.open')}
      </Button>
    </Panel>
  );
}

/** What is odd about the exchange and needs a person, until it is closed. */
export function IncidentPanel() {
  const { t } = useTranslation(['today', 'exchange']);
  const [, navigate] = useHashPath();
  const { data } = useRoute('exchange.incidents', {});
  const open = (data?.incidents ?? []).filter(({ state, isToActOn }) => state === 'open' && isToActOn);
  if (open.length === 0) return null;
  return (
    <Panel title={t('exchange:incidents.title')}>
      {open.slice(0, shownIncidents).map(({ incidentId, kind, stationName }) => (
        <div key={incidentId}>
          {stationName} <span className="due-soon">{t(`exchange:incidents.short.${kind}`)}</span>
        </div>
      ))}
      {open.length > shownIncidents && t('incidentsMore', { count: open.length - shownIncidents })}
      <Button size="small" onClick={() => navigate('/exchange')}>
        {t('incidentsOpen')}
      </Button>
    </Panel>
  );
}

/** When the register was last proved to be safe elsewhere; red after three days. */
export function BackupPanel() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const { data } = useRoute('backup.status', {});
  if (!data) return null;
  return (
    <Panel title={t('backup.title')}>
      {data.light === 'red' ? (
        <Alert
          type="error"
          title={
            data.verifiedAt === null
              ? t('backup.never')
              : t('backup.old', { at: formatInstant(data.verifiedAt) })
          }
        />
      ) : (
        data.verifiedAt !== null && t('backup.last', { at: formatInstant(data.verifiedAt) })
      )}
      <Button size="small" onClick={() => navigate('/settings/backup')}>
        {t('backup.open')}
      </Button>
    </Panel>
  );
}

/** Who can be called today, and whether anybody has to be put down for tomorrow. */
export function DutyPanel() {
  const { t } = useTranslation('today');
  const [, navigate] = useHashPath();
  const { data } = useRoute('duty.today', {});
  if (!data) return null;
  const { today, tomorrowMissing, shift } = data;
  const lines = [
    ['leader', today.values?.leader],
    ['day', today.values?.dayOfficer],
    ['night', today.values?.nightOfficer],
  ] as const;
  return (
    <Panel title={t('duty.title')}>
      {today.values === null && <div className="due-soon">{t('duty.none')}</div>}
      {today.values !== null && (
        <div>
          {lines
            .filter(([, name]) => name !== undefined)
            .map(([name, who]) => `${t(`duty.${name}`)} ${who}`)
            .join('　')}
        </div>
      )}
      {today.values?.dutyPhone !== undefined && (
        <div>{t('duty.phone', { phone: today.values.dutyPhone })}</div>
      )}
      {today.values !== null && tomorrowMissing && <div className="due-soon">{t('duty.tomorrow')}</div>}
      <div className="today-entries">
        {(today.values === null || tomorrowMissing) && (
          <Button size="small" onClick={() => navigate('/duty')}>
            {t('duty.plan')}
          </Button>
        )}
        <Button size="small" onClick={() => navigate(shift ? `/duty/log/${shift.shiftId}` : '/duty/log')}>
          {shift && shift.state !== 'takenOver'
            ? `${t('duty.log')}（${t(`duty.${shift.state}`)}）`
            : t('duty.begin')}
        </Button>
      </div>
    </Panel>
  );
}
