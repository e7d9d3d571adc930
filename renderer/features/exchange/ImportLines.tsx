import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchPreview, FileOutcome } from '../../../main/contract/routes/exchange.ts';
import { placeOfFault } from '../../../main/contract/result.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import type { CallError } from '../../api/call-error.ts';
import { refusalOf } from '../../api/use-work.ts';
import { ErrorWords } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useRecordCounts } from '../../components/use-record-counts.ts';
import { useImportSentence } from './use-import-sentence.ts';

/** One of the files that a person brought: before, what it holds; afterwards, what became of it. */
export interface Line {
  readonly key: string;
  readonly name: string;
  /** Null: it did not get here, see `error`. */
  readonly fileId: string | null;
  readonly preview: BatchPreview | null;
  readonly error: CallError | null;
  /** The name under which the same content was brought before. */
  readonly sameAs: string | null;
  readonly outcome: FileOutcome | null;
}

/** Can be taken in, and was not begun yet. */
export function isWaiting({ preview, sameAs, outcome }: Line): boolean {
  if (!preview || preview.state === 'failed' || sameAs !== null) return false;
  return outcome === null || outcome.error?.code === 'CANCELLED';
}

export interface ImportTally {
  readonly imported: number;
  readonly held: number;
  readonly known: number;
  readonly refused: number;
  readonly left: number;
}

/** What became of all of them; each file counts once. */
export function tallyOf(lines: readonly Line[]): ImportTally {
  const tally = { imported: 0, held: 0, known: 0, refused: 0, left: 0 };
  for (const line of lines) tally[partOf(line)] += 1;
  return tally;
}

function partOf(line: Line): keyof ImportTally {
  const { outcome, sameAs } = line;
  if (sameAs !== null) return 'known';
  if (isWaiting(line)) return 'left';
  switch (outcome?.result?.state) {
    case 'imported':
      return 'imported';
    case 'quarantine':
      return 'held';
    case 'duplicate':
      return 'known';
    case undefined:
      return 'refused';
  }
}

/** What needs a look stands on top; then by station and number. */
function inOrder(lines: readonly Line[]): Line[] {
  return lines.toSorted(
    (a, b) =>
      urgencyOf(a) - urgencyOf(b) ||
      (a.preview?.from?.name ?? '').localeCompare(b.preview?.from?.name ?? '') ||
      (a.preview?.seq ?? 0) - (b.preview?.seq ?? 0),
  );
}

function urgencyOf({ preview, sameAs }: Line): number {
  if (sameAs !== null) return 3;
  if (!preview || preview.state === 'failed') return 0;
  return preview.state === 'quarantine' ? 1 : preview.state === 'ready' ? 2 : 3;
}

export function ImportLines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('exchange');
  return (
    <Table<Line>
      size="small"
      rowKey="key"
      className="board"
      aria-label={t('import.table')}
      pagination={false}
      dataSource={inOrder(lines)}
      columns={[
        {
          title: t('file'),
          key: 'name',
          ellipsis: true,
          width: '22%',
          render: (_, { name }) => <span title={revealHidden(name)}>{revealHidden(name)}</span>,
        },
        {
          title: t('import.from'),
          key: 'from',
          width: '15%',
          render: (_, { preview }) => preview?.from?.name ?? '',
        },
        { title: t('import.seq'), key: 'seq', width: 76, render: (_, { preview }) => preview?.seq ?? '' },
        {
          title: t('import.writtenAt'),
          key: 'writtenAt',
          width: 150,
          render: (_, { preview }) => preview?.writtenAt && formatInstant(preview.writtenAt),
        },
        { title: t('result'), key: 'result', render: (_, line) => <Standing line={line} /> },
      ]}
    />
  );
}

function Standing({ line }: { readonly line: Line }) {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  const counts = useRecordCounts();
  const { preview, outcome, sameAs } = line;
  if (sameAs !== null) return t('import.sameAs', { name: revealHidden(sameAs) });
  if (isWaiting(line) && outcome !== null) return <span className="due-soon">{t('import.left')}</span>;
  const error = line.error ?? refusedBy(outcome ? outcome.error : (preview?.error ?? null));
  if (error) {
    return (
      <span className="due-over">
        <ErrorWords error={error} />
        <small>{` ${error.code}${placeOfFault(error.params)}`}</small>
      </span>
    );
  }
  if (outcome?.result) {
    const words = sentence(outcome.result);
    return outcome.result.state === 'quarantine' ? <span className="due-soon">{words}</span> : words;
  }
  switch (preview?.state) {
    case 'duplicate':
      return t('import.known');
    case 'quarantine':
      return <span className="due-soon">{t(`import.hold.${preview.hold ?? 'unknown'}`)}</span>;
    case 'ready':
      return preview.newOps === 0
        ? t('import.receiptOnly')
        : t('import.ready', { records: counts(preview.records) });
    case 'failed':
    case undefined:
      return '';
  }
}

function refusedBy(error: FileOutcome['error']): CallError | null {
  return error && refusalOf(error);
}
