import { Alert, Button, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandlerResult, RouteOutput } from '../../../main/contract/index.ts';
import { useRoute } from '../../api/hooks.ts';
import type { Steps } from '../../api/use-work.ts';
import { saveFile } from '../../components/save-file.ts';

type Exported = HandlerResult<'exchange.export'>;
type Place = RouteOutput<'exchange.places'>['places'][number];

/** Sticks and second disks now attached; asked again by a button, because asking is slow on an old PC. */
export function usePlaces(): { readonly places: readonly Place[]; readonly look: () => void } {
  const { data, refetch } = useRoute('exchange.places', {});
  return { places: data?.places ?? [], look: () => void refetch() };
}

interface PlaceChoiceProps {
  readonly value: string | null;
  readonly onChange: (place: string | null) => void;
}

/** Where a file is to go: a stick, where the program proves what it wrote, or a download. */
export function PlaceChoice({ value, onChange }: PlaceChoiceProps) {
  const { t } = useTranslation('exchange');
  const { places, look } = usePlaces();
  return (
    <div className="exchange-places">
      <Radio.Group
        aria-label={t('place.label')}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : String(target.value))}
        options={[
          ...places.map(({ path, label, kind }) => ({ value: path, label: t(`place.${kind}`, { label }) })),
          { value: '', label: t('place.download') },
        ]}
      />
      <Button size="small" onClick={look}>
        {t('place.look')}
      </Button>
      {!places.some(({ kind }) => kind === 'volume') && (
        <Typography.Text type="secondary">{t('place.none')}</Typography.Text>
      )}
    </div>
  );
}

/** Hands the file to the person, unless the program has put it on a stick already. */
export async function deliver<E extends Pick<Exported, 'fileId' | 'fileName'>>(
  { client }: Steps,
  exported: E & { readonly savedTo?: string | null },
): Promise<E> {
  if (!exported.savedTo) saveFile(await client.getFile(exported.fileId), exported.fileName);
  return exported;
}

const savedHow = { volume: 'saved', outbox: 'savedToOutbox', mailbox: 'savedToMailbox' } as const;

interface DeliveredNoticeProps {
  readonly exported: { readonly fileName: string; readonly savedTo?: string | null };
}

export function DeliveredNotice({ exported: { fileName, savedTo } }: DeliveredNoticeProps) {
  const { t } = useTranslation('exchange');
  const { places } = usePlaces();
  const kind = savedTo && places.find(({ path }) => savedTo.startsWith(path))?.kind;
  const how = savedTo ? savedHow[kind || 'volume'] : 'downloaded';
  return <Alert type="success" showIcon title={t(`place.${how}`, { fileName })} />;
}
