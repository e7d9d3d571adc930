/** Electron's program, which npm does not bring: its package fetches it when it is first needed. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What `report-download.ts` tells about its process: bytes so far, of how many, or that all are there. */
const progressSchema = z.object({ received: z.number(), total: z.number().nullable(), done: z.boolean() });
type Progress = z.infer<typeof progressSchema>;

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The path of the program, or null when it was never fetched. */
export function findElectron(folder: string = packageFolder): string | null {
  try {
    const ownFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    const program = ownFolder
      ? join(ownFolder, process.platform === 'win32' ? 'electron.exe' : 'electron')
      : join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

export interface FetchOptions {
  /** Milliseconds without one byte after which nothing more is to be expected. */
  readonly silence?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly env?: NodeJS.ProcessEnv;
}

/** Lets the package fetch its program; null when it could not, for whatever reason. */
export async function fetchElectron({ silence = 20_000, onProgress, env = process.env }: FetchOptions = {}) {
  const watcher = pathToFileURL(join(import.meta.dirname, 'report-download.ts')).href;
  const child = spawn(process.execPath, ['--import', watcher, join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...env, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const giveUp = () => child.kill('SIGKILL');
  let timer = setTimeout(giveUp, silence);
  child.on('message', (message) => {
    const progress = progressSchema.parse(message);
    clearTimeout(timer);
    // Unpacking may take a slow disk long, and tells nothing meanwhile.
    if (!progress.done) timer = setTimeout(giveUp, silence);
    onProgress?.(progress);
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('error', () => resolve(null));
  child.once('exit', resolve);
  const status = await promise;
  clearTimeout(timer);
  return status === 0 ? findElectron() : null;
}
