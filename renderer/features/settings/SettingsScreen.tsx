import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle.tsx';
import { DisplayPanel } from './DisplayPanel.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';
import { StationPanel } from './StationPanel.tsx';

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageTitle title={t('title')} />
      <Tabs
        className="settings"
        items={[
          { key: 'station', label: t('tabs.station'), children: <StationPanel /> },
          { key: 'staff', label: t('tabs.staff'), children: <StaffPanel /> },
          { key: 'verify', label: t('tabs.verify'), children: <VerifyPanel /> },
          { key: 'display', label: t('tabs.display'), children: <DisplayPanel /> },
        ]}
      />
    </>
  );
}
