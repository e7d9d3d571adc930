import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { useKey } from '../../components/use-key.ts';

interface RegisteredPageProps {
  readonly registered: RouteOutput<'contact.register'>;
  readonly onOpen: (contactId: string) => void;
  readonly onNext: () => void;
}

export function RegisteredPage({ registered, onOpen, onNext }: RegisteredPageProps) {
  const { t } = useTranslation('contacts');
  useKey('F2', onNext);
  return (
    <section>
      <PageTitle title={t('done.title', { registrationNo: registered.registrationNo })} />
      <Typography.Text type="secondary">{t('done.lookupCode')}</Typography.Text>
      <p className="lookup-code">{formatLookupCode(registered.lookupCode)}</p>
      <Typography.Paragraph>{t('done.explain')}</Typography.Paragraph>
      <Flex gap="small">
        <ContactPrint {...registered} label={t('done.print')} primary />
        <Button onClick={() => onOpen(registered.contactId)}>{t('done.open')}</Button>
        <Button onClick={onNext}>{t('done.next')}</Button>
      </Flex>
    </section>
  );
}
