/**
 * Builds if needed, then opens the program in the system's browser.
 *   npm start -- [options of main/loopback/README.md]
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');

// In a process of its own: the bundler's memory would stay with the program for the whole day.
const built = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' });
if (built.status === 0) await import(pathToFileURL(join(root, 'dist/loopback/entry.js')).href);
else process.exitCode = 1;
