/**
 * Builds dist/ from the sources, unless it was built from exactly these. Nothing is copied: migrations are read from db/migrations.
 *   node build/scripts/build.ts
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

const sources = [
  '{main,db,renderer}/**/*.*',
  'vite*.config.ts',
  'build/scripts/build.ts',
  'package.json',
  'package-lock.json',
];
const notShipped = /\.(test|bench|soak|e2e)\.tsx?$|\.md$|[\\/]testing[\\/]|^renderer[\\/]e2e[\\/]/u;

/** By content: times change with every checkout. */
export function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !notShipped.test(file))
    .toSorted();
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}

/** The stamp is written last: a build that was cut off is built again. */
export async function buildIfStale(): Promise<void> {
  const wanted = hashSources();
  if (readStamp() === wanted) return;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const configs = ['vite.node.config.ts', 'vite.config.ts', 'vite.preload.config.ts'];
  // The test runner has set it to `test`, and the journeys, then `npm start`, would get React as for its developers.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    for (const config of configs) {
      await build({ configFile: join(root, config), logLevel: 'warn', mode: 'production' });
    }
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
  writeFileSync(stampFile, wanted);
}

if (import.meta.main) await buildIfStale();
