import { QueryClientProvider } from '@tanstack/react-query';
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { Button, ConfigProvider, Layout, Menu, Spin } from 'antd';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/api-context.tsx';
import { CodeListsProvider } from '../api/code-lists.tsx';
import { createQueryClient } from '../api/hooks.ts';
import { useLock } from '../api/use-lock.ts';
import { useHashPath } from '../components/use-hash-path.ts';
import { ExchangeState } from './ExchangeState.tsx';
import { HeaderSearch } from './HeaderSearch.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Screen } from './screens.ts';
import { screensFor } from './screens.ts';
import { useIdleLock } from './use-idle-lock.ts';

interface FrameProps {
  readonly isSample: boolean;
}

/** One person's sitting: own router, own answers from the host; the next person starts with neither. */
export function Frame({ isSample }: FrameProps) {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createFrameRouter(isSample));
  return (
    <QueryClientProvider client={queries}>
      <CodeListsProvider>
        <RouterProvider router={router} />
      </CodeListsProvider>
    </QueryClientProvider>
  );
}

function createFrameRouter(isSample: boolean) {
  const root = createRootRoute({ component: () => <Shell isSample={isSample} /> });
  const anyPath = createRoute({ getParentRoute: () => root, path: '$', component: CurrentScreen });
  return createRouter({ routeTree: root.addChildren([anyPath]), history: createHashHistory() });
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createFrameRouter>;
  }
}

function Shell({ isSample }: FrameProps) {
  const { t } = useTranslation(['frame', 'common']);
  const session = useSession();
  const lock = useLock();
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  useIdleLock(() => lock('idle'));

  return (
    // Whatever pops up stays inside the frame, so that locking hides it as well.
    <ConfigProvider getPopupContainer={() => frame ?? document.body}>
      <Layout className="frame" ref={setFrame}>
        <Layout.Header className="frame-header">
          <span className="frame-header-name" title={session.stationName}>
            {t('common:appName')} · {session.stationName}
          </span>
          {isSample && <span className="frame-sample">{t('sample')}</span>}
          <HeaderSearch />
          <ExchangeState />
          <span>{session.staffName}</span>
          <Button onClick={() => lock('person')}>{t('lock')}</Button>
        </Layout.Header>
        <Layout>
          <Layout.Sider width={168}>
            <SideMenu />
          </Layout.Sider>
          <Layout.Content className="frame-content">
            <ErrorBoundary>
              <Suspense fallback={<Spin />}>
                <Outlet />
              </Suspense>
            </ErrorBoundary>
          </Layout.Content>
        </Layout>
      </Layout>
    </ConfigProvider>
  );
}

/** From every screen: somebody stands at the desk. */
const quickEntries: Readonly<Record<string, string>> = {
  F2: '/contacts/new/visit',
  F3: '/contacts/new/letter',
  F4: '/contacts/new/phone',
  F6: '/disputes/new',
};

function SideMenu() {
  const { t } = useTranslation('frame');
  const [path, navigate] = useHashPath();
  const { roles } = useSession();
  const screens = useMemo(() => screensFor(roles), [roles]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const entry = quickEntries[event.key];
      if (entry !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        navigate(entry);
        return;
      }
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const screen = screens.find(({ shortcut }) => event.code === `Digit${shortcut}`);
      if (!screen) return;
      event.preventDefault();
      navigate(screen.path);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate, screens]);

  return (
    <nav aria-label={t('menu.label')}>
      <Menu
        mode="inline"
        selectedKeys={[screenAt(screens, path)?.key ?? '']}
        onClick={({ key }) => {
          const screen = screens.find((candidate) => candidate.key === key);
          if (screen) navigate(screen.path);
        }}
        items={screens.map(({ key, labelKey, shortcut }) => ({
          key,
          label: (
            <span className="menu-label">
              {t(labelKey)}
              <kbd aria-hidden>Alt+{shortcut}</kbd>
            </span>
          ),
        }))}
      />
    </nav>
  );
}

function CurrentScreen() {
  const [path, navigate] = useHashPath();
  const { roles } = useSession();
  const screens = screensFor(roles);
  const screen = screenAt(screens, path);
  const first = screens[0]?.path;
  useEffect(() => {
    if (!screen && first !== undefined) navigate(first);
  }, [screen, first, navigate]);
  if (!screen) return null;
  return (
    <ErrorBoundary key={screen.key}>
      <screen.component />
    </ErrorBoundary>
  );
}

function screenAt(screens: readonly Screen[], path: string): Screen | undefined {
  return screens.find((screen) => path === screen.path || path.startsWith(`${screen.path}/`));
}
