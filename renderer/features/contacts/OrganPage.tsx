import { Alert, Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { channelOf, type Registered } from './new-contact.ts';
import { EnvelopePrint } from './EnvelopePrint.tsx';

interface OrganPageProps {
  readonly channel: string;
  /** Address and telephone; empty where nobody has entered them. */
  readonly organ: string;
  /** Nothing may be sealed here: the visitor has no choice. */
  readonly noOfficer: boolean;
  readonly onBack: () => void;
  readonly onRegistered: (registered: Registered) => void;
}

/** Nothing is typed: where the visitor goes, the cover of an envelope, and a line without contents. */
export function OrganPage({ channel, organ, noOfficer, onBack, onRegistered }: OrganPageProps) {
  const { t } = useTranslation('sealed');
  const refer = useAction('sealed.refer');
  const register = () =>
    refer.mutate(
      { channel: channelOf(channel), receivedOn: localDateOf(Date.now()) },
      { onSuccess: (entry) => onRegistered({ ...entry, route: 'toOrgan' }) },
    );
  return (
    <section>
      <PageTitle title={t('organ.title')} action={<Button onClick={onBack}>{t('choose.back')}</Button>} />
      <div className="accusation-card">
        {noOfficer && <Alert type="warning" role="alert" title={t('organ.noOfficer')} />}
        <Typography.Paragraph>{t('organ.address')}</Typography.Paragraph>
        {organ === '' ? (
          <Alert type="info" title={t('organ.missing')} />
        ) : (
          <p className="organ-address">{organ}</p>
        )}
        <Typography.Paragraph>{t('organ.explain')}</Typography.Paragraph>
        {refer.error && <ErrorNotice error={refer.error} />}
        <Flex gap="small">
          <Button type="primary" autoFocus loading={refer.isPending} onClick={register}>
            {t('organ.register')}
          </Button>
          <EnvelopePrint />
        </Flex>
      </div>
    </section>
  );
}
