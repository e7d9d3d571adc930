/**
 * The browser of the tests: OPEN_DOOR_CHROMIUM, else an installed one, at best without a window of its own, else the
 * one that npm has brought.
 *   node build/scripts/find-chromium.ts   prints its path
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';
import { findBrowser } from '../../main/loopback/pdf/find-browser.ts';

/** Older ones do not print page margin boxes. */
const oldestMajor = 131;
const advice =
  'Install Chromium, Chrome or Edge (Debian: apt-get install chromium chromium-headless-shell), or name one in OPEN_DOOR_CHROMIUM.';

/** Why `path` cannot be used, or null. */
export function findBrowserProblem(path: string): string | null {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return existsSync(path) ? null : 'there is no such file';
  const { status, stdout, stderr, error } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return `it does not start: ${error?.message ?? stderr.trim()}`;
  const major = /(\d+)\.\d+\.\d+/u.exec(stdout)?.[1];
  return Number(major) >= oldestMajor ? null : `it is older than Chromium ${oldestMajor}: ${stdout.trim()}`;
}

/** @throws Error that says what was tried and what to install, when no browser can be started. */
export async function findChromium(): Promise<string> {
  const named = process.env['OPEN_DOOR_CHROMIUM'];
  const tried: string[] = [];
  for (const find of named ? [() => named] : [findHeadlessShell, findBrowser, unpackFromNpm]) {
    const path = await find();
    const problem = path === null ? null : findBrowserProblem(path);
    if (path !== null && problem === null) return path;
    if (path !== null) tried.push(`${path}: ${problem}`);
  }
  throw new Error(['No browser for the tests.', ...tried, advice].join('\n'));
}

/** Chromium less the parts around its pages, as Debian packs it: no journey needs those. */
function findHeadlessShell(): string | null {
  const path = '/usr/bin/chromium-headless-shell';
  return existsSync(path) ? path : null;
}

/** Built for Linux on x64 alone. On a bare machine it needs the few libraries that come beside it. */
async function unpackFromNpm(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const path = await chromium.executablePath();
  if (!existsSync('/etc/fonts')) process.env['FONTCONFIG_PATH'] ??= join(tmpdir(), 'fonts');
  if (findBrowserProblem(path) === null) return path;
  const packageFolder = resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..');
  const libraries = join(await inflate(join(packageFolder, 'bin/al2023.tar.br')), 'lib');
  process.env['LD_LIBRARY_PATH'] = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return path;
}

if (import.meta.main) console.log(await findChromium());
