import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
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
  'main/receiver': ['main/contract', 'main/core'],
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

/** Between features: sideways from each depth, and what every feature may have. */
const fromFeature: readonly (readonly [file: string, specifier: string, isOpen: boolean])[] = [
  ['contacts/a.ts', '../disputes/b.ts', false],
  ['contacts/b.ts', '../../features/disputes/b.ts', false],
  ['contacts/c.ts', './form/b.ts', true],
  ['contacts/d.ts', '../../components/b.ts', true],
  ['contacts/e.ts', '../../../main/contract/b.ts', true],
  ['contacts/f.ts', '../../../main/core/b.ts', false],
  ['contacts/form/a.ts', '../../disputes/b.ts', false],
  ['contacts/form/b.ts', '../list/b.ts', true],
  ['contacts/form/parts/a.ts', '../../../disputes/b.ts', false],
  ['contacts/form/parts/b.ts', '../../list/b.ts', true],
];

function writeFeatureProbes(): void {
  for (const [name, specifier] of fromFeature) {
    const file = join(scratch, 'renderer/features', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { some } from '${specifier}';\n\nexport const mine = some;\n`);
  }
}

beforeAll(() => {
  writeFeatureProbes();
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

test.each(fromFeature)('a feature: %s may import %s: %s', (name, _specifier, isOpen) => {
  expect(refused.has(`renderer/features/${name}`)).toBe(!isOpen);
});

/** The references say who is below whom; this shows that TypeScript minds them, also in `import()`. */
test.each([
  "export { some } from '../core/some-file.ts';",
  "export const some = import('../core/some-file.ts');",
])('TypeScript refuses an import upward: %s', (source) => {
  const tree = mkdtempSync(join(scratch, 'types-'));
  for (const name of ['tsconfig.base.json', 'main/terms/tsconfig.json', 'main/contract/tsconfig.json']) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    cpSync(join(root, name), join(tree, name));
  }
  mkdirSync(join(tree, 'main/core'));
  writeFileSync(join(tree, 'main/core/some-file.ts'), 'export const some = 1;\n');
  writeFileSync(join(tree, 'main/terms/below.ts'), 'export const below = 1;\n');
  const probe = join(tree, 'main/contract/probe.ts');
  const build = () =>
    spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'main/contract'], {
      cwd: tree,
      encoding: 'utf8',
    });

  writeFileSync(probe, "export { below } from '../terms/below.ts';\n");
  expect(build()).toMatchObject({ status: 0, stdout: '' });
  writeFileSync(probe, `${source}\n`);
  // The compiler goes by times, and the clock of the file system is coarse: to it both may be of the same moment.
  const later = Date.now() / 1000 + 60;
  utimesSync(probe, later, later);
  expect(build().stdout).toContain('probe.ts(1,');
});
