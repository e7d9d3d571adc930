import { Alert, App, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { voidReason, type VoidReason } from '../../../main/terms/matter-terms.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { CodeSelect } from '../../components/fields/CodeSelect.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { useLabels } from '../../components/use-labels.ts';

/** Makes a coming void that was entered by mistake, or takes that back; says first what follows from it. */
export function VoidContact({ detail }: { readonly detail: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const { message } = App.useApp();
  const ids = { reason: useId(), words: useId() };
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState<VoidReason>();
  const [words, setWords] = useState('');
  const makeVoid = useAction('contact.void');
  const takeBack = useAction('contact.unvoid');
  const isVoid = detail.state === 'void';
  const acting = isVoid ? takeBack : makeVoid;
  const { contactId } = detail;
  const text = words.trim();
  const needsWords = isVoid || reason === 'other' || detail.goneOut;
  const lacksWords = needsWords && text === '';
  const close = () => {
    setOpen(false);
    setTried(false);
    setReason(undefined);
    setWords('');
    makeVoid.reset();
    takeBack.reset();
  };
  const confirm = async () => {
    setTried(true);
    if (acting.isPending || lacksWords || (!isVoid && reason === undefined)) return;
    try {
      const { isProposal } =
        isVoid || reason === undefined
          ? await takeBack.mutateAsync({ contactId, words: text })
          : await makeVoid.mutateAsync({ contactId, reason, ...(text === '' ? {} : { words: text }) });
      void message.success(
        isProposal
          ? t('void.proposed', { owner: detail.handedOverTo ?? '' })
          : t(isVoid ? 'void.takenBack' : 'void.done'),
      );
      close();
    } catch {
      // Stands in the dialog.
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(isVoid ? 'void.takeBack' : 'void.button')}</Button>
      <Modal
        open={open}
        width={600}
        title={t(isVoid ? 'void.takeBackTitle' : 'void.title', { registrationNo: detail.registrationNo })}
        onCancel={close}
        footer={[
          <Button key="cancel" onClick={close}>
            {t('void.cancel')}
          </Button>,
          <Button
            key="confirm"
            danger={!isVoid}
            type="primary"
            loading={acting.isPending}
            onClick={() => void confirm()}
          >
            {t(detail.handedOverTo !== null ? 'void.propose' : isVoid ? 'void.takeBack' : 'void.confirm')}
          </Button>,
        ]}
      >
        {detail.handedOverTo !== null && (
          <Alert type="info" title={t('void.proposeHint', { owner: detail.handedOverTo })} />
        )}
        <form
          className="void-form"
          noValidate
          onSubmit={(event) => event.preventDefault()}
          onKeyDownCapture={(event) => handleFormKey(event, () => void confirm())}
        >
          {!isVoid && (
            <>
              <label htmlFor={ids.reason}>{t('void.reason')}</label>
              <CodeSelect
                id={ids.reason}
                list={voidReason}
                value={reason}
                status={tried && reason === undefined ? 'error' : ''}
                onChange={(code) => setReason(voidReason.codes.find((known) => known === code))}
              />
            </>
          )}
          <label htmlFor={ids.words}>{t(needsWords ? 'void.words' : 'void.wordsIfAny')}</label>
          <StoryArea
            id={ids.words}
            rows={2}
            maxRows={6}
            maxLength={500}
            value={words}
            status={tried && lacksWords ? 'error' : ''}
            onChange={({ target }) => setWords(target.value)}
          />
        </form>
        {!isVoid && (
          <ul className="redact-effects">
            <li>{t('void.kept')}</li>
            <li>{t(detail.contactCount > 1 ? 'void.clockGoesOn' : 'void.clockEnds')}</li>
            {detail.goneOut && <li>{t('void.goneOut')}</li>}
          </ul>
        )}
        {tried && lacksWords && <div className="field-error">{t('void.wordsNeeded')}</div>}
        {acting.error && <ErrorNotice error={acting.error} />}
      </Modal>
    </>
  );
}

/** Stands above a void coming, also for whoever looks it up with its slip in hand. */
export function VoidedNotice({ voiding }: Pick<ContactDetail, 'voiding'>) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  if (voiding === null) return null;
  const { at, staffName, reason, words } = voiding;
  return (
    <Alert
      type="error"
      className="record-notice"
      title={t('void.notice', { reason: labelOf(voidReason, reason, language) })}
      description={
        <>
          {words !== null && <div className="record-story">{words}</div>}
          {t('void.who', { at: formatInstant(at), name: staffName })}
        </>
      }
    />
  );
}
