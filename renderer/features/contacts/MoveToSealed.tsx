import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';

interface MoveToSealedProps {
  readonly detail: ContactDetail;
  readonly onMoved: (contactId: string) => void;
}

/** Seals what was taken down openly; says first what cannot be undone, and what no program can bring back. */
export function MoveToSealed({ detail: { contactId, registrationNo }, onMoved }: MoveToSealedProps) {
  const { t } = useTranslation('sealed');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [sure, setSure] = useState(false);
  const [withoutMissing, setWithoutMissing] = useState(false);
  const { data, error } = useRoute('sealed.moving', open ? { contactId } : null);
  const move = useWork(({ job }, _: null) => job('sealed.move', { contactId, withoutMissing }), {
    forget: true,
    onDone: (moved) => {
      void message.success(t('move.done'));
      // This page may be gone by now, because what it showed is.
      onMoved(moved.contactId);
    },
  });
  const close = () => {
    if (move.isPending) return;
    setOpen(false);
    setSure(false);
    setWithoutMissing(false);
    move.reset();
  };
  const officers = data?.officers ?? 0;
  // A damaged file is found out by reading it only.
  const isDamaged = move.error?.code === 'SEALED_ATTACHMENT_MISSING';
  const hasMissing = (data?.attachments.missing ?? 0) > 0;
  const isReady = sure && officers > 0 && (!hasMissing || withoutMissing);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('move.button')}</Button>
      <Modal
        open={open}
        width={640}
        title={t('move.title', { registrationNo })}
        onCancel={close}
        footer={[
          <Button key="cancel" autoFocus disabled={move.isPending} onClick={close}>
            {t('move.cancel')}
          </Button>,
          <Button
            key="confirm"
            danger
            type="primary"
            disabled={!isReady}
            loading={move.isPending}
            onClick={() => move.start(null)}
          >
            {t('move.confirm')}
          </Button>,
        ]}
      >
        {data?.officers === 0 && <Alert type="warning" role="alert" title={t('move.noOfficer')} />}
        {error && <ErrorNotice error={error} />}
        <p>{t('move.intro')}</p>
        {data && (
          <ol className="move-effects">
            <li>{t('move.kept', { count: data.comings })}</li>
            <li>{t('move.wiped')}</li>
            {data.attachments.count > 0 && (
              <li>{t('move.attachments', { count: data.attachments.count })}</li>
            )}
            <li>{t('move.outside')}</li>
          </ol>
        )}
        {hasMissing && (
          <Alert
            type="warning"
            showIcon
            title={t('move.missing', { count: data?.attachments.missing ?? 0 })}
          />
        )}
        {move.error && <ErrorNotice error={move.error} />}
        <WorkProgressBar work={move} />
        {(hasMissing || isDamaged) && (
          <p>
            <Checkbox checked={withoutMissing} onChange={({ target }) => setWithoutMissing(target.checked)}>
              {t('move.withoutMissing')}
            </Checkbox>
          </p>
        )}
        <Checkbox
          checked={sure}
          disabled={data?.officers === 0}
          onChange={({ target }) => setSure(target.checked)}
        >
          {t('move.sure')}
        </Checkbox>
      </Modal>
    </>
  );
}
