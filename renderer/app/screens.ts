import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import type { Role } from '../../main/terms/station.ts';

export interface Screen {
  readonly key: string;
  /** The screen also handles every path below this one. */
  readonly path: string;
  readonly labelKey:
    | 'menu.today'
    | 'menu.contacts'
    | 'menu.matters'
    | 'menu.disputes'
    | 'menu.reports'
    | 'menu.duty'
    | 'menu.exchange'
    | 'menu.sealed'
    | 'menu.settings';
  /** Pressed together with Alt. */
  readonly shortcut: string;
  /** For nobody else it is there, neither in the menu nor by its address. */
  readonly role?: Role;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** The side menu, in its order. A screen that does not work yet is not in it. */
const screens: readonly Screen[] = [
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
    key: 'matters',
    path: '/matters',
    labelKey: 'menu.matters',
    shortcut: '3',
    component: lazy(async () => ({
      default: (await import('../features/matters/MattersScreen.tsx')).MattersScreen,
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
    key: 'duty',
    path: '/duty',
    labelKey: 'menu.duty',
    shortcut: '6',
    component: lazy(async () => ({
      default: (await import('../features/duty/DutyScreen.tsx')).DutyScreen,
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
    key: 'sealed',
    path: '/sealed',
    labelKey: 'menu.sealed',
    shortcut: '0',
    role: 'sealedOfficer',
    component: lazy(async () => ({
      default: (await import('../features/sealed/SealedScreen.tsx')).SealedScreen,
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

/** The screens of a person. */
export function screensFor(roles: readonly Role[]): readonly Screen[] {
  return screens.filter(({ role }) => role === undefined || roles.includes(role));
}
