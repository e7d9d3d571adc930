import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxFilesAtOnce } from '../../../main/terms/exchange.ts';
import type { CallError } from '../../api/call-error.ts';
import { toCallError } from '../../api/call-error.ts';
import { useWork, type Steps, type WorkProgress } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { useDrop } from '../../components/use-drop.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { usePlaces } from './Delivery.tsx';
import { ImportLines, isWaiting, tallyOf, type Line } from './ImportLines.tsx';
import { Block } from './parts.tsx';

/** Files that a person chose, or a stick to be searched for them. */
type Source = readonly File[] | string;

interface Brought {
  readonly name: string;
  /** Null: it did not even get here. */
  readonly fileId: string | null;
  readonly error: CallError | null;
}

/** Brings the files one after the other; one that cannot be read keeps no other waiting. */
async function bring(steps: Steps, source: Source): Promise<Brought[]> {
  if (typeof source === 'string') {
    const { files } = await steps.job('exchange.collect', { place: source });
    return files.slice(0, maxFilesAtOnce).map((file) => ({ ...file, error: null }));
  }
  const files = source.slice(0, maxFilesAtOnce);
  const brought: Brought[] = [];
  for (const file of files) {
    steps.signal.throwIfAborted();
    steps.progress({ done: brought.length, total: files.length, step: 'bring' });
    brought.push(await bringOne(steps, file));
  }
  return brought;
}

async function bringOne({ client }: Steps, file: File): Promise<Brought> {
  try {
    return { name: file.name, fileId: await client.putFile(file), error: null };
  } catch (error) {
    const refused = toCallError(error);
    if (refused.code === 'SESSION_REQUIRED') throw refused;
    return { name: file.name, fileId: null, error: refused };
  }
}

/** What each file holds. The same content under two names is asked about once. */
async function lookAt(steps: Steps, brought: readonly Brought[]): Promise<Line[]> {
  const fileIds = [...new Set(brought.flatMap(({ fileId }) => fileId ?? []))];
  const { files } = fileIds.length === 0 ? { files: [] } : await steps.job('exchange.preview', { fileIds });
  const previews = new Map(files.map((preview) => [preview.fileId, preview]));
  const names = new Map<string, string>();
  return brought.map(({ name, fileId, error }, index): Line => {
    const sameAs = fileId === null ? undefined : names.get(fileId);
    if (fileId !== null && sameAs === undefined) names.set(fileId, name);
    const preview = fileId === null ? null : (previews.get(fileId) ?? null);
    return { key: `${index} ${name}`, name, fileId, preview, error, sameAs: sameAs ?? null, outcome: null };
  });
}

/** Files come in, are shown, and only then are taken in: all at once, each for itself. */
export function ImportBlock({ kind }: { readonly kind: 'batches' | 'receipts' }) {
  const { t } = useTranslation('exchange');
  const { places, look } = usePlaces();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const read = useWork(async (steps, source: Source) => {
    setLines([]);
    const brought = await bring(steps, source);
    setLines(await lookAt(steps, brought));
    return { found: brought.length, isCut: typeof source !== 'string' && source.length > brought.length };
  });
  const take = useWork(async ({ job }, fileIds: readonly string[]) => {
    const { files } = await job('exchange.import', { fileIds: [...fileIds] });
    const outcomes = new Map(files.map((outcome) => [outcome.fileId, outcome]));
    setLines((known) =>
      known.map((line) => ({ ...line, outcome: outcomes.get(line.fileId ?? '') ?? line.outcome })),
    );
  });
  const isBusy = read.isPending || take.isPending;
  const start = (files: readonly File[]) => {
    if (isBusy || files.length === 0) return;
    take.reset();
    read.start(files);
  };
  const { isOver, handlers } = useDrop(start);
  const waiting = lines.filter(isWaiting).flatMap(({ fileId }) => fileId ?? []);
  const isBegun = lines.some(({ outcome }) => outcome !== null);
  const words = ({ done, total, step }: WorkProgress): string => {
    const known = steps.find((name) => name === step);
    return known ? t(`import.steps.${known}`, { done, total }) : '';
  };
  return (
    <Block title={t(`${kind}.title`)}>
      <div className={isOver ? 'import-drop import-over' : 'import-drop'} {...handlers}>
        <Flex gap="small" align="center" wrap>
          <FileInput once multiple label={t(`${kind}.file`)} disabled={isBusy} onChosen={start} />
          {places.map((place) =>
            place.kind !== 'volume' ? null : (
              <Button key={place.path} disabled={isBusy} onClick={() => read.start(place.path)}>
                {t('place.read', { label: place.label })}
              </Button>
            ),
          )}
          <Button size="small" onClick={look}>
            {t('place.look')}
          </Button>
          <Typography.Text type="secondary">{t(isOver ? 'import.drop' : 'import.dropHint')}</Typography.Text>
        </Flex>
      </div>
      <WorkProgressBar work={read} words={words} />
      <WorkProgressBar work={take} words={words} />
      {read.error && read.error.code !== 'CANCELLED' && <ErrorNotice error={read.error} />}
      {take.error && <ErrorNotice error={take.error} />}
      {read.data?.found === 0 && <Typography.Text>{t('import.nothingFound')}</Typography.Text>}
      {read.data?.isCut && (
        <Alert type="warning" showIcon title={t('import.tooMany', { max: maxFilesAtOnce })} />
      )}
      {isBegun && !take.isPending && <Summary lines={lines} />}
      {waiting.length > 0 && (
        <Button type="primary" loading={take.isPending} onClick={() => take.start(waiting)}>
          {t(isBegun && !take.isPending ? 'import.goOn' : 'import.take', { total: waiting.length })}
        </Button>
      )}
      {lines.length > 0 && <ImportLines lines={lines} />}
    </Block>
  );
}

const steps = ['bring', 'collect', 'read', 'import'] as const;

/** All of them in one sentence: with thirty lines nobody counts. */
function Summary({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('exchange');
  const tally = tallyOf(lines);
  const parts = (['imported', 'held', 'known', 'left', 'refused'] as const)
    .filter((part) => tally[part] > 0)
    .map((part) => t(`import.sum.${part}`, { count: tally[part] }));
  const isWhole = tally.refused === 0 && tally.left === 0 && tally.held === 0;
  return (
    <Alert
      type={isWhole ? 'success' : 'warning'}
      showIcon
      title={t('import.sum.all', { parts: parts.join(t('import.comma')) })}
    />
  );
}
