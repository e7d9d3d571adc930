import { resolve } from 'node:path';
import { defineConfig } from 'vite';

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
    minify: false,
    rolldownOptions: {
      // A thread's entry lies beside its host's as in the sources: `threadEntries` finds it by that.
      input: {
        'loopback/entry': 'main/loopback/entry.ts',
        'worker/writer': 'main/worker/writer.ts',
        'worker/reader': 'main/worker/reader.ts',
        'worker/jobs': 'main/worker/jobs.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
