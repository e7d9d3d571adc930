import { expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

function find(
  platform: NodeJS.Platform,
  env: Record<string, string>,
  installed: readonly string[],
): string | null {
  return findBrowser({ platform, env, isProgram: (path) => installed.includes(path) });
}

test('on Linux a browser is found in PATH, Chrome before Chromium', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  expect(find('linux', env, ['/usr/bin/chromium', '/usr/bin/google-chrome'])).toBe('/usr/bin/google-chrome');
  expect(find('linux', env, ['/usr/bin/chromium'])).toBe('/usr/bin/chromium');
  expect(find('linux', env, ['/usr/bin/firefox'])).toBeNull();
});

test('on Windows Edge is found where nothing else is installed', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  expect(find('win32', env, [edge])).toBe(edge);
});

test('a browser that was named is the only one', () => {
  expect(find('linux', { PATH: '/usr/bin', OPEN_DOOR_BROWSER: '/opt/x' }, ['/usr/bin/chromium'])).toBeNull();
});
