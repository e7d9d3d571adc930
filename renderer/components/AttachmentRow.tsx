import {
  AudioOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  FileTextOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Alert, App, Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { revealHidden } from '../../main/contract/values/text.ts';
import { mediaType, type MediaType } from '../../main/terms/attachment-terms.ts';
import { itemOf, labelOf } from '../../main/terms/code-list.ts';
import { AttachmentDamaged, openAttachment } from '../api/attachment-cipher.ts';
import { useClient } from '../api/api-context.tsx';
import { toCallError, type CallError } from '../api/call-error.ts';
import type { ShownPicture } from './AttachmentView.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { formatBytes } from './format-bytes.ts';
import { safeFileName } from './safe-file-name.ts';
import { saveFile } from './save-file.ts';
import { useLabels } from './use-labels.ts';
import './attachments.css';

/** Where the encrypted file is, and what opens it. */
interface OpenedFile {
  readonly fileId: string;
  readonly key: string;
  readonly name: string;
  readonly mediaType: MediaType;
}

interface AttachmentRowProps {
  readonly file: { readonly name: string; readonly mediaType: MediaType; readonly bytes: number };
  /** What else is known of it. */
  readonly facts?: readonly string[];
  /** How far it has come. */
  readonly note?: ReactNode;
  /** Null where there is nothing to open yet. */
  readonly open: (() => OpenedFile | Promise<OpenedFile>) | null;
  readonly onPicture: (picture: ShownPicture) => void;
  readonly children?: ReactNode;
}

const icons: Readonly<Record<MediaType, ReactNode>> = {
  jpeg: <FileImageOutlined />,
  png: <FileImageOutlined />,
  webp: <FileImageOutlined />,
  pdf: <FilePdfOutlined />,
  document: <FileTextOutlined />,
  audio: <AudioOutlined />,
  video: <VideoCameraOutlined />,
  other: <FileOutlined />,
};

/** One file of a record: shown where it is a picture, saved otherwise; decrypted in this page alone. */
export function AttachmentRow({ file, facts, note, open, onPicture, children }: AttachmentRowProps) {
  const { t } = useTranslation('records');
  const { language } = useLabels();
  const { message } = App.useApp();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | 'damaged' | null>(null);
  const { name } = file;
  const { picture } = itemOf(mediaType, file.mediaType);
  const deliver = async (take: (plain: Blob, openedName: string) => void) => {
    if (!open) return;
    setBusy(true);
    setError(null);
    try {
      const { fileId, key, ...opened } = await open();
      // Whatever it is, only a picture is ever more to the page than bytes.
      const type = itemOf(mediaType, opened.mediaType).picture ?? 'application/octet-stream';
      take(await openAttachment(await client.getFile(fileId), key, type), opened.name);
    } catch (problem) {
      setError(problem instanceof AttachmentDamaged ? 'damaged' : toCallError(problem));
    }
    setBusy(false);
  };
  return (
    <li>
      <span className="attachment-icon" aria-hidden>
        {icons[file.mediaType]}
      </span>
      <div className="attachment-words">
        <span className="attachment-name">{name}</span>
        <span className="attachment-facts">
          {[labelOf(mediaType, file.mediaType, language), formatBytes(file.bytes), ...(facts ?? [])].join(
            ' · ',
          )}
          {note}
        </span>
        {error === 'damaged' && <Alert type="error" showIcon title={t('attachments.refused.damaged')} />}
        {error !== null && error !== 'damaged' && <ErrorNotice error={error} />}
      </div>
      <Flex gap="small">
        {picture !== null && open && (
          <Button
            size="small"
            loading={busy}
            aria-label={t('attachments.viewOf', { name })}
            onClick={() =>
              void deliver((plain, openedName) =>
                onPicture({ address: URL.createObjectURL(plain), name: revealHidden(openedName) }),
              )
            }
          >
            {t('attachments.view')}
          </Button>
        )}
        {open && (
          <Button
            size="small"
            disabled={busy}
            aria-label={t('attachments.saveOf', { name })}
            onClick={() =>
              void deliver((plain, openedName) => {
                saveFile(plain, safeFileName(openedName));
                void message.info(t('attachments.saved'));
              })
            }
          >
            {t('attachments.save')}
          </Button>
        )}
        {children}
      </Flex>
    </li>
  );
}
