import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { BackupPanel } from './BackupPanel.tsx';
import { CalendarPanel } from './CalendarPanel.tsx';
import { DisplayPanel } from './DisplayPanel.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { LimitsPanel } from './LimitsPanel.tsx';
import { ListsPanel } from './ListsPanel.tsx';
import { SealedPanel } from './SealedPanel.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';
import { StationPanel } from './StationPanel.tsx';
import './settings.css';

/** Each tab has an address of its own, so that other screens can lead to it: `/settings/backup`. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { stationKind } = useSession();
  const [path, navigate] = useHashPath();
  return (
    <>
      <PageTitle title={t('title')} />
      <Tabs
        className="settings"
        activeKey={path.split('/')[2] ?? 'station'}
        onChange={(key) => navigate(`/settings/${key}`)}
        items={[
          { key: 'station', label: t('tabs.station'), children: <StationPanel /> },
          { key: 'staff', label: t('tabs.staff'), children: <StaffPanel /> },
          ...(stationKind === 'township'
            ? [{ key: 'sealed', label: t('tabs.sealed'), children: <SealedPanel /> }]
            : []),
          { key: 'calendar', label: t('tabs.calendar'), children: <CalendarPanel /> },
          { key: 'limits', label: t('tabs.limits'), children: <LimitsPanel /> },
          ...(stationKind === 'township'
            ? [{ key: 'lists', label: t('tabs.lists'), children: <ListsPanel /> }]
            : []),
          { key: 'keys', label: t('tabs.keys'), children: <KeysPanel /> },
          { key: 'backup', label: t('tabs.backup'), children: <BackupPanel /> },
          { key: 'verify', label: t('tabs.verify'), children: <VerifyPanel /> },
          { key: 'display', label: t('tabs.display'), children: <DisplayPanel /> },
        ]}
      />
    </>
  );
}
