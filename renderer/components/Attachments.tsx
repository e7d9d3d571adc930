import { Alert, Flex, Typography } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../main/contract/index.ts';
import type { Attachment } from '../../main/contract/routes/attachment.ts';
import { revealHidden } from '../../main/contract/values/text.ts';
import { useClient, useSession } from '../api/api-context.tsx';
import { useRoute } from '../api/hooks.ts';
import { AttachmentRow } from './AttachmentRow.tsx';
import { AttachmentView, type ShownPicture } from './AttachmentView.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { FileInput } from './FileInput.tsx';
import { formatInstant } from './fields/format-value.ts';
import { RemoveAttachment } from './RemoveAttachment.tsx';
import { useAttach, type Attached } from './use-attach.ts';
import { useDrop, type OnFiles } from './use-drop.ts';
import { WorkProgressBar } from './WorkProgressBar.tsx';
import './attachments.css';

interface AttachmentsProps {
  readonly subject: RouteInput<'attachment.add'>['subject'];
  /** The matter whose files are all listed, while `subject` takes what is added. */
  readonly listOf?: string;
  /** The record is this station's and still takes files. */
  readonly canAdd: boolean;
}

/** The files of a record: added by button, by dropping and by pasting a picture; opened and saved with a line in the audit log. */
export function Attachments({ subject, listOf = subject.id, canAdd }: AttachmentsProps) {
  const { t } = useTranslation('records');
  const { roles } = useSession();
  const { data } = useRoute('attachment.list', { subjectId: listOf });
  const attach = useAttach(subject);
  const [shown, setShown] = useState<ShownPicture | null>(null);
  const rows = data?.attachments ?? [];
  const mayAdd = canAdd && roles.some((role) => ['admin', 'registrar', 'handler'].includes(role));
  const add = (files: readonly File[]) => {
    if (mayAdd && !attach.isPending && files.length > 0) attach.start(files);
  };
  const { isOver, handlers } = useDrop(mayAdd ? add : null);
  usePastedPictures(mayAdd ? add : null);
  if (!mayAdd && rows.length === 0) return null;
  return (
    <section
      className={isOver ? 'attachments attachments-over' : 'attachments'}
      aria-label={t('attachments.title')}
      {...handlers}
    >
      <Flex gap="small" align="center" justify="space-between">
        <h2>{rows.length > 0 ? t('attachments.count', { count: rows.length }) : t('attachments.title')}</h2>
        {mayAdd && (
          <FileInput once multiple label={t('attachments.add')} disabled={attach.isPending} onChosen={add} />
        )}
      </Flex>
      {mayAdd && (
        <Typography.Paragraph type="secondary" className="attachments-hint">
          {isOver ? t('attachments.drop') : t('attachments.hint')}
        </Typography.Paragraph>
      )}
      <WorkProgressBar work={attach} />
      {attach.error && attach.error.code !== 'CANCELLED' && <ErrorNotice error={attach.error} />}
      {attach.data && <Ended ended={attach.data} />}
      {rows.length > 0 && (
        <ul className="attachment-list">
          {rows.map((row) => (
            <Row key={row.attachmentId} row={row} mayRemove={mayAdd && row.own} onPicture={setShown} />
          ))}
        </ul>
      )}
      {data && rows.length === 0 && <p className="attachments-empty">{t('attachments.empty')}</p>}
      {shown && <AttachmentView shown={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function Ended({ ended: { count, refused } }: { readonly ended: Attached }) {
  const { t } = useTranslation('records');
  return (
    <>
      {count > 0 && <Alert type="success" showIcon title={t('attachments.added', { count })} />}
      {refused.map(({ name, why }) => (
        <Alert
          key={`${name} ${why}`}
          type="error"
          showIcon
          title={t('attachments.notAdded', { name, why })}
        />
      ))}
    </>
  );
}

interface RowProps {
  readonly row: Attachment;
  readonly mayRemove: boolean;
  readonly onPicture: (picture: ShownPicture) => void;
}

function Row({ row, mayRemove, onPicture }: RowProps) {
  const { t } = useTranslation('records');
  const client = useClient();
  const { attachmentId, bytes, addedAt, addedBy } = row;
  const name = row.name === null ? t('attachments.nameless') : revealHidden(row.name);
  return (
    <AttachmentRow
      file={{ name, mediaType: row.mediaType, bytes }}
      facts={[`${formatInstant(addedAt)} ${addedBy}`]}
      note={<Where row={row} />}
      open={
        row.name !== null && row.here === 100 ? () => client.call('attachment.open', { attachmentId }) : null
      }
      onPicture={onPicture}
    >
      {mayRemove && <RemoveAttachment attachmentId={attachmentId} name={name} />}
    </AttachmentRow>
  );
}

/** Where its content is, as far as that is not simply here. */
function Where({ row: { here, above, sent, name } }: { readonly row: Attachment }) {
  const { t } = useTranslation('records');
  if (name === null) return null;
  if (here === 0) return <> · {t('attachments.notHere')}</>;
  if (here < 100) return <> · {t('attachments.coming', { percent: here })}</>;
  if (above === null || sent === null) return null;
  if (above === 100) return <> · {t('attachments.above')}</>;
  if (above > 0) return <> · {t('attachments.aboveSome', { percent: above })}</>;
  if (sent === 100) return <> · {t('attachments.sent')}</>;
  return <> · {sent === 0 ? t('attachments.aboveNone') : t('attachments.sentSome', { percent: sent })}</>;
}

/** A picture that was copied, for example by a screenshot, comes in with Ctrl+V; text goes where it always goes. */
function usePastedPictures(onFiles: OnFiles | null): void {
  const { t } = useTranslation('records');
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (!onFiles || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
      return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files.map((file) => named(file, (at, ending) => t('attachments.pasted', { at, ending }))));
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
}

/** A copied picture has no name of its own; a copied file has. */
function named(file: File, nameOf: (at: string, ending: string) => string): File {
  if (!/^image\.(?:png|jpe?g|webp)$/u.test(file.name)) return file;
  const at = formatInstant(new Date().toISOString()).replaceAll(':', '.');
  return new File([file], nameOf(at, file.name.slice(file.name.lastIndexOf('.') + 1)), { type: file.type });
}
