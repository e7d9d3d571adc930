import { Button, Flex, Spin, Typography } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { sealedRoute } from '../../../main/terms/sealed-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { EnvelopePrint } from './EnvelopePrint.tsx';
import '../../components/record.css';

interface SealedEntryPageProps {
  readonly contactId: string;
  readonly onBack: () => void;
}

/** The line of an accusation: all that this station knows of it. */
export function SealedEntryPage({ contactId, onBack }: SealedEntryPageProps) {
  const { t } = useTranslation(['sealed', 'contacts']);
  const { language } = useLabels();
  const { data, error } = useRoute('sealed.entry', { contactId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { registrationNo } = data;
  const facts = [
    [t('entry.lookupCode'), formatLookupCode(data.lookupCode)],
    [t('entry.receivedOn'), formatLocalDate(data.receivedOn, language)],
    [t('entry.channel'), labelOf(channel, data.channel, language)],
    [t('entry.route'), labelOf(sealedRoute, data.route, language)],
    [t('entry.receptionist'), data.receptionistName],
  ] as const;
  return (
    <section>
      <PageTitle
        title={registrationNo}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('contacts:detail.back')}</Button>
            <EnvelopePrint />
            <ContactPrint
              contactId={contactId}
              registrationNo={registrationNo}
              label={t('entry.print')}
              only="slip"
            />
          </Flex>
        }
      />
      <Typography.Paragraph>{t('entry.hidden')}</Typography.Paragraph>
      <dl className="record-facts">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="tabular">{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
