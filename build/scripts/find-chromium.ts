/**
 * The browser of the tests: OPEN_DOOR_CHROMIUM, else an installed one, else the one that npm has brought.
 *   node build/scripts/find-chromium.ts   prints its path
 */
import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { findBrowser } from '../../main/loopback/pdf/find-browser.ts';

/** @throws Error that says what to install, when no browser can be started. */
export async function findChromium(): Promise<string> {
  const named = process.env['OPEN_DOOR_CHROMIUM'];
  if (named) return assertStarts(named, 'OPEN_DOOR_CHROMIUM names it');
  const installed = findBrowser();
  if (installed) return assertStarts(installed, 'it is installed');
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium found. Install Chrome, Edge or Chromium, or name one in OPEN_DOOR_CHROMIUM.',
    );
  }
  return assertStarts(await chromium.executablePath(), 'it came with npm');
}

function assertStarts(path: string, reason: string): string {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return path;
  const { status, stderr, error } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (status === 0) return path;
  const cause = error?.message ?? stderr.trim();
  throw new Error(
    `${path} (${reason}) does not start: ${cause}\nInstall Chromium (Debian: apt-get install chromium) or name one in OPEN_DOOR_CHROMIUM.`,
  );
}

if (import.meta.main) console.log(await findChromium());
