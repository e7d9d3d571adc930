import { Button, Checkbox, Flex, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ContactPrint } from '../../print/ContactPrint.tsx';

/** Whoever has lost the slip is looked at, found by name and four digits, and given it again. */
export function LostSlip({ onOpen }: { readonly onOpen: (contactId: string) => void }) {
  const { t } = useTranslation('contacts');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [lastFour, setLastFour] = useState('');
  const [seen, setSeen] = useState(false);
  const look = useAction('contact.lostSlip', { refresh: 'none' });
  const isReady = seen && name.trim() !== '' && /^\d{3}[\dXx]$/u.test(lastFour);
  const close = () => {
    setOpen(false);
    setName('');
    setLastFour('');
    setSeen(false);
    look.reset();
  };
  const found = look.data?.found;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('lost.button')}</Button>
      <Modal open={open} width={640} title={t('lost.title')} footer={null} onCancel={close} destroyOnHidden>
        <Form layout="vertical" onFinish={() => isReady && look.mutate({ name, lastFour, seen: true })}>
          <p>{t('lost.intro')}</p>
          <Form.Item label={t('lost.name')} htmlFor="lost-name">
            <Input
              id="lost-name"
              autoFocus
              autoComplete="off"
              maxLength={60}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </Form.Item>
          <Form.Item label={t('lost.lastFour')} htmlFor="lost-four" extra={t('lost.lastFourHint')}>
            <Input
              id="lost-four"
              autoComplete="off"
              maxLength={4}
              value={lastFour}
              onChange={({ target }) => setLastFour(target.value.trim())}
            />
          </Form.Item>
          <Flex justify="space-between" align="center">
            <Checkbox checked={seen} onChange={({ target }) => setSeen(target.checked)}>
              {t('lost.seen')}
            </Checkbox>
            <Button type="primary" htmlType="submit" disabled={!isReady} loading={look.isPending}>
              {t('lost.find')}
            </Button>
          </Flex>
        </Form>
        {look.error && <ErrorNotice error={look.error} />}
        <output className="lost-slip-outcome">
          {found?.length === 0 && <Typography.Paragraph>{t('lost.none')}</Typography.Paragraph>}
          {found && found.length > 0 && (
            <Typography.Paragraph>{t('lost.found', { count: found.length })}</Typography.Paragraph>
          )}
        </output>
        {found?.map(({ contactId, registrationNo, receivedOn, summary, own }) => (
          <Flex key={contactId} gap="small" align="center" className="lost-slip">
            <span>{registrationNo}</span>
            <span>{receivedOn}</span>
            <span className="lost-slip-summary" title={summary ?? ''}>
              {summary}
            </span>
            <ContactPrint
              contactId={contactId}
              registrationNo={registrationNo}
              label={t('lost.print')}
              only="slip"
              own={own}
            />
            <Button onClick={() => onOpen(contactId)}>{t('lost.open')}</Button>
          </Flex>
        ))}
      </Modal>
    </>
  );
}
