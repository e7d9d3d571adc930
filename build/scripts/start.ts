/**
 * Builds if needed, then opens the program: in Electron if its program is here or can be fetched, else in the system's browser.
 *   npm start -- [--host=loopback] [options of main/loopback/README.md]
 */
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchElectron, findElectron } from './electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');
const browserOnly = '--host=loopback';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** One line that counts up where the terminal can show it. */
function showProgress({ received, total }: { received: number; total: number | null }): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${megabytes(received)}${total === null ? '' : ` / ${megabytes(total)}`} MB `);
}

async function getElectron(): Promise<string | null> {
  const present = findElectron();
  if (present) return present;
  console.error('正在下载 Electron…… Fetching Electron…');
  const fetched = await fetchElectron({ onProgress: showProgress });
  if (!fetched) {
    console.error(
      '下载不到 Electron，改在浏览器中打开。 Electron cannot be fetched: opening in the browser.',
    );
  }
  return fetched;
}

/** Without a desktop Electron ends at once, with a message that helps nobody. */
function hasDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || [DISPLAY, WAYLAND_DISPLAY].some(Boolean);
}

async function start(options: readonly string[]): Promise<void> {
  // In a process of its own: the bundler's memory would stay with the program for the whole day.
  const built = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' });
  if (built.status !== 0) {
    process.exitCode = 1;
    return;
  }
  const wantsWindow = !options.includes(browserOnly) && hasDesktop();
  const electron = wantsWindow ? await getElectron() : null;
  if (electron) {
    const child = spawn(electron, [root, ...options], { stdio: 'inherit' });
    child.once('exit', (status) => process.exit(status ?? 1));
    return;
  }
  process.argv.splice(2, Infinity, ...options.filter((option) => option !== browserOnly));
  await import(pathToFileURL(join(root, 'dist/loopback/entry.js')).href);
}

await start(process.argv.slice(2));
