import { Button, Flex, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useKey } from '../../components/use-key.ts';
import { useOnHidden } from '../../components/use-on-hidden.ts';
import type { Registered } from './new-contact.ts';
import { OrganPage } from './OrganPage.tsx';
import { SealedForm } from './SealedForm.tsx';

interface AccusationPageProps {
  readonly channel: string;
  /** What had been typed into the ordinary form. */
  readonly carried: FormValues;
  /** The lock hides the page: nothing of `carried` may wait behind it. */
  readonly onForget: () => void;
  readonly onBack: () => void;
  readonly onRegistered: (registered: Registered) => void;
}

/** Sealed here for the township's officers, or by the visitor to the discipline organ; the visitor decides. */
export function AccusationPage({ channel, carried, onForget, onBack, onRegistered }: AccusationPageProps) {
  const { data, error } = useRoute('sealed.status', {});
  const [way, setWay] = useState<'seal' | 'organ' | null>(null);
  const [lost, setLost] = useState(0);
  useOnHidden(() => {
    onForget();
    if (way === 'seal') setLost(lost + 1);
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  if (data.officers === 0 || way === 'organ') {
    return (
      <OrganPage
        channel={channel}
        organ={data.organ}
        noOfficer={data.officers === 0}
        onBack={way === null ? onBack : () => setWay(null)}
        onRegistered={onRegistered}
      />
    );
  }
  if (way === null) {
    return (
      <ChooseWay
        officers={data.officers}
        onSeal={() => setWay('seal')}
        onOrgan={() => setWay('organ')}
        onBack={onBack}
      />
    );
  }
  return (
    <SealedForm
      key={lost}
      forgotten={lost > 0}
      channel={channel}
      carried={carried}
      onOrgan={() => setWay('organ')}
      onRegistered={onRegistered}
    />
  );
}

interface ChooseWayProps {
  readonly officers: number;
  readonly onSeal: () => void;
  readonly onOrgan: () => void;
  readonly onBack: () => void;
}

function ChooseWay({ officers, onSeal, onOrgan, onBack }: ChooseWayProps) {
  const { t } = useTranslation('sealed');
  useKey('j', onOrgan, { alt: true });
  return (
    <section>
      <PageTitle title={t('choose.title')} action={<Button onClick={onBack}>{t('choose.back')}</Button>} />
      <div className="accusation-card">
        <Typography.Paragraph strong>{t('choose.explain')}</Typography.Paragraph>
        <Flex vertical gap="middle">
          <div>
            <Button type="primary" autoFocus onClick={onSeal}>
              {t('choose.seal')}
            </Button>
            <p>{t('choose.sealText', { count: officers })}</p>
          </div>
          <div>
            <Button onClick={onOrgan}>{t('choose.organ')}</Button>
            <p>{t('choose.organText')}</p>
          </div>
        </Flex>
      </div>
    </section>
  );
}
