import { Alert, Button, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { deliver, DeliveredNotice, PlaceChoice } from './Delivery.tsx';
import { Block } from './parts.tsx';

/** For a village whose PC is gone: first the note with which a new one starts, then all that is held here. */
export function GiveBackBlock() {
  const { t } = useTranslation('exchange');
  const board = useRoute('exchange.board', {});
  const [stationId, setStationId] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const note = useWork(async (steps, id: string) =>
    deliver(steps, await steps.client.call('restore.exportNote', { stationId: id })),
  );
  const pack = useWork(async (steps, id: string) => {
    const { files } = await steps.job('restore.exportPack', { stationId: id, place });
    for (const file of files) await deliver(steps, file);
    return files;
  });
  const stations = new Map((board.data?.stations ?? []).map((row) => [row.stationId, row]));
  const chosen = stationId === null ? undefined : stations.get(stationId);
  return (
    <Block title={t('giveBack.title')}>
      <Typography.Text type="secondary">{t('giveBack.explain')}</Typography.Text>
      {board.error && <ErrorNotice error={board.error} />}
      <Select
        className="give-back-station"
        aria-label={t('giveBack.station')}
        placeholder={t('giveBack.station')}
        value={stationId}
        notFoundContent={t('giveBack.none')}
        options={[...stations.values()].map((row) => ({ value: row.stationId, label: row.name }))}
        onChange={setStationId}
      />
      {chosen && (
        <>
          <Typography.Text>
            {chosen.keepSafe.count > 0
              ? t('giveBack.keepSafe', { count: chosen.keepSafe.count })
              : t('giveBack.noKeepSafe')}
          </Typography.Text>
          <Button loading={note.isPending} onClick={() => note.start(chosen.stationId)}>
            {t('giveBack.note')}
          </Button>
          <Typography.Text type="secondary">{t('giveBack.noteHint')}</Typography.Text>
          {note.error && <ErrorNotice error={note.error} />}
          {note.data && <DeliveredNotice exported={note.data} />}
          <PlaceChoice value={place} onChange={setPlace} />
          <Button loading={pack.isPending} onClick={() => pack.start(chosen.stationId)}>
            {t('giveBack.pack')}
          </Button>
          <Typography.Text type="secondary">{t('giveBack.packHint')}</Typography.Text>
          <WorkProgressBar work={pack} />
          {pack.error && <ErrorNotice error={pack.error} />}
          {pack.data?.map((file) => (
            <DeliveredNotice key={file.fileId} exported={file} />
          ))}
          {pack.data && <Alert type="info" title={t('giveBack.done', { count: pack.data.length })} />}
        </>
      )}
    </Block>
  );
}
