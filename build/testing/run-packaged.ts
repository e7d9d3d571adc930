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

const folder = mkdtempSync(join(tmpdir(), 'open-door-packaged-'));
try {
  const app = join(folder, 'app');
  extractAll(join(dirname(program), 'resources/app.asar'), app);
  takeDriverFrom(app);
  await foundRegister(app, folder);
  console.log('The packaged driver and migrations make an encrypted register.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
