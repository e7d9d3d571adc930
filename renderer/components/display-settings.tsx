import type { ReactNode } from 'react';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import { i18n } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';

interface Display {
  readonly language: Language;
  readonly large: boolean;
}

interface DisplaySettings extends Display {
  readonly change: (part: Partial<Display>) => void;
}

const initial: Display = { language: 'zh-CN', large: false };

const DisplayContext = createContext<DisplaySettings>({ ...initial, change: () => {} });

/** Language and size of type, until the program is closed: nothing is kept in the browser. */
export function useDisplay(): DisplaySettings {
  return use(DisplayContext);
}

interface DisplayProviderProps {
  readonly children: ReactNode;
}

export function DisplayProvider({ children }: DisplayProviderProps) {
  const [display, setDisplay] = useState(initial);
  const { language } = display;
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language]);
  const settings = useMemo<DisplaySettings>(
    () => ({ ...display, change: (part) => setDisplay((current) => ({ ...current, ...part })) }),
    [display],
  );
  return <DisplayContext value={settings}>{children}</DisplayContext>;
}
