import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnHidden } from './use-on-hidden.ts';

export interface ShownPicture {
  readonly name: string;
  /** Of the plain bytes, in this page alone; given back when the picture is closed. */
  readonly address: string;
}

interface AttachmentViewProps {
  readonly shown: ShownPicture;
  readonly onClose: () => void;
}

/**
 * A picture, drawn as a picture and nothing else: its bytes were known as JPEG, PNG or WebP, none of which can run. A PDF
 * can, so it is saved and opened by the PC's own reader. What is shown goes with the lock.
 */
export function AttachmentView({ shown: { name, address }, onClose }: AttachmentViewProps) {
  const { t } = useTranslation('records');
  const [isBroken, setIsBroken] = useState(false);
  const close = () => {
    URL.revokeObjectURL(address);
    onClose();
  };
  useOnHidden(close);
  return (
    <Modal
      open
      centered
      width="min(94vw, 1280px)"
      title={name}
      className="attachment-view"
      onCancel={close}
      footer={
        <Button autoFocus onClick={close}>
          {t('attachments.close')}
        </Button>
      }
    >
      {isBroken ? (
        t('attachments.refused.damaged')
      ) : (
        <img src={address} alt={name} onError={() => setIsBroken(true)} />
      )}
    </Modal>
  );
}
