import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface MoveToSealedProps {
  readonly detail: ContactDetail;
  readonly onMoved: (contactId: string) => void;
}

/** Seals what was taken down openly; says first what cannot be undone, and what no program can bring back. */
export function MoveToSealed({ detail, onMoved }: MoveToSealedProps) {
  const { t } = useTranslation('sealed');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [sure, setSure] = useState(false);
  const officers = useRoute('sealed.status', open ? {} : null).data?.officers;
  const attachments =
    useRoute('attachment.list', open ? { subjectId: detail.contactId } : null).data?.attachments.length ?? 0;
  const move = useAction('sealed.move', { refresh: 'forget' });
  const close = () => {
    setOpen(false);
    setSure(false);
    move.reset();
  };
  const confirm = async () => {
    try {
      const { contactId } = await move.mutateAsync({ contactId: detail.contactId });
      void message.success(t('move.done'));
      // This page may be gone by now, because what it showed is.
      onMoved(contactId);
    } catch {
      // Stands in the dialog.
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('move.button')}</Button>
      <Modal
        open={open}
        width={640}
        title={t('move.title', { registrationNo: detail.registrationNo })}
        onCancel={close}
        footer={[
          <Button key="cancel" autoFocus onClick={close}>
            {t('move.cancel')}
          </Button>,
          <Button
            key="confirm"
            danger
            type="primary"
            disabled={!sure || !officers}
            loading={move.isPending}
            onClick={() => void confirm()}
          >
            {t('move.confirm')}
          </Button>,
        ]}
      >
        {officers === 0 && <Alert type="warning" role="alert" title={t('move.noOfficer')} />}
        <p>{t('move.intro')}</p>
        <ol className="move-effects">
          <li>{t('move.kept', { count: detail.contactCount })}</li>
          <li>{t('move.wiped')}</li>
          {attachments > 0 && <li>{t('move.attachments', { count: attachments })}</li>}
          <li>{t('move.outside')}</li>
        </ol>
        {move.error && <ErrorNotice error={move.error} />}
        <Checkbox checked={sure} disabled={officers === 0} onChange={({ target }) => setSure(target.checked)}>
          {t('move.sure')}
        </Checkbox>
      </Modal>
    </>
  );
}
