import type { ReactNode } from 'react';
import { createContext, use, useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import { i18n } from '../i18n/i18n.ts';
import { languages } from '../i18n/languages.ts';

const storageKey = 'open-door.display';

const displaySchema = z.object({ language: z.enum(languages), large: z.boolean() });
export type Display = z.infer<typeof displaySchema>;

const initial: Display = { language: 'zh-CN', large: false };

interface DisplaySettings extends Display {
  change(part: Partial<Display>): void;
}

const DisplayContext = createContext<DisplaySettings>({ ...initial, change: () => {} });

/** Language and size of type on this computer. */
export function useDisplay(): DisplaySettings {
  return use(DisplayContext);
}

export function DisplayProvider({ children }: { readonly children: ReactNode }) {
  const [display, setDisplay] = useState(startDisplay);
  const change = useCallback((part: Partial<Display>) => {
    setDisplay((current) => {
      const next = { ...current, ...part };
      apply(next);
      writeDisplay(next);
      return next;
    });
  }, []);
  const value = useMemo(() => ({ ...display, change }), [display, change]);
  return <DisplayContext value={value}>{children}</DisplayContext>;
}

function startDisplay(): Display {
  const display = readDisplay();
  apply(display);
  return display;
}

function apply({ language }: Display): void {
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

// Taste, not data: where the browser keeps nothing, each start has the defaults.
function readDisplay(): Display {
  try {
    return displaySchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return initial;
  }
}

function writeDisplay(display: Display): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(display));
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}
