import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useKey } from '../../components/use-key.ts';

interface AccusationQuestionProps {
  readonly onNo: () => void;
  readonly onYes: () => void;
}

/** Asked before any text: once an accusation is typed into the ordinary form it has been where it must not be (exchange.md §9). */
export function AccusationQuestion({ onNo, onYes }: AccusationQuestionProps) {
  const { t } = useTranslation(['sealed', 'contacts']);
  useKey('y', onYes, { alt: true });
  return (
    <section>
      <PageTitle title={t('contacts:form.title')} />
      <div className="accusation-card">
        <Typography.Title level={2}>{t('ask.question')}</Typography.Title>
        <Typography.Paragraph>{t('ask.explain')}</Typography.Paragraph>
        <Flex gap="small">
          <Button type="primary" autoFocus onClick={onNo}>
            {t('ask.no')}
          </Button>
          <Button onClick={onYes}>{t('ask.yes')}</Button>
        </Flex>
      </div>
    </section>
  );
}
