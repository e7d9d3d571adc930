/**
 * Runs the built program in the real Electron with an empty folder of its own, and lets it prove its window, its PDF, its
 * database and its key store.
 *   npm run smoke:electron [-- PROGRAM]   exit 0: all is well · 1: something failed · 2: Electron's program is not here
 * PROGRAM is a packaged one; without it Electron runs what `npm run build` has made.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build.ts';
import { findElectron } from './electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');
const patienceMs = 180_000;

function run(program: string, args: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  // Chromium does not start for root with its sandbox.
  const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const given = ['--self-test', '--data-dir', join(folder, 'data'), '--backup-dir', join(folder, 'backup')];
  const env = { ...process.env, OPEN_DOOR_SECRET_DIR: join(folder, 'secret') };
  try {
    const { status, signal, error } = spawnSync(program, [...args, ...forRoot, ...given], {
      stdio: 'inherit',
      timeout: patienceMs,
      env,
    });
    if (status === 0) console.log('ok');
    else console.error(`failed: ${error?.message ?? signal ?? `exit code ${status}`}`);
    return status === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function smoke(packaged: string | undefined): Promise<number> {
  if (packaged !== undefined) return run(resolve(packaged), []);
  const electron = findElectron();
  if (electron === null) {
    console.error(
      'Electron’s program is not here, nothing was run. npm start fetches it where the network allows, or name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    );
    return 2;
  }
  await buildIfStale();
  return run(electron, [root]);
}

process.exitCode = await smoke(process.argv[2]);
