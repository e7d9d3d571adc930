import { App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { isComposing } from './fields/form-keys.ts';

interface RemoveAttachmentProps {
  readonly attachmentId: string;
  readonly name: string;
}

/** Takes a file off its record against a reason. */
export function RemoveAttachment({ attachmentId, name }: RemoveAttachmentProps) {
  const { t } = useTranslation('records');
  const { message } = App.useApp();
  const reasonId = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const remove = useAction('attachment.remove');
  const isReady = reason.trim().length >= 2;
  const close = () => {
    setOpen(false);
    setReason('');
    remove.reset();
  };
  const confirm = async () => {
    try {
      await remove.mutateAsync({ attachmentId, reason: reason.trim() });
      void message.success(t('attachments.removed'));
    } catch {
      // Stands in the dialog.
    }
  };
  return (
    <>
      <Button size="small" aria-label={t('attachments.removeOf', { name })} onClick={() => setOpen(true)}>
        {t('attachments.remove')}
      </Button>
      <Modal
        open={open}
        title={t('attachments.removeTitle', { name })}
        onCancel={close}
        footer={[
          <Button key="cancel" onClick={close}>
            {t('attachments.cancel')}
          </Button>,
          <Button
            key="confirm"
            danger
            type="primary"
            disabled={!isReady}
            loading={remove.isPending}
            onClick={() => void confirm()}
          >
            {t('attachments.removeConfirm')}
          </Button>,
        ]}
      >
        <p>{t('attachments.removeWhat')}</p>
        <label htmlFor={reasonId}>{t('attachments.reason')}</label>
        <Input
          id={reasonId}
          autoFocus
          value={reason}
          maxLength={500}
          placeholder={t('attachments.reasonHint')}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isReady && !isComposing(event)) void confirm();
          }}
        />
        {remove.error && <ErrorNotice error={remove.error} />}
      </Modal>
    </>
  );
}
