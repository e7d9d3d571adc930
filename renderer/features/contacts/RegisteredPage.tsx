import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { CorrectionNotice } from '../../components/CorrectionNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { useKey } from '../../components/use-key.ts';
import { EnvelopePrint } from './EnvelopePrint.tsx';
import type { Registered } from './new-contact.ts';

interface RegisteredPageProps {
  readonly registered: Registered;
  readonly onOpen: (contactId: string) => void;
  readonly onNext: () => void;
}

export function RegisteredPage({ registered, onOpen, onNext }: RegisteredPageProps) {
  const { t } = useTranslation(['contacts', 'sealed']);
  const { route } = registered;
  useKey('F2', onNext);
  return (
    <section>
      <PageTitle title={t('done.title', { registrationNo: registered.registrationNo })} />
      <CorrectionNotice recordId={registered.contactId} />
      <Typography.Text type="secondary">{t('done.lookupCode')}</Typography.Text>
      <p className="lookup-code">{formatLookupCode(registered.lookupCode)}</p>
      {route === 'toOfficer' && <Typography.Paragraph>{t('sealed:done.sealed')}</Typography.Paragraph>}
      {route === 'toOrgan' && <Typography.Paragraph>{t('sealed:done.referred')}</Typography.Paragraph>}
      <Typography.Paragraph>
        {route === null ? t('done.explain') : t('sealed:done.code')}
      </Typography.Paragraph>
      <Flex gap="small">
        <ContactPrint
          {...registered}
          label={route === null ? t('done.print') : t('sealed:done.print')}
          only={route === null ? undefined : 'slip'}
          primary
        />
        {route !== null && <EnvelopePrint />}
        <Button onClick={() => onOpen(registered.contactId)}>{t('done.open')}</Button>
        <Button onClick={onNext}>{t('done.next')}</Button>
      </Flex>
    </section>
  );
}
