import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfjs = resolve(import.meta.dirname, 'node_modules/pdfjs-dist');

/**
 * What drawing an attached PDF asks for by name: the fonts that every reader knows, how Chinese texts are coded, and the
 * decoders of two kinds of scans. Their licences stand beside those of what is bundled.
 */
const pdfData: Plugin = {
  name: 'pdf-data',
  generateBundle() {
    const data = [
      'standard_fonts/*.{pfb,ttf}',
      'cmaps/{Adobe-GB1,Adobe-CNS1,UniGB,UniCNS,GB,CNS,B5,ET,HK}*.bcmap',
      'wasm/{jbig2,openjpeg}_nowasm_fallback.js',
    ];
    for (const path of globSync(data, { cwd: pdfjs })) {
      const source = readFileSync(join(pdfjs, path));
      this.emitFile({ type: 'asset', fileName: `pdf/${basename(path)}`, source });
    }
    const licences = globSync(['LICENSE', '{cmaps,standard_fonts,wasm}/LICENSE*'], { cwd: pdfjs }).toSorted();
    this.emitFile({
      type: 'asset',
      fileName: 'pdf-licenses.md',
      source: licences
        .map((path) => `## pdfjs-dist/${path}\n\n${readFileSync(join(pdfjs, path), 'utf8')}`)
        .join('\n'),
    });
  },
};

/** The screens. Both hosts serve this folder, under addresses of their own: hence the relative base. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react(), pdfData],
  worker: { format: 'es' },
  // Each host puts a fresh nonce in its place, main/worker/content-security-policy.ts.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome131',
    // The policy allows fonts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    // Those of all that is bundled: they go with the package.
    license: { fileName: 'licenses.md' },
  },
});
