import { Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchPreview, FileOutcome } from '../../../main/contract/routes/exchange.ts';
import { refusalOf, useWork, type Steps } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { usePlaces } from './Delivery.tsx';
import { Block } from './parts.tsx';
import { useImportSentence } from './use-import-sentence.ts';
import { useRecordCounts } from '../../components/use-record-counts.ts';

/** Files that a person chose, or a stick to be searched for them. */
type Source = readonly File[] | string;

interface Line {
  readonly fileId: string;
  readonly name: string;
  readonly preview: BatchPreview;
  readonly outcome: FileOutcome | null;
}

async function bring({ client, job }: Steps, source: Source): Promise<{ fileId: string; name: string }[]> {
  if (typeof source === 'string') return (await job('exchange.collect', { place: source })).files;
  const brought: { fileId: string; name: string }[] = [];
  for (const file of source) brought.push({ fileId: await client.putFile(file), name: file.name });
  return brought;
}

/** Files come in, are shown, and only then are taken in: all at once, each for itself. */
export function ImportBlock({ kind }: { readonly kind: 'batches' | 'receipts' }) {
  const { t } = useTranslation('exchange');
  const { places, look } = usePlaces();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const read = useWork(async (steps, source: Source) => {
    setLines([]);
    const brought = await bring(steps, source);
    if (brought.length === 0) return 0;
    const fileIds = brought.map(({ fileId }) => fileId);
    const { files } = await steps.job('exchange.preview', { fileIds });
    const shown = brought.flatMap((file, index): Line[] => {
      const preview = files[index];
      return preview ? [{ ...file, preview, outcome: null }] : [];
    });
    setLines(shown);
    return shown.length;
  });
  const take = useWork(async ({ job }, fileIds: readonly string[]) => {
    const { files } = await job('exchange.import', { fileIds: [...fileIds] });
    const outcomes = new Map(files.map((outcome) => [outcome.fileId, outcome]));
    setLines((known) => known.map((line) => ({ ...line, outcome: outcomes.get(line.fileId) ?? null })));
  });
  const isBusy = read.isPending || take.isPending;
  const waiting = lines.filter(({ preview, outcome }) => !outcome && preview.state !== 'failed');
  return (
    <Block title={t(`${kind}.title`)}>
      <Flex gap="small" align="center" wrap>
        <FileInput
          once
          multiple
          label={t(`${kind}.file`)}
          disabled={isBusy}
          onChosen={(files) => read.start(files)}
        />
        {places.map(({ path, label, kind }) =>
          kind === 'outbox' ? null : (
            <Button key={path} disabled={isBusy} onClick={() => read.start(path)}>
              {t('place.read', { label })}
            </Button>
          ),
        )}
        <Button size="small" onClick={look}>
          {t('place.look')}
        </Button>
      </Flex>
      <WorkProgressBar work={read} />
      <WorkProgressBar work={take} />
      {read.error && <ErrorNotice error={read.error} />}
      {take.error && <ErrorNotice error={take.error} />}
      {read.data === 0 && <Typography.Text>{t('import.nothingFound')}</Typography.Text>}
      {lines.length > 0 && <Lines lines={lines} />}
      {waiting.length > 0 && (
        <Button
          type="primary"
          loading={take.isPending}
          onClick={() => take.start(waiting.map(({ fileId }) => fileId))}
        >
          {t('import.take', { total: waiting.length })}
        </Button>
      )}
    </Block>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('exchange');
  return (
    <Table<Line>
      size="small"
      rowKey="fileId"
      aria-label={t('import.table')}
      pagination={false}
      dataSource={[...lines]}
      columns={[
        { title: t('file'), key: 'name', ellipsis: true, width: '22%', dataIndex: 'name' },
        { title: t('import.from'), key: 'from', render: (_, { preview }) => preview.from?.name ?? '' },
        { title: t('import.seq'), key: 'seq', width: 76, render: (_, { preview }) => preview.seq ?? '' },
        {
          title: t('import.writtenAt'),
          key: 'writtenAt',
          width: 150,
          render: (_, { preview }) => preview.writtenAt && formatInstant(preview.writtenAt),
        },
        {
          title: t('result'),
          key: 'result',
          width: '38%',
          render: (_, { preview, outcome }) => <Standing preview={preview} outcome={outcome} />,
        },
      ]}
    />
  );
}

/** Before: what the file holds. Afterwards: what became of it. */
function Standing({ preview, outcome }: Pick<Line, 'preview' | 'outcome'>) {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  const counts = useRecordCounts();
  const error = outcome ? outcome.error : preview.error;
  if (error) return <ErrorNotice error={refusalOf(error)} />;
  if (outcome?.result) return sentence(outcome.result);
  switch (preview.state) {
    case 'duplicate':
      return t('import.known');
    case 'quarantine':
      return t('import.closed');
    case 'ready':
    case 'failed':
      return preview.newOps === 0
        ? t('import.receiptOnly')
        : t('import.ready', { records: counts(preview.records) });
  }
}
