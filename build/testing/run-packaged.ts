/**
 * What the stub's Linux program runs (build/packaging/stub-electron.ts): takes the packaged program out of its archive, as
 * Electron would read it, and works with it on the project's Node.
 *   node build/testing/run-packaged.ts PROGRAM
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { chromium } from 'playwright-core';
import { Desktop } from '../../main/electron/testing/desktop.ts';
import { findChromium } from '../scripts/find-chromium.ts';

const [, , program = ''] = process.argv;

/** Everything from here on gets the driver out of the package, wherever it asks from. */
function takeDriverFrom(app: string): void {
  const parentURL = pathToFileURL(join(app, 'package.json')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, specifier === 'better-sqlite3' ? { ...context, parentURL } : context),
  });
}

/** The native modules that this process has loaded. */
function listNativeModules(): string[] {
  const report = process.report.getReport() as { sharedObjects: string[] };
  return report.sharedObjects.filter((path) => path.endsWith('.node'));
}

/** Founds an encrypted register with the packaged driver and the packaged migrations, and opens it again. */
async function foundRegister(app: string, folder: string): Promise<void> {
  const { openReadStore, openWriteStore } = await import('../../db/store/open.ts');
  const file = join(folder, 'register.db');
  const key = randomBytes(32);
  const migrationsDir = join(app, 'db/migrations');
  openWriteStore({ file, key, migrationsDir, create: true }).close();
  openReadStore({ file, key }).close();
  if (readFileSync(file).includes('CREATE TABLE')) throw new Error('The register is not encrypted');
  const foreign = listNativeModules().filter((path) => !path.startsWith(app));
  if (foreign.length > 0) throw new Error(`Not out of the package: ${foreign.join(', ')}`);
}

/** Starts the packaged entry on the stand-in of Electron's API, in a real Chromium: window, PDF and database. */
async function startEntry(app: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
  try {
    await using desktop = new Desktop(browser, app);
    const running = desktop.start({ options: ['--self-test'] });
    const [status, output] = await Promise.all([running.ended, running.output]);
    if (status !== 0) throw new Error(`The entry has ended with ${status}: ${output}`);
    for (const part of ['WINDOW', 'PDF', 'DATABASE']) {
      if (!output.includes(`ok ${part}\n`)) throw new Error(`The entry did not prove ${part}: ${output}`);
    }
    const faults = [...running.leaks, ...running.refused, ...running.complaints];
    if (faults.length > 0) throw new Error(`The pages complain: ${faults.join('; ')}`);
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'open-door-packaged-'));
try {
  const app = join(folder, 'app');
  extractAll(join(dirname(program), 'resources/app.asar'), app);
  takeDriverFrom(app);
  await foundRegister(app, folder);
  await startEntry(app);
  console.log(
    'The packaged program starts, and makes an encrypted register with its own driver and migrations.',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
