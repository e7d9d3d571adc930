import { Alert, Button, Empty, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { SealedRow } from '../../../main/contract/routes/sealed.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { wholeList } from '../../components/row-source.ts';
import type { Column } from '../../components/table-column.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useOnHidden } from '../../components/use-on-hidden.ts';
import { OpenForm } from './OpenForm.tsx';
import { OpenedRecord } from './OpenedRecord.tsx';
import './sealed.css';

type Opened = RouteOutput<'sealed.open'>;

/** The officers' desk: what lies sealed, and one record at a time while it is being read. */
export function SealedScreen() {
  const [chosen, setChosen] = useState<SealedRow | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => {
    setOpened(null);
    setChosen(null);
  };
  useOnHidden(close);
  if (opened) return <OpenedRecord opened={opened} onClose={close} />;
  if (chosen) return <OpenForm row={chosen} onOpened={setOpened} onBack={close} />;
  return <SealedList onOpen={setChosen} />;
}

function SealedList({ onOpen }: { readonly onOpen: (row: SealedRow) => void }) {
  const { t } = useTranslation('sealed');
  const { data, error } = useRoute('sealed.list', {});
  const columns = useColumns();
  return (
    <section className="sealed-list">
      <PageTitle title={t('desk.title')} />
      <KeyNotice />
      <Typography.Paragraph>{t('desk.explain')}</Typography.Paragraph>
      {error && <ErrorNotice error={error} />}
      {!data && !error && <Spin />}
      {data?.rows.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('desk.empty')} />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          label={t('desk.table')}
          columns={columns}
          rows={wholeList(data.rows)}
          onOpen={onOpen}
          summary={t('desk.total', { total: data.rows.length })}
        />
      )}
    </section>
  );
}

/** Until the own passphrase is set, nothing reaches this officer. */
function KeyNotice() {
  const { t } = useTranslation('sealed');
  const { staffId } = useSession();
  const [, navigate] = useHashPath();
  const { data } = useRoute('sealed.officers', {});
  const own = data?.officers.find((officer) => officer.staffId === staffId);
  if (own?.keySince !== null) return null;
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('desk.noKey')}
      action={
        <Button autoFocus onClick={() => navigate('/settings/sealed')}>
          {t('desk.toSettings')}
        </Button>
      }
    />
  );
}

function useColumns(): readonly Column<SealedRow>[] {
  const { t } = useTranslation('sealed');
  const { language } = useLabels();
  return [
    {
      key: 'registrationNo',
      title: t('desk.columns.registrationNo'),
      width: '12em',
      text: (row) => row.registrationNo,
    },
    {
      key: 'lookupCode',
      title: t('desk.columns.lookupCode'),
      width: '9em',
      text: (row) => formatLookupCode(row.lookupCode),
    },
    { key: 'receivedOn', title: t('desk.columns.receivedOn'), width: '8em', text: (row) => row.receivedOn },
    { key: 'station', title: t('desk.columns.station'), text: (row) => row.stationName, long: true },
    {
      key: 'channel',
      title: t('desk.columns.channel'),
      width: '6em',
      text: (row) => labelOf(channel, row.channel, language),
    },
    {
      key: 'routedOn',
      title: t('desk.columns.routedOn'),
      width: '8em',
      text: (row) => row.routedOn ?? t('desk.notRouted'),
      render: (row) => row.routedOn ?? <span className="due-soon">{t('desk.notRouted')}</span>,
    },
  ];
}
