import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';

export interface Screen {
  readonly key: string;
  /** The screen also handles every path below this one. */
  readonly path: string;
  readonly labelKey:
    | 'menu.today'
    | 'menu.contacts'
    | 'menu.disputes'
    | 'menu.reports'
    | 'menu.exchange'
    | 'menu.settings';
  /** Pressed together with Alt. */
  readonly shortcut: string;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** The side menu, in its order. A screen that does not work yet is not in it. */
export const screens: readonly Screen[] = [
  {
    key: 'today',
    path: '/today',
    labelKey: 'menu.today',
    shortcut: '1',
    component: lazy(async () => ({
      default: (await import('../features/today/TodayScreen.tsx')).TodayScreen,
    })),
  },
  {
    key: 'contacts',
    path: '/contacts',
    labelKey: 'menu.contacts',
    shortcut: '2',
    component: lazy(async () => ({
      default: (await import('../features/contacts/ContactsScreen.tsx')).ContactsScreen,
    })),
  },
  {
    key: 'disputes',
    path: '/disputes',
    labelKey: 'menu.disputes',
    shortcut: '4',
    component: lazy(async () => ({
      default: (await import('../features/disputes/DisputesScreen.tsx')).DisputesScreen,
    })),
  },
  {
    key: 'reports',
    path: '/reports',
    labelKey: 'menu.reports',
    shortcut: '5',
    component: lazy(async () => ({
      default: (await import('../features/reports/ReportsScreen.tsx')).ReportsScreen,
    })),
  },
  {
    key: 'exchange',
    path: '/exchange',
    labelKey: 'menu.exchange',
    shortcut: '7',
    component: lazy(async () => ({
      default: (await import('../features/exchange/ExchangeScreen.tsx')).ExchangeScreen,
    })),
  },
  {
    key: 'settings',
    path: '/settings',
    labelKey: 'menu.settings',
    shortcut: '9',
    component: lazy(async () => ({
      default: (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen,
    })),
  },
];
