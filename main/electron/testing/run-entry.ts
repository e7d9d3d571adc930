/**
 * Runs the built entry as Electron would, with the stand-in in Electron's place:
 *   node run-entry.ts FOLDER_OF_THE_PROGRAM [options of the program]
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = new URL('stand-in.ts', import.meta.url).href;
const patienceMs = 30_000;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const [, , folder = '', ...options] = process.argv;
process.argv = [process.execPath, folder, ...options];

const { becomeReady } = await import('./stand-in.ts');
// Electron waits for the entry before it is ready: an entry that waits for Electron would wait for ever.
const timer = setTimeout(() => {
  process.stderr.write('The entry never ends\n');
  process.exit(9);
}, patienceMs);
await import(pathToFileURL(join(folder, 'dist/electron/entry.js')).href);
clearTimeout(timer);
becomeReady();
