import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { NO_PAGE_POLICY, protectPage, WORKER_POLICY } from './content-security-policy.ts';

export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
  /** The bundler puts a hash of the content into these names. */
  readonly isImmutable: boolean;
  /** A thread of the page runs under the policy of its own file. */
  readonly isWorker: boolean;
}

export interface ServedFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  // What the drawing of a PDF asks for.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

/**
 * The built renderer, listed once at the start. A request is looked up in this list and never becomes a path, so that no
 * spelling of `..` can lead anywhere. Keys are URL paths without the leading slash, for example `assets/index-x.js`.
 */
export function listRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const files = new Map<string, RendererFile>();
  collect(folder, '', files);
  return files;
}

function collect(folder: string, prefix: string, files: Map<string, RendererFile>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    const contentType = contentTypes[extname(entry.name).toLowerCase()];
    if (entry.isDirectory()) collect(path, `${name}/`, files);
    else if (entry.isFile() && contentType) {
      const isImmutable = name.startsWith('assets/');
      files.set(name, {
        path,
        contentType,
        isImmutable,
        isWorker: /^assets\/\w+-worker-[\w-]+\.js$/u.test(name),
      });
    }
  }
}

/** A file as a host answers it: a page with a fresh nonce under its policy, anything else unable to be a page. */
export async function readRendererFile({
  path,
  contentType,
  isImmutable,
  isWorker,
}: RendererFile): Promise<ServedFile> {
  const bytes = await readFile(path);
  const cacheControl = isImmutable ? 'private, max-age=31536000, immutable' : 'no-store';
  const headers = { 'content-type': contentType, 'cache-control': cacheControl };
  if (!contentType.startsWith('text/html')) {
    const policy = isWorker ? WORKER_POLICY : NO_PAGE_POLICY;
    return { body: bytes, headers: { ...headers, 'content-security-policy': policy } };
  }
  const { html, policy } = protectPage(bytes.toString('utf8'));
  return { body: Buffer.from(html), headers: { ...headers, 'content-security-policy': policy } };
}
