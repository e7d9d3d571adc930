import { App, Button, Form, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { StationProfileFields } from '../../components/StationProfileFields.tsx';
import { RecoveryReminder } from './RecoveryReminder.tsx';

export function StationPanel() {
  const station = useRoute('station.get', {});
  const { roles } = useSession();
  if (station.isError) return <ErrorNotice error={station.error} />;
  if (!station.data) return <Skeleton />;
  const isAdmin = roles.includes('admin');
  return (
    <>
      {isAdmin && <RecoveryReminder station={station.data} />}
      <ProfileForm station={station.data} canRevise={isAdmin} />
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
