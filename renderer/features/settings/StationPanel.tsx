import { App, Button, Form, Input, Radio, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { piiUp } from '../../../main/terms/exchange.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { StationProfileFields } from '../../components/StationProfileFields.tsx';
import { RecoveryReminder } from './RecoveryReminder.tsx';

export function StationPanel() {
  const station = useRoute('station.get', {});
  const { roles, stationKind } = useSession();
  if (station.isError) return <ErrorNotice error={station.error} />;
  if (!station.data) return <Skeleton />;
  const isAdmin = roles.includes('admin');
  return (
    <>
      {isAdmin && <RecoveryReminder station={station.data} />}
      <ProfileForm station={station.data} canRevise={isAdmin} />
      {isAdmin && stationKind === 'township' && <PiiUpChoice />}
    </>
  );
}

interface ProfileFormProps {
  readonly station: RouteOutput<'station.get'>;
  readonly canRevise: boolean;
}

function ProfileForm({ station, canRevise }: ProfileFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { message } = App.useApp();
  const revise = useAction('station.revise');
  return (
    <Form<RouteInput<'station.revise'>['profile']>
      name="profile"
      layout="vertical"
      initialValues={station.profile}
      disabled={!canRevise}
      onFinish={(profile) =>
        revise.mutate({ profile }, { onSuccess: () => void message.success(t('common:saved')) })
      }
    >
      <StationProfileFields />
      <Form.Item
        name="disciplineContact"
        label={t('station.disciplineContact')}
        extra={t('station.disciplineContactHint')}
      >
        <Input maxLength={120} placeholder={t('common:optional')} />
      </Form.Item>
      {revise.error && <ErrorNotice error={revise.error} />}
      <Button type="primary" htmlType="submit" loading={revise.isPending}>
        {t('common:save')}
      </Button>
    </Form>
  );
}

/** How far personal data goes up with the villages' batches; taken over as soon as it is chosen. */
function PiiUpChoice() {
  const { t } = useTranslation(['settings', 'common']);
  const { message } = App.useApp();
  const language = useLabelLanguage();
  const policy = useRoute('sealed.officers', {});
  const set = useAction('sealed.setPiiUp');
  return (
    <section className="settings-lines pii-up" aria-label={t('piiUp.title')}>
      <Typography.Title level={2}>{t('piiUp.title')}</Typography.Title>
      <Typography.Paragraph>{t('piiUp.explain')}</Typography.Paragraph>
      <Radio.Group
        vertical
        aria-label={t('piiUp.title')}
        value={policy.data?.piiUp ?? null}
        options={piiUp.items.map((item) => ({ value: item.code, label: item[language] }))}
        onChange={({ target }) => {
          const chosen = piiUp.codes.find((code) => code === target.value);
          if (chosen)
            set.mutate({ piiUp: chosen }, { onSuccess: () => void message.success(t('common:saved')) });
        }}
      />
      {set.error && <ErrorNotice error={set.error} />}
    </section>
  );
}
