import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import chineseDates from 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ClientContext } from '../api/api-context.tsx';
import type { Client } from '../api/client.ts';
import { createQueryClient } from '../api/hooks.ts';
import { DisplayProvider, useDisplay } from '../components/display-settings.tsx';
import { i18n } from '../i18n/i18n.ts';
import { Entrance } from './Entrance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { createTheme } from './theme.ts';

interface AppProps {
  readonly client: Client;
}

export function App({ client }: AppProps) {
  const [queries] = useState(createQueryClient);
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <I18nextProvider i18n={i18n}>
          <DisplayProvider>
            <Look />
          </DisplayProvider>
        </I18nextProvider>
      </QueryClientProvider>
    </ClientContext>
  );
}

const csp = { nonce: document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '' };

function Look() {
  const { language, large } = useDisplay();
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : chineseDates);
  }, [language]);
  const theme = useMemo(() => createTheme(large), [large]);
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      csp={csp}
      // A space inside a button of two characters would hide it from a search for its name.
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <ErrorBoundary>
          <Entrance />
        </ErrorBoundary>
      </AntdApp>
    </ConfigProvider>
  );
}
