import { Button, Empty, Flex, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatPeriod, neighbourOf, periodOf } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { officeAct, officeDuty, type OfficeAct } from '../../../main/terms/office-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { OfficeForm } from './OfficeForm.tsx';
import { OfficeTable } from './OfficeTable.tsx';
import '../../components/record.css';
import './duty.css';

/** What is recorded here; instructions and appointments are with the leaders. */
const acts: readonly OfficeAct[] = ['meeting', 'deliberation', 'group', 'publicity', 'infoItem'];

/** Meetings with what they decided, who does what, publicity and information items of a year (F68–F70). */
export function OfficePage() {
  const { t } = useTranslation(['office', 'print']);
  const { language } = useLabels();
  const { stationId, stationName, stationKind } = useSession();
  const [, navigate] = useHashPath();
  const [year, setYear] = useState(() => periodOf('year', dayAhead(0)));
  const [recording, setRecording] = useState<OfficeAct | null>(null);
  const [act, setAct] = useState<OfficeAct | 'all'>('all');
  const [station, setStation] = useState('all');
  const { data, error } = useRoute('office.year', { year: year.id });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const rows = data.records.filter(
    (row) =>
      acts.includes(row.act) &&
      (act === 'all' || row.act === act) &&
      (station === 'all' || row.stationId === station),
  );
  const shownYear = formatPeriod(year, language);
  return (
    <section>
      <PageTitle
        title={t('office:title')}
        action={
          <Flex gap="small">
            <DocumentPrint
              papers={[{ documentKind: 'doorNotice', subjectId: stationId }]}
              label={t('office:printNotice')}
              title={t('print:office.noticePdf', { station: stationName })}
            />
            <DocumentPrint
              papers={[{ documentKind: 'infoItemLog', subjectId: stationId, period: year.id }]}
              label={t('office:printInfoLog')}
              title={t('print:office.infoPdf', { station: stationName, period: shownYear })}
            />
          </Flex>
        }
      />
      <Flex gap="small" align="center" wrap className="list-filters">
        <DutyTabs view="office" />
        <Button aria-label={t('office:before')} onClick={() => setYear(neighbourOf(year, -1))}>
          ‹
        </Button>
        <strong aria-live="polite">{shownYear}</strong>
        <Button aria-label={t('office:after')} onClick={() => setYear(neighbourOf(year, 1))}>
          ›
        </Button>
        <Select<OfficeAct | 'all'>
          className="duty-kind"
          aria-label={t('office:kind')}
          value={act}
          options={[
            { value: 'all', label: t('office:allKinds') },
            ...acts.map((value) => ({ value, label: labelOf(officeAct, value, language) })),
          ]}
          onChange={setAct}
        />
        {stationKind === 'township' && (
          <Select<string>
            className="duty-station"
            aria-label={t('office:station')}
            value={station}
            options={[
              { value: 'all', label: t('office:allStations') },
              ...data.counts.map(({ stationId: value, stationName: label }) => ({ value, label })),
            ]}
            onChange={setStation}
          />
        )}
      </Flex>
      <Flex gap="small" align="center" wrap className="list-filters">
        {acts.map((each) => (
          <Button
            key={each}
            type={each === 'meeting' ? 'primary' : 'default'}
            onClick={() => setRecording(each)}
          >
            {t(`office:forms.${each}`)}
          </Button>
        ))}
        <Counts counts={data.counts.slice(0, 1)} />
      </Flex>
      {recording && (
        <OfficeForm
          key={recording}
          act={recording}
          onDone={() => setRecording(null)}
          onRecorded={(recordId) => navigate(`/duty/office/${recordId}`)}
        />
      )}
      {stationKind === 'township' && data.counts.length > 1 && <ByStation counts={data.counts} />}
      {rows.length === 0 && <Empty description={t('office:none', { year: shownYear })} />}
      {rows.length > 0 && <OfficeTable label={t('office:table')} rows={rows} />}
    </section>
  );
}

type Counted = RouteOutput<'office.year'>['counts'];

function Counts({ counts }: { readonly counts: Counted }) {
  const { t } = useTranslation('office');
  return counts.map(({ stationId, specialMeetings, infoItems }) => (
    <span key={stationId}>
      <Tag>{t('specialMeetings', { count: specialMeetings, least: officeDuty.specialMeetings })}</Tag>
      <Tag>{t('infoItems', { count: infoItems, least: officeDuty.infoItems })}</Tag>
    </span>
  ));
}

/** What each station has held and sent, against what is owed a year: a duty of offices. */
function ByStation({ counts }: { readonly counts: Counted }) {
  const { t } = useTranslation('office');
  return (
    <table className="duty-table" aria-label={t('byStation')}>
      <thead>
        <tr>
          <th scope="col">{t('station')}</th>
          <th scope="col">{t('meetings')}</th>
          <th scope="col">{t('items')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ stationId, stationName, specialMeetings, infoItems }) => (
          <tr key={stationId}>
            <th scope="row">{stationName}</th>
            <td>{t('times', { count: specialMeetings })}</td>
            <td>{t('pieces', { count: infoItems })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
