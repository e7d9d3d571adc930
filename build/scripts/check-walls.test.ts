import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** architecture.md, written down a second time on purpose: what each layer may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'main/terms': [],
  'main/contract': ['main/terms'],
  db: ['main/terms'],
  'main/core': ['main/terms', 'main/contract', 'db'],
  'main/api': ['main/terms', 'main/contract', 'main/core'],
  'main/worker': ['main/terms', 'main/contract', 'main/core', 'main/api', 'db'],
  'main/loopback': ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker'],
  'main/electron': ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker'],
  'main/cli': ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker', 'db'],
  renderer: ['main/terms', 'main/contract'],
};
const layers = Object.keys(allowed);

/** Packages that only one layer may touch. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['db'],
  'drizzle-orm': ['db'],
  electron: ['main/electron'],
  react: ['renderer'],
  'node:fs': layers.filter((layer) => !['main/terms', 'main/contract', 'renderer'].includes(layer)),
};

const scratch = mkdtempSync(join(tmpdir(), 'walls-'));
let refused: ReadonlySet<string>;

/** One probe per layer and target, in a folder and one level deeper, where the way up is another one. */
function writeProbes(): void {
  for (const layer of layers) {
    for (const folder of [layer, `${layer}/deeper`]) {
      const targets = [...layers.filter((other) => other !== layer), ...Object.keys(owners)];
      for (const target of targets) {
        const specifier = layers.includes(target) ? `${relative(folder, target)}/some-file.ts` : target;
        const file = join(scratch, probeName(folder, target));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `import { some } from '${specifier}';\n\nexport const mine = some;\n`);
      }
    }
  }
}

function probeName(folder: string, target: string): string {
  return `${folder}/to-${target.replaceAll(/[^a-z0-9]/gu, '-')}.ts`;
}

beforeAll(() => {
  cpSync(join(root, 'oxlint.config.ts'), join(scratch, 'oxlint.config.ts'));
  writeFileSync(join(scratch, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
  writeProbes();
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', 'main', 'db', 'renderer'],
    { cwd: scratch, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  refused = new Set(
    diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename.replaceAll('\\', '/')),
  );
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(layers)('%s', (layer) => {
  test('imports only the layers below it, says the linter', () => {
    for (const folder of [layer, `${layer}/deeper`]) {
      const open = layers.filter((other) => other !== layer && !refused.has(probeName(folder, other)));
      expect(open.toSorted()).toEqual(allowed[layer]?.toSorted());
    }
  });

  test('imports only the layers below it, says TypeScript', () => {
    const config = JSON.parse(readFileSync(join(root, layer, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const referenced = config.references.map(({ path }) =>
      relative(root, resolve(root, layer, path)).replaceAll('\\', '/'),
    );
    expect(allowed[layer]).toEqual(expect.arrayContaining(referenced));
  });

  test.each(Object.keys(owners))('keeps to its rule about %s', (name) => {
    expect(refused.has(probeName(layer, name))).toBe(!owners[name]?.includes(layer));
  });
});
