import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** A thread's entry lies beside its host's as in the sources: `threadEntries` finds it by that. */
const entries = [
  'loopback/entry',
  'electron/entry',
  'worker/writer',
  'worker/reader',
  'worker/jobs',
  'cli/main',
  'receiver/entry',
];

/** The hosts and their threads. All pure JavaScript is bundled: the driver is the only package needed at run time. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: false,
    target: 'node24',
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: Object.fromEntries(entries.map((entry) => [entry, `main/${entry}.ts`])),
      output: {
        entryFileNames: '[name].js',
        // What the command line alone loads lies beside it: no package holds that.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => /[\\/]main[\\/]cli[\\/]/u.test(id))
            ? 'cli/[name]-[hash].js'
            : 'chunks/[name]-[hash].js',
        // Each thread keeps the text of its program in memory; names stay, for the support log.
        minify: { compress: true, mangle: false, codegen: true },
      },
    },
  },
});
