import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { FileInput } from '../../components/FileInput.tsx';

type Note = RouteOutput<'restore.readNote'>;

interface NoteStepProps {
  readonly onBack: () => void;
  readonly onRead: (fileId: string, note: Note) => void;
}

/** The township's note says which station goes on here; people look at it before anything is made. */
export function NoteStep({ onBack, onRead }: NoteStepProps) {
  const { t } = useTranslation(['setup', 'common']);
  const read = useWork(async ({ client }, file: File) => {
    const fileId = await client.putFile(file);
    return { fileId, note: await client.call('restore.readNote', { fileId }) };
  });
  const found = read.data;
  return (
    <section className="setup-lines" aria-label={t('choice.resume.title')}>
      <Typography.Text>{t('resume.intro')}</Typography.Text>
      <FileInput label={t('resume.file')} once onChosen={([file]) => file && read.start(file)} />
      {read.error && <ErrorNotice error={read.error} />}
      {found && (
        <>
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'station', label: t('resume.station'), children: found.note.name },
              { key: 'division', label: t('station.division12'), children: found.note.division12 },
              {
                key: 'heldUntil',
                label: t('resume.heldUntil'),
                children: formatInstant(found.note.heldUntil),
              },
            ]}
          />
          <Alert type="info" showIcon title={t('resume.check')} description={t('resume.next')} />
        </>
      )}
      <Flex justify="space-between">
        <Button onClick={onBack}>{t('common:back')}</Button>
        <Button
          type="primary"
          disabled={!found}
          onClick={() => {
            if (found) onRead(found.fileId, found.note);
          }}
        >
          {t('common:next')}
        </Button>
      </Flex>
    </section>
  );
}
