import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
}

/** Names of browsers built on Chromium, the distributions' own last. */
const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'uos-browser-stable',
  'qaxbrowser-safe-stable',
];
/** Edge is part of every Windows that this program supports. */
const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const thisMachine: BrowserSearch = {
  platform: process.platform,
  env: process.env,
  isProgram: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** An installed browser that can print to PDF without a window; `OPEN_DOOR_BROWSER` names another one. */
export function findBrowser(search: BrowserSearch = thisMachine): string | null {
  return candidates(search).find((path) => search.isProgram(path)) ?? null;
}

function candidates({ platform, env }: BrowserSearch): readonly string[] {
  const chosen = env['OPEN_DOOR_BROWSER'];
  if (chosen) return [chosen];
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    return windowsPlaces.flatMap((place) => roots.flatMap((root) => (root ? [`${root}\\${place}`] : [])));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
