import type { ReactNode } from 'react';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import { i18n } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';

interface Display {
  readonly language: Language;
  readonly large: boolean;
  /** Keys of columns, by the label of their table. */
  readonly hiddenColumns: Readonly<Record<string, readonly string[]>>;
}

interface DisplaySettings extends Display {
  readonly change: (part: Partial<Display>) => void;
}

const initial: Display = { language: 'zh-CN', large: false, hiddenColumns: {} };

const DisplayContext = createContext<DisplaySettings>({ ...initial, change: () => {} });

/** Language, size of type and columns of tables, until the program is closed: nothing is kept in the browser. */
export function useDisplay(): DisplaySettings {
  return use(DisplayContext);
}

interface DisplayProviderProps {
  readonly children: ReactNode;
}

export function DisplayProvider({ children }: DisplayProviderProps) {
  const [display, setDisplay] = useState(initial);
  const { language, large } = display;
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language]);
  useEffect(() => void document.documentElement.classList.toggle('large-type', large), [large]);
  const settings = useMemo<DisplaySettings>(
    () => ({ ...display, change: (part) => setDisplay((current) => ({ ...current, ...part })) }),
    [display],
  );
  return <DisplayContext value={settings}>{children}</DisplayContext>;
}
