import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The preload of Electron's window: a sandboxed one must be a single CommonJS file. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'main/electron/preload.ts',
    outDir: resolve(import.meta.dirname, 'dist/electron'),
    emptyOutDir: false,
    target: 'chrome131',
    minify: false,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
