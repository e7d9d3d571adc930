import { Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Block, FileInput } from './parts.tsx';
import { useImportSentence, type ImportResult } from './use-import-sentence.ts';
import { importFile, useTask } from './use-task.ts';

interface Line {
  readonly key: number;
  readonly name: string;
  readonly result: ImportResult | null;
  readonly error: CallError | null;
}

export function ImportBlock() {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const take = useTask(async (client, files: readonly File[]) => {
    const put = (line: Line) =>
      setLines((known) => known.map((other) => (other.key === line.key ? line : other)));
    const waiting = files.map(({ name }, key): Line => ({ key, name, result: null, error: null }));
    setLines(waiting);
    // One after the other: a later batch may need what an earlier one brings.
    for (const [key, file] of files.entries()) {
      const line: Line = { key, name: file.name, result: null, error: null };
      try {
        put({ ...line, result: await importFile(client, file) });
      } catch (error) {
        put({ ...line, error: toCallError(error) });
      }
    }
  });
  return (
    <Block title={t('import.title')}>
      <FileInput
        once
        multiple
        label={t('import.file')}
        disabled={take.isPending}
        onChosen={(files) => take.mutate(files)}
      />
      {lines.length > 0 && (
        <Table<Line>
          size="small"
          rowKey="key"
          aria-label={t('import.table')}
          pagination={false}
          dataSource={lines}
          columns={[
            { title: t('file'), dataIndex: 'name' },
            {
              title: t('result'),
              key: 'result',
              render: (_, { result, error }) => {
                if (error) return <ErrorNotice error={error} />;
                return result ? sentence(result) : t('import.running');
              },
            },
          ]}
        />
      )}
    </Block>
  );
}
